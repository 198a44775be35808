import { ok, type Result } from '../../kernel/result.ts';
import { conflict, dayOf, type Step, type StepDone } from './change-one-sponsorship.ts';
import type { EventInput } from './sponsorship.input.ts';
import { sponsorshipText } from './sponsorship.text.ts';
import { changeVisit, planVisits } from './sponsorship-writes.repo.ts';

/** A coach's visit with what was found: the planned one, the one due first, or one that nobody planned. */
export async function visited(
  step: Step,
  given: Extract<EventInput, { event: 'visited' }>,
): Promise<Result<StepDone>> {
  const { change, deps, actor, sponsorship, today } = step;
  const { tx } = change;
  const { id, visits, state, coachedOn } = sponsorship;
  const on = dayOf(given.happenedOn, today, sponsorship.deliveredOn);
  if (!on.ok) return on;
  const open = visits.filter(({ doneOn, cancelledAt }) => doneOn === null && cancelledAt === null);
  const planned = given.visitId === undefined ? open[0] : open.find((one) => one.id === given.visitId);
  if (given.visitId !== undefined && !planned) return conflict(sponsorshipText.noVisit);
  const visitId = planned?.id ?? deps.newId('coachVisit');
  if (!planned) await planVisits(tx, () => visitId, id, [on.value]);
  const { finding, monthlyIncomeRial = null, note } = given;
  await changeVisit(tx, visitId, {
    doneOn: on.value,
    finding,
    monthlyIncomeRial,
    note,
    recordedBy: actor.accountId,
  });
  // Nobody was coached where nobody was there.
  const coached = finding !== 'not-found' && coachedOn === null;
  return ok({
    changes: coached ? { coachedOn: on.value, ...(state === 'delivered' ? { state: 'coached' } : {}) } : {},
    happenedOn: on.value,
    details: { visitId, finding, coached, stateBefore: state },
  });
}
