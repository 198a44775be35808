import type { Context, Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { type AppEnv, door } from '../app.ts';
import { staffCampaignRoutes } from '../features/campaigns/campaigns.officer.tsx';
import { isPermitted, type Permission } from '../kernel/actor.ts';
import { problem } from '../kernel/problem.ts';
import { ok, type Result } from '../kernel/result.ts';
import { homeOf } from '../web/home.ts';
import {
  isOwnPath,
  type PageReply,
  type PageRequest,
  type PageRoute,
  type StaffPageRequest,
} from '../web/http.ts';
import { paths } from '../web/paths.ts';
import { problemText } from '../web/problem.text.ts';
import { type BodySort, readBody } from '../web/read-body.ts';
import { renderDocument } from '../web/render.tsx';
import { languageCookie, setSessionCookie } from '../web/session-cookie.ts';
import { accountPages } from './account/pages.ts';
import { auditorPages } from './auditor/pages.ts';
import { benefactorPages } from './benefactor/pages.ts';
import { belowPages, headquartersPages } from './headquarters/pages.ts';
import { officerPages } from './officer/pages.ts';
import { publicPages } from './public/pages.ts';
import { referencePages } from './reference/pages.ts';
import { isFromElsewhere, mountSignIn } from './sign-in.tsx';

/** Mounts every page. A portal is a guard and a list of routes. */
export function mountPages(app: Hono<AppEnv>): void {
  app.get('/', (c) => c.redirect(homeOf(c.var.actor), 303));
  app.get('/language/:to', (c) => {
    const back = c.req.query('back') ?? '/';
    const to = c.req.param('to') === 'en' ? 'en' : 'fa';
    c.header('set-cookie', languageCookie(c.var.deps.config.baseUrl, to));
    return c.redirect(isOwnPath(back) ? back : '/', 303);
  });
  mountSignIn(app);
  for (const route of publicPages) mountOpen(app, route);
  for (const route of accountPages) mountStaff(app, route);
  for (const route of officerPages) mountStaff(app, route, 'people:read');
  for (const route of referencePages) mountStaff(app, route, 'reference:read');
  for (const route of headquartersPages) mountStaff(app, route, 'people:duplicates');
  for (const route of belowPages) mountStaff(app, route, 'targets:read');
  for (const route of staffCampaignRoutes) mountStaff(app, route, 'campaigns:write');
  for (const route of auditorPages) mountStaff(app, route, 'audit:whole');
  for (const route of benefactorPages) mountStaff(app, route, 'giving:own', paths.giveSignIn);
}

function mountOpen(app: Hono<AppEnv>, route: PageRoute): void {
  app.on(route.method.toUpperCase(), route.path, async (c) => {
    // No cookie proves who writes, so a page of another site could write in a visitor's name.
    if (route.method === 'post' && isFromElsewhere(c))
      return door(c, problem('cross-site', { detail: problemText.originNeeded }));
    const request = await pageRequest(c, 'open');
    return request.ok ? answer(c, await route.handle(request.value)) : door(c, request.problem);
  });
}

/** `signIn` is where somebody who has not signed in is led. */
function mountStaff(
  app: Hono<AppEnv>,
  route: PageRoute<StaffPageRequest>,
  permission?: Permission,
  signIn: string = paths.signIn,
): void {
  app.on(route.method.toUpperCase(), route.path, async (c) => {
    const { actor } = c.var;
    if (actor === null) {
      // A form that was posted is not thrown away: the browser sends it again when this page is reloaded.
      if (c.req.method !== 'GET')
        return door(c, problem('unauthenticated', { detail: problemText.signedOutMeanwhile }));
      return c.redirect(`${signIn}?next=${encodeURIComponent(hereOf(c))}`, 303);
    }
    if (permission !== undefined && !isPermitted(actor, permission)) return door(c, problem('forbidden'));
    const request = await pageRequest(c, route.takesList ? 'list-form' : 'own');
    if (!request.ok) return door(c, request.problem);
    return answer(c, await route.handle({ ...request.value, actor }));
  });
}

/** Turns what a page handler replies into a response. */
export function answer(c: Context<AppEnv>, reply: PageReply): Response {
  switch (reply.kind) {
    case 'redirect':
      if (reply.session) {
        const { token, expiresAt } = reply.session;
        c.header('set-cookie', setSessionCookie(c.var.deps.config.baseUrl, token, expiresAt));
      }
      for (const cookie of [reply.cookie ?? []].flat()) c.header('set-cookie', cookie, { append: true });
      return c.redirect(reply.to, 303);
    case 'problem':
      return door(c, reply.problem);
    case 'download':
      return new Response(reply.content, {
        headers: {
          'content-type': reply.type,
          'content-disposition': `attachment; filename="${reply.fileName}"`,
        },
      });
    case 'page': {
      const { kind: _, cookie, ...page } = reply;
      const response = renderDocument({ ...page, lang: c.var.lang, actor: c.var.actor, here: hereOf(c) });
      if (cookie) response.headers.append('set-cookie', cookie);
      return response;
    }
  }
}

/** What a page is handed; a form that cannot be read is an empty one. Refuses one over the limit of its sort. */
export async function pageRequest(c: Context<AppEnv>, sort: BodySort): Promise<Result<PageRequest>> {
  const form: Record<string, string[]> = {};
  const files: Record<string, { name: string; bytes: Uint8Array }> = {};
  if (c.req.method === 'POST') {
    const read = await readBody(c.req.raw, sort);
    if (!read.ok) return read;
    const sent = new Response(read.value as BodyInit, {
      headers: { 'content-type': c.req.header('content-type') ?? '' },
    });
    for (const [name, value] of (await sent.formData().catch(() => new FormData())).entries()) {
      if (typeof value === 'string') form[name] = [...(form[name] ?? []), value];
      else files[name] = { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) };
    }
  }
  return ok({
    deps: c.var.deps,
    lang: c.var.lang,
    requestId: c.var.requestId,
    address: c.var.address,
    userAgent: c.req.header('user-agent'),
    actor: c.var.actor,
    sessionToken: c.var.token,
    params: c.req.param() as Record<string, string>,
    query: c.req.query(),
    form,
    files,
    here: hereOf(c),
    cookie: (name) => getCookie(c, name),
  });
}

export function hereOf(c: Context<AppEnv>): string {
  const url = new URL(c.req.url);
  return url.pathname + url.search;
}
