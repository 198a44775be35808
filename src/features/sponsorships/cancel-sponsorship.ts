import { isPermitted } from '../../kernel/actor.ts';
import { monthOf } from '../../kernel/jalali-month.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import { followAward } from './award-of-sponsorship.ts';
import { cancelAsked } from './cancel-asked.rules.ts';
import { conflict, dayOf, type Step, type StepDone } from './change-one-sponsorship.ts';
import { deallocateLines } from './entries.rules.ts';
import { moneyBackOf } from './money-back.ts';
import { postStep } from './post-step.ts';
import type { EventInput } from './sponsorship.input.ts';
import { sponsorshipText } from './sponsorship.text.ts';
import { freeSlot, releaseShares } from './sponsorship-writes.repo.ts';
import { tellDonors, withdrawNews } from './tell-donors.repo.ts';

/** Somebody asks, with a reason, for an approval to be withdrawn; a manager who did not ask confirms. Nothing moves yet. */
export async function askCancel(
  { sponsorship, today }: Step,
  given: Extract<EventInput, { event: 'cancel-asked' }>,
): Promise<Result<StepDone>> {
  if (cancelAsked(sponsorship)) return conflict(sponsorshipText.cancelAskedAlready);
  const on = dayOf(given.happenedOn, today, sponsorship.approvedOn);
  if (!on.ok) return on;
  return ok({ changes: {}, happenedOn: on.value, details: { reason: given.reason } });
}

/** The approval stands: a manager says so, or whoever asked takes it back. */
export async function refuseCancel(
  { sponsorship, actor, today }: Step,
  given: Extract<EventInput, { event: 'cancel-refused' }>,
): Promise<Result<StepDone>> {
  const asked = cancelAsked(sponsorship);
  if (!asked) return conflict(sponsorshipText.cancelNotAsked, { next: ['cancel-asked'] });
  if (asked.recordedBy !== actor.accountId && !isPermitted(actor, 'sponsorships:approve'))
    return fail(problem('forbidden'));
  return ok({
    changes: {},
    happenedOn: today,
    details: given.reason ? { reason: given.reason } : {},
  });
}

/**
 * The second person withdraws an approval, before the kit is bought: the money goes back to its funds share by share, the
 * place of the cause is its pledge's again or open, the award never was, and the household is free for another kit.
 */
export async function cancel(
  step: Step,
  given: Extract<EventInput, { event: 'cancelled' }>,
): Promise<Result<StepDone>> {
  const { change, deps, actor, sponsorship, at, today } = step;
  const { tx } = change;
  const { id } = sponsorship;
  const asked = cancelAsked(sponsorship);
  if (!asked) return conflict(sponsorshipText.cancelNotAsked, { next: ['cancel-asked'] });
  if (asked.recordedBy === actor.accountId) return conflict(sponsorshipText.twoPeopleCancel);
  const on = dayOf(given.happenedOn, today, sponsorship.approvedOn);
  if (!on.ok) return on;
  const { back, contingencyFundId, contingencyRial } = await moneyBackOf(step, true);
  const posted = await postStep(step, on.value, [
    { kind: 'deallocate', lines: deallocateLines(id, back, contingencyFundId) },
  ]);
  if (!posted.ok) return posted;
  await releaseShares(tx, id, at);
  await freeSlot(tx, id);
  await followAward(step, 'award.void', { voidedAt: at, voidReason: 'not-given' });
  await withdrawNews(tx, id, ['allocated'], at);
  await tellDonors(tx, deps, id, 'ended', monthOf(on.value), { end: 'cancelled' });
  return ok({
    changes: { state: 'cancelled', endedOn: on.value },
    happenedOn: on.value,
    entries: posted.value,
    details: {
      reason: given.reason ?? asked.details.reason,
      askedBy: asked.recordedBy,
      contingencyBackRial: contingencyRial,
    },
  });
}
