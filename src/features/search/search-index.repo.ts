import { type SQL, sql } from 'drizzle-orm';
import { deletionsOf, editsAllowed } from '../../kernel/spelling.ts';
import { sha256 } from '../../platform/crypto.ts';
import type { Tx } from '../../platform/database.ts';
import { fullTextOf, type SearchDocument, type SearchIndex } from './search-document.rules.ts';
import { wordsVersion } from './search-words.rules.ts';

/** The full-text table of an index. */
export function fullTextTable(index: SearchIndex): SQL {
  return sql.raw(`search_${index}`);
}

/**
 * Writes documents into the embedded index, in the transaction of the records they describe. What is there already and says
 * the same costs a look; words that nobody has any more stay, they only lead nowhere. @returns the ids of those written.
 */
export async function putDocuments(
  tx: Tx,
  index: SearchIndex,
  documents: readonly SearchDocument[],
): Promise<readonly string[]> {
  const written: string[] = [];
  for (let i = 0; i < documents.length; i += 250)
    written.push(...(await putSome(tx, index, documents.slice(i, i + 250))));
  return written;
}

async function putSome(
  tx: Tx,
  index: SearchIndex,
  documents: readonly SearchDocument[],
): Promise<readonly string[]> {
  const ids = JSON.stringify(documents.map(({ id }) => id));
  const standing = new Map(
    (
      await tx.all<{ id: string; content: string }>(
        sql`select doc_id as id, content from search_entry where "index" = ${index} and doc_id in (select value from json_each(${ids}))`,
      )
    ).map(({ id, content }) => [id, content]),
  );
  const fresh = documents.flatMap((document) => {
    const full = fullTextOf(document);
    const content = sha256(JSON.stringify([wordsVersion, full.text]));
    return standing.get(document.id) === content ? [] : [{ id: document.id, content, ...full }];
  });
  if (fresh.length === 0) return [];
  await removeDocuments(
    tx,
    index,
    fresh.flatMap(({ id }) => (standing.has(id) ? [id] : [])),
  );
  const rows = JSON.stringify(fresh.map(({ id, content, text }) => ({ id, content, ...text })));
  await tx.run(
    sql`insert into search_entry ("index", doc_id, content) select ${index}, value ->> 'id', value ->> 'content' from json_each(${rows})`,
  );
  await tx.run(
    sql`insert into ${fullTextTable(index)} (rowid, words, alts, joins, stems, phons, body)
        select e.id, value ->> 'words', value ->> 'alts', value ->> 'joins', value ->> 'stems', value ->> 'phons', value ->> 'body'
        from json_each(${rows}) cross join search_entry e on e."index" = ${index} and e.doc_id = value ->> 'id'`,
  );
  await putWords(tx, index, new Set(fresh.flatMap(({ words }) => [...words])));
  return fresh.map(({ id }) => id);
}

async function putWords(tx: Tx, index: SearchIndex, words: ReadonlySet<string>): Promise<void> {
  const some = [...words].filter((word) => word.length <= 30);
  const added = await tx.all<{ id: number; word: string }>(
    sql`insert into search_word ("index", word) select ${index}, value from json_each(${JSON.stringify(some)}) where true on conflict do nothing returning id, word`,
  );
  const deletions = added.flatMap(({ id, word }) => {
    return [...(editsAllowed(word.length) === 0 ? [word] : deletionsOf(word))].map((deletion) => [
      deletion,
      id,
    ]);
  });
  // In the order in which they are kept: neighbours are written to the same page.
  for (let i = 0; i < deletions.length; i += 5_000)
    await tx.run(
      sql`insert into search_deletion (deletion, word_id) select value ->> 0, value ->> 1 from json_each(${JSON.stringify(deletions.slice(i, i + 5_000))}) where true order by 1 on conflict do nothing`,
    );
}

/** Takes documents out; those that are not there are passed over. */
export async function removeDocuments(tx: Tx, index: SearchIndex, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const rows = await tx.all<{ id: number }>(
    sql`delete from search_entry where "index" = ${index} and doc_id in (select value from json_each(${JSON.stringify(ids)})) returning id`,
  );
  if (rows.length > 0)
    await tx.run(
      sql`delete from ${fullTextTable(index)} where rowid in (select value from json_each(${JSON.stringify(rows.map(({ id }) => id))}))`,
    );
}
