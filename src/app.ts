import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { heldSession } from './features/accounts/hold-session.ts';
import { searchHealth } from './features/search-sync/search-health.ts';
import type { Actor } from './kernel/actor.ts';
import { addressBlock } from './kernel/address.ts';
import { type Problem, problem } from './kernel/problem.ts';
import type { Lang } from './kernel/text.ts';
import { isLoopback } from './platform/config.ts';
import { DatabaseBusy, isClash, machineFault } from './platform/database.ts';
import type { Deps } from './platform/deps.ts';
import { mountApi } from './portals/api/api.ts';
import type { OpenApiDocument } from './portals/api/openapi.rules.ts';
import { mountPages } from './portals/pages.tsx';
import { isOpenBeforeNewPassword } from './web/before-new-password.ts';
import { paths } from './web/paths.ts';
import { problemText } from './web/problem.text.ts';
import { problemResponse } from './web/problem-response.ts';
import { costOf, createRateLimiter, paceOf, type RateLimiter } from './web/rate-limit.ts';
import { problemPageResponse } from './web/render.tsx';
import { securityHeaders } from './web/security-headers.ts';
import { cookieName } from './web/session-cookie.ts';

export interface AppEnv {
  Variables: {
    deps: Deps;
    requestId: string;
    lang: Lang;
    address: string;
    actor: Actor | null;
    token: string | null;
    /** Credentials came as a cookie, so an unsafe request must prove that it comes from our own pages. */
    byCookie: boolean;
    /** Somebody else made the password: nothing but choosing an own one is possible. */
    mustChangePassword: boolean;
  };
}

export interface AppOptions {
  /** The dependencies of one request. */
  depsFor(c: Context): Deps;
  /** Address of the caller, as the socket tells it. */
  addressOf(c: Context): string;
  /** A file under `/assets/`, or undefined. */
  asset(name: string): Promise<{ readonly body: Uint8Array; readonly type: string } | undefined>;
  /** The description of the API, which is built and not carried (decision 0020). */
  openApi(): Promise<OpenApiDocument>;
  /** What only this platform needs around every request, outermost first. */
  readonly around?: readonly MiddlewareHandler[];
  /** Whether the service may take requests: migrated, reference and demo data in. */
  ready(): boolean;
}

export function createApp(options: AppOptions): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  let limiter: RateLimiter | undefined;
  for (const handler of options.around ?? []) app.use(handler);

  app.use(async (c, next) => {
    const deps = options.depsFor(c);
    c.set('deps', deps);
    c.set('requestId', deps.newId('request'));
    c.set('address', options.addressOf(c));
    c.set('lang', langOf(c));
    c.set('actor', null);
    c.set('token', null);
    c.set('byCookie', false);
    c.set('mustChangePassword', false);
    const started = deps.now().getTime();
    await next();
    for (const [name, value] of Object.entries(securityHeaders)) c.res.headers.set(name, value);
    if (deps.config.baseUrl.protocol === 'https:')
      c.res.headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains');
    c.res.headers.set('x-request-id', c.var.requestId);
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store');
    deps.log.info('request', {
      requestId: c.var.requestId,
      method: c.req.method,
      route: c.req.routePath,
      status: c.res.status,
      ms: deps.now().getTime() - started,
      actor: c.var.actor?.accountId,
    });
  });

  app.get('/livez', (c) => c.json({ ok: true }));
  app.get('/readyz', async (c) => {
    const ok = options.ready();
    return c.json({ ok, search: await searchHealth(c.var.deps) }, ok ? 200 : 503);
  });
  app.get('/assets/:name', async (c) => {
    const file = await options.asset(c.req.param('name'));
    if (!file) return door(c, problem('not-found'));
    return new Response(file.body as unknown as BodyInit, {
      headers: { 'content-type': file.type, 'cache-control': 'public, max-age=31536000, immutable' },
    });
  });

  app.use(async (c, next) => {
    const { deps } = c.var;
    if (deps.config.rateLimit) limiter ??= createRateLimiter();
    const bearer = /^Bearer (.+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
    const cookie = getCookie(c, cookieName(deps.config.baseUrl));
    const token = bearer ?? cookie ?? null;
    if (token !== null) {
      c.set('token', token);
      const held = await heldSession(deps, token);
      c.set('actor', held?.actor ?? null);
      c.set('mustChangePassword', held?.mustChangePassword ?? false);
      c.set('byCookie', bearer === undefined);
    }
    const wait = limiter?.take(
      c.var.actor?.accountId ?? addressBlock(c.var.address),
      paceOf(c.req.method, c.req.path),
      deps.now().getTime(),
      costOf(c.req.method, c.req.path, (name) => c.req.query(name)),
    );
    if (wait)
      return door(c, problem('too-many', { detail: problemText.tooFast(wait), retryAfterSeconds: wait }));
    // Signing in to the API uses no cookie and sets none: one that lies about must not be in its way.
    const isSignIn = c.req.method === 'POST' && signIns.includes(c.req.path);
    const usesCookie = c.var.byCookie && !isSignIn;
    if (isUnsafe(c.req.method) && usesCookie && !fromOwnPages(c))
      return door(c, problem('cross-site', { detail: problemText.originNeeded }));
    if (c.var.mustChangePassword && !isOpenBeforeNewPassword(c.req.method, c.req.path)) {
      if (c.req.method === 'GET' && !c.req.path.startsWith('/api/'))
        return c.redirect(paths.ownPassword, 303);
      return door(c, problem('password-change-required', { detail: problemText.passwordChange }));
    }
    return await next();
  });

  mountApi(app, options.openApi);
  mountPages(app);

  app.notFound((c) => door(c, problem('not-found')));
  app.onError((error, c) => {
    const { deps, requestId } = c.var;
    const fault = machineFault(error);
    if (fault instanceof DatabaseBusy) {
      deps.log.warn('busy', { requestId });
      return door(c, problem('busy', { detail: problemText.busy, retryAfterSeconds: 2 }));
    }
    if (fault) {
      deps.log.error('storage full', { requestId });
      return door(c, problem('storage-full', { detail: problemText.storageFull, retryAfterSeconds: 60 }));
    }
    // Use cases look first and answer better; this is for the two that looked at the same moment.
    if (isClash(error)) {
      deps.log.warn('clash', { requestId, error });
      return door(c, problem('conflict', { detail: problemText.clash }));
    }
    deps.log.error('unexpected', { requestId, error });
    return door(c, problem('unexpected', { detail: problemText.unexpected(requestId) }));
  });
  return app;
}

/** The one error door: problem+json for the API, a page for people. */
export function door(c: Context<AppEnv>, refusal: Problem): Response {
  const { lang, requestId } = c.var;
  if (c.req.path.startsWith('/api/') || c.req.path === '/readyz')
    return problemResponse(refusal, lang, requestId);
  return problemPageResponse(refusal, { lang, requestId, actor: c.var.actor, here: c.req.path });
}

/** Calls that sign somebody in. */
const signIns: readonly string[] = ['/api/v1/sessions', '/api/v1/codes', '/api/v1/sessions/code'];

function langOf(c: Context): Lang {
  const chosen = getCookie(c, 'lang');
  if (chosen === 'fa' || chosen === 'en') return chosen;
  const isApi = c.req.path.startsWith('/api/');
  return isApi && /^\s*en\b/i.test(c.req.header('accept-language') ?? '') ? 'en' : 'fa';
}

function isUnsafe(method: string): boolean {
  return method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS';
}

/** Whether an unsafe request says, by its headers, that it comes from our own pages. */
export function fromOwnPages(c: Context<AppEnv>): boolean {
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const origin = c.req.header('origin');
  if (origin === undefined) return false;
  const { baseUrl } = c.var.deps.config;
  if (origin === baseUrl.origin) return true;
  // Trying out on a loopback address, the port and the loopback's name are whatever the person typed.
  const own = new URL(c.req.url);
  return baseUrl.protocol === 'http:' && origin === own.origin && isLoopback(own.hostname);
}
