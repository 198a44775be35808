import type { Context } from 'hono';
import { createApp } from '../app.ts';
import { sendMessages } from '../features/messages/send-messages.repo.ts';
import { bankFileLimits } from '../features/money-in/keep-bank-file.ts';
import { landBankFiles } from '../features/money-in/land-bank-files.ts';
import { chainHead } from '../features/records/audit-chain.repo.ts';
import { syncSearch } from '../features/search-sync/sync-search.ts';
import type { Text } from '../kernel/text.ts';
import { createCrypto } from '../platform/crypto.ts';
import { openRemoteDatabase } from '../platform/database.worker.ts';
import { type Deps, idsFrom } from '../platform/deps.ts';
import { createLog } from '../platform/log.ts';
import { configuredMessages } from '../platform/messages.configured.ts';
import { meiliServer } from '../platform/search-server.meili.ts';
import type { OpenApiDocument } from '../portals/api/openapi.rules.ts';
import { securityHeaders } from '../web/security-headers.ts';
import { dueTasks, laterTasks } from './due-tasks.ts';
import { runDue } from './due-work.ts';
import { workerText } from './worker.text.ts';
import { type WorkerEnv, workerConfig } from './worker-config.ts';
import { unreadiness } from './worker-readiness.ts';

/** When the newest migration of the code was made (ms); written in by the build. */
declare const NEWEST_MIGRATION: number;

interface WorkerContext {
  waitUntil(work: Promise<unknown>): void;
}

/** As in `wrangler.toml`; any other trigger is the hourly one. */
const eachMinute = '* * * * *';
/** So long one call tells the search server, at most: the next comes in a minute. */
const tellWithinMs = 40_000;

const log = createLog(
  (line) => console.log(line),
  () => new Date(),
);

/** What one isolate keeps between requests: settings, derived keys, the routes, the reference; never a connection. */
interface House {
  readonly app: ReturnType<typeof createApp>;
  depsFor(context: WorkerContext): Deps;
  /** Why nothing can be served; asked until it once was well, and again for `/readyz`. */
  unready(deps: Deps, again: boolean): Promise<Text | undefined>;
}
const houses = new WeakMap<WorkerEnv, House | { readonly faults: readonly Text[] }>();

export const worker = {
  async fetch(request: Request, env: WorkerEnv, context: WorkerContext): Promise<Response> {
    const house = houseOf(env);
    const { pathname } = new URL(request.url);
    if ('faults' in house) return refusal(pathname, workerText.wrongSettings(house.faults));
    if (pathname === '/livez') return await house.app.fetch(request, env, context as never);
    const unready = await house.unready(house.depsFor(context), pathname === '/readyz');
    if (unready) return refusal(pathname, unready);
    return await house.app.fetch(request, env, context as never);
  },

  /**
   * By the cron triggers of `wrangler.toml`: each minute messages are sent that wait, and the search server is told what
   * changed; each hour what falls due is done, and the head of the audit chain goes into the log.
   */
  async scheduled(event: { readonly cron?: string }, env: WorkerEnv, context: WorkerContext): Promise<void> {
    const house = houseOf(env);
    if ('faults' in house) {
      log.error('due work not done', { settings: house.faults.map(({ en }) => en) });
      return;
    }
    const deps = house.depsFor(context);
    const unready = await house.unready(deps, false);
    if (unready) {
      log.error('due work not done', { why: unready.en });
      return;
    }
    const tellSearch = () => tellSearchServer(deps);
    if (event.cron === eachMinute)
      return await runDue(log, {
        sendMessages: () => sendMessages(deps),
        landBankFiles: () => landBankFiles(deps, { parts: bankFileLimits.partsOfRequest }),
        tellSearch,
      });
    await runDue(log, {
      ...dueTasks(deps),
      ...laterTasks(deps),
      tellSearch,
      // The log leaves the house: a chain that was cut or rewritten no longer fits what stands there.
      auditHead: async () => log.info('audit head', { ...(await chainHead(deps.database.read)) }),
    });
  },
};

/** Where it does not answer the embedded engine serves, and what waits is told in a minute. */
async function tellSearchServer(deps: Deps): Promise<void> {
  const outcome = await syncSearch(deps, { withinMs: tellWithinMs });
  if (outcome.is === 'refused') log.error('search server cannot be told', { ...outcome });
  if (outcome.is === 'unreachable') log.warn('search server cannot be told', { ...outcome });
}

function houseOf(env: WorkerEnv): House | { readonly faults: readonly Text[] } {
  const known = houses.get(env);
  if (known) return known;
  const made = makeHouse(env);
  houses.set(env, made);
  return made;
}

function makeHouse(env: WorkerEnv): House | { readonly faults: readonly Text[] } {
  const parsed = workerConfig(env);
  if ('errors' in parsed) return { faults: parsed.errors };
  const { config } = parsed;
  const crypto = createCrypto(config.secretKey);
  const memory = {};
  // Kept by the isolate, so that a breaker that is open stays so; it holds no connection.
  const searchServer =
    config.meiliUrl === undefined || config.meiliKey === undefined
      ? undefined
      : meiliServer({ url: config.meiliUrl, key: config.meiliKey });
  const messages = configuredMessages(config, (text) => console.log(text), 'en');
  let wasReady = false;

  const depsFor = (context: WorkerContext): Deps => ({
    config,
    database: openRemoteDatabase(config.databaseUrl, { authToken: config.databaseAuthToken, memory }),
    crypto,
    log,
    searchServer,
    messages,
    later: (work) => context.waitUntil(work),
    now: () => new Date(),
    newId: idsFrom(crypto.randomBytes),
  });
  const app = createApp({
    depsFor: (c) => depsFor(c.executionCtx as WorkerContext),
    addressOf: (c: Context) => c.req.header('cf-connecting-ip') ?? 'unknown',
    // What there is lies with the platform, which answers it before we are asked.
    asset: async () => undefined,
    openApi: () => describedApi(env),
    ready: () => true,
  });
  return {
    app,
    depsFor,
    async unready(deps, again) {
      if (wasReady && !again) return undefined;
      const fault = await unreadiness(deps, NEWEST_MIGRATION);
      wasReady = fault === undefined;
      return fault;
    },
  };
}

/** The description that `npm run worker:build` laid beside the other static files. */
async function describedApi(env: WorkerEnv): Promise<OpenApiDocument> {
  const assets = env.ASSETS as { fetch(url: string): Promise<Response> };
  const answer = await assets.fetch('https://assets.local/api/v1/openapi.json');
  if (!answer.ok) throw new Error(`no description among the static files: ${answer.status}`);
  return (await answer.json()) as OpenApiDocument;
}

function refusal(pathname: string, why: Text): Response {
  const headers = { ...securityHeaders, 'cache-control': 'no-store', 'retry-after': '60' };
  if (pathname !== '/readyz' && !pathname.startsWith('/api/'))
    return new Response(`${why.fa}\n\n${why.en}\n`, {
      status: 503,
      headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' },
    });
  const body = { type: '/problems/not-ready', title: 'Not ready', status: 503, detail: why.en, ok: false };
  return new Response(JSON.stringify(body), {
    status: 503,
    headers: { ...headers, 'content-type': 'application/problem+json; charset=utf-8' },
  });
}
