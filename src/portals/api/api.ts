import type { Context, Hono } from 'hono';
import { type AppEnv, door } from '../../app.ts';
import { answerOnce } from '../../features/records/answer-once.ts';
import { decodeList } from '../../features/records/decode-list.rules.ts';
import { type Actor, isPermitted } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import type { Result } from '../../kernel/result.ts';
import { fail, ok } from '../../kernel/result.ts';
import {
  type ApiReply,
  type ApiRequest,
  type ApiRoute,
  type PublicApiRoute,
  takesIdempotencyKey,
} from '../../web/http.ts';
import { problemText } from '../../web/problem.text.ts';
import { readBody } from '../../web/read-body.ts';
import { mountDescription } from './description.tsx';
import type { OpenApiDocument } from './openapi.rules.ts';
import { apiRoutes } from './routes.ts';

/** Mounts every JSON route below `/api/v1`, and the description of them all. */
export function mountApi(app: Hono<AppEnv>, openApi: () => Promise<OpenApiDocument>): void {
  for (const route of apiRoutes) {
    const path = `/api/v1${route.path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
    app.on(route.method.toUpperCase(), path, (c) => serve(c, route));
  }
  mountDescription(app, openApi);
  const methods = new Map<string, string[]>();
  for (const route of apiRoutes) {
    const path = `/api/v1${route.path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
    methods.set(path, [...(methods.get(path) ?? []), route.method.toUpperCase()]);
  }
  for (const [path, allowed] of methods)
    app.all(path, (c) => {
      const response = door(c, problem('method-not-allowed'));
      response.headers.set('allow', allowed.join(', '));
      return response;
    });
}

async function serve(c: Context<AppEnv>, route: ApiRoute | PublicApiRoute): Promise<Response> {
  const { actor } = c.var;
  if (route.access === 'signed-in' && actor === null) return door(c, problem('unauthenticated'));
  if (actor !== null && route.permission !== undefined && !isPermitted(actor, route.permission))
    return door(c, problem('forbidden'));
  const body = await bodyOf(c, route);
  if (!body.ok) return door(c, body.problem);
  const request: ApiRequest = {
    deps: c.var.deps,
    lang: c.var.lang,
    requestId: c.var.requestId,
    address: c.var.address,
    userAgent: c.req.header('user-agent'),
    actor,
    sessionToken: c.var.token,
    params: c.req.param() as Record<string, string>,
    query: c.req.query(),
    body: body.value,
    // A weak tag never matches (RFC 9110, 13.1.1): its W/ stays and equals no revision.
    ifMatch: c.req.header('if-match')?.replaceAll('"', ''),
  };
  const key = takesIdempotencyKey(route) ? c.req.header('idempotency-key') : undefined;
  if (key !== undefined && actor !== null) return await serveOnce(c, route, { ...request, actor }, key);
  const result = await handled(route, request);
  return result.ok ? responseOf(result.value) : door(c, result.problem);
}

async function serveOnce(
  c: Context<AppEnv>,
  route: ApiRoute | PublicApiRoute,
  request: ApiRequest & { readonly actor: Actor },
  key: string,
): Promise<Response> {
  const { deps, actor, query, body } = request;
  const once = {
    key,
    method: c.req.method,
    path: c.req.path,
    content: [query, body],
    inChunks: route.takes === 'csv',
  };
  const result = await answerOnce(deps, actor, once, (inside) =>
    handled(route, { ...request, deps: inside }),
  );
  if (!result.ok) return door(c, result.problem);
  const response = responseOf(result.value.answer);
  if (result.value.replayed) response.headers.set('idempotent-replayed', 'true');
  return response;
}

/** The finished answer of a route, ready to be sent or kept. */
async function handled(
  route: ApiRoute | PublicApiRoute,
  request: ApiRequest,
): Promise<Result<FinishedAnswer>> {
  // The guard in `serve` makes the actor present on every route that is not public.
  const result = await (route.handle as (r: ApiRequest) => Promise<Result<ApiReply>>)(request);
  return result.ok ? ok(finished(result.value, request.lang)) : result;
}

interface FinishedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

function finished(answer: ApiReply, lang: string): FinishedAnswer {
  const status = answer.status ?? 200;
  const headers: Record<string, string> = { 'content-language': lang, vary: 'Accept-Language, Cookie' };
  if (answer.revision !== undefined) headers.etag = `"${answer.revision}"`;
  if (answer.location !== undefined) headers.location = answer.location;
  if (answer.text) {
    headers['content-type'] = answer.text.type;
    if (answer.text.fileName)
      headers['content-disposition'] = `attachment; filename="${answer.text.fileName}"`;
    return { status, headers, body: answer.text.content };
  }
  if (status === 204) return { status, headers, body: null };
  headers['content-type'] = 'application/json; charset=utf-8';
  return { status, headers, body: JSON.stringify(answer.body) };
}

const responseOf = ({ status, headers, body }: FinishedAnswer) => new Response(body, { status, headers });

async function bodyOf(
  c: Context<AppEnv>,
  { takes, access }: ApiRoute | PublicApiRoute,
): Promise<Result<unknown>> {
  if (takes === undefined) return ok(undefined);
  const read = await readBody(c.req.raw, access === 'public' ? 'open' : takes === 'csv' ? 'list' : 'own');
  if (!read.ok) return read;
  const bytes = read.value;
  const type = c.req.header('content-type') ?? '';
  if (takes === 'csv') {
    if (!/^(text\/csv|text\/plain|application\/csv|application\/octet-stream)/i.test(type))
      return fail(problem('unsupported-media', { detail: problemText.csvNeeded }));
    return ok(decodeList(bytes));
  }
  if (!/^application\/json\b/i.test(type)) {
    // An empty body needs no type: some calls take none of their optional fields.
    if (bytes.byteLength === 0) return ok({});
    return fail(problem('unsupported-media', { detail: problemText.jsonNeeded }));
  }
  if (bytes.byteLength === 0) return ok({});
  try {
    return ok(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return fail(problem('malformed', { detail: problemText.jsonNeeded }));
  }
}
