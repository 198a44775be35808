import { hasSearchWork } from '../features/search-sync/has-search-work.ts';
import { isOlderThan } from '../features/search-sync/server-version.rules.ts';
import { type SyncOutcome, syncSearch } from '../features/search-sync/sync-search.ts';
import type { Deps } from '../platform/deps.ts';
import { oldestServer } from '../platform/search-server.meili.ts';
import { SearchServerFault } from '../platform/search-server.ts';
import { startFaultText } from '../platform/start-fault.text.ts';
import { StartFault } from '../platform/start-fault.ts';

/** Between two looks at whether there is anything to tell. */
const everyMs = 2_000;
/** However little there is to tell, so often the server is looked at: whether it is still the one that is known. */
const lookEveryMs = 60_000;
/** After a server that does not answer, doubled from `everyMs` up to here. */
const longestPauseMs = 15_000;
/** So long one call goes on, at most. */
const withinMs = 60_000;

/**
 * Asks the search server for its version before anything else. One that does not answer keeps nothing from starting: the
 * embedded engine serves. @throws StartFault for one that is too old.
 */
export async function refuseOldSearchServer({
  searchServer,
  log,
}: Pick<Deps, 'searchServer' | 'log'>): Promise<void> {
  if (searchServer === undefined) return;
  try {
    const version = await searchServer.version();
    if (isOlderThan(version, oldestServer))
      throw new StartFault(startFaultText.oldSearchServer(version, oldestServer));
  } catch (error) {
    if (!(error instanceof SearchServerFault)) throw error;
    log.warn('search server does not answer; the embedded engine serves', { error });
  }
}

/** At a stop so long is waited for a call that is under way: cut off, it loses nothing. */
const stopWithinMs = 2_000;

/**
 * Tells the search server what changes, from now on until it is stopped. @returns what stops it: a call that is under way ends
 * at its next step.
 */
export function keepSearchTold(deps: Deps): () => Promise<void> {
  if (deps.searchServer === undefined) return async () => {};
  let isStopped = false;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let pause = everyMs;
  let said: SyncOutcome['is'] | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function once(): Promise<void> {
    if (performance.now() - lookedAt < lookEveryMs && !(await hasSearchWork(deps))) return;
    const outcome = await syncSearch(deps, { withinMs, stopped: () => isStopped });
    lookedAt = performance.now();
    const failed = outcome.is === 'unreachable' || outcome.is === 'refused';
    pause = failed ? Math.min(longestPauseMs, pause * 2) : outcome.is === 'more' ? 0 : everyMs;
    // Said once, not every few seconds: what is refused somebody must look at, what is unreachable passes.
    if (failed && said !== outcome.is)
      deps.log[outcome.is === 'refused' ? 'error' : 'warn']('search server cannot be told', { ...outcome });
    if (!failed && (said === 'unreachable' || said === 'refused'))
      deps.log.info('search server is told again');
    said = outcome.is;
  }

  let underWay: Promise<void> = Promise.resolve();
  const plan = (ms: number) => {
    if (isStopped) return;
    timer = setTimeout(() => {
      underWay = once()
        .catch((error: unknown) => {
          pause = longestPauseMs;
          deps.log.error('telling the search server failed', { error });
        })
        .then(() => plan(pause));
    }, ms);
    timer.unref();
  };
  plan(0);
  return async () => {
    isStopped = true;
    clearTimeout(timer);
    await Promise.race([underWay, new Promise((resolve) => setTimeout(resolve, stopWithinMs).unref())]);
  };
}
