import { type LocalDate, tehranToday } from '../../kernel/calendar.ts';
import type { Deps } from '../../platform/deps.ts';
import { type CampaignRecord, isGivenTo } from '../campaigns/campaign-record.rules.ts';
import { findCampaign, findCampaignBySlug, openCampaigns } from '../campaigns/campaigns.repo.ts';
import type { CauseView } from '../causes/cause-record.rules.ts';
import { findCause, nextCauses, viewShownCause } from '../causes/causes.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';

export interface PledgeForm {
  /** Undefined where none is named, or it is not open any more. */
  readonly cause: CauseView | undefined;
  readonly campaign: CampaignRecord | undefined;
  /** Those of everywhere that can be given to, and the one that is named. */
  readonly campaigns: readonly CampaignRecord[];
  readonly vocabulary: Vocabulary;
  readonly today: LocalDate;
}

/** What the steps of a pledge are shown with: the cause and campaign it names, where they can be given to today. */
export async function openPledgeForm(
  deps: Deps,
  named: { readonly causeId: string; readonly campaignId: string },
): Promise<PledgeForm> {
  const db = deps.database.read;
  const today = tehranToday(deps.now());
  // An address names a campaign as its page does.
  const campaign =
    named.campaignId === ''
      ? undefined
      : ((await findCampaign(db, named.campaignId)) ?? (await findCampaignBySlug(db, named.campaignId)));
  const shown = campaign && isGivenTo(campaign, today) ? campaign : undefined;
  const open = await openCampaigns(db, today);
  return {
    campaigns: open.filter(({ id, organisationId }) => organisationId === null || id === shown?.id),
    today,
    cause: named.causeId === '' ? undefined : await viewShownCause(db, named.causeId, today),
    campaign: shown,
    vocabulary: await vocabularyOf(deps.database),
  };
}

/** What else can be given to instead of a cause that is taken, and the trade to wait for. */
export async function openInstead(
  deps: Deps,
  causeId: string,
): Promise<{ readonly next: readonly CauseView[]; readonly trade: string | undefined }> {
  const db = deps.database.read;
  const gone = await findCause(db, causeId);
  if (!gone) return { next: [], trade: undefined };
  return {
    next: await nextCauses(db, tehranToday(deps.now()), gone),
    trade: gone.trade.length === 4 ? gone.trade : undefined,
  };
}
