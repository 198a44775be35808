import type { JSX } from 'hono/jsx/jsx-runtime';
import type * as z from 'zod';
import type { Actor, Permission } from '../kernel/actor.ts';
import type { Problem, ProblemKind } from '../kernel/problem.ts';
import type { Result } from '../kernel/result.ts';
import type { Lang } from '../kernel/text.ts';
import type { Deps } from '../platform/deps.ts';
import type { ScriptName } from './scripts.ts';

/** What every route, JSON or page, is handed. */
export interface RequestContext {
  readonly deps: Deps;
  readonly lang: Lang;
  readonly requestId: string;
  /** Address of the caller as the socket tells it; for throttling alone, never stored in clear. */
  readonly address: string;
  /** The browser's own words on itself; a few of them name a session, the rest is not kept. */
  readonly userAgent?: string | undefined;
  readonly actor: Actor | null;
  readonly sessionToken: string | null;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
}

export interface ApiRequest extends RequestContext {
  /** Parsed JSON, or the text of a CSV body; undefined where the route takes none. */
  readonly body: unknown;
  /** Value of `If-Match` without quotes, if sent. */
  readonly ifMatch: string | undefined;
}

export interface ApiReply {
  readonly status?: 200 | 201 | 204;
  readonly body?: unknown;
  /** Revision of the record, sent as strong ETag. */
  readonly revision?: number;
  readonly location?: string;
  /** Replaces JSON: a text answer with its media type. */
  readonly text?: { readonly type: string; readonly content: string; readonly fileName?: string };
}

/** One JSON route with its description; the schemas that are described are the ones that validate. */
export interface ApiRoute {
  readonly method: 'get' | 'post' | 'patch' | 'delete';
  /** Below `/api/v1`, parameters in braces: `/people/{id}`. */
  readonly path: string;
  readonly summary: string;
  /** More than the summary says: units, limits, refusals; English, plain text. */
  readonly description?: string;
  readonly tag: string;
  /** `public` needs no credentials; what a role may do is decided by the use case. */
  readonly access: 'public' | 'signed-in';
  /** Refused before the body is read when the role lacks it; the use case asks again. */
  readonly permission?: Permission;
  readonly takes?: 'json' | 'csv';
  /** Shapes of the parameters of the path, where they are more than opaque ids. */
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly answer: {
    readonly status: 200 | 201 | 204;
    readonly description: string;
    readonly schema?: z.ZodType;
    /** The answer carries the record's revision as a strong `ETag`; `sometimes`: only for some who ask. */
    readonly etag?: true | 'sometimes';
    /** The answer carries the new record's address as `Location`. */
    readonly location?: true;
    /** Media type of an answer that is no JSON. */
    readonly text?: 'text/csv';
  };
  readonly problems: readonly ProblemKind[];
  /** A POST that takes no `Idempotency-Key`: its answer must not be kept, or must never be given twice. */
  readonly keyless?: true;
  handle(request: ApiRequest & { readonly actor: Actor }): Promise<Result<ApiReply>>;
}

export interface PublicApiRoute extends Omit<ApiRoute, 'access' | 'handle'> {
  readonly access: 'public';
  handle(request: ApiRequest): Promise<Result<ApiReply>>;
}

export interface PageRequest extends RequestContext {
  /** Fields of the posted form; a field that stands several times keeps all its values. */
  readonly form: Readonly<Record<string, readonly string[]>>;
  readonly files: Readonly<Record<string, { readonly name: string; readonly bytes: Uint8Array }>>;
  /** Path and query of this page, for coming back. */
  readonly here: string;
  /** A cookie that the browser sent. */
  cookie(name: string): string | undefined;
}

export type PageReply =
  | {
      readonly kind: 'page';
      readonly title: string;
      readonly body: JSX.Element;
      readonly status?: number;
      /** Leaves out header and navigation, for letters. */
      readonly bare?: boolean;
      /** For everybody: a way out in the corner, and a title that names nobody and nothing. */
      readonly open?: true;
      /** Own scripts of the page, which works without them. */
      readonly scripts?: readonly ScriptName[];
      /** A message at the top, read aloud. */
      readonly notice?: { readonly tone: 'good' | 'bad'; readonly text: string };
      /** A `Set-Cookie` besides. */
      readonly cookie?: string;
      readonly retryAfterSeconds?: number | undefined;
    }
  | {
      readonly kind: 'redirect';
      readonly to: string;
      /** A `Set-Cookie` besides, or several. */
      readonly cookie?: string | readonly string[];
      /** A session that goes on under a new token. */
      readonly session?: { readonly token: string; readonly expiresAt: string };
    }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'download'; readonly type: string; readonly content: string; readonly fileName: string };

export interface PageRoute<R extends PageRequest = PageRequest> {
  readonly method: 'get' | 'post';
  /** Parameters as `:id`. */
  readonly path: string;
  /** The form carries a list, so it may be as large as one; others hold 1 MB. */
  readonly takesList?: true;
  handle(request: R): Promise<PageReply>;
}

export type StaffPageRequest = PageRequest & { readonly actor: Actor };
export type StaffPageRoute = PageRoute<StaffPageRequest>;

export const redirect = (to: string): PageReply => ({ kind: 'redirect', to });
export const problemPage = (problem: Problem): PageReply => ({ kind: 'problem', problem });

/** Only addresses of our own: never a scheme, a host or a backslash. */
export function isOwnPath(path: string): boolean {
  return /^\/(?![/\\])[^\\\s]*$/.test(path);
}

/** First value of a form field, or the empty text. */
export function field(form: PageRequest['form'], name: string): string {
  return form[name]?.[0] ?? '';
}

/** Whether a route answers repeats under one `Idempotency-Key` with its first answer: every POST of a signed-in actor. */
export function takesIdempotencyKey(
  route: Pick<ApiRoute, 'method' | 'access' | 'keyless'> | Pick<PublicApiRoute, 'method' | 'access'>,
): boolean {
  return route.method === 'post' && route.access === 'signed-in' && !('keyless' in route && route.keyless);
}

/** A JSON route that needs a signed-in actor. */
export const signedIn = (route: Omit<ApiRoute, 'access'>): ApiRoute => ({ ...route, access: 'signed-in' });
/** A JSON route that anyone may call. */
export const open = (route: Omit<PublicApiRoute, 'access'>): PublicApiRoute => ({
  ...route,
  access: 'public',
});

/** Turns a use case's result into an answer; `shape` makes the body (and what stands beside it) of the value. */
export function answered<T>(
  result: Result<T>,
  shape: (value: T) => ApiReply = (value) => ({ body: value }),
): Result<ApiReply> {
  return result.ok ? { ok: true, value: shape(result.value) } : result;
}
