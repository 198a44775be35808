import { type Actor, isPermitted } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';

/**
 * Whose campaigns somebody looks after: a manager those of their organisation, the national office those of everywhere
 * (null). A province council has none.
 */
export function campaignOwner(actor: Actor): Result<string | null> {
  if (!isPermitted(actor, 'campaigns:write')) return fail(problem('forbidden'));
  if (actor.organisationKind === 'national') return ok(null);
  if (actor.organisationId === null || actor.organisationKind === 'province-council')
    return fail(problem('forbidden'));
  return ok(actor.organisationId);
}
