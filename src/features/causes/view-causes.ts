import type { Actor } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import type { CampaignRecord } from '../campaigns/campaign-record.rules.ts';
import { isGivenTo } from '../campaigns/campaign-record.rules.ts';
import { campaignsOf } from '../campaigns/campaigns.repo.ts';
import { couldBe } from '../giving/disclose.repo.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import type { CauseRecord } from './cause-record.rules.ts';
import { findCause, listOwnCauses } from './causes.repo.ts';
import { type KitRecord, openKitsOf } from './kits.repo.ts';

/** An organisation's own causes, closed and hidden ones too. */
export async function viewOwnCauses(deps: Deps, actor: Actor): Promise<Result<readonly CauseRecord[]>> {
  const scope = scopeFor(actor, 'causes:write');
  if (!scope.ok) return scope;
  return ok(await listOwnCauses(deps.database.read, scope.value.organisationId));
}

export interface StaffCause {
  readonly cause: CauseRecord;
  /** How many registered waiting households it could mean now; staff alone see it. */
  readonly couldBe: number;
}

export async function viewOwnCause(deps: Deps, actor: Actor, id: string): Promise<Result<StaffCause>> {
  const scope = scopeFor(actor, 'causes:write');
  if (!scope.ok) return scope;
  const db = deps.database.read;
  const cause = await findCause(db, id);
  if (cause?.organisationId !== scope.value.organisationId) return fail(problem('not-found'));
  return ok({ cause, couldBe: await couldBe(db, cause) });
}

export interface CauseChoices {
  readonly kits: readonly KitRecord[];
  readonly campaigns: readonly CampaignRecord[];
}

/** What a new cause can be made from. */
export async function viewCauseChoices(deps: Deps, actor: Actor): Promise<Result<CauseChoices>> {
  const scope = scopeFor(actor, 'causes:write');
  if (!scope.ok) return scope;
  const db = deps.database.read;
  const today = tehranToday(deps.now());
  const { organisationId } = scope.value;
  return ok({
    kits: await openKitsOf(db, organisationId, today),
    campaigns: (await campaignsOf(db, organisationId)).filter((one) => isGivenTo(one, today)),
  });
}
