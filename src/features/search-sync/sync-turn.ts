import { ok } from '../../kernel/result.ts';
import type { Tx } from '../../platform/database.ts';
import type { Deps } from '../../platform/deps.ts';
import type { SearchServer } from '../../platform/search-server.ts';
import { change } from '../records/change.repo.ts';
import { releaseLease, takeLease } from './lease.repo.ts';

export type SyncDeps = Pick<Deps, 'database' | 'crypto' | 'now' | 'newId' | 'log' | 'searchServer'>;

const leaseName = 'search-sync';
/** Longer than any answer of the server is waited for: whoever falls silent for so long sends nothing more. */
const leaseMs = 60_000;

/** One turn of the one process that may tell the server anything. */
export interface SyncTurn {
  readonly deps: SyncDeps;
  readonly server: SearchServer;
  /** Writes what is kept of the telling itself: nothing of any record, so there is nothing to audit. */
  book<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  nowIso(): string;
  /** No more work is to be begun: the time is over, or the process is to end. */
  isOver(): boolean;
  /** Called before anything is sent. @throws LeaseLost when another process has taken over. */
  renew(): Promise<void>;
}

export class LeaseLost extends Error {
  override name = 'LeaseLost';
}

export interface SyncLimits {
  /** Milliseconds after which no more work is begun. */
  readonly withinMs: number;
  readonly stopped?: () => boolean;
  /** After each step, for whoever watches. */
  readonly onStep?: () => Promise<void>;
}

/** Runs work in a turn; undefined where another process has the lease. */
export async function inTurn<T>(
  deps: SyncDeps,
  server: SearchServer,
  { withinMs, stopped = () => false }: SyncLimits,
  work: (turn: SyncTurn) => Promise<T>,
): Promise<T | undefined> {
  const holder = deps.newId('request');
  const until = performance.now() + withinMs;
  const book: SyncTurn['book'] = async (write) => {
    const written = await change(
      deps,
      { accountId: 'system:search', organisationId: null },
      async (noted) => {
        noted.nothingChanged();
        return ok(await write(noted.tx));
      },
    );
    if (!written.ok) throw new Error('the state of the search server was refused');
    return written.value;
  };
  const hold = () =>
    book((tx) => {
      const now = deps.now();
      const untilIso = new Date(now.getTime() + leaseMs).toISOString();
      return takeLease(tx, { name: leaseName, holder, nowIso: now.toISOString(), untilIso });
    });
  if (!(await hold())) return undefined;
  let renewedAt = performance.now();
  try {
    return await work({
      deps,
      server,
      book,
      nowIso: () => deps.now().toISOString(),
      isOver: () => stopped() || performance.now() >= until,
      async renew() {
        if (performance.now() - renewedAt < leaseMs / 6) return;
        if (!(await hold())) throw new LeaseLost('another process tells the search server now');
        renewedAt = performance.now();
      },
    });
  } finally {
    await book((tx) => releaseLease(tx, leaseName, holder));
  }
}
