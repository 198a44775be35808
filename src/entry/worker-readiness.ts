import type { Text } from '../kernel/text.ts';
import { says } from '../platform/database.ts';
import { hasReference, newestMigration } from '../platform/database-age.ts';
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
    if ((await newestMigration(database.read)) < wants) return t.olderDatabase;
    return (await hasReference(database.read)) ? undefined : t.noReference;
  } catch (error) {
    if (says(error, /no such table/)) return t.olderDatabase;
    log.error('database out of reach', { error });
    return t.unreachable;
  }
}
