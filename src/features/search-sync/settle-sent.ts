import type { TaskState } from '../../platform/search-server.ts';
import { type SentTasks, sentTasks, settleDone, settleUndone } from './outbox.repo.ts';
import type { SyncTurn } from './sync-turn.ts';

const askedAtOnce = 200;

export interface Settled {
  /** Sendings of which it is known now what became of them. */
  readonly settled: number;
  /** Those that the server has not come to yet. */
  readonly open: number;
  readonly parked: number;
}

/** Asks what became of what was sent. Rows go only when the server says that it has done them. */
export async function settleSent({ deps, server, book }: SyncTurn): Promise<Settled> {
  const sendings = await sentTasks(deps.database.read, askedAtOnce);
  if (sendings.length === 0) return { settled: 0, open: 0, parked: 0 };
  const ids = sendings.flatMap(({ taskUid, buildTaskUid }) =>
    [taskUid, buildTaskUid].filter((id): id is number => id !== null),
  );
  const states = await server.tasks([...new Set(ids)]);
  let open = 0;
  let parked = 0;
  for (const sending of sendings) {
    const state = togetherOf(sending, states);
    if (state.is === 'waiting') open += 1;
    else if (state.is === 'done') await book((tx) => settleDone(tx, sending));
    else {
      const error = state.is === 'failed' ? state.error : 'lost';
      const became = await book((tx) =>
        settleUndone(tx, sending, {
          outcome: state.is === 'failed' ? 'failed' : 'lost',
          error,
          now: deps.now(),
        }),
      );
      if (became === 'parked') {
        parked += 1;
        deps.log.error('the search server refuses a document', { index: sending.index, error });
      }
    }
  }
  return { settled: sendings.length - open, open, parked };
}

/** Of one sending to two indexes, the worse; done only when both are. */
function togetherOf({ taskUid, buildTaskUid }: SentTasks, states: ReadonlyMap<number, TaskState>): TaskState {
  const both = [taskUid, buildTaskUid].flatMap((id) =>
    id === null ? [] : [states.get(id) ?? { is: 'lost' as const }],
  );
  const worst = (is: TaskState['is']) => both.find((state) => state.is === is);
  return worst('failed') ?? worst('lost') ?? worst('waiting') ?? { is: 'done' };
}
