import { builtUnder, type ServerIndex } from './search-settings.rules.ts';

/**
 * How far the rebuilding of an index has come. `requested`: wanted, or to be begun anew; `loading` and `catching-up`: what
 * changes meanwhile is sent to both; `exchanging`: whether the two were exchanged is known only once it is over.
 */
export type IndexPhase = 'idle' | 'requested' | 'loading' | 'catching-up' | 'exchanging';

/** What a comparison of an index with the records found; what differed was sent again. */
export interface IndexComparison {
  readonly at: string;
  readonly records: number;
  readonly documents: number;
  readonly missing: number;
  readonly stale: number;
  readonly extra: number;
}

export interface IndexState {
  readonly index: ServerIndex;
  readonly builtUnder: string | null;
  readonly phase: IndexPhase;
  readonly buildUnder: string | null;
  readonly cursor: string;
  readonly loaded: number;
  readonly total: number;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly error: string | null;
  readonly nextAt: string | null;
  readonly dropOldAt: string | null;
  readonly compared: IndexComparison | null;
}

export const freshState = (index: ServerIndex): IndexState => ({
  index,
  builtUnder: null,
  phase: 'requested',
  buildUnder: null,
  cursor: '',
  loaded: 0,
  total: 0,
  startedAt: null,
  finishedAt: null,
  error: null,
  nextAt: null,
  dropOldAt: null,
  compared: null,
});

/** Whether it may be asked: one stands, with the words and settings of now. */
export const isReady = (state: IndexState): boolean => state.builtUnder === builtUnder(state.index);

/** Whether changes go to the one being built, too. */
export const isFilling = ({ phase }: IndexState): boolean => phase === 'loading' || phase === 'catching-up';

/** Whether building is to be begun: asked for, never done, or done by words and settings that are not those of now. */
export function isToBeBegun(state: IndexState, nowIso: string): boolean {
  if (state.nextAt !== null && state.nextAt > nowIso) return false;
  if (isFilling(state)) return state.buildUnder !== builtUnder(state.index);
  return state.phase !== 'idle' || !isReady(state);
}
