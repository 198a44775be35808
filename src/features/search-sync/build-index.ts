import { faultOfBuilt } from './canary-queries.ts';
import { forgetReadiness, indexState, indexStates, putIndexState } from './index-state.repo.ts';
import { type IndexState, isFilling, isToBeBegun } from './index-state.rules.ts';
import { loadNext } from './load-index.ts';
import { dropParkedBefore, dropUnparked, isAnyDue, newestRow } from './outbox.repo.ts';
import { documentSources } from './search-documents.repo.ts';
import { buildingName, builtUnder } from './search-settings.rules.ts';
import { settingsNow } from './settings-now.ts';
import type { SyncTurn } from './sync-turn.ts';

/** The one before is kept for a day, should anybody want to look at it. */
const keptMs = 86_400_000;
/** After a build that could not be put in place. */
const againMs = 600_000;

/**
 * One step of rebuilding, of one index at a time. Everything known of it is in the database, so whoever has the turn next goes
 * on where this one ended. @returns whether anything was done.
 */
export async function buildStep(turn: SyncTurn): Promise<boolean> {
  const states = await indexStates(turn.deps.database.read);
  const nowIso = turn.nowIso();
  const filling = states.find((state) => isFilling(state) && !isToBeBegun(state, nowIso));
  if (filling) return await (filling.phase === 'loading' ? load(turn, filling) : finish(turn, filling));
  const wanted = states.find((state) => isToBeBegun(state, nowIso));
  if (wanted) {
    await begin(turn, wanted);
    return true;
  }
  const old = states.find(({ dropOldAt }) => dropOldAt !== null && dropOldAt <= nowIso);
  if (old === undefined) return false;
  await turn.server.drop(buildingName(old.index));
  await keep(turn, { ...old, dropOldAt: null });
  return true;
}

async function keep(turn: SyncTurn, state: IndexState): Promise<void> {
  await turn.book((tx) => putIndexState(tx, state));
}

/** Settings first: an empty index takes them at once, and documents are never indexed twice. */
async function begin(turn: SyncTurn, state: IndexState): Promise<void> {
  const { index } = state;
  await turn.server.drop(buildingName(index));
  await turn.server.prepare(buildingName(index), await settingsNow(turn, index));
  turn.deps.log.info('search index: building', { index });
  const total = await documentSources[index].count(turn.deps.database);
  await turn.book(async (tx) => {
    // Where none stands, what was noted so far has nowhere to go but into this one, and the load reads all of it.
    if (state.builtUnder === null) await dropUnparked(tx, index);
    // From here on what changes is sent to it too; all that changed before is read by the load.
    await putIndexState(tx, {
      ...state,
      phase: 'loading',
      buildUnder: builtUnder(index),
      cursor: '',
      loaded: 0,
      total,
      startedAt: turn.nowIso(),
      error: null,
      nextAt: null,
      dropOldAt: null,
    });
  });
}

async function load(turn: SyncTurn, state: IndexState): Promise<boolean> {
  const part = await loadNext(turn, state.index, state.cursor);
  await keep(
    turn,
    part === undefined
      ? { ...state, phase: 'catching-up', cursor: String(await newestRow(turn.deps.database.read)) }
      : {
          ...state,
          cursor: part.cursor,
          loaded: state.loaded + part.loaded,
          total: Math.max(state.total, state.loaded + part.loaded),
        },
  );
  return true;
}

/** Once everything that was noted until the end of the load is in both: asks it, exchanges the two, lets it be asked. */
async function finish(turn: SyncTurn, state: IndexState): Promise<boolean> {
  const { deps, server } = turn;
  const { index } = state;
  if (await isAnyDue(deps.database.read, index, Number(state.cursor), turn.nowIso())) return false;
  const fault = await faultOfBuilt(turn, index);
  if (fault !== undefined) {
    deps.log.error('search index: not put in place', { index, fault });
    const nextAt = new Date(deps.now().getTime() + againMs).toISOString();
    await keep(turn, { ...state, phase: 'requested', error: fault, nextAt });
    return true;
  }
  // Killed in between, nobody knows which of the two is which: it is built anew, and whichever stands is whole.
  await keep(turn, { ...state, phase: 'exchanging' });
  if (!(index in (await server.sizes()))) await server.prepare(index, await settingsNow(turn, index));
  await server.swap(index, buildingName(index));
  await turn.book(async (tx) => {
    const { compared } = await indexState(tx, index);
    await putIndexState(tx, {
      ...state,
      compared,
      phase: 'idle',
      builtUnder: state.buildUnder,
      buildUnder: null,
      cursor: '',
      finishedAt: turn.nowIso(),
      dropOldAt: new Date(deps.now().getTime() + keptMs).toISOString(),
    });
    if (state.startedAt !== null) await dropParkedBefore(tx, index, state.startedAt);
  });
  forgetReadiness(deps.database);
  deps.log.info('search index: in place', { index, documents: state.loaded });
  return true;
}
