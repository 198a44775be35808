import { type SQL, sql } from 'drizzle-orm';
import type { Reader } from './database.ts';

/**
 * Many rows as one JSON text, which costs a fraction of handing over each of them by itself. `query` names its columns as they
 * are listed; the rows come in no order that can be relied on. Numbers must be safe integers, and a part some megabytes at most.
 */
export async function readPacked<T extends object>(
  db: Reader,
  columns: readonly (keyof T & string)[],
  query: SQL,
): Promise<T[]> {
  const list = sql.join(
    columns.map((name) => sql`q.${sql.identifier(name)}`),
    sql`, `,
  );
  const [row] = await db.all<{ packed: string }>(
    sql`select json_group_array(json_array(${list})) as packed from (${query}) q`,
  );
  const rows = JSON.parse(row?.packed ?? '[]') as readonly (readonly unknown[])[];
  return rows.map((values) => {
    const one: Record<string, unknown> = {};
    for (let i = 0; i < columns.length; i++) one[columns[i] as string] = values[i];
    return one as T;
  });
}
