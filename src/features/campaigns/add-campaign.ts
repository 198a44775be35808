import type { Actor } from '../../kernel/actor.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { change } from '../records/change.repo.ts';
import { campaignInput } from './campaign.input.ts';
import { campaignFaults } from './campaign-faults.ts';
import type { CampaignRecord } from './campaign-record.rules.ts';
import { findCampaign, findCampaignBySlug, addCampaign as insertCampaign } from './campaigns.repo.ts';
import { campaignOwner } from './own-campaigns.rules.ts';

/** A time of giving together: of the caller's organisation, of everywhere where the national office adds it. */
export async function addCampaign(deps: Deps, actor: Actor, input: unknown): Promise<Result<CampaignRecord>> {
  const owner = campaignOwner(actor);
  if (!owner.ok) return owner;
  const parsed = parse(campaignInput, input);
  if (!parsed.ok) return parsed;
  const { title, story, yearlyOn, goalRial, goalFamilies, ...given } = parsed.value;
  const faults = campaignFaults(parsed.value);
  if (faults.length > 0) return fail(invalidInput(faults));
  const id = deps.newId('campaign');
  return await change<CampaignRecord>(deps, actor, async ({ tx, audit }) => {
    if (await findCampaignBySlug(tx, given.slug))
      return fail(invalidInput([fieldError('slug', 'slug.taken')]));
    const row = {
      ...given,
      id,
      organisationId: owner.value,
      titleFa: title.fa,
      titleEn: title.en,
      storyFa: story.fa,
      storyEn: story.en,
      yearlyOn: yearlyOn ?? null,
      goalRial: goalRial ?? null,
      goalFamilies: goalFamilies ?? null,
      createdAt: deps.now().toISOString(),
    };
    await insertCampaign(tx, row);
    audit({
      action: 'campaign.add',
      entity: 'campaign',
      entityId: id,
      fields: Object.keys(parsed.value),
      values: row,
    });
    const made = await findCampaign(tx, id);
    if (!made) throw new Error('a campaign that was just added is not there');
    return ok(made);
  });
}
