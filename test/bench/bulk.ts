import { sql } from 'drizzle-orm';
import type { Database } from '../../src/platform/database.ts';

type Cell = string | number | boolean | null | undefined | object;

/** Writes rows by one statement a few thousand: names as in SQL; lists and objects as JSON, truths as 1 and 0. */
export async function bulkInsert(
  database: Database,
  table: string,
  rows: readonly Readonly<Record<string, Cell>>[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
  const values = columns.map((_, i) => `json_extract(value, '$[${i}]')`).join(', ');
  const into = `insert into ${table} (${columns.join(', ')}) select ${values} from json_each(`;
  for (let start = 0; start < rows.length; start += 4000) {
    const part = JSON.stringify(
      rows.slice(start, start + 4000).map((row) => columns.map((c) => stored(row[c]))),
    );
    await database.write(async (tx) => void (await tx.run(sql`${sql.raw(into)}${part})`)));
  }
}

function stored(value: Cell): string | number | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'object') return JSON.stringify(value);
  return typeof value === 'boolean' ? Number(value) : value;
}
