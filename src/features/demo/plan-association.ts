import { addDays, type LocalDate, toJalali } from '../../kernel/calendar.ts';
import type { Disclosure } from '../sponsorships/sponsorship.rules.ts';
import { type CoursePlan, type CourseShare, courseInto } from './course-rows.ts';
import { provinceOf } from './demo.input.ts';
import { demoId, diceOf, idsInOrder } from './demo-dice.rules.ts';
import { emptyRows, type GivingRows } from './demo-giving.repo.ts';
import { givingWords } from './demo-giving.text.ts';
import { cellsOf } from './giving-cells.rules.ts';
import type { GivingPlace, GivingTools, GivingWorld } from './giving-world.ts';
import { bankIban, moreGiving } from './more-giving.ts';
import { causesInto } from './plan-cause-gifts.ts';
import { causesOf } from './plan-causes.ts';
import { type Course, coursesOf, olderCourses } from './plan-courses.ts';
import { cellPeopleOf, disclosures, isMeant } from './plan-disclosures.ts';
import { ownFundsInto, ownPots } from './plan-own-funds.ts';
import { payers } from './plan-payers.ts';
import { numbered, type Pot, pledgesInto } from './plan-pledges.ts';
import { proposedCourses } from './plan-proposals.ts';
import { upkeepOf } from './plan-upkeep.ts';

/** Who writes receipts and what lapses in the demo. */
const system = 'system:demo';

/** An association's giving: its kits, who paid them, its causes and its books. */
export function givingOf(place: GivingPlace, n: number, world: GivingWorld, tools: GivingTools): GivingRows {
  const { today } = world;
  const rows = emptyRows(place.organisationId);
  const isTold = n < 2;
  const bankAccountId = demoId('bankAccount', place.organisationId);
  const province = provinceOf(world.seed, place.province);
  const dice = diceOf(`giving of ${place.organisationId}`);

  const cellPeople = cellPeopleOf(place, world);
  const cells = cellsOf([...cellPeople.values()]);
  const disclosed = disclosures(cells, cellPeople);
  // Of whom nothing could be told, nobody's gift is written down here.
  const told = (course: Course) => isMeant(disclosed(course, undefined, []));
  const ofAwards = coursesOf(place, world, isTold ? 1 : 0.58).filter(told);
  const older = isTold
    ? olderCourses(place, world, ofAwards, { most: n === 0 ? 12 : 3, mine: n === 0 })
    : { older: [], courses: ofAwards };
  const standing = withMine([...older.older, ...older.courses], n === 0).toSorted((a, b) =>
    (a.approvedOn ?? '') < (b.approvedOn ?? '') ? -1 : 1,
  );
  const causes = causesOf(place, cells, standing, {
    today,
    most: n === 0 ? 6 : n === 1 ? 3 : 2,
    isMeant: (course, cause) => isMeant(disclosed(course, cause, [])),
  });
  const causeOf = new Map(causes.flatMap((cause) => cause.courses.map((course) => [course.id, cause])));

  const firstOn = addDays(
    standing.reduce((day, { proposedOn }) => (proposedOn < day ? proposedOn : day), today),
    -20,
  );
  const newId = idsInOrder(`giving of ${place.organisationId}`);
  const pledges = pledgesInto(rows, { today, bankAccountId, system, newId });
  const own = ownPots(place.organisationId, isTold);
  const spare = [
    ...moreGiving({
      place,
      rows,
      pledges,
      dice,
      world,
      tools,
      province,
      firstOn,
      causes,
      courses: standing.length,
      isFirst: n === 0,
      isTold,
    }),
  ];
  const payer = payers({
    ...{ place, world, tools, pledges, province, spare, own, isTold },
    isMeant: (course, cause, wishes) => isMeant(disclosed(course, cause, wishes)),
  });

  const shares = new Map<string, readonly CourseShare[]>();
  const pots = new Map<string, readonly Pot[]>();
  const pay = (course: Course, on: LocalDate) => {
    const from = course.kitFrom && shares.get(course.kitFrom.id);
    const paid = from
      ? {
          shares: from.map((share) => ({ ...share, contingencyRial: 0 })),
          pots: pots.get(course.kitFrom?.id ?? '') ?? [],
        }
      : payer(course, on, causeOf.get(course.id));
    shares.set(course.id, paid.shares);
    pots.set(course.id, paid.pots);
    return paid;
  };
  for (const course of standing) pay(course, course.approvedOn ?? today);
  const proposed = proposedCourses(place, world, isTold ? (n === 0 ? 3 : 1) : 0);
  for (const course of proposed) pay(course, today);

  const upkeep = upkeepOf(standing, shares, today);
  const at = { today, bankAccountId, contingencyFundId: own.contingency, newId };
  const wentTo = new Map(standing.flatMap((one) => (one.kitFrom ? [[one.kitFrom.id, one] as const] : [])));
  const tellings = new Map<string, Disclosure | null>();
  for (const course of [...standing, ...proposed]) {
    const cause = causeOf.get(course.id);
    const more = upkeep.get(course.id);
    const next = wentTo.get(course.id);
    const before = course.kitFrom && tellings.get(course.kitFrom.id);
    const disclosure = disclosed(course, cause, pots.get(course.id) ?? [], before);
    tellings.set(course.id, disclosure);
    const plan: CoursePlan = {
      course,
      shares: shares.get(course.id) ?? [],
      causeId: cause?.id ?? null,
      disclosure,
      approver: place.approverFor(course.proposer),
      ...(more ? { upkeep: more } : {}),
      ...(next ? { wentTo: next } : {}),
    };
    courseInto(rows, plan, at);
  }
  causesInto(rows, causes, { today, dice, pots, place, pledges, tools, province, isFirst: n === 0 });
  ownFundsInto(rows, own, {
    firstOn,
    today,
    manager: n === 0 ? place.approverFor('') : undefined,
    bankAccountId,
  });
  rows.bankAccounts.push({
    id: bankAccountId,
    organisationId: place.organisationId,
    bank: givingWords.banks[n % 2] ?? givingWords.banks[0],
    iban: bankIban(n),
    createdAt: `${firstOn}T05:30:00.000Z`,
  });
  return numbered(rows, (day) => toJalali(day).year);
}

/** The demo account's own gifts: besides those of before, one that earns, one that waits for its delivery. */
function withMine(courses: readonly Course[], isFirst: boolean): readonly Course[] {
  if (!isFirst) return courses;
  const plain = courses.filter(
    ({ awardId, inKind, kitFrom, benefactorRial, amountRial, mine }) =>
      awardId !== null && !inKind && !kitFrom && !mine && benefactorRial * 2 >= amountRial,
  );
  const earns = plain.filter(({ earningOn, end }) => earningOn !== undefined && end === undefined);
  const chosen = new Set(
    [
      earns.find(({ seen }) => seen[90] !== undefined) ?? earns[0],
      plain.findLast(
        ({ purchasedOn, deliveredOn }) => purchasedOn !== undefined && deliveredOn === undefined,
      ),
      plain.findLast(
        ({ coachedOn, earningOn, end }) =>
          coachedOn !== undefined && earningOn === undefined && end === undefined,
      ),
    ].map((course) => course?.id),
  );
  return courses.map((course) => (chosen.has(course.id) ? { ...course, mine: true } : course));
}
