import { placesAt } from '../reference/places-in-words.rules.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { tokenOf } from '../search/search-document.rules.ts';
import { calledExpression, matchExpression, tokenExpression } from '../search/search-match.rules.ts';
import { wordsOf } from '../search/search-words.rules.ts';
import { type SkillHit, tellingOf, tellingWords } from '../skills/skill-search.rules.ts';
import type { OpportunityFacts } from './opportunity-facts.rules.ts';
import { type PhraseToken, phraseTokens, workPhrases } from './work-phrases.text.ts';

/** What was typed into the one field for work: words, and among them places and phrases that people write beside them. */
export interface TypedText {
  readonly words: readonly string[];
  /** The words without those of places and phrases. */
  readonly rest: readonly string[];
  /** For each place named: what it may be, as words of the index. All must fit. */
  readonly places: readonly (readonly string[])[];
  readonly asks: readonly PhraseToken[];
}

/** What comes after is passed over: nobody describes a job in more, and each word costs. */
const mostWords = 8;
/** Two letters begin half of all words. */
export const partFrom = 3;

interface Named {
  readonly words: readonly string[];
  readonly token: PhraseToken;
}

function byFirstWord(named: readonly Named[]): ReadonlyMap<string, readonly Named[]> {
  const found = new Map<string, Named[]>();
  for (const one of named) {
    const [first] = one.words;
    if (first !== undefined) found.set(first, [...(found.get(first) ?? []), one]);
  }
  for (const list of found.values()) list.sort((a, b) => b.words.length - a.words.length);
  return found;
}

const phrases = byFirstWord(
  workPhrases.flatMap(({ token, said, alone }) =>
    alone ? [] : said.map((text) => ({ words: wordsOf(text), token })),
  ),
);
const alonePhrases = new Map(
  workPhrases.flatMap(({ token, said, alone }) =>
    alone ? said.map((text) => [wordsOf(text).join(' '), token] as const) : [],
  ),
);

/** The longest phrase that stands at an index among the words. */
function phraseAt(words: readonly string[], i: number): Named | undefined {
  return phrases.get(words[i] ?? '')?.find((name) => name.words.every((word, j) => words[i + j] === word));
}

/** Reads a text; undefined where nothing was typed at all, e.g. spaces. */
export function readTyped(vocabulary: Vocabulary, text: string): TypedText | undefined {
  if (text.trim() === '') return undefined;
  const words = wordsOf(text).slice(0, mostWords);
  const rest: string[] = [];
  const places: (readonly string[])[] = [];
  const asks = new Set<PhraseToken>();
  for (let i = 0; i < words.length; ) {
    const phrase = phraseAt(words, i);
    // Of one name, the province and the county both; a longer name leaves the shorter out.
    const named = phrase ? undefined : placesAt(vocabulary, words, i);
    if (phrase) asks.add(phrase.token);
    else if (named) places.push([...new Set(named.places.map(({ sort, code }) => tokenOf(sort, code)))]);
    else rest.push(words[i] ?? '');
    i += phrase?.words.length ?? named?.length ?? 1;
  }
  const telling = tellingOf(rest);
  const alone = alonePhrases.get(telling.join(' '));
  if (alone) asks.add(alone);
  const isAsked = asks.size > 0 && (alone !== undefined || telling.length === 0);
  return { words, rest: isAsked ? [] : rest, places, asks: [...asks] };
}

/** The same with its phrases taken for words like any other: a title may have them. */
export function withoutPhrases(vocabulary: Vocabulary, { words, places }: TypedText): TypedText {
  const inPlaces = new Set<number>();
  for (let i = 0; i < words.length; i++)
    for (let j = 0; j < (placesAt(vocabulary, words, i)?.length ?? 0); j++) inPlaces.add(i + j);
  return { words, places, asks: [], rest: words.filter((_, i) => !inPlaces.has(i)) };
}

/** Skills and occupations that were meant, best first, as words of the index: a list for each degree of certainty. */
export interface MeantSkills {
  readonly best: readonly string[];
  readonly others: readonly string[];
  readonly taught: readonly string[];
}

/** A skill or occupation is what was meant when it fits so well, and hardly less well than the best. */
const leastScore = 0.7;
const mostBehind = 0.12;
const asGoodAsBest = 0.05;

export function meantSkills(hits: readonly SkillHit[]): MeantSkills {
  const top = Math.max(0, ...hits.map(({ score }) => score));
  const meant = hits.filter(({ score }) => score >= leastScore && score >= top - mostBehind);
  const tokens = (some: readonly SkillHit[]) =>
    some.map(({ kind, id }) => tokenOf(kind === 'occupation' ? 'occupation' : 'skill', id));
  return {
    best: tokens(meant.filter(({ score }) => score >= top - asGoodAsBest)),
    others: tokens(meant.filter(({ score }) => score < top - asGoodAsBest)),
    taught: meant.flatMap(({ kind, id }) => (kind === 'skill' ? [tokenOf('teaches', id)] : [])),
  };
}

/**
 * The expressions that find what a text means, in the order in which they answer it: what is called so, what asks for the very
 * skill, for skills that nearly fit, what teaches them; the last finds whatever has the words otherwise bent.
 */
export function expressionsOf(
  { words, rest, places, asks }: TypedText,
  { best, others, taught }: MeantSkills,
  how: 'all' | 'any',
  meant: ReadonlyMap<string, readonly string[]> = new Map(),
): readonly string[] {
  const there = [
    ...places.map(tokenExpression),
    ...asks.map((token) => tokenExpression([tokenOf('work', token)])),
  ];
  if (rest.length === 0) {
    const asked = there.length > 0 ? [`(${there.join(' AND ')})`] : [];
    // A name of a place may be part of a title.
    const titles = asks.length > 0 ? [] : [matchExpression(tellingWords(words), how, { meant, partFrom })];
    return [[...asked, ...titles].join(' OR ')];
  }
  const within = (what: string) => (there.length > 0 ? `(${[...there, what].join(' AND ')})` : what);
  const telling = tellingWords(rest);
  const steps = [
    calledExpression(telling),
    ...[best, others, taught].flatMap((tokens) => (tokens.length > 0 ? [tokenExpression(tokens)] : [])),
  ].map(within);
  const bent = within(matchExpression(telling, how, { meant, partFrom }));
  const titles =
    asks.length > 0 || places.length === 0
      ? []
      : [matchExpression(tellingWords(words), how, { meant, partFrom })];
  return [...steps, [bent, ...titles].join(' OR ')];
}

/** Finds whatever one of the expressions does. */
export const anyExpression = (expressions: readonly string[]): string => expressions.join(' OR ');

/** What phrases like «at home» ask for, of one opportunity. */
export function workTokens({
  kind,
  workplace,
  years,
  training,
}: Pick<OpportunityFacts, 'kind' | 'years'> & {
  readonly workplace: string | null;
  readonly training: unknown;
}): readonly string[] {
  const is: Record<PhraseToken, boolean> = {
    home: workplace === 'home',
    ease: years === 0,
    loan: kind === 'loan-programme',
    training: training !== null,
  };
  return phraseTokens.filter((token) => is[token]).map((token) => tokenOf('work', token));
}
