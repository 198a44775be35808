import type { Actor } from '../../kernel/actor.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { oldestServer } from '../../platform/search-server.meili.ts';
import { SearchServerFault } from '../../platform/search-server.ts';
import { permitCare } from './care-permission.rules.ts';
import { indexStates } from './index-state.repo.ts';
import { type IndexComparison, type IndexPhase, isReady } from './index-state.rules.ts';
import { outboxCounts, type ParkedDocument, parkedDocuments } from './outbox.repo.ts';
import { type SearchHealth, searchHealth } from './search-health.ts';
import type { ServerIndex } from './search-settings.rules.ts';
import { isOlderThan } from './server-version.rules.ts';

/** So many documents that were put aside are shown; all are counted. */
const mostParked = 50;
/** Whoever looks at the page waits no longer for a server that does not answer. */
const longestWaitMs = 3_000;

/** Whether the search server answers, and what it says of itself. */
export type ServerAnswer =
  | { readonly is: 'none' }
  | { readonly is: 'answering'; readonly version: string }
  | { readonly is: 'too-old'; readonly version: string; readonly oldest: string }
  | { readonly is: 'unreachable' | 'refused'; readonly error: string };

export interface IndexView {
  readonly index: ServerIndex;
  /** Whether it is asked; the embedded engine answers until it is. */
  readonly ready: boolean;
  readonly phase: IndexPhase;
  readonly loaded: number;
  readonly total: number;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly error: string | null;
  readonly compared: IndexComparison | null;
}

export interface SearchView extends SearchHealth {
  readonly server: ServerAnswer;
  readonly parked: number;
  readonly oldest: string | null;
  readonly parkedDocuments: readonly ParkedDocument[];
  readonly indexes: readonly IndexView[];
}

/** How search stands: which engine answers, what lags, what was put aside, how the indexes came to be. For headquarters of the nation. */
export async function viewSearch(deps: Deps, actor: Actor): Promise<Result<SearchView>> {
  const permitted = permitCare(actor);
  if (!permitted.ok) return permitted;
  const { read } = deps.database;
  const server = await answerOf(deps);
  const { parked, oldest } = await outboxCounts(read);
  const isConfigured = deps.searchServer !== undefined;
  const { engine, pending } = await searchHealth(deps);
  return ok({
    engine: server.is === 'answering' ? engine : 'embedded',
    pending,
    server,
    parked: isConfigured ? parked : 0,
    oldest: isConfigured ? oldest : null,
    parkedDocuments: isConfigured ? await parkedDocuments(read, mostParked) : [],
    indexes: (await indexStates(read)).map((state) => ({
      index: state.index,
      ready: isConfigured && isReady(state),
      phase: state.phase,
      loaded: state.loaded,
      total: state.total,
      startedAt: state.startedAt,
      finishedAt: state.finishedAt,
      error: state.error,
      compared: state.compared,
    })),
  });
}

async function answerOf({ searchServer }: Deps): Promise<ServerAnswer> {
  if (searchServer === undefined) return { is: 'none' };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new SearchServerFault('unreachable', `no answer in ${longestWaitMs} ms`)),
      longestWaitMs,
    );
  });
  try {
    const version = await Promise.race([searchServer.version(), tooLong]);
    return isOlderThan(version, oldestServer)
      ? { is: 'too-old', version, oldest: oldestServer }
      : { is: 'answering', version };
  } catch (error) {
    if (error instanceof SearchServerFault) return { is: error.sort, error: error.message };
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
