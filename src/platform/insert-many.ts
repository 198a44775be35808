import { getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Tx } from './database.ts';

/** Rows of one table as its statement takes them: plain text, so that they can be made on another thread. */
export interface PackedRows {
  /** Names of the columns, in the order of the values; none where there are no rows. */
  readonly columns: readonly string[];
  /** The rows as a JSON list of lists. */
  readonly json: string;
}

/**
 * Inserts many rows by one statement with one parameter, which costs a fraction of binding every value by itself. Columns
 * left out of a row get their default; all rows are written or none. `onConflict` is an upsert clause, `on conflict …`.
 * @throws RangeError for a column whose default only the database can work out.
 */
export async function insertMany<T extends SQLiteTable>(
  tx: Tx,
  table: T,
  rows: readonly T['$inferInsert'][],
  onConflict?: SQL,
): Promise<void> {
  await insertPacked(tx, table, packRows(table, rows), onConflict);
}

/** What `insertMany` makes of rows before it writes them. */
export function packRows<T extends SQLiteTable>(table: T, rows: readonly T['$inferInsert'][]): PackedRows {
  const present = new Set<string>();
  for (const row of rows) for (const key in row) present.add(key);
  const columns = Object.entries(getTableColumns(table)).filter(([key]) => present.has(key));
  const values = rows.map((row) =>
    columns.map(([key, column]) => {
      const value = (row as Record<string, unknown>)[key];
      if (value === null) return null;
      if (value !== undefined) return column.mapToDriverValue(value);
      if (!column.hasDefault) return null;
      if (column.default === undefined || typeof column.default === 'object')
        throw new RangeError(`${getTableName(table)}.${column.name} needs a value`);
      return column.mapToDriverValue(column.default);
    }),
  );
  return { columns: columns.map(([, { name }]) => name), json: JSON.stringify(values) };
}

/** From so many columns on, reading a row's text for each costs more than making one binary value of it first: twice for 40. */
const wide = 11;

/** Writes what `packRows` made of rows of the same table. */
export async function insertPacked(
  tx: Tx,
  table: SQLiteTable,
  { columns, json }: PackedRows,
  onConflict?: SQL,
): Promise<void> {
  if (columns.length === 0) return;
  const list = (parts: readonly SQL[]) => sql.join([...parts], sql`, `);
  const cells = list(columns.map((_, index) => sql`value ->> ${sql.raw(String(index))}`));
  const from =
    columns.length < wide
      ? sql`select ${cells} from json_each(${json})`
      : sql`with packed as materialized (select jsonb(value) as value from json_each(${json})) select ${cells} from packed`;
  await tx.run(sql`insert into ${table} (${list(columns.map((name) => sql`${sql.identifier(name)}`))})
    ${from} where true ${onConflict ?? sql``}`);
}
