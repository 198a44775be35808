import { type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../../platform/database.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { meantBy } from '../search/search.repo.ts';
import { tokenOf } from '../search/search-document.rules.ts';
import { matchExpression, tokenExpression } from '../search/search-match.rules.ts';
import { skillNamesOf } from '../skills/skill-names.rules.ts';
import { rankedSkills } from '../skills/skill-search.repo.ts';
import { tellingOf, tellingWords } from '../skills/skill-search.rules.ts';
import type { TextMatch } from './opportunity-list.rules.ts';
import { readTyped, type TypedText } from './opportunity-text.rules.ts';

/** A skill or occupation is what was meant when it fits so well, and hardly less well than the best. */
const leastScore = 0.78;
const mostBehind = 0.15;
const mostMeant = 10;
/** Two letters begin half of all words. */
const partFrom = 3;
/** So many words of the titles are tried for a misspelt one. */
const mostSpellings = 6;

/**
 * Finds by the words of a title, by the skills and occupations a text means under any of their names, and by the places
 * named in it. Where nothing fits among what is `shown` (of `opportunity_listing`), misspellings are read, then single words.
 * Undefined where nothing was typed.
 */
export async function textMatch(
  db: Reader,
  vocabulary: Vocabulary,
  text: string,
  shown: SQL,
): Promise<TextMatch | undefined> {
  const typed = readTyped(vocabulary, text);
  if (typed === undefined) return undefined;
  if (typed.words.length === 0) return { expression: '', fits: 'none' };
  const tokens = await meantTokens(db, vocabulary, typed);
  const all = expressionOf(typed, tokens, 'all');
  if (await finds(db, all, shown)) return { expression: all, fits: 'all' };
  const meant = new Map(
    // No misspelling of a short word like «with» is meant: it would bring up half of all titles.
    [...(await meantBy(db, 'opportunities', typed.words))].map(([word, list]) => [
      word,
      tellingOf(list).slice(0, mostSpellings),
    ]),
  );
  const wide = expressionOf(typed, tokens, 'all', meant);
  if (meant.size > 0 && (await finds(db, wide, shown))) return { expression: wide, fits: 'meant' };
  const any = expressionOf(typed, tokens, 'any', meant);
  const unknown = tokens.length > 0 || typed.rest.length === 0 ? {} : { unknown: typed.rest.join(' ') };
  if (await finds(db, any, shown)) return { expression: any, fits: 'some', ...unknown };
  return { expression: '', fits: 'none', ...unknown };
}

function expressionOf(
  { words, rest, places }: TypedText,
  tokens: readonly string[],
  how: 'all' | 'any',
  meant: ReadonlyMap<string, readonly string[]> = new Map(),
): string {
  const telling = tellingWords(words);
  // A name of a place may be part of a title, so all words are looked for as they are too.
  const parts = [matchExpression(telling, how, { meant, partFrom })];
  const there = places.map(tokenExpression).join(' AND ');
  if (rest.length > 0) {
    const what = [
      matchExpression(tellingWords(rest), how, { meant, partFrom }),
      ...(tokens.length > 0 ? [tokenExpression(tokens)] : []),
    ];
    if (there === '') parts.push(...what.slice(1));
    else parts.push(`(${there} AND (${what.join(' OR ')}))`);
  } else if (there !== '') parts.push(`(${there})`);
  return parts.join(' OR ');
}

/** Skills and occupations that the text may mean, with and without the places in it, as words of the index. */
async function meantTokens(
  db: Reader,
  vocabulary: Vocabulary,
  { words, rest }: TypedText,
): Promise<readonly string[]> {
  const names = skillNamesOf(vocabulary);
  const read = rest.length === 0 ? words : rest;
  const hits = await rankedSkills(db, names, read.join(' '), { kind: undefined, limit: mostMeant });
  const best = hits[0]?.score ?? 0;
  return hits
    .filter(({ score }) => score >= leastScore && score >= best - mostBehind)
    .flatMap(({ kind, id }) =>
      kind === 'occupation' ? [tokenOf('occupation', id)] : [tokenOf('skill', id), tokenOf('teaches', id)],
    );
}

async function finds(db: Reader, expression: string, shown: SQL): Promise<boolean> {
  const rows = await db.all(
    sql`select 1 from search_opportunities cross join opportunity_listing l on l.entry_id = search_opportunities.rowid
        where search_opportunities match ${expression} and ${shown} limit 1`,
  );
  return rows.length > 0;
}
