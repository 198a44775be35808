import { addDays, daysBetween, type LocalDate, tehranToday } from '../../kernel/calendar.ts';
import { ok } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { type ChangeActor, change } from '../records/change.repo.ts';
import { type CampaignRecord, nextYearly } from './campaign-record.rules.ts';
import { addCampaign, changeCampaign, findCampaignBySlug, yearlyCampaignsOver } from './campaigns.repo.ts';
import { firstYearly } from './yearly-campaign.rules.ts';
import { nasimMehr } from './yearly-campaign.text.ts';

/**
 * Keeps the yearly days: the national one is there from the first start on (whoever closes it has closed it), and each that
 * is over is set to its next time, as long as it was.
 * @returns how many were added or moved on.
 */
export async function keepYearlyCampaigns(deps: Deps, actor: ChangeActor): Promise<number> {
  const now = deps.now();
  const today = tehranToday(now);
  const { read } = deps.database;
  const isThere = (await findCampaignBySlug(read, nasimMehr.slug)) !== undefined;
  if (isThere && (await yearlyCampaignsOver(read, today)).length === 0) return 0;
  const id = deps.newId('campaign');
  const done = await change<number>(deps, actor, async ({ tx, audit, nothingChanged }) => {
    let count = 0;
    if (!(await findCampaignBySlug(tx, nasimMehr.slug))) {
      await addCampaign(tx, { ...firstYearly(today), id, createdAt: now.toISOString() });
      audit({ action: 'campaign.add', entity: 'campaign', entityId: id, fields: ['slug', 'yearlyOn'] });
      count += 1;
    }
    for (const campaign of await yearlyCampaignsOver(tx, today)) {
      const window = nextWindow(campaign, today);
      if (window === undefined || !(await changeCampaign(tx, campaign, window))) continue;
      audit({
        action: 'campaign.edit',
        entity: 'campaign',
        entityId: campaign.id,
        fields: Object.keys(window),
        values: window,
      });
      count += 1;
    }
    if (count === 0) nothingChanged();
    return ok(count);
  });
  return done.ok ? done.value : 0;
}

/** As long before and after its day as it was. */
function nextWindow(
  { yearlyOn, startsOn, endsOn }: CampaignRecord,
  today: LocalDate,
): { readonly startsOn: LocalDate; readonly endsOn: LocalDate } | undefined {
  if (yearlyOn === null) return undefined;
  const length = daysBetween(startsOn, endsOn);
  const own = nextYearly(yearlyOn, startsOn);
  const after = own === undefined || own > endsOn ? 0 : daysBetween(own, endsOn);
  const day = nextYearly(yearlyOn, today);
  if (day === undefined) return undefined;
  const end = addDays(day, after);
  return { startsOn: addDays(end, -length), endsOn: end };
}
