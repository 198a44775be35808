import type { Deps } from '../../platform/deps.ts';
import { isLeftAlone } from '../search/asking.repo.ts';
import { readyIndexes } from './index-state.repo.ts';
import { outboxCounts } from './outbox.repo.ts';
import { serverIndexes } from './search-settings.rules.ts';

export interface SearchHealth {
  /** Which one answers: the search server once every index of it stands, unless it is left alone because it does not answer. */
  readonly engine: 'embedded' | 'meilisearch';
  /** What the search server has still to be told; 0 where there is none. */
  readonly pending: number;
}

export async function searchHealth(
  deps: Pick<Deps, 'config' | 'database' | 'log' | 'now' | 'searchServer'>,
): Promise<SearchHealth> {
  if (deps.searchServer === undefined) return { engine: 'embedded', pending: 0 };
  const serves = (await readyIndexes(deps)).size === serverIndexes.length && !isLeftAlone(deps);
  const { pending } = await outboxCounts(deps.database.read);
  return { engine: serves ? 'meilisearch' : 'embedded', pending };
}
