import type { LocalDate } from '../../kernel/calendar.ts';
import { monthOf } from '../../kernel/jalali-month.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { addAwardOf } from './award-of-sponsorship.ts';
import { cancelAsked } from './cancel-asked.rules.ts';
import { conflict, type Step } from './change-one-sponsorship.ts';
import { sponsorshipText } from './sponsorship.text.ts';
import type { EventRecord } from './sponsorship-record.rules.ts';
import {
  addEvent,
  changeUnit,
  planAgain,
  type SponsorshipChanges,
  setShare,
  takeSlot,
} from './sponsorship-writes.repo.ts';
import { hasOneOpen, unitById } from './sponsorships.repo.ts';
import { tellDonors } from './tell-donors.repo.ts';
import { type Back, moneyBefore, stateBefore } from './undo-money.ts';

/** The kit is again where it was: with its household, whose coach comes again; waiting to be handed over; or in the stock. */
export const notEnded: Back = async (step, last) => {
  const { change, sponsorship } = step;
  const { tx } = change;
  const { id } = sponsorship;
  const before = stateBefore(last);
  const unit = await unitById(tx, String(last.details.unitId));
  // Meanwhile meant for another family, or sent back to its seller.
  if (
    !unit ||
    (last.event === 'handed-back' &&
      (unit.state !== 'stock' || unit.sponsorshipId !== null || unit.stockRef !== id))
  )
    return conflict(sponsorshipText.kitGone);
  if (before === 'ended') {
    if (!(await changeUnit(tx, unit, { state: 'stock' }))) return conflict(sponsorshipText.stale);
    const back = sponsorship.events.findLast(({ event }) => event === 'handed-back');
    return ok({ end: 'handed-back', endedOn: back?.happenedOn ?? sponsorship.endedOn });
  }
  const free = before === 'purchased' ? await takesPlaceAgain(step) : ok({});
  if (!free.ok) return free;
  const to = before === 'purchased' ? 'stock' : 'held';
  if (!(await changeUnit(tx, unit, { state: to, sponsorshipId: id }))) return conflict(sponsorshipText.stale);
  await planAgain(tx, id, last.recordedAt);
  return ok({ ...free.value, state: before, end: null, endedOn: null, titlePassedOn: null });
};

/** The kit did not go back to its seller: it is here, and its money is bound to it again. */
export const notReturned: Back = async (step, last) => {
  const { change, deps, actor, sponsorship, at, today } = step;
  const { tx } = change;
  const { id } = sponsorship;
  const unit = await unitById(tx, String(last.details.unitId));
  if (unit?.state !== 'returned') return conflict(sponsorshipText.kitGone);
  const over = stateBefore(last) === 'ended';
  if (!(await changeUnit(tx, unit, { state: 'stock', ...(over ? {} : { sponsorshipId: id }) })))
    return conflict(sponsorshipText.stale);
  if (over) {
    await heldAgain(step, last);
    return ok({});
  }
  if (cancelAsked(sponsorship))
    await addEvent(tx, {
      id: deps.newId('sponsorshipEvent'),
      sponsorshipId: id,
      event: 'cancel-refused',
      happenedOn: today,
      details: {},
      recordedAt: at,
      recordedBy: actor.accountId,
    });
  const money = await moneyBefore(step, last);
  return money.ok
    ? ok({ ...money.value, state: 'purchased', purchasedOn: last.details.purchasedOn as LocalDate })
    : money;
};

/** The approval stands again, where the household and the place of the cause are still free; the ledger says if the money is. */
export const notCancelled: Back = async (step, last) => {
  const place = await takesPlaceAgain(step);
  if (!place.ok) return place;
  await heldAgain(step, last);
  return ok({ ...place.value, state: 'allocated', endedOn: null });
};

/** What was told before a step that is undone stands again, by the month in which it happened. */
export async function tellAgain(
  { change: { tx }, deps, sponsorship }: Step,
  last: EventRecord,
): Promise<void> {
  const { id, approvedOn } = sponsorship;
  if (last.event === 'cancelled' && approvedOn !== null)
    await tellDonors(tx, deps, id, 'allocated', monthOf(approvedOn));
  if (last.event === 'purchase-returned' && stateBefore(last) === 'purchased')
    await tellDonors(tx, deps, id, 'purchased', monthOf(last.details.purchasedOn as LocalDate));
}

/** Shares that the step released. */
async function heldAgain({ change: { tx }, sponsorship }: Step, last: EventRecord): Promise<void> {
  for (const { fundId, releasedAt } of sponsorship.shares)
    if (releasedAt === last.recordedAt)
      await setShare(tx, { sponsorshipId: sponsorship.id, fundId }, { releasedAt: null });
}

/** The household has no other kit under way, the cause has room, and an award waits for the hand-over again. */
async function takesPlaceAgain(step: Step): Promise<Result<SponsorshipChanges>> {
  const { change, sponsorship, today } = step;
  const { tx } = change;
  const { id, householdId, causeId, shares, approvedOn } = sponsorship;
  if (await hasOneOpen(tx, householdId)) return conflict(sponsorshipText.oneOpen);
  const pledgeIds = shares.flatMap(({ pledgeId }) => pledgeId ?? []);
  if (causeId !== null && !(await takeSlot(tx, causeId, id, pledgeIds)))
    return conflict(sponsorshipText.noSlot);
  return ok({
    awardId: await addAwardOf(
      step,
      approvedOn ?? today,
      shares.map((share) => ({ ...share, releasedAt: null })),
    ),
  });
}
