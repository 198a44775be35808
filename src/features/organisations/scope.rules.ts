import { type Actor, isPermitted, type Permission, type Scope } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';

/** The first line of a use case: may this actor do this at all? */
export function permit(actor: Actor, permission: Permission): Result<Actor> {
  return isPermitted(actor, permission) ? ok(actor) : fail(problem('forbidden'));
}

/** Permission and scope in one: repositories of case data cannot be built without the scope. */
export function scopeFor(actor: Actor, permission: Permission): Result<Scope> {
  if (!isPermitted(actor, permission) || actor.organisationId === null) return fail(problem('forbidden'));
  return ok({ organisationId: actor.organisationId });
}
