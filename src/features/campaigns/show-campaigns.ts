import type { Actor } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Text } from '../../kernel/text.ts';
import type { Deps } from '../../platform/deps.ts';
import { organisationNames } from '../organisations/organisations.repo.ts';
import { type CampaignProgress, campaignProgress } from './campaign-progress.repo.ts';
import type { CampaignRecord } from './campaign-record.rules.ts';
import { campaignsOf, findCampaign, findCampaignBySlug, openCampaigns } from './campaigns.repo.ts';
import { campaignOwner } from './own-campaigns.rules.ts';

export interface ShownCampaign {
  readonly campaign: CampaignRecord;
  /** Null = everywhere. */
  readonly organisation: Text | null;
  readonly progress: CampaignProgress;
}

async function shown(deps: Deps, campaign: CampaignRecord): Promise<ShownCampaign> {
  const db = deps.database.read;
  const { organisationId } = campaign;
  return {
    campaign,
    organisation:
      organisationId === null
        ? null
        : ((await organisationNames(db, [organisationId])).get(organisationId) ?? null),
    progress: await campaignProgress(db, campaign.id),
  };
}

/** For everybody: campaigns that can be given to today, the next to begin first, with counts and sums alone. */
export async function showCampaigns(deps: Deps): Promise<readonly ShownCampaign[]> {
  const open = await openCampaigns(deps.database.read, tehranToday(deps.now()));
  return await Promise.all(open.map((one) => shown(deps, one)));
}

/** For everybody: one of them by its address, those that are over too. */
export async function showCampaign(deps: Deps, slug: string): Promise<Result<ShownCampaign>> {
  const found = await findCampaignBySlug(deps.database.read, slug);
  return found ? ok(await shown(deps, found)) : fail(problem('not-found'));
}

/** What the caller looks after, and those of everywhere. */
export async function viewOwnCampaigns(deps: Deps, actor: Actor): Promise<Result<readonly CampaignRecord[]>> {
  const owner = campaignOwner(actor);
  if (!owner.ok) return owner;
  return ok(await campaignsOf(deps.database.read, owner.value));
}

export async function viewOwnCampaign(deps: Deps, actor: Actor, id: string): Promise<Result<CampaignRecord>> {
  const owner = campaignOwner(actor);
  if (!owner.ok) return owner;
  const found = await findCampaign(deps.database.read, id);
  return found && (found.organisationId ?? null) === owner.value ? ok(found) : fail(problem('not-found'));
}
