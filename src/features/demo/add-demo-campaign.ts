import { tehranToday } from '../../kernel/calendar.ts';
import { ok } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { addCampaign, findCampaignBySlug } from '../campaigns/campaigns.repo.ts';
import { firstYearly } from '../campaigns/yearly-campaign.rules.ts';
import { nasimMehr } from '../campaigns/yearly-campaign.text.ts';
import { type ChangeActor, change } from '../records/change.repo.ts';
import { demoId } from './demo-dice.rules.ts';

/** The yearly day, as due work would write it, before the causes that belong to it. */
export async function addDemoCampaign(deps: Deps, actor: ChangeActor): Promise<void> {
  const now = deps.now();
  await change(deps, actor, async ({ tx, audit, nothingChanged }) => {
    if (await findCampaignBySlug(tx, nasimMehr.slug)) nothingChanged();
    else {
      const id = demoId('campaign', nasimMehr.slug);
      await addCampaign(tx, { ...firstYearly(tehranToday(now)), id, createdAt: now.toISOString() });
      audit({ action: 'campaign.add', entity: 'campaign', entityId: id });
    }
    return ok(undefined);
  });
}
