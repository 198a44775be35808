import { tehranToday } from '../../kernel/calendar.ts';
import { monthOf } from '../../kernel/jalali-month.ts';
import { ok } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { findCampaignBySlug } from '../campaigns/campaigns.repo.ts';
import { nasimMehr } from '../campaigns/yearly-campaign.text.ts';
import { budgetOfKit, contingencyOf, leastCouldBe } from '../causes/cause.rules.ts';
import { addCause } from '../causes/cause-writes.repo.ts';
import { listOwnCauses } from '../causes/causes.repo.ts';
import { contingencyPercentOf, openKitsOf } from '../causes/kits.repo.ts';
import { widenUntilFive } from '../giving/disclose.repo.ts';
import { type ChangeActor, change } from '../records/change.repo.ts';
import { demoNeeds } from './demo-causes.text.ts';
import { demoId } from './demo-dice.rules.ts';

/** How many of one association. */
const causesOfOne = 3;

/** Causes of an association of the demo: its first kits that five or more could be meant by. Nothing where it has any. */
export async function addDemoCauses(
  deps: Deps,
  actor: ChangeActor,
  { organisationId, manager }: { readonly organisationId: string; readonly manager: string },
): Promise<void> {
  const now = deps.now();
  const today = tehranToday(now);
  await change(deps, actor, async ({ tx, audit, nothingChanged }) => {
    if ((await listOwnCauses(tx, organisationId)).length > 0) {
      nothingChanged();
      return ok(undefined);
    }
    const percent = await contingencyPercentOf(tx, organisationId);
    const campaign = await findCampaignBySlug(tx, nasimMehr.slug);
    let n = 0;
    const trades = new Set<string>();
    for (const kit of await openKitsOf(tx, organisationId, today)) {
      if (n === causesOfOne || kit.iscoCode === null || trades.has(kit.iscoCode)) continue;
      const { organisationId: of, province, county, iscoCode } = kit;
      const told = await widenUntilFive(tx, { organisationId: of, province, county, iscoCode });
      const need = demoNeeds[n];
      if (told.couldBe < leastCouldBe || told.trade === null || need === undefined) continue;
      trades.add(kit.iscoCode);
      const id = demoId('cause', kit.id);
      await addCause(
        tx,
        {
          id,
          organisationId,
          opportunityId: kit.id,
          campaignId: n === 0 ? (campaign?.id ?? null) : null,
          titleFa: kit.title.fa,
          titleEn: kit.title.en,
          needFa: need.fa,
          needEn: need.en,
          placeLevel: told.placeLevel,
          province: told.province,
          county: told.county,
          trade: told.trade,
          budget: budgetOfKit(kit, percent),
          slotRial: kit.priceRial + contingencyOf(kit.priceRial, percent),
          opensOn: today,
          verifiedOn: today,
          verifiedBy: manager,
          judgedMonth: monthOf(today),
          createdAt: now.toISOString(),
        },
        n + 2,
      );
      audit({ action: 'cause.publish', entity: 'cause', entityId: id });
      n += 1;
    }
    if (n === 0) nothingChanged();
    return ok(undefined);
  });
}
