import type { Deps } from '../../platform/deps.ts';
import { readyIndexes } from './index-state.repo.ts';
import { outboxCounts } from './outbox.repo.ts';
import { serverIndexes } from './search-settings.rules.ts';

export interface SearchHealth {
  /** Which one is asked first: the search server once every index of it stands. */
  readonly engine: 'embedded' | 'meilisearch';
  /** What the search server has still to be told; 0 where there is none. */
  readonly pending: number;
}

export async function searchHealth(
  deps: Pick<Deps, 'database' | 'now' | 'searchServer'>,
): Promise<SearchHealth> {
  if (deps.searchServer === undefined) return { engine: 'embedded', pending: 0 };
  const ready = await readyIndexes(deps);
  const { pending } = await outboxCounts(deps.database.read);
  return { engine: ready.size === serverIndexes.length ? 'meilisearch' : 'embedded', pending };
}
