import { sql } from 'drizzle-orm';
import type { Reader } from './database.ts';

/** When the newest migration that a database has was made (ms); 0 where it has none. @throws where there are no tables. */
export async function newestMigration(read: Reader): Promise<number> {
  const [row] = await read.all<{ made: number | null }>(
    sql`select max(created_at) as made from __drizzle_migrations`,
  );
  return Number(row?.made ?? 0);
}

/** Whether a reference was loaded. */
export async function hasReference(read: Reader): Promise<boolean> {
  return (await read.all(sql`select 1 from reference_version limit 1`)).length > 0;
}
