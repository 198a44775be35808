import type { Deps } from '../../platform/deps.ts';
import { indexStates } from './index-state.repo.ts';
import { isFilling, isToBeBegun } from './index-state.rules.ts';
import { isAnythingDue } from './outbox.repo.ts';

/** Whether the search server is to be told anything now: a look at the database, so cheap that it is taken every other second. */
export async function hasSearchWork(deps: Pick<Deps, 'database' | 'now'>): Promise<boolean> {
  const nowIso = deps.now().toISOString();
  const { read } = deps.database;
  if (await isAnythingDue(read, nowIso)) return true;
  return (await indexStates(read)).some((state) => isFilling(state) || isToBeBegun(state, nowIso));
}
