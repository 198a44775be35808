import { addDays, type LocalDate } from '../../kernel/calendar.ts';
import type { IdKind } from '../../kernel/ids.ts';
import { monthOf } from '../../kernel/jalali-month.ts';
import type { EntryKind, EntryLine } from '../ledger/ledger.rules.ts';
import type { Fallback } from '../pledges/pledge.rules.ts';
import {
  allocateLines,
  deliverLines,
  handBackLines,
  moveKitLines,
  purchaseLines,
  upkeepLines,
} from '../sponsorships/entries.rules.ts';
import type {
  Disclosure,
  KitUnitState,
  NewsKind,
  SponsorshipEvent,
  SponsorshipState,
} from '../sponsorships/sponsorship.rules.ts';
import { demoId, diceOf, officeInstant } from './demo-dice.rules.ts';
import type { GivingRows } from './demo-giving.repo.ts';
import { givingWords } from './demo-giving.text.ts';
import type { Course } from './plan-courses.ts';

/** Who pays how much of a kit. */
export interface CourseShare {
  readonly fundId: string;
  readonly pledgeId: string | null;
  readonly benefactorId: string | null;
  readonly fallback: Fallback | null;
  readonly amountRial: number;
  readonly contingencyRial: number;
}

export interface CoursePlan {
  readonly course: Course;
  readonly shares: readonly CourseShare[];
  readonly causeId: string | null;
  readonly disclosure: Disclosure | null;
  readonly approver: string;
  readonly upkeep?: {
    readonly event: 'repaired' | 'restocked';
    readonly on: LocalDate;
    readonly costRial: number;
  };
  /** The sponsorship that its kit went on to. */
  readonly wentTo?: Course;
}

interface At {
  readonly today: LocalDate;
  readonly bankAccountId: string;
  readonly contingencyFundId: string;
  newId(kind: IdKind): string;
}

/** Writes down a household's kit: what happened to it, what it moved in the books, and what its donors were told. */
export function courseInto(rows: GivingRows, plan: CoursePlan, at: At): void {
  const { course, shares } = plan;
  const { id, organisationId, state } = sponsorshipRow(rows, plan);
  const dice = diceOf(`course of ${id}`);
  const unitId = demoId('kitUnit', course.kitFrom?.key ?? course.key);
  const event = (
    name: SponsorshipEvent,
    on: LocalDate,
    by: string,
    details: Record<string, unknown>,
    entries: readonly { readonly kind: EntryKind; readonly lines: readonly EntryLine[] }[] = [],
  ) => {
    const eventId = at.newId('sponsorshipEvent');
    let entryId: string | null = null;
    entries.forEach(({ kind, lines }, i) => {
      entryId = at.newId('entry');
      rows.entries.push({
        id: entryId,
        organisationId,
        kind,
        lines,
        postedOn: on,
        sourceKey: `${eventId}:${i}`,
        sponsorshipId: id,
      });
    });
    rows.events.push({
      id: eventId,
      sponsorshipId: id,
      event: name,
      happenedOn: on,
      details,
      entryId,
      recordedAt: officeInstant(dice, on),
      recordedBy: by,
    });
  };
  const tell = (kind: NewsKind, on: LocalDate, details: Record<string, unknown> | null = null) => {
    for (const { pledgeId, benefactorId, fallback } of shares) {
      if (pledgeId === null || benefactorId === null) continue;
      rows.news.push({
        id: at.newId('news'),
        benefactorId,
        pledgeId,
        sponsorshipId: id,
        kind,
        month: monthOf(on),
        details: kind === 'ended' ? { ...details, fallback } : details,
        createdAt: officeInstant(dice, on),
        seenAt: on < addDays(at.today, -9) && dice.chance(0.85) ? officeInstant(dice, addDays(on, 3)) : null,
      });
    }
  };
  const { proposer, amountRial, kit, approvedOn, purchasedOn, deliveredOn, earningOn, endedOn } = course;
  const contingencyRial = shares.reduce((sum, share) => sum + share.contingencyRial, 0);
  const about = { priceRial: amountRial, contingencyRial };
  event('proposed', course.proposedOn, proposer, about);
  const quoteId = quoteRow(rows, plan, at, dice);
  if (approvedOn === undefined) return;

  const ofPledge = course.inKind ? shares[0]?.pledgeId : undefined;
  const fromStock = ofPledge ?? course.kitFrom?.id;
  if (fromStock) {
    const portions = course.kitFrom ? shares : [];
    event('approved', approvedOn, plan.approver, { unitId }, [
      ...(ofPledge ? [{ kind: 'allocate' as const, lines: allocateLines(id, shares, '') }] : []),
      { kind: 'reallocate', lines: moveKitLines(fromStock, id, amountRial, portions) },
    ]);
    tell(course.kitFrom ? 'reallocated' : 'allocated', approvedOn);
  } else {
    event('approved', approvedOn, plan.approver, about, [
      { kind: 'allocate', lines: allocateLines(id, shares, at.contingencyFundId) },
    ]);
    tell('allocated', approvedOn);
  }
  if (purchasedOn !== undefined && !fromStock) {
    const portions = shares.map(({ fundId, amountRial: rial }) => ({ fundId, amountRial: rial }));
    event(
      'purchased',
      purchasedOn,
      proposer,
      {
        quoteId,
        unitId,
        priceRial: amountRial,
        bankAccountId: at.bankAccountId,
        before: { priceRial: amountRial, portions },
      },
      [{ kind: 'purchase', lines: purchaseLines(id, at.bankAccountId, amountRial) }],
    );
    tell('purchased', purchasedOn);
  }
  if (deliveredOn !== undefined) {
    event('delivered', deliveredOn, proposer, { unitId, proof: 'signed-paper', signedBy: 'person' }, [
      { kind: 'deliver', lines: deliverLines(id, shares) },
    ]);
    tell('delivered', deliveredOn);
  }
  course.visits.forEach(({ dueOn, doneOn, finding, cancelled }, i) => {
    const visitId = at.newId('coachVisit');
    rows.visits.push({
      id: visitId,
      sponsorshipId: id,
      dueOn,
      doneOn,
      finding,
      monthlyIncomeRial:
        finding === 'going-well' && dice.chance(0.6) ? dice.whole(40, 130) * 1_000_000 : null,
      note: finding !== null && dice.chance(0.25) ? dice.pick(givingWords.visitNotes) : null,
      cancelledAt: cancelled && endedOn ? officeInstant(dice, endedOn) : null,
      recordedBy: doneOn === null ? null : proposer,
      revision: doneOn === null ? 1 : 2,
    });
    if (doneOn !== null)
      event('visited', doneOn, proposer, {
        visitId,
        finding,
        coached: doneOn === course.coachedOn,
        stateBefore: earningOn && earningOn <= doneOn ? 'earning' : i === 0 ? 'delivered' : 'coached',
      });
  });
  if (earningOn !== undefined) {
    event('earning', earningOn, proposer, {
      placementId: course.work?.row.id,
      began: course.work?.row.origin === 'kit',
      stateBefore: 'coached',
    });
    tell('earning', earningOn);
  }
  for (const days of [90, 365] as const) {
    const on = course.seen[days];
    if (on !== undefined) tell(`day-${days}`, on);
  }
  if (plan.upkeep) {
    const { event: name, on, costRial } = plan.upkeep;
    event(name, on, proposer, { costRial, fundId: at.contingencyFundId, reason: givingWords[name] }, [
      { kind: 'upkeep', lines: upkeepLines(id, at.contingencyFundId, at.bankAccountId, costRial) },
    ]);
    tell('restocked', on, { what: name });
  }
  if (endedOn !== undefined) over(plan, { event, tell, unitId });
  unitRow(rows, plan, { id, unitId, state, kit: kit.id });
}

function over(
  { course, shares, wentTo }: CoursePlan,
  {
    event,
    tell,
    unitId,
  }: {
    event(
      name: SponsorshipEvent,
      on: LocalDate,
      by: string,
      details: Record<string, unknown>,
      entries?: readonly { readonly kind: EntryKind; readonly lines: readonly EntryLine[] }[],
    ): void;
    tell(kind: NewsKind, on: LocalDate, details?: Record<string, unknown>): void;
    readonly unitId: string;
  },
): void {
  const { id, end, endedOn, proposer, earningOn, coachedOn } = course;
  if (endedOn === undefined) return;
  const stateBefore = earningOn ? 'earning' : coachedOn ? 'coached' : 'delivered';
  const dice = diceOf(`end of ${id}`);
  if (end === 'title-passed') {
    event('title-transferred', endedOn, proposer, { early: false, reason: null, unitId, stateBefore });
    tell('title-transferred', endedOn);
    return;
  }
  if (end === 'lost') {
    event('lost', endedOn, proposer, { reason: dice.pick(givingWords.lost), unitId, stateBefore });
    tell('ended', endedOn, { end: 'lost' });
    return;
  }
  event(
    'handed-back',
    endedOn,
    proposer,
    { reason: dice.pick(givingWords.handedBack), unitId, stateBefore },
    [{ kind: 'hand-back', lines: handBackLines(id, shares) }],
  );
  tell('ended', endedOn, { end: 'handed-back' });
  if (wentTo?.approvedOn) event('reallocated', wentTo.approvedOn, proposer, { to: wentTo.id });
}

const stateOf = ({
  approvedOn,
  purchasedOn,
  deliveredOn,
  coachedOn,
  earningOn,
  end,
}: Course): SponsorshipState => {
  if (end !== undefined) return 'ended';
  if (earningOn !== undefined) return 'earning';
  if (coachedOn !== undefined) return 'coached';
  if (deliveredOn !== undefined) return 'delivered';
  if (purchasedOn !== undefined) return 'purchased';
  return approvedOn === undefined ? 'proposed' : 'allocated';
};

function sponsorshipRow(rows: GivingRows, { course, shares, causeId, disclosure, approver }: CoursePlan) {
  const { approvedOn, person } = course;
  const dice = diceOf(`proposal of ${course.id}`);
  const row = {
    id: course.id,
    organisationId: rows.organisationId,
    householdId: person.householdId,
    personId: person.id,
    opportunityId: course.kit.id,
    causeId,
    state: stateOf(course),
    end: course.end ?? null,
    priceRial: course.amountRial,
    contingencyRial: shares.reduce((sum, share) => sum + share.contingencyRial, 0),
    trustMonths: course.trustMonths,
    proposedBy: course.proposer,
    proposedAt: officeInstant(dice, course.proposedOn),
    approvedBy: approvedOn === undefined ? null : approver,
    approvedOn: approvedOn ?? null,
    purchasedOn: course.purchasedOn ?? null,
    deliveredOn: course.deliveredOn ?? null,
    coachedOn: course.coachedOn ?? null,
    earningOn: course.earningOn ?? null,
    endedOn: course.endedOn ?? null,
    titlePassedOn: course.end === 'title-passed' ? (course.endedOn ?? null) : null,
    awardId: approvedOn === undefined ? null : course.awardId,
    placementId: course.earningOn === undefined ? null : (course.work?.row.id ?? null),
    kitFrom: course.kitFrom?.id ?? null,
    disclosure: approvedOn === undefined ? null : disclosure,
    revision: 1 + (approvedOn ? 1 : 0) + (course.purchasedOn ? 1 : 0) + (course.deliveredOn ? 1 : 0),
  };
  rows.sponsorships.push(row);
  for (const { benefactorId: _, fallback: __, ...share } of shares)
    rows.shares.push({ ...share, sponsorshipId: course.id, kind: course.inKind ? 'in-kind' : 'money' });
  return row;
}

/** What a seller asks; of what is not bought yet it ends soon. */
function quoteRow(
  rows: GivingRows,
  { course }: CoursePlan,
  { today, newId }: At,
  dice: ReturnType<typeof diceOf>,
): string | undefined {
  if (course.inKind || course.kitFrom) return undefined;
  const { purchasedOn, proposedOn } = course;
  const id = newId('quote');
  rows.quotes.push({
    id,
    sponsorshipId: course.id,
    supplier: dice.pick(givingWords.suppliers),
    priceRial: course.amountRial,
    quotedOn: addDays(proposedOn, -dice.whole(0, 3)),
    expiresOn: purchasedOn ? addDays(purchasedOn, dice.whole(2, 14)) : addDays(today, dice.whole(2, 8)),
    recordedAt: officeInstant(dice, proposedOn),
    recordedBy: course.proposer,
  });
  return id;
}

function unitRow(
  rows: GivingRows,
  { course, wentTo, shares }: CoursePlan,
  { id, unitId, kit }: { id: string; unitId: string; state: SponsorshipState; kit: string },
): void {
  // A kit that went on is told of where it is now.
  if (course.purchasedOn === undefined || wentTo) return;
  const bought = course.kitFrom ?? course;
  const dice = diceOf(`unit ${unitId}`);
  const state: KitUnitState =
    course.end === 'handed-back'
      ? 'stock'
      : course.end === 'lost'
        ? 'lost'
        : course.end === 'title-passed'
          ? 'transferred'
          : course.deliveredOn
            ? 'held'
            : 'stock';
  rows.units.push({
    id: unitId,
    organisationId: rows.organisationId,
    opportunityId: kit,
    supplier: course.inKind ? null : dice.pick(givingWords.suppliers),
    invoice: course.inKind ? null : String(dice.whole(100_000, 999_999)),
    serials: Array.from({ length: dice.whole(1, 2) }, () => `SN${dice.whole(1_000_000, 9_999_999)}`),
    boughtOn: bought.purchasedOn ?? course.purchasedOn,
    costRial: shares.reduce((sum, { amountRial }) => sum + amountRial, 0),
    state,
    stockRef: id,
    sponsorshipId: course.end === 'handed-back' ? null : id,
  });
}
