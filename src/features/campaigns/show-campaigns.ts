import type { Actor } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Text } from '../../kernel/text.ts';
import type { Reader } from '../../platform/database.ts';
import type { Deps } from '../../platform/deps.ts';
import type { CauseView } from '../causes/cause-record.rules.ts';
import { listShownCauses } from '../causes/causes.repo.ts';
import { organisationNames } from '../organisations/organisations.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { type CampaignProgress, campaignProgress } from './campaign-progress.repo.ts';
import type { CampaignRecord } from './campaign-record.rules.ts';
import { campaignsOf, findCampaign, findCampaignBySlug, openCampaigns } from './campaigns.repo.ts';
import { campaignOwner } from './own-campaigns.rules.ts';

export interface ShownCampaign {
  readonly campaign: CampaignRecord;
  /** Null = everywhere. */
  readonly organisation: Text | null;
  /** Null: nothing was told of it yet. */
  readonly progress: CampaignProgress | null;
}

async function shown(db: Reader, campaigns: readonly CampaignRecord[]): Promise<readonly ShownCampaign[]> {
  const names = await organisationNames(db, [
    ...new Set(campaigns.flatMap(({ organisationId }) => organisationId ?? [])),
  ]);
  const progress = await campaignProgress(db, campaigns);
  return campaigns.map((campaign) => ({
    campaign,
    organisation: names.get(campaign.organisationId ?? '') ?? null,
    progress: progress.get(campaign.id) ?? null,
  }));
}

/** For everybody: campaigns that can be given to today, the next to begin first, with counts and sums alone as published. */
export async function showCampaigns(deps: Deps): Promise<readonly ShownCampaign[]> {
  const db = deps.database.read;
  return await shown(db, await openCampaigns(db, tehranToday(deps.now())));
}

export interface CampaignPage extends ShownCampaign {
  readonly causes: readonly CauseView[];
  readonly vocabulary: Vocabulary;
}

/** For everybody: one of them by its address with its causes; those that are over too. */
export async function showCampaignPage(deps: Deps, slug: string): Promise<Result<CampaignPage>> {
  const db = deps.database.read;
  const found = await findCampaignBySlug(db, slug);
  if (!found) return fail(problem('not-found'));
  const { items } = await listShownCauses(db, tehranToday(deps.now()), { campaign: slug, limit: 100 });
  const [one] = await shown(db, [found]);
  if (!one) return fail(problem('not-found'));
  return ok({
    ...one,
    causes: items,
    vocabulary: await vocabularyOf(deps.database),
  });
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
