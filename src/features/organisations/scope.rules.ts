import { type Actor, isPermitted, type Permission, type Scope } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';

/** The first line of a use case: may this actor do this at all? */
export function permit(actor: Actor, permission: Permission): Result<Actor> {
  return isPermitted(actor, permission) ? ok(actor) : fail(problem('forbidden'));
}

/** The whole country, for measuring and for counts of headquarters; `scopeFor` gives it to nobody. */
export const nationalView = { nation: true } as const;

/** Whose people are looked at: those of one organisation, or (never by a role of the API) everybody's. */
export type PeopleScope = Scope | typeof nationalView;

/** Permission and scope in one: repositories of case data cannot be built without the scope. */
export function scopeFor(actor: Actor, permission: Permission): Result<Scope> {
  if (!isPermitted(actor, permission) || actor.organisationId === null) return fail(problem('forbidden'));
  return ok({ organisationId: actor.organisationId });
}
