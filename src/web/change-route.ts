import type * as z from 'zod';
import type { Actor, Permission } from '../kernel/actor.ts';
import type { Result } from '../kernel/result.ts';
import type { Deps } from '../platform/deps.ts';
import { type ApiRoute, answered, signedIn } from './http.ts';

/** A call that changes one record by its id, takes a body, and answers how the record stands then; If-Match is honoured. */
export const changeRoute = <T extends { readonly revision: number }>(of: {
  readonly path: string;
  readonly permission: Permission;
  readonly tag: ApiRoute['tag'];
  readonly summary: string;
  readonly description?: string;
  readonly body: z.ZodType;
  readonly stands: string;
  readonly schema: z.ZodType;
  readonly does: (
    deps: Deps,
    actor: Actor,
    id: string,
    ifMatch: string | undefined,
    input: unknown,
  ) => Promise<Result<T>>;
  readonly shown: (record: T) => unknown;
}): ApiRoute =>
  signedIn({
    method: 'post',
    path: of.path,
    permission: of.permission,
    summary: of.summary,
    ...(of.description === undefined ? {} : { description: of.description }),
    tag: of.tag,
    takes: 'json',
    body: of.body,
    answer: { status: 200, description: of.stands, schema: of.schema, etag: true },
    problems: ['unauthenticated', 'forbidden', 'not-found', 'invalid', 'malformed', 'conflict', 'stale'],
    handle: async ({ deps, actor, params, body, ifMatch }) =>
      answered(await of.does(deps, actor, params.id ?? '', ifMatch, body), (record) => ({
        body: of.shown(record),
        revision: record.revision,
      })),
  });
