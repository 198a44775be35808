import { SearchServerFault, type TaskId, type TaskState } from '../../platform/search-server.ts';
import { noteDocuments } from './outbox.repo.ts';
import { mostTogether } from './outbox.rules.ts';
import { documentSources } from './search-documents.repo.ts';
import { buildingName, type ServerIndex } from './search-settings.rules.ts';
import { putThere } from './send-waiting.ts';
import type { SyncTurn } from './sync-turn.ts';

/** So many requests are under way before the server is waited for: it does several at once faster than one by one. */
const batchesAtOnce = 4;
/** Longest wait for them. A server that is slower begins this part again, with nothing lost. */
const longestWaitMs = 120_000;

/**
 * Loads the next documents into the index that is being built, and waits until they are in. What the server refuses is halved
 * until it is alone, and put aside. @returns the last id that was loaded and how many there were; undefined past the last.
 */
export async function loadNext(
  turn: SyncTurn,
  index: ServerIndex,
  after: string,
): Promise<{ readonly cursor: string; readonly loaded: number } | undefined> {
  const { deps } = turn;
  const sent: { ids: readonly string[]; task: TaskId }[] = [];
  let cursor = after;
  let loaded = 0;
  for (let i = 0; i < batchesAtOnce; i++) {
    const next = await documentSources[index].after(deps.database, cursor, mostTogether);
    const last = next.at(-1);
    if (last === undefined) break;
    const ids = next.map(({ id }) => id);
    await turn.renew();
    const put = await putThere(turn, index, buildingName(index), ids);
    if (put) sent.push({ ids, task: put.task });
    cursor = last.id;
    loaded += next.length;
    if (next.length < mostTogether) break;
  }
  if (loaded === 0) return undefined;
  const states = await waitFor(
    turn,
    sent.map(({ task }) => task),
  );
  for (const { ids, task } of sent) {
    const state = states.get(task);
    if (state?.is === 'failed') await isolate(turn, index, ids, state.error);
    else if (state?.is !== 'done')
      throw new SearchServerFault('unreachable', 'the server lost a part of a load');
  }
  return { cursor, loaded };
}

/** Sends the halves of what was refused, each read anew. */
async function isolate(
  turn: SyncTurn,
  index: ServerIndex,
  ids: readonly string[],
  error: string,
): Promise<void> {
  const [only] = ids;
  if (only === undefined) return;
  if (ids.length === 1) {
    const [document] = await documentSources[index].documents(turn.deps.database, ids);
    if (document === undefined) return;
    turn.deps.log.error('the search server refuses a document', { index, error });
    await turn.book((tx) =>
      noteDocuments(tx, index, [{ id: only, rev: document.rev, op: 'put' }], {
        nowIso: turn.nowIso(),
        parked: error,
      }),
    );
    return;
  }
  const middle = Math.ceil(ids.length / 2);
  for (const half of [ids.slice(0, middle), ids.slice(middle)]) {
    await turn.renew();
    const put = await putThere(turn, index, buildingName(index), half);
    if (put === undefined) continue;
    const state = (await waitFor(turn, [put.task])).get(put.task);
    if (state?.is === 'failed') await isolate(turn, index, half, state.error);
    else if (state?.is !== 'done')
      throw new SearchServerFault('unreachable', 'the server lost a part of a load');
  }
}

async function waitFor(turn: SyncTurn, ids: readonly TaskId[]): Promise<ReadonlyMap<TaskId, TaskState>> {
  const until = performance.now() + longestWaitMs;
  for (let wait = 20; ; wait = Math.min(500, wait * 2)) {
    const states = await turn.server.tasks(ids);
    if (![...states.values()].some(({ is }) => is === 'waiting')) return states;
    if (performance.now() > until)
      throw new SearchServerFault('unreachable', 'the server has not done a part of a load in time');
    await turn.renew();
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}
