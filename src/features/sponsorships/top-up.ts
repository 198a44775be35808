import { ok, type Result } from '../../kernel/result.ts';
import { ownFund } from '../ledger/funds.repo.ts';
import { opportunitiesRepo } from '../opportunities/opportunities.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { benefactorsPart, followAward } from './award-of-sponsorship.ts';
import { cancelAsked } from './cancel-asked.rules.ts';
import { conflict, dayOf, type Step, type StepDone } from './change-one-sponsorship.ts';
import { allocateLines } from './entries.rules.ts';
import { portionsOf } from './payers.repo.ts';
import { givenShares } from './plan-payers.ts';
import { postStep } from './post-step.ts';
import type { EventInput } from './sponsorship.input.ts';
import { sponsorshipText } from './sponsorship.text.ts';
import { putShares } from './sponsorship-writes.repo.ts';
import { sharesOf } from './sponsorships.repo.ts';

/** More is set aside for a kit that has become dearer, by another manager than who proposed it. */
export async function topUp(
  step: Step,
  given: Extract<EventInput, { event: 'topped-up' }>,
): Promise<Result<StepDone>> {
  const { change, deps, actor, sponsorship, today } = step;
  const { tx } = change;
  const { id, organisationId, personId, causeId, shares } = sponsorship;
  if (sponsorship.proposedBy === actor.accountId) return conflict(sponsorshipText.twoPeople);
  if (cancelAsked(sponsorship)) return conflict(sponsorshipText.cancelWaits, { reason: 'cancel-asked' });
  const on = dayOf(given.happenedOn, today, sponsorship.approvedOn);
  if (!on.ok) return on;
  const kit = await opportunitiesRepo(tx, await vocabularyOf(deps.database)).facts(sponsorship.opportunityId);
  const moreRial = given.payers.reduce((sum, { amountRial }) => sum + amountRial, 0);
  const about = { organisationId, personId, causeId, iscoCode: kit?.iscoCode ?? null, priceRial: moreRial };
  const more = await givenShares(tx, about, given.payers);
  if (!more.ok) return more;
  const before = await portionsOf(tx, id);
  const added = more.value.map((share) => ({ ...share, contingencyRial: share.contingencyRial ?? 0 }));
  const posted = await postStep(step, on.value, [
    {
      kind: 'allocate',
      lines: allocateLines(id, added, await ownFund(tx, deps, organisationId, 'contingency')),
    },
  ]);
  if (!posted.ok) return posted;
  const known = shares.map(({ fundId, pledgeId, kind, amountRial, contingencyRial }) => ({
    fundId,
    pledgeId,
    kind,
    amountRial,
    contingencyRial,
  }));
  const all = [...known, ...added.filter(({ fundId }) => !known.some((one) => one.fundId === fundId))];
  await putShares(
    tx,
    id,
    all.map((share) => {
      const extra = known.includes(share as (typeof known)[number])
        ? added.find(({ fundId }) => fundId === share.fundId)
        : undefined;
      return {
        ...share,
        amountRial: share.amountRial + (extra?.amountRial ?? 0),
        contingencyRial: share.contingencyRial + (extra?.contingencyRial ?? 0),
      };
    }),
  );
  const priceRial = sponsorship.priceRial + moreRial;
  const contingencyRial =
    sponsorship.contingencyRial + added.reduce((sum, share) => sum + share.contingencyRial, 0);
  await followAward(step, 'award.edit', {
    amountRial: priceRial,
    benefactorRial: benefactorsPart(await sharesOf(tx, id)),
  });
  return ok({
    changes: { priceRial, contingencyRial },
    happenedOn: on.value,
    entries: posted.value,
    details: {
      moreRial,
      before: {
        priceRial: sponsorship.priceRial,
        contingencyRial: sponsorship.contingencyRial,
        portions: before,
        contingency: known.map(({ fundId, contingencyRial: rial }) => ({ fundId, rial })),
      },
    },
  });
}
