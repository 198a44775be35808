import type { StoredDocument, TaskId } from '../../platform/search-server.ts';
import { indexStates } from './index-state.repo.ts';
import { type IndexState, isFilling } from './index-state.rules.ts';
import { markSent, waitingRows } from './outbox.repo.ts';
import { type Batch, batchesOf } from './outbox.rules.ts';
import { documentSources } from './search-documents.repo.ts';
import { buildingName } from './search-settings.rules.ts';
import type { SyncTurn } from './sync-turn.ts';

const readAtOnce = 4_000;

/**
 * Sends what waits, as its records stand now: whole documents, and deletes where there is no record any more. An index that is
 * being built gets it too; one that neither stands nor is built gets it when it is loaded. @returns how many batches were sent.
 */
export async function sendWaiting(turn: SyncTurn): Promise<number> {
  const { read } = turn.deps.database;
  const states = new Map((await indexStates(read)).map((state) => [state.index, state]));
  const told = [...states.values()].filter((state) => state.builtUnder !== null || isFilling(state));
  const rows = await waitingRows(
    read,
    told.map(({ index }) => index),
    turn.nowIso(),
    readAtOnce,
  );
  let sent = 0;
  for (const batch of batchesOf(rows)) {
    const state = states.get(batch.index);
    if (state === undefined || turn.isOver()) break;
    await turn.renew();
    await sendBatch(turn, state, batch);
    sent += 1;
  }
  return sent;
}

async function sendBatch({ deps, server, book }: SyncTurn, state: IndexState, batch: Batch): Promise<void> {
  const { index, docIds, rows } = batch;
  const documents = await documentSources[index].documents(deps.database, docIds);
  const present = new Set(documents.map(({ id }) => id));
  const gone = docIds.filter((id) => !present.has(id));
  const told = async (tell: (name: string) => Promise<TaskId>) => ({
    taskUid: state.builtUnder === null ? null : await tell(index),
    buildTaskUid: isFilling(state) ? await tell(buildingName(index)) : null,
  });
  const put = documents.length === 0 ? undefined : await told((name) => server.put(name, documents));
  const removed = gone.length === 0 ? undefined : await told((name) => server.remove(name, gone));
  // Killed before this is written, all of it is sent once more: whole documents and deletes may be repeated.
  await book(async (tx) => {
    const of = (isPresent: boolean) => rows.filter(({ docId }) => present.has(docId) === isPresent);
    if (put) await markSent(tx, of(true), put);
    if (removed) await markSent(tx, of(false), removed);
  });
}

/** Documents that are there under these ids, sent to one index. */
export async function putThere(
  { deps, server }: SyncTurn,
  index: IndexState['index'],
  name: string,
  ids: readonly string[],
): Promise<{ readonly task: TaskId; readonly documents: readonly StoredDocument[] } | undefined> {
  const documents = await documentSources[index].documents(deps.database, ids);
  if (documents.length === 0) return undefined;
  return { task: await server.put(name, documents), documents };
}
