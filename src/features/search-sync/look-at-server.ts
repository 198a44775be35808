import { oldestServer } from '../../platform/search-server.meili.ts';
import { forgetReadiness, indexStates, putIndexState } from './index-state.repo.ts';
import { type IndexState, isFilling } from './index-state.rules.ts';
import { outboxCounts } from './outbox.repo.ts';
import { documentSources } from './search-documents.repo.ts';
import { buildingName } from './search-settings.rules.ts';
import { isOlderThan } from './server-version.rules.ts';
import type { SyncTurn } from './sync-turn.ts';

/** An index this small says nothing by having lost a part. */
const fewDocuments = 20;

export class ServerTooOld extends Error {
  override name = 'ServerTooOld';
}

/**
 * Whether the server is still the one that is known: an index that is gone, or has lost most of its documents, is not asked any
 * more and built anew. Before anything else, since tasks of another server may have the numbers of ours.
 * @throws ServerTooOld
 */
export async function lookAtServer(turn: SyncTurn): Promise<void> {
  const { deps, server } = turn;
  const version = await server.version();
  if (isOlderThan(version, oldestServer))
    throw new ServerTooOld(`the search server is ${version}, the oldest that will do is ${oldestServer}`);
  const sizes = await server.sizes();
  for (const state of await indexStates(deps.database.read)) {
    const { index } = state;
    const isGone = state.builtUnder !== null && (await hasLost(turn, state, sizes[index]));
    const isBuildGone = isFilling(state) && !(buildingName(index) in sizes);
    if (!isGone && !isBuildGone) continue;
    deps.log.error('search index: gone from the server, to be built anew', { index });
    await turn.book((tx) =>
      putIndexState(tx, {
        ...state,
        builtUnder: isGone ? null : state.builtUnder,
        phase: 'requested',
        nextAt: null,
      }),
    );
    forgetReadiness(deps.database);
  }
}

async function hasLost(
  { deps }: SyncTurn,
  { index }: IndexState,
  size: number | undefined,
): Promise<boolean> {
  if (size === undefined) return true;
  const records = await documentSources[index].count(deps.database);
  if (records < fewDocuments || size >= records / 2) return false;
  const { pending, parked } = await outboxCounts(deps.database.read, index);
  return size < (records - pending - parked) / 2;
}
