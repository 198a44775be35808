import { type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../../platform/database.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { meantBy } from '../search/search.repo.ts';
import { tokenOf } from '../search/search-document.rules.ts';
import { embeddedWords, type WordEngine } from '../search/word-engine.repo.ts';
import { skillNamesOf } from '../skills/skill-names.rules.ts';
import { rankedForEach } from '../skills/skill-search.repo.ts';
import { type SkillHit, tellingOf } from '../skills/skill-search.rules.ts';
import type { TextFit, TextMatch } from './opportunity-list.rules.ts';
import {
  anyExpression,
  expressionsOf,
  type MeantSkills,
  meantSkills,
  readTyped,
  type TypedText,
  withoutPhrases,
} from './opportunity-text.rules.ts';

const mostMeant = 12;
/** So many words of the titles are tried for a misspelt one. */
const mostSpellings = 6;

/** A text as it was read, with what skills and occupations it may mean: with its phrases first, then as if they were none. */
export interface ReadWork {
  readonly reading: TypedText;
  readonly hits: readonly SkillHit[];
}

/** Every way to read a text. */
export async function readingsOf(
  engine: WordEngine,
  vocabulary: Vocabulary,
  typed: TypedText,
): Promise<readonly ReadWork[]> {
  const readings = typed.asks.length === 0 ? [typed] : [typed, withoutPhrases(vocabulary, typed)];
  const searched = readings.filter(({ rest, asks }) => rest.length > 0 || asks.length === 0);
  const found = await rankedForEach(
    engine,
    skillNamesOf(vocabulary),
    searched.map(({ words, rest }) => (rest.length === 0 ? words : rest).join(' ')),
    { kind: undefined, limit: mostMeant, among: 25 },
  );
  return readings.map((reading) => ({ reading, hits: found[searched.indexOf(reading)] ?? [] }));
}

/** What of a text nothing is called by. */
export function unknownIn(typed: TypedText, read: readonly ReadWork[]): { readonly unknown?: string } {
  const isKnown = typed.rest.length === 0 || read.some(({ hits }) => meantSkills(hits).best.length > 0);
  return isKnown ? {} : { unknown: typed.rest.join(' ') };
}

/**
 * Finds by the words of a title, by the skills and occupations a text means under any of their names, and by the places and
 * kinds of work named in it. Where nothing fits among what is `shown` (of `opportunity_listing`), misspellings are read, then
 * skills akin to those meant, then single words. Undefined where nothing was typed.
 */
export async function textMatch(
  db: Reader,
  vocabulary: Vocabulary,
  text: string,
  shown: SQL,
): Promise<TextMatch | undefined> {
  const engine = 'embedded';
  const typed = readTyped(vocabulary, text);
  if (typed === undefined) return undefined;
  if (typed.words.length === 0) return { engine, expressions: [], fits: 'none' };
  const tried = async (expressions: readonly string[], fits: TextFit): Promise<TextMatch | undefined> =>
    (await finds(db, anyExpression(expressions), shown)) ? { engine, expressions, fits } : undefined;

  const read = await readingsOf(embeddedWords(db), vocabulary, typed);
  for (const { reading, hits } of read) {
    const found = await tried(expressionsOf(reading, meantSkills(hits), 'all'), 'all');
    if (found) return found;
  }
  const spellings = await spellingsOf(db, typed.words);
  for (const { reading, hits } of read) {
    const found = await tried(expressionsOf(reading, meantSkills(hits), 'all', spellings), 'meant');
    if (found) return found;
  }
  for (const { reading, hits } of read) {
    const akin = kinOf(vocabulary, hits);
    const found = akin && (await tried(expressionsOf(reading, akin, 'all'), 'akin'));
    if (found) return found;
  }
  const last = read.at(-1);
  const some = last && (await tried(expressionsOf(last.reading, meantSkills([]), 'any', spellings), 'some'));
  return { ...(some ?? { engine, expressions: [], fits: 'none' }), ...unknownIn(typed, read) };
}

/** What words may be misspellings of; of no short word like «with», which would bring up half of all titles. */
async function spellingsOf(
  db: Reader,
  words: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const meant = await meantBy(db, 'opportunities', words);
  return new Map([...meant].map(([word, list]) => [word, tellingOf(list).slice(0, mostSpellings)]));
}

/** Work for the skills akin to those that were meant, where there is none for themselves. */
export function kinOf(vocabulary: Vocabulary, hits: readonly SkillHit[]): MeantSkills | undefined {
  const meant = new Set(meantSkills(hits).best);
  const related = hits
    .filter(({ kind, id }) => kind === 'skill' && meant.has(tokenOf('skill', id)))
    .flatMap(({ id }) => vocabulary.skill(id)?.related ?? []);
  if (related.length === 0) return undefined;
  return {
    best: [],
    others: [...new Set(related)].map((id) => tokenOf('skill', id)),
    taught: [...new Set(related)].map((id) => tokenOf('teaches', id)),
  };
}

async function finds(db: Reader, expression: string, shown: SQL): Promise<boolean> {
  const rows = await db.all(
    sql`select 1 from search_opportunities cross join opportunity_listing l on l.entry_id = search_opportunities.rowid
        where search_opportunities match ${expression} and ${shown} limit 1`,
  );
  return rows.length > 0;
}
