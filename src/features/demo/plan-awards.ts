import {
  addDays,
  daysBetween,
  fromJalali,
  type LocalDate,
  tehranDay,
  toJalali,
} from '../../kernel/calendar.ts';
import { aidOfAward } from '../awards/award-aid.rules.ts';
import { knownAid } from '../people/household-aid.rules.ts';
import type { HouseholdAid } from '../people/person-facts.rules.ts';
import type { AwardKind } from '../placements/placement.rules.ts';
import type { NewAwardRow } from './demo.repo.ts';
import { bunchingReason } from './demo-awards.text.ts';
import { type Dice, demoId, diceOf, officeInstant, workday } from './demo-dice.rules.ts';
import type { DemoScale } from './demo-size.rules.ts';
import type { PlannedPerson } from './plan-people.ts';

/** A kit handed over or a loan paid out, or on its way there; with the work it began where it did. */
export interface PlannedAward {
  readonly kind: AwardKind;
  readonly row: NewAwardRow;
  readonly work: { readonly startedOn: LocalDate; readonly recordedOn: LocalDate } | undefined;
}

export interface AwardWorld {
  readonly today: LocalDate;
  readonly historyDays: DemoScale['historyDays'];
  readonly awards: DemoScale['awards'];
  readonly actors: ReadonlyMap<string, readonly string[]>;
}

/** In this month, counted back from today's, most were delivered in the last week. */
const bunchedMonthsAgo = 3;
const million = 1_000_000;

/**
 * Months of kits and loans written down by hand, each to another household, by person. At most `awards.most` a month at
 * one association; some not half by benefactors, some without work on record, some not delivered yet.
 */
export function planAwards(
  people: readonly PlannedPerson[],
  world: AwardWorld,
): ReadonlyMap<string, PlannedAward> {
  const byOrganisation = new Map<string, PlannedPerson[]>();
  for (const person of people) {
    const own = byOrganisation.get(person.organisationId);
    if (own) own.push(person);
    else byOrganisation.set(person.organisationId, [person]);
  }
  const awards = new Map<string, PlannedAward>();
  for (const [organisationId, own] of byOrganisation) {
    const [by] = world.actors.get(organisationId) ?? [];
    if (by === undefined || !organisationId.startsWith('org-assoc-')) continue;
    for (const [id, award] of awardsOf(organisationId, own, by, world)) awards.set(id, award);
  }
  return awards;
}

/** The people as their files show them: what was handed over is aid of the whole household. */
export function withAidOf(
  people: readonly PlannedPerson[],
  awards: ReadonlyMap<string, PlannedAward>,
  today: LocalDate,
): readonly PlannedPerson[] {
  const given = new Map<string, HouseholdAid>();
  for (const { row } of awards.values()) {
    const deliveredOn = row.deliveredOn as LocalDate | null;
    const aid = aidOfAward({ ...row, deliveredOn, voidedAt: null }, undefined, [], today);
    if (aid) given.set(row.householdId, aid);
  }
  return people.map((person) => {
    const aid = given.get(person.householdId);
    if (aid === undefined) return person;
    const { household } = person.values;
    const { aid: all = null, ...partly } = knownAid(household.aid !== null, [...(household.aid ?? []), aid]);
    return { ...person, values: { ...person.values, household: { ...household, aid: all, ...partly } } };
  });
}

function awardsOf(
  organisationId: string,
  people: readonly PlannedPerson[],
  by: string,
  { today, historyDays, awards: { most, share } }: AwardWorld,
): readonly (readonly [string, PlannedAward])[] {
  const dice = diceOf(`awards of ${organisationId}`);
  const waiting = people
    .filter(
      ({ values, story, ...one }) =>
        !story &&
        values.status === 'seeking' &&
        values.kind === 'family' &&
        values.household.id === null &&
        daysBetween(tehranDay(one.requestedAt), today) > 35,
    )
    .map((person) => ({ person, turn: dice.next() }))
    .sort((a, b) => a.turn - b.turn);
  const monthly = Math.min(most, people.length * share);
  const planned: (readonly [string, PlannedAward])[] = [];
  const give = (day: LocalDate, course: Course) => {
    const place = waiting.findIndex(({ person }) => addDays(tehranDay(person.requestedAt), 30) <= day);
    const [found] = place < 0 ? [] : waiting.splice(place, 1);
    if (found) planned.push([found.person.id, awardOf(dice, found.person, by, day, today, course)]);
  };
  for (const [ago, { from, to }] of months(today, historyDays).entries()) {
    const isBunched = ago === bunchedMonthsAgo && monthly >= 4;
    const wanted = monthly * (0.8 + dice.next() * 0.3);
    const end = to < today ? to : addDays(today, -1);
    const length = daysBetween(from, end) + 1;
    const some = Math.round((wanted * length) / (daysBetween(from, to) + 1));
    for (let n = 0; n < some; n++) {
      const late = isBunched && dice.chance(0.75);
      const day = workday(addDays(end, -dice.whole(0, (late ? 6 : length) - 1)));
      if (day < today) give(day, { to: 'delivered', reasoned: late });
    }
  }
  for (let n = 0; n < monthly / 3; n++)
    give(addDays(today, -dice.whole(2, 25)), {
      to: dice.chance(0.6) ? 'funded' : 'approved',
      reasoned: false,
    });
  return planned;
}

/** Jalali months, today's first, as far back as the history goes. */
function months(today: LocalDate, historyDays: number): readonly { from: LocalDate; to: LocalDate }[] {
  const found: { from: LocalDate; to: LocalDate }[] = [];
  let to: LocalDate | undefined;
  for (let { year, month } = toJalali(today); ; ) {
    const from = fromJalali(year, month, 1);
    if (from === undefined || (found.length > 0 && from < addDays(today, -historyDays))) return found;
    const next = month === 12 ? fromJalali(year + 1, 1, 1) : fromJalali(year, month + 1, 1);
    to = next && addDays(next, -1);
    if (to !== undefined) found.push({ from, to });
    [year, month] = month === 1 ? [year - 1, 12] : [year, month - 1];
  }
}

interface Course {
  readonly to: 'delivered' | 'funded' | 'approved';
  /** Whether it was asked why so many came at once. */
  readonly reasoned: boolean;
}

function awardOf(
  dice: Dice,
  person: PlannedPerson,
  by: string,
  day: LocalDate,
  today: LocalDate,
  { to, reasoned }: Course,
): PlannedAward {
  const kind: AwardKind = dice.chance(0.76) ? 'kit' : 'loan';
  const amountRial = (kind === 'kit' ? dice.whole(22, 75) : dice.whole(50, 150)) * 10 * million;
  // Benefactors pay most of it; of some, less than half.
  const part = dice.chance(kind === 'kit' ? 0.88 : 0.7) ? dice.whole(50, 100) : dice.whole(0, 45);
  const delivered = to === 'delivered' ? day : null;
  const approvedOn = workday(addDays(day, -(delivered ? dice.whole(9, 40) : dice.whole(3, 6))));
  const fundedOn = to === 'approved' ? null : workday(addDays(approvedOn, dice.whole(1, 6)));
  const startedOn = addDays(day, dice.whole(0, 12));
  const begins = delivered !== null && dice.chance(0.9) && startedOn < addDays(today, -1);
  const recordedOn = workday(addDays(startedOn, dice.whole(0, 4)));
  return {
    kind,
    row: {
      id: demoId('award', person.id),
      organisationId: person.organisationId,
      householdId: person.householdId,
      personId: person.id,
      kind,
      opportunityId: null,
      placementId: begins ? demoId('placement', `award-${person.id}`) : null,
      amountRial,
      benefactorRial: (amountRial * part) / 100,
      approvedOn,
      fundedOn: fundedOn !== null && fundedOn > day ? day : fundedOn,
      deliveredOn: delivered,
      bunchingReason: reasoned ? bunchingReason.fa : null,
      recordedAt: officeInstant(dice, approvedOn),
      deliveryRecordedAt: delivered && officeInstant(dice, delivered),
      recordedBy: by,
      revision: delivered ? 2 : 1,
    },
    work: begins
      ? { startedOn, recordedOn: recordedOn < today ? recordedOn : addDays(today, -1) }
      : undefined,
  };
}
