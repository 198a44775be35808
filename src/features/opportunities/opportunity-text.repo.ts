import { type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../../platform/database.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { meantBy } from '../search/search.repo.ts';
import { tokenOf } from '../search/search-document.rules.ts';
import { skillNamesOf } from '../skills/skill-names.rules.ts';
import { rankedSkills } from '../skills/skill-search.repo.ts';
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
  const typed = readTyped(vocabulary, text);
  if (typed === undefined) return undefined;
  if (typed.words.length === 0) return { expressions: [], fits: 'none' };
  const tried = async (expressions: readonly string[], fits: TextFit): Promise<TextMatch | undefined> =>
    (await finds(db, anyExpression(expressions), shown)) ? { expressions, fits } : undefined;

  const readings = typed.asks.length === 0 ? [typed] : [typed, withoutPhrases(vocabulary, typed)];
  const hits = await Promise.all(readings.map((reading) => hitsOf(db, vocabulary, reading)));
  const read = readings.map((reading, i) => ({ reading, hits: hits[i] ?? [] }));
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
  const isKnown = typed.rest.length === 0 || read.some(({ hits }) => meantSkills(hits).best.length > 0);
  const unknown = isKnown ? {} : { unknown: typed.rest.join(' ') };
  const some = last && (await tried(expressionsOf(last.reading, meantSkills([]), 'any', spellings), 'some'));
  return { ...(some ?? { expressions: [], fits: 'none' }), ...unknown };
}

async function hitsOf(
  db: Reader,
  vocabulary: Vocabulary,
  { words, rest, asks }: TypedText,
): Promise<readonly SkillHit[]> {
  if (rest.length === 0 && asks.length > 0) return [];
  const names = skillNamesOf(vocabulary);
  const read = rest.length === 0 ? words : rest;
  return await rankedSkills(db, names, read.join(' '), {
    kind: undefined,
    limit: mostMeant,
    among: 25,
  });
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
function kinOf(vocabulary: Vocabulary, hits: readonly SkillHit[]): MeantSkills | undefined {
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
