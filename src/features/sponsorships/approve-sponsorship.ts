import type { Actor } from '../../kernel/actor.ts';
import { monthOf } from '../../kernel/jalali-month.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Lang } from '../../kernel/text.ts';
import type { Deps } from '../../platform/deps.ts';
import { fixDisclosure } from '../giving/disclose.repo.ts';
import { ownFund } from '../ledger/funds.repo.ts';
import { opportunitiesRepo } from '../opportunities/opportunities.repo.ts';
import { peopleRepo } from '../people/people.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { addAwardOf } from './award-of-sponsorship.ts';
import { changeOneSponsorship, conflict, type Step, type StepDone } from './change-one-sponsorship.ts';
import { allocateLines } from './entries.rules.ts';
import { kitJudge } from './judge-sponsorship.ts';
import { postStep } from './post-step.ts';
import { sponsorshipText } from './sponsorship.text.ts';
import type { SponsorshipWhole } from './sponsorship-record.rules.ts';
import { putDisclosure, takeSlot } from './sponsorship-writes.repo.ts';
import { takeStockKit } from './take-stock-kit.ts';
import { tellDonors } from './tell-donors.repo.ts';

/**
 * Approves what another proposed: the money is set aside, the place of its cause taken, the award recorded, what donors may
 * know fixed for good. The kit's gates are judged again. A kit of the stock stands bought at once.
 */
export async function approveSponsorship(
  deps: Deps,
  actor: Actor,
  id: string,
  ifMatch: string | undefined,
  lang: Lang,
): Promise<Result<SponsorshipWhole>> {
  const vocabulary = await vocabularyOf(deps.database);
  const judgeIn = await kitJudge(deps, lang);
  return await changeOneSponsorship(deps, actor, id, {
    permission: 'sponsorships:approve',
    ifMatch,
    event: 'approved',
    action: 'sponsorship.approve',
    async plan(step) {
      const { change, scope, sponsorship } = step;
      const { tx } = change;
      if (sponsorship.proposedBy === actor.accountId) return conflict(sponsorshipText.twoPeople);
      const people = peopleRepo(tx, scope, { crypto: deps.crypto, vocabulary });
      const person = await people.facts(sponsorship.personId);
      const kit = await opportunitiesRepo(tx, vocabulary).facts(sponsorship.opportunityId);
      if (!person || !kit) throw new Error('a sponsorship of nobody, or of nothing');
      const judged = await judgeIn(tx, person, kit);
      if (!judged.ok) return judged;
      return await approved(step, kit.iscoCode ?? null);
    },
  });
}

async function approved(step: Step, iscoCode: string | null): Promise<Result<StepDone>> {
  const { change, deps, actor, sponsorship, today } = step;
  const { tx } = change;
  const { id, organisationId, householdId, personId, shares, causeId, priceRial } = sponsorship;
  const pledgeIds = shares.flatMap(({ pledgeId }) => pledgeId ?? []);
  if (causeId !== null && !(await takeSlot(tx, causeId, id, pledgeIds)))
    return conflict(sponsorshipText.noSlot);
  const awardId = await addAwardOf(step, today);
  const about = { sponsorshipId: id, organisationId, householdId, personId, iscoCode };
  const disclosure = await fixDisclosure(tx, about);
  // Before anybody is told: who is told nothing hears nothing either.
  await putDisclosure(tx, id, disclosure);
  const changes = {
    state: 'allocated' as const,
    approvedBy: actor.accountId,
    approvedOn: today,
    awardId,
    disclosure,
  };
  if (sponsorship.unit !== null) {
    const taken = await takeStockKit(step, sponsorship.unit);
    if (!taken.ok) return taken;
    return ok({
      changes: { ...changes, state: 'purchased', purchasedOn: today },
      happenedOn: today,
      entries: taken.value,
      details: { unitId: sponsorship.unit.id },
    });
  }
  const contingency = await ownFund(tx, deps, organisationId, 'contingency');
  const posted = await postStep(step, today, [
    { kind: 'allocate', lines: allocateLines(id, shares, contingency) },
  ]);
  if (!posted.ok) return posted;
  await tellDonors(tx, deps, id, 'allocated', monthOf(today));
  return ok({
    changes,
    happenedOn: today,
    entries: posted.value,
    details: { priceRial, contingencyRial: sponsorship.contingencyRial },
  });
}
