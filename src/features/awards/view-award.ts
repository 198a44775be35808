import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import type { AwardRecord, WorkChoice } from './award.rules.ts';
import { awardsRepo } from './awards.repo.ts';

/** One award of the caller's organisation; 404 for any other. */
export async function viewAward(deps: Deps, actor: Actor, id: string): Promise<Result<AwardRecord>> {
  const scope = scopeFor(actor, 'placements:read');
  if (!scope.ok) return scope;
  const award = await awardsRepo(deps.database.read, scope.value).find(id);
  return award ? ok(award) : fail(problem('not-found'));
}

/** Works of a person of the organisation that an award may have led to. */
export async function worksForAward(
  deps: Deps,
  actor: Actor,
  personId: string,
): Promise<Result<readonly WorkChoice[]>> {
  const scope = scopeFor(actor, 'placements:read');
  if (!scope.ok) return scope;
  return ok(await awardsRepo(deps.database.read, scope.value).worksOf(personId));
}
