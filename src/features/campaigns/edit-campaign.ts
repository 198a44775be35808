import type { Actor } from '../../kernel/actor.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { invalidInput, parse } from '../../platform/parse.ts';
import { campaignPatch } from './campaign.input.ts';
import { campaignFaults } from './campaign-faults.ts';
import type { CampaignRecord } from './campaign-record.rules.ts';
import { changeOneCampaign } from './change-one-campaign.ts';

/** Changes words, days or goals of an open campaign; its address stays. Null removes. */
export async function editCampaign(
  deps: Deps,
  actor: Actor,
  id: string,
  ifMatch: string | undefined,
  input: unknown,
): Promise<Result<CampaignRecord>> {
  return await changeOneCampaign(deps, actor, id, {
    ifMatch,
    needsVersion: true,
    action: 'campaign.edit',
    plan(campaign) {
      const parsed = parse(campaignPatch, input);
      if (!parsed.ok) return parsed;
      const { title, story, ...rest } = parsed.value;
      const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
      const faults = campaignFaults({
        ...campaign,
        ...given,
        title: title ?? campaign.title,
        story: story ?? campaign.story,
      });
      if (faults.length > 0) return fail(invalidInput(faults));
      return ok({
        ...given,
        ...(title ? { titleFa: title.fa, titleEn: title.en } : {}),
        ...(story ? { storyFa: story.fa, storyEn: story.en } : {}),
      });
    },
  });
}

/** Ends a campaign before its day; what was promised with it stays. */
export async function closeCampaign(
  deps: Deps,
  actor: Actor,
  id: string,
  ifMatch: string | undefined,
): Promise<Result<CampaignRecord>> {
  return await changeOneCampaign(deps, actor, id, {
    ifMatch,
    action: 'campaign.close',
    plan: () => ok({ closedAt: deps.now().toISOString() }),
  });
}
