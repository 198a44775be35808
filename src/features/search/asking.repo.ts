import { type Breaker, createBreaker } from '../../platform/breaker.ts';
import type { Deps } from '../../platform/deps.ts';
import {
  type FacetCounts,
  type SearchAnswer,
  type SearchQuestion,
  type SearchServer,
  SearchServerFault,
} from '../../platform/search-server.ts';
import { readyIndexes } from '../search-sync/index-state.repo.ts';
import type { ServerIndex } from '../search-sync/search-settings.rules.ts';
import type { EngineName } from './engine.rules.ts';

/** What a question may ask of the search server, each time within what is left of its budget. */
export interface AskedServer {
  search(questions: readonly SearchQuestion[]): Promise<readonly SearchAnswer[]>;
  count(questions: readonly SearchQuestion[], facets: readonly string[]): Promise<FacetCounts>;
}

/**
 * The questions of one request. They share one budget, and once the server was of no use the embedded engine answers all
 * that are left, so that a page waits for a server that is down once.
 */
export interface Asking {
  /** Undefined where the embedded engine is to answer: no server, one left alone, or one of these indexes is not whole yet. */
  server(indexes: readonly ServerIndex[]): Promise<AskedServer | undefined>;
  succeeded(): void;
  failed(fault: SearchServerFault): void;
}

/** All round trips of a question together; work in between does not count. */
const usualBudgetMs = 400;
/** And no longer than so many times that by the clock on the wall, however busy the process is: a second. */
const mostBudgets = 2.5;
const tickMs = 20;
/** With less nothing is worth asking. */
const leastMs = 5;

type Served = Pick<Deps, 'searchServer' | 'searchBudgetMs' | 'config' | 'database' | 'log' | 'now'>;

/** By address: on a Worker the server is another object for each request, and the isolate remembers for all of them. */
const breakersByUrl = new Map<string, Breaker>();
const breakers = new WeakMap<SearchServer, Breaker>();

function breakerOf(server: SearchServer, { config, now }: Served): Breaker {
  const { meiliUrl } = config;
  const known = meiliUrl === undefined ? breakers.get(server) : breakersByUrl.get(meiliUrl);
  if (known) return known;
  const made = createBreaker(() => now().getTime());
  if (meiliUrl === undefined) breakers.set(server, made);
  else breakersByUrl.set(meiliUrl, made);
  return made;
}

/** Whether the server has been left alone and has not answered since. */
export function isLeftAlone(deps: Served): boolean {
  return deps.searchServer !== undefined && breakerOf(deps.searchServer, deps).isOpen;
}

export function askingOf(deps: Served): Asking {
  const { searchServer, searchBudgetMs, log } = deps;
  if (searchServer === undefined)
    return { server: async () => undefined, succeeded: () => {}, failed: () => {} };
  const breaker = breakerOf(searchServer, deps);
  const state = { isAsked: false, isLeftAlone: false };
  const asked = withinBudget(searchServer, searchBudgetMs ?? usualBudgetMs, () => {
    if (state.isAsked) return;
    // Somebody else is trying just now whether it is back.
    state.isLeftAlone = !breaker.lets();
    if (state.isLeftAlone) throw new SearchServerFault('unreachable', 'left alone');
    state.isAsked = true;
  });
  let isOver = false;
  return {
    async server(indexes) {
      if (isOver || (!state.isAsked && breaker.isShut)) return undefined;
      const ready = await readyIndexes(deps);
      return indexes.every((index) => ready.has(index)) ? asked : undefined;
    },
    succeeded() {
      if (state.isAsked) breaker.succeeded();
    },
    failed({ sort, message }) {
      isOver = true;
      if (state.isLeftAlone) return;
      breaker.failed();
      // What the server refuses it will go on refusing until somebody mends it.
      if (sort === 'refused') log.error('search server refuses', { fault: message });
      else log.warn('search server of no use', { fault: message, isLeftAlone: breaker.isShut });
    },
  };
}

/**
 * Counts the time in which the process was free to hear an answer: one that is busy with its own work, and therefore hears
 * late, takes no server for slow and does not leave it just when it needs it most.
 */
function withinBudget(server: SearchServer, budgetMs: number, enter: () => void): AskedServer {
  const longestMs = budgetMs * mostBudgets;
  let heard = 0;
  let waited = 0;
  let open = 0;
  let last = 0;
  let ticking: ReturnType<typeof setInterval> | undefined;
  let giveUp = (_: SearchServerFault): void => {};
  const tired = new Promise<never>((_, reject) => {
    giveUp = reject;
  });
  // Nobody may be waiting when it comes to that.
  tired.catch(() => {});
  const listen = () => {
    const now = performance.now();
    heard += Math.min(now - last, 2 * tickMs);
    waited += now - last;
    last = now;
    if (heard >= budgetMs) giveUp(new SearchServerFault('unreachable', 'no answer in time'));
  };
  async function timed<T>(ask: (within: { timeoutMs: number }) => Promise<T>): Promise<T> {
    enter();
    if (budgetMs - heard < leastMs || longestMs - waited < leastMs)
      throw new SearchServerFault('unreachable', 'no time is left');
    if (open === 0) {
      last = performance.now();
      ticking = setInterval(listen, tickMs);
    }
    open += 1;
    try {
      return await Promise.race([ask({ timeoutMs: Math.floor(longestMs - waited) }), tired]);
    } finally {
      open -= 1;
      if (open === 0) {
        listen();
        clearInterval(ticking);
      }
    }
  }
  return {
    search: (questions) => timed((within) => server.search(questions, within)),
    count: (questions, facets) => timed((within) => server.count(questions, facets, within)),
  };
}

/** An answer, and who gave it. */
export interface Told<T> {
  readonly engine: EngineName;
  readonly answer: T;
}

/**
 * A whole question by one engine: the search server where there is one that answers, else the embedded one from the
 * beginning. Never fails because of the server.
 */
export async function byEitherEngine<T>(
  asking: Asking,
  indexes: readonly ServerIndex[],
  byServer: (server: AskedServer) => Promise<T>,
  embedded: () => Promise<T>,
): Promise<Told<T>> {
  const server = await asking.server(indexes);
  if (server !== undefined) {
    try {
      const answer = await byServer(server);
      asking.succeeded();
      return { engine: 'meilisearch', answer };
    } catch (error) {
      if (!(error instanceof SearchServerFault)) throw error;
      asking.failed(error);
    }
  }
  return { engine: 'embedded', answer: await embedded() };
}
