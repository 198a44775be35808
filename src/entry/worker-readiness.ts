import { sql } from 'drizzle-orm';
import type { Text } from '../kernel/text.ts';
import { type Reader, says } from '../platform/database.ts';
import type { Deps } from '../platform/deps.ts';
import { workerText as t } from './worker.text.ts';

/**
 * Why a database cannot serve this version, or undefined: no migrations run on a Worker, so one that is older is refused
 * whole instead of failing here and there. `wants` is when the newest migration of the code was made (ms).
 */
export async function unreadiness(
  { database, log }: Pick<Deps, 'database' | 'log'>,
  wants: number,
): Promise<Text | undefined> {
  try {
    const stands = await newestMigration(database.read);
    if (stands < wants) return t.olderDatabase;
    const rows = await database.read.all(sql`select 1 from reference_version limit 1`);
    return rows.length === 0 ? t.noReference : undefined;
  } catch (error) {
    if (says(error, /no such table/)) return t.olderDatabase;
    log.error('database out of reach', { error });
    return t.unreachable;
  }
}

async function newestMigration(read: Reader): Promise<number> {
  const [row] = await read.all<{ made: number | null }>(
    sql`select max(created_at) as made from __drizzle_migrations`,
  );
  return Number(row?.made ?? 0);
}
