import { isPermitted } from '../../kernel/actor.ts';
import { monthOf } from '../../kernel/jalali-month.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { followAward } from './award-of-sponsorship.ts';
import { conflict, dayOf, type Step, type StepDone } from './change-one-sponsorship.ts';
import { handBackLines, lostLines } from './entries.rules.ts';
import { portionsOf } from './payers.repo.ts';
import { postStep } from './post-step.ts';
import type { EventInput } from './sponsorship.input.ts';
import { sponsorshipText } from './sponsorship.text.ts';
import { cancelVisits, changeUnit, freeSlot } from './sponsorship-writes.repo.ts';
import { unitInStockOf } from './sponsorships.repo.ts';
import { titleDueOn } from './steps.rules.ts';
import { tellDonors } from './tell-donors.repo.ts';

/** The kit comes back into the stock, or is lost or stolen. What the household has had counts as given all the same. */
export async function end(
  step: Step,
  given: Extract<EventInput, { event: 'ended' }>,
): Promise<Result<StepDone>> {
  const { change, deps, sponsorship, at, today } = step;
  const { tx } = change;
  const { id, state, shares } = sponsorship;
  const on = dayOf(
    given.happenedOn,
    today,
    sponsorship.endedOn ?? sponsorship.deliveredOn ?? sponsorship.purchasedOn,
  );
  if (!on.ok) return on;
  const unit = state === 'ended' ? await unitInStockOf(tx, id) : sponsorship.unit;
  if (!unit) return conflict(sponsorshipText.kitGone);
  const delivered = state !== 'purchased' && state !== 'ended';
  const portions = delivered
    ? shares.filter(({ releasedAt }) => releasedAt === null)
    : await portionsOf(tx, id);
  const isLost = given.end === 'lost';
  const posted = await postStep(
    step,
    on.value,
    isLost
      ? delivered
        ? []
        : [{ kind: 'lost', lines: lostLines(id, portions) }]
      : delivered
        ? [{ kind: 'hand-back', lines: handBackLines(id, portions) }]
        : [],
  );
  if (!posted.ok) return posted;
  const kept = await changeUnit(
    tx,
    unit,
    isLost ? { state: 'lost' } : { state: 'stock', sponsorshipId: null, stockRef: id },
  );
  if (!kept) return conflict(sponsorshipText.stale);
  await cancelVisits(tx, id, at);
  if (state === 'purchased') {
    await freeSlot(tx, id);
    await followAward(step, 'award.void', { voidedAt: at, voidReason: 'not-given' });
  }
  await tellDonors(tx, deps, id, 'ended', monthOf(on.value), { end: given.end });
  return ok({
    changes: { state: 'ended', end: given.end, endedOn: on.value },
    happenedOn: on.value,
    entries: posted.value,
    details: { reason: given.reason, unitId: unit.id, stateBefore: state },
  });
}

/** After the months of trust the kit is the household's own; before them by a manager alone, who says why. */
export async function passTitle(
  step: Step,
  given: Extract<EventInput, { event: 'title-transferred' }>,
): Promise<Result<StepDone>> {
  const { change, deps, actor, sponsorship, at, today } = step;
  const { tx } = change;
  const { id, unit, state } = sponsorship;
  const on = dayOf(given.happenedOn, today, sponsorship.deliveredOn);
  if (!on.ok) return on;
  const dueOn = titleDueOn(sponsorship);
  const early = dueOn !== null && on.value < dueOn;
  if (early && !(given.reason && isPermitted(actor, 'sponsorships:approve')))
    return conflict(sponsorshipText.titleEarly, { dueOn });
  if (!unit) throw new Error('a kit that is held is not there');
  if (!(await changeUnit(tx, unit, { state: 'transferred' }))) return conflict(sponsorshipText.stale);
  await cancelVisits(tx, id, at);
  await tellDonors(tx, deps, id, 'title-transferred', monthOf(on.value));
  return ok({
    changes: { state: 'ended', end: 'title-passed', endedOn: on.value, titlePassedOn: on.value },
    happenedOn: on.value,
    details: { early, reason: given.reason ?? null, unitId: unit.id, stateBefore: state },
  });
}
