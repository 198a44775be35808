import { monthOf } from '../../kernel/jalali-month.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { followAward } from './award-of-sponsorship.ts';
import { conflict, dayOf, type Step, type StepDone } from './change-one-sponsorship.ts';
import { deliverLines } from './entries.rules.ts';
import { portionsOf } from './payers.repo.ts';
import { postStep } from './post-step.ts';
import type { EventInput } from './sponsorship.input.ts';
import { sponsorshipText } from './sponsorship.text.ts';
import { changeUnit, planVisits } from './sponsorship-writes.repo.ts';
import { plannedVisits } from './steps.rules.ts';
import { tellDonors } from './tell-donors.repo.ts';

/**
 * The kit is handed over on trust, signed for by the person: it becomes aid in the books and of the household, counts from
 * that day, and a coach's visits of the first 90 days are planned.
 */
export async function deliver(
  step: Step,
  given: Extract<EventInput, { event: 'delivered' }>,
): Promise<Result<StepDone>> {
  const { change, deps, sponsorship, at, today } = step;
  const { tx } = change;
  const { id, unit } = sponsorship;
  const on = dayOf(given.happenedOn, today, sponsorship.purchasedOn);
  if (!on.ok) return on;
  if (!unit) throw new Error('a kit that was bought is not there');
  const portions = await portionsOf(tx, id);
  const posted = await postStep(step, on.value, [{ kind: 'deliver', lines: deliverLines(id, portions) }]);
  if (!posted.ok) return posted;
  const serials = given.serials ?? unit.serials;
  if (!(await changeUnit(tx, unit, { state: 'held', serials }))) return conflict(sponsorshipText.stale);
  await planVisits(tx, () => deps.newId('coachVisit'), id, plannedVisits(on.value));
  await followAward(step, 'award.deliver', { deliveredOn: on.value, deliveryRecordedAt: at });
  await tellDonors(tx, deps, id, 'delivered', monthOf(on.value));
  return ok({
    changes: { state: 'delivered', deliveredOn: on.value },
    happenedOn: on.value,
    entries: posted.value,
    details: { unitId: unit.id, proof: given.proof, signedBy: 'person' },
  });
}
