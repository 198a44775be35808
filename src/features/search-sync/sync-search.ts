import { SearchServerFault } from '../../platform/search-server.ts';
import { buildStep } from './build-index.ts';
import { compareIndex, isComparisonDue } from './compare-index.ts';
import { indexStates } from './index-state.repo.ts';
import { isReady } from './index-state.rules.ts';
import { lookAtServer, ServerTooOld } from './look-at-server.ts';
import { sendWaiting } from './send-waiting.ts';
import { settleSent } from './settle-sent.ts';
import { inTurn, LeaseLost, type SyncDeps, type SyncLimits, type SyncTurn } from './sync-turn.ts';

/**
 * `idle`: all is told. `more`: the time was over before. `elsewhere`: another process is at it. `none`: there is no search
 * server. `unreachable`: later; `refused`: somebody must look, it will not pass by itself.
 */
export type SyncOutcome =
  | { readonly is: 'idle' | 'more' | 'elsewhere' | 'none' }
  | { readonly is: 'unreachable' | 'refused'; readonly error: string };

/**
 * Tells the search server what it does not know yet: what waits in the outbox, indexes to be built, and at night whatever
 * differs from the records. May be killed at any point and called again at any time, by any process.
 */
export async function syncSearch(deps: SyncDeps, limits: SyncLimits): Promise<SyncOutcome> {
  const server = deps.searchServer;
  if (server === undefined) return { is: 'none' };
  try {
    const is = await inTurn(deps, server, limits, (turn) => work(turn, limits.onStep));
    return { is: is ?? 'elsewhere' };
  } catch (error) {
    if (error instanceof LeaseLost) return { is: 'elsewhere' };
    if (error instanceof ServerTooOld) return { is: 'refused', error: error.message };
    if (error instanceof SearchServerFault) return { is: error.sort, error: error.message };
    throw error;
  }
}

async function work(turn: SyncTurn, onStep: SyncLimits['onStep']): Promise<'idle' | 'more'> {
  await lookAtServer(turn);
  for (let wait = 20; ; ) {
    if (turn.isOver()) return 'more';
    await turn.renew();
    const { settled, open } = await settleSent(turn);
    const sent = await sendWaiting(turn);
    if (turn.isOver()) return 'more';
    const built = await buildStep(turn);
    await onStep?.();
    if (settled > 0 || sent > 0 || built) wait = 20;
    else if (open > 0) {
      await new Promise((resolve) => setTimeout(resolve, wait));
      wait = Math.min(500, wait * 2);
    } else if (!(await compareNext(turn))) return 'idle';
  }
}

async function compareNext(turn: SyncTurn): Promise<boolean> {
  const due = (await indexStates(turn.deps.database.read)).find(
    (state) => state.phase === 'idle' && isReady(state) && isComparisonDue(state, turn.deps.now()),
  );
  if (due === undefined) return false;
  await compareIndex(turn, due.index);
  return true;
}
