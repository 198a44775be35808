import { type SQL, sql } from 'drizzle-orm';

/** A server answers 10 MB at once and no more, which a province of whole rows may be. */
const rowsAtOnce = 1_000;

/** Reads many rows by their ids, a part at a time; `part` is what an id must be `in`. */
export async function inParts<T>(
  rows: readonly { readonly id: string }[],
  read: (part: SQL) => Promise<readonly T[]>,
): Promise<T[]> {
  const all: T[] = [];
  for (let i = 0; i < rows.length; i += rowsAtOnce) {
    const ids = JSON.stringify(rows.slice(i, i + rowsAtOnce).map(({ id }) => id));
    for (const one of await read(sql`(select value from json_each(${ids}))`)) all.push(one);
  }
  return all;
}
