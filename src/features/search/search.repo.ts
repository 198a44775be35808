import { sql } from 'drizzle-orm';
import { deletionsOf, editDistance, editsAllowed } from '../../kernel/spelling.ts';
import type { Reader } from '../../platform/database.ts';
import type { SearchIndex } from './search-document.rules.ts';
import { fullTextTable } from './search-index.repo.ts';
import { matchExpression } from './search-match.rules.ts';

/** Words are worth more in a label than in what else is told; see search.md. */
export const columnWeights = sql.raw('10.0, 6.0, 5.0, 4.0, 2.0, 1.0');
/** With fewer hits for all words, misspellings and single words are looked at too. */
const enough = 3;
const mostWords = 12;

/** What the full text finds, best first: ids of documents, to be ranked by their names. */
export async function candidates(
  db: Reader,
  index: SearchIndex,
  typed: readonly string[],
  limit: number,
): Promise<readonly string[]> {
  const words = typed.slice(0, mostWords);
  if (words.length === 0) return [];
  const exact = await found(db, index, matchExpression(words, 'all'), limit);
  if (exact.length >= enough) return exact;
  const meant = await meantBy(db, index, words);
  const wide = await found(db, index, matchExpression(words, 'all', { meant }), limit);
  // Any of one word is all of it.
  const any =
    words.length === 1 ? [] : await found(db, index, matchExpression(words, 'any', { meant }), limit);
  return [...new Set([...exact, ...wide, ...any])];
}

async function found(
  db: Reader,
  index: SearchIndex,
  expression: string,
  limit: number,
): Promise<readonly string[]> {
  const table = fullTextTable(index);
  const rows = await db.all<{ id: string }>(
    sql`select e.doc_id as id from (
          select rowid, bm25(${table}, ${columnWeights}) as rank from ${table} where ${table} match ${expression} order by rank limit ${limit}
        ) f join search_entry e on e.id = f.rowid order by f.rank`,
  );
  return rows.map(({ id }) => id);
}

/** Words of the index within the edits that a word of this length is allowed, the nearest first. */
export async function meantBy(
  db: Reader,
  index: SearchIndex,
  words: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const asked = words.flatMap((word) => {
    return editsAllowed(word.length) === 0 ? [] : [...deletionsOf(word)].map((deletion) => [deletion, word]);
  });
  const rows = await db.all<{ typed: string; word: string }>(
    sql`select distinct a.value ->> 1 as typed, w.word from json_each(${JSON.stringify(asked)}) a
        cross join search_deletion d on d.deletion = a.value ->> 0
        cross join search_word w on w.id = d.word_id where w."index" = ${index}`,
  );
  const meant = new Map<string, { word: string; edits: number }[]>();
  for (const { typed, word } of rows) {
    const most = editsAllowed(Math.max(typed.length, word.length));
    const edits = editDistance(typed, word, most);
    if (edits === 0 || edits > most) continue;
    meant.set(typed, [...(meant.get(typed) ?? []), { word, edits }]);
  }
  return new Map(
    [...meant].map(([typed, list]) => [
      typed,
      list
        .sort((a, b) => a.edits - b.edits)
        .slice(0, 12)
        .map(({ word }) => word),
    ]),
  );
}
