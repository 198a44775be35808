import type { Actor } from '../../kernel/actor.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { type AwardSource, awardSources } from './award-sources.repo.ts';

/** Kits and loan programmes that an award of the organisation may come from: those it published, the newest first. */
export async function awardChoices(deps: Deps, actor: Actor): Promise<Result<readonly AwardSource[]>> {
  const scope = scopeFor(actor, 'awards:write');
  if (!scope.ok) return scope;
  return ok(await awardSources(deps.database.read, scope.value));
}
