import type { Actor } from '../../kernel/actor.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import type { UpkeepStatus } from '../../platform/upkeep.ts';
import { permit } from '../organisations/scope.rules.ts';

/** How the record is kept whole outside the database, for the auditor; null where the platform does that by itself. */
export async function viewUpkeep(deps: Deps, actor: Actor): Promise<Result<UpkeepStatus | null>> {
  const permitted = permit(actor, 'audit:whole');
  if (!permitted.ok) return permitted;
  return ok((await deps.upkeep?.status()) ?? null);
}
