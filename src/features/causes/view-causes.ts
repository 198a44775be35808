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
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import type { CauseRecord } from './cause-record.rules.ts';
import { findCause, listOwnCauses } from './causes.repo.ts';
import { type KitRecord, openKitsOf } from './kits.repo.ts';

/** An organisation's own causes, closed and hidden ones too. */
export async function viewOwnCauses(deps: Deps, actor: Actor): Promise<Result<readonly CauseRecord[]>> {
  const scope = scopeFor(actor, 'causes:write');
  if (!scope.ok) return scope;
  return ok(await listOwnCauses(deps.database.read, scope.value.organisationId));
}

export interface CauseAtHand {
  readonly cause: CauseRecord;
  /** How many registered waiting households it could mean now; staff alone see it. */
  readonly couldBe: number;
  /** Those it may belong to. */
  readonly campaigns: readonly CampaignRecord[];
  readonly vocabulary: Vocabulary;
}

/** One of them with what is needed to change it. */
export async function viewCauseAtHand(deps: Deps, actor: Actor, id: string): Promise<Result<CauseAtHand>> {
  const scope = scopeFor(actor, 'causes:write');
  if (!scope.ok) return scope;
  const db = deps.database.read;
  const { organisationId } = scope.value;
  const cause = await findCause(db, id);
  if (cause?.organisationId !== organisationId) return fail(problem('not-found'));
  const today = tehranToday(deps.now());
  return ok({
    cause,
    couldBe: await couldBe(db, cause),
    campaigns: (await campaignsOf(db, organisationId)).filter(
      (one) => isGivenTo(one, today) || one.id === cause.campaignId,
    ),
    vocabulary: await vocabularyOf(deps.database),
  });
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
