import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { change } from '../records/change.repo.ts';
import type { CampaignRecord } from './campaign-record.rules.ts';
import { campaignRefusals } from './campaign-refusals.text.ts';
import { type CampaignChanges, changeCampaign, findCampaign } from './campaigns.repo.ts';
import { campaignOwner } from './own-campaigns.rules.ts';

/** One change of one open campaign of the caller's own (404 otherwise); no changes: nothing is written. */
export async function changeOneCampaign(
  deps: Deps,
  actor: Actor,
  id: string,
  options: {
    readonly ifMatch: string | undefined;
    readonly needsVersion?: true;
    readonly action: 'campaign.edit' | 'campaign.close';
    readonly plan: (campaign: CampaignRecord) => Result<CampaignChanges>;
  },
): Promise<Result<CampaignRecord>> {
  const owner = campaignOwner(actor);
  if (!owner.ok) return owner;
  const { ifMatch, needsVersion, action, plan } = options;
  return await change<CampaignRecord>(deps, actor, async ({ tx, audit, nothingChanged }) => {
    const campaign = await findCampaign(tx, id);
    if (!campaign || campaign.organisationId !== owner.value) return fail(problem('not-found'));
    if (ifMatch === undefined && needsVersion)
      return fail(problem('precondition-required', { detail: campaignRefusals.versionNeeded }));
    const stale = fail(problem('stale', { detail: campaignRefusals.stale }));
    if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== String(campaign.revision)) return stale;
    if (campaign.closedAt !== null) return fail(problem('conflict', { detail: campaignRefusals.closed }));
    const planned = plan(campaign);
    if (!planned.ok) return planned;
    const changes = planned.value;
    if (Object.keys(changes).length === 0) {
      nothingChanged();
      return ok(campaign);
    }
    if (!(await changeCampaign(tx, campaign, changes))) return stale;
    audit({ action, entity: 'campaign', entityId: id, fields: Object.keys(changes), values: changes });
    const after = await findCampaign(tx, id);
    if (!after) throw new Error('a campaign that was just changed is not there');
    return ok(after);
  });
}
