import { addDays, type LocalDate, toJalali } from '../../kernel/calendar.ts';
import { leastMeant, type Told, toldNothing } from '../giving/disclose.rules.ts';
import type { Intention } from '../pledges/pledge.rules.ts';
import type { Disclosure } from '../sponsorships/sponsorship.rules.ts';
import { type CoursePlan, type CourseShare, courseInto } from './course-rows.ts';
import { provinceOf } from './demo.input.ts';
import { type Dice, demoId, diceOf, idsInOrder } from './demo-dice.rules.ts';
import { emptyRows, type GivingRows } from './demo-giving.repo.ts';
import { givingWords } from './demo-giving.text.ts';
import { type CellPerson, type Cells, cellsOf } from './giving-cells.rules.ts';
import { type GivingPlace, type GivingWorld, tradesOf } from './giving-world.ts';
import { bankIban, moreGiving } from './more-giving.ts';
import { causeInto, causesOf, type PlannedCause } from './plan-causes.ts';
import { type Course, coursesOf, olderCourses } from './plan-courses.ts';
import type { Givers } from './plan-givers.ts';
import type { CampaignWindow } from './plan-giving.ts';
import {
  contingencyOf,
  fallbackBy,
  intentionBy,
  leftOn,
  numbered,
  type Pledges,
  type Pot,
  payable,
  pledgesInto,
} from './plan-pledges.ts';
import { proposedCourses } from './plan-proposals.ts';

export interface GivingTools {
  readonly givers: Givers;
  readonly campaigns: readonly CampaignWindow[];
}

const ten = 10_000_000;
const roundUp = (rial: number) => Math.ceil(rial / ten) * ten;
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
  writeCauses(rows, causes, { today, dice, pots, place, pledges, tools, province, isFirst: n === 0 });
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

function cellPeopleOf({ stories }: GivingPlace, world: GivingWorld): ReadonlyMap<string, CellPerson> {
  return new Map(
    stories.map(({ person }) => {
      const { values } = person;
      return [
        person.id,
        {
          householdId: person.householdId,
          seeks: world.statusOf(person) === 'seeking',
          province: values.province,
          county: values.county,
          trades: tradesOf(person),
          womanHead: values.household.head === true && values.sex === 'female',
          dependants: values.household.dependants,
        },
      ];
    }),
  );
}

/** What of a gift its giver knows beforehand. */
type Wish = Pick<Pot, 'earmark' | 'earmarkRef'>;

const isMeant = (disclosure: Disclosure | null): boolean => (disclosure?.couldBe ?? 0) >= leastMeant;

/** What may be told of a household to those who pay its kit by a cause and with some wishes. */
function disclosures(cells: Cells, people: ReadonlyMap<string, CellPerson>) {
  return (
    course: Course,
    cause: Pick<PlannedCause, 'told'> | undefined,
    pots: readonly Wish[],
    /** What was told of the family that its kit came back from. */
    before?: Disclosure | null,
  ): Disclosure | null => {
    const one = people.get(course.person.id);
    if (!one) return null;
    const isThere = ({ placeLevel, province, county }: Told) =>
      (placeLevel === 'country' || province === one.province) &&
      (placeLevel !== 'county' || county === one.county);
    const kit = course.inKind ? [{ ...toldNothing, trade: course.kit.iscoCode }] : [];
    const earlier =
      before && isMeant(before) && before.trade !== null ? [{ ...toldNothing, trade: before.trade }] : [];
    const wishes = pots.flatMap(({ earmark, earmarkRef }): Told[] => [
      ...(earmark === 'trade' ? [{ ...toldNothing, trade: earmarkRef }] : []),
      ...(earmark === 'province'
        ? [{ ...toldNothing, placeLevel: 'province' as const, province: earmarkRef }]
        : []),
    ]);
    return cells.disclosureOf(one, course.kit.iscoCode, {
      told: [...(cause ? [cause.told] : []), ...earlier, ...wishes, ...kit].filter(isThere),
      womanHead: one.womanHead && pots.some(({ earmark }) => earmark === 'women-heads'),
    });
  };
}

interface OwnPots {
  readonly general: Pot;
  readonly credit: Pot | undefined;
  readonly contingency: string;
}

function ownPots(organisationId: string, hasCredit: boolean): OwnPots {
  const pot = (name: string): Pot => ({
    fundId: demoId('fund', `${organisationId} ${name}`),
    pledgeId: null,
    benefactorId: null,
    intention: 'none',
    fallback: null,
    earmark: 'any',
    earmarkRef: null,
    causeId: null,
    came: [],
    usedRial: 0,
  });
  return {
    general: pot('general'),
    credit: hasCredit ? pot('credit') : undefined,
    contingency: demoId('fund', `${organisationId} contingency`),
  };
}

/** What the association itself had when its books began, and a credit line of which half is spent. */
function ownFundsInto(
  rows: GivingRows,
  { general, credit, contingency }: OwnPots,
  {
    firstOn,
    today,
    manager,
    bankAccountId,
  }: {
    readonly firstOn: LocalDate;
    readonly today: LocalDate;
    readonly manager: string | undefined;
    readonly bankAccountId: string;
  },
): void {
  const { organisationId } = rows;
  const createdAt = `${firstOn}T06:00:00.000Z`;
  const of = { organisationId, createdAt };
  rows.funds.push({ ...of, id: general.fundId, source: 'association', purpose: 'general' });
  rows.funds.push({ ...of, id: contingency, source: 'association', purpose: 'contingency' });
  const openingRial = roundUp(general.usedRial * 1.25 + 40 * ten);
  rows.entries.push({
    id: demoId('entry', `opening ${general.fundId}`),
    organisationId,
    kind: 'opening',
    postedOn: firstOn,
    sourceKey: `opening:${bankAccountId}:${general.fundId}:1`,
    lines: [
      { account: { kind: 'cash', ref: bankAccountId }, amountRial: openingRial },
      { account: { kind: 'fund', fundId: general.fundId }, amountRial: -openingRial },
    ],
  });
  if (!credit) return;
  moreOwnMoney(rows, { general, contingency, firstOn, today, manager, of });
  if (credit.usedRial === 0) return;
  rows.funds.push({
    ...of,
    id: credit.fundId,
    source: 'credit-line',
    purpose: 'credit-line',
    name: givingWords.creditLine,
  });
  const drawnRial = roundUp(credit.usedRial);
  rows.entries.push(
    {
      id: demoId('entry', `credit ${credit.fundId}`),
      organisationId,
      kind: 'credit-allotted',
      postedOn: firstOn,
      sourceKey: `credit:${credit.fundId}`,
      lines: [
        { account: { kind: 'credit-line', fundId: credit.fundId }, amountRial: drawnRial * 2 },
        { account: { kind: 'fund', fundId: credit.fundId }, amountRial: -drawnRial * 2 },
      ],
    },
    {
      id: demoId('entry', `drawn ${credit.fundId}`),
      organisationId,
      kind: 'credit-drawn',
      postedOn: firstOn,
      sourceKey: `credit-move:${demoId('entry', `drawn ${credit.fundId}`)}`,
      lines: [
        { account: { kind: 'cash', ref: bankAccountId }, amountRial: drawnRial },
        { account: { kind: 'credit-line', fundId: credit.fundId }, amountRial: -drawnRial },
      ],
    },
  );
}

/** A loan fund in a second bank, a transfer, and a mistake of a zero that one manager asked to reverse and another has yet to. */
function moreOwnMoney(
  rows: GivingRows,
  of: {
    readonly general: Pot;
    readonly contingency: string;
    readonly firstOn: LocalDate;
    readonly today: LocalDate;
    readonly manager: string | undefined;
    readonly of: { readonly organisationId: string; readonly createdAt: string };
  },
): void {
  const { general, contingency, firstOn, today } = of;
  const { organisationId } = rows;
  const savings = demoId('bankAccount', `${organisationId} savings`);
  rows.bankAccounts.push({
    id: savings,
    organisationId,
    bank: givingWords.banks[1],
    iban: bankIban(100 + rows.bankAccounts.length + organisationId.length),
    createdAt: of.of.createdAt,
  });
  const loan = demoId('fund', `${organisationId} loan`);
  rows.funds.push({ ...of.of, id: loan, source: 'association', purpose: 'loan' });
  const opening = (fundId: string, amountRial: number, postedOn: LocalDate) => {
    const id = demoId('entry', `opening ${savings} ${fundId}`);
    rows.entries.push({
      id,
      organisationId,
      kind: 'opening',
      postedOn,
      sourceKey: `opening:${savings}:${fundId}:1`,
      lines: [
        { account: { kind: 'cash', ref: savings }, amountRial },
        { account: { kind: 'fund', fundId }, amountRial: -amountRial },
      ],
    });
    return id;
  };
  opening(loan, 90 * ten, firstOn);
  const recent = addDays(today, -9);
  const wrong = opening(general.fundId, 3 * ten, recent);
  rows.entries.push({
    id: demoId('entry', `transfer ${organisationId}`),
    organisationId,
    kind: 'transfer',
    postedOn: recent,
    sourceKey: `transfer:${organisationId}`,
    reason: givingWords.transfer,
    lines: [
      { account: { kind: 'fund', fundId: general.fundId }, amountRial: 5 * ten },
      { account: { kind: 'fund', fundId: contingency }, amountRial: -5 * ten },
    ],
  });
  if (of.manager !== undefined)
    rows.requests.push({
      id: demoId('ledgerRequest', organisationId),
      organisationId,
      kind: 'reversal',
      subject: wrong,
      reason: givingWords.mistake,
      askedAt: `${addDays(today, -2)}T06:20:00.000Z`,
      askedBy: of.manager,
    });
}

interface Paying {
  readonly place: GivingPlace;
  readonly world: GivingWorld;
  readonly tools: GivingTools;
  readonly pledges: Pledges;
  readonly province: ReturnType<typeof provinceOf>;
  readonly spare: Pot[];
  readonly own: OwnPots;
  readonly isTold: boolean;
  isMeant(course: Course, cause: PlannedCause | undefined, wishes: readonly Wish[]): boolean;
}

/** Finds who pays a kit: benefactors their part of it, new and waiting gifts, the association's own money the rest. */
function payers({
  place,
  world,
  tools,
  pledges,
  province,
  spare,
  own,
  isTold,
  isMeant: couldBeMeant,
}: Paying) {
  return (
    course: Course,
    on: LocalDate,
    cause: PlannedCause | undefined,
  ): { shares: readonly CourseShare[]; pots: readonly Pot[] } => {
    const dice = diceOf(`payers of ${course.id}`);
    const shares: CourseShare[] = [];
    const pots: Pot[] = [];
    const take = (pot: Pot, amountRial: number, isKit = false) => {
      const contingencyRial = isKit ? 0 : contingencyOf(amountRial, pot.intention);
      pot.usedRial += amountRial + contingencyRial;
      const { fundId, pledgeId, benefactorId, fallback } = pot;
      shares.push({ fundId, pledgeId, benefactorId, fallback, amountRial, contingencyRial });
      pots.push(pot);
    };
    const madeOn = addDays(on, -dice.whole(9, 34));
    if (course.inKind) {
      const pot = pledges.kit({
        key: `kit ${course.id}`,
        benefactorId: tools.givers.pick(dice, province, madeOn),
        worthRial: course.amountRial,
        opportunityId: course.kit.id,
        description: givingWords.kit,
        madeOn,
        cameOn: addDays(madeOn, dice.whole(2, 7)),
      });
      take(pot, course.amountRial, true);
      return { shares, pots };
    }
    const whole = (rial: number, i: number) =>
      take(
        newGift({
          course,
          cause: i === 0 ? cause : undefined,
          dice,
          madeOn,
          rial,
          key: `${course.id}-${i}`,
          beside: pots,
          ofCause: cause,
        }),
        rial,
      );
    let rest = course.benefactorRial;
    const way = cause || course.mine ? 0 : dice.next();
    if (rest > 0 && way >= 0.55) {
      for (const pot of spare) {
        if (rest === 0 || pots.length === 3) break;
        const most = payable(leftOn(pot, on), pot.intention);
        if (most < 2 * ten) continue;
        const part = Math.min(rest, most);
        take(pot, part);
        rest -= part;
      }
    }
    if (rest > 0 && way < 0.55 && way >= 0.45) {
      const first = Math.floor((rest * dice.whole(35, 65)) / 100 / ten) * ten;
      if (first > 0 && first < rest) {
        whole(first, 1);
        rest -= first;
      }
    }
    if (rest > 0) whole(rest, 0);
    const owned = course.amountRial - course.benefactorRial;
    if (owned > 0) take(own.credit && isTold && dice.chance(0.5) ? own.credit : own.general, owned);
    return { shares, pots };
  };

  function newGift(of: {
    readonly course: Course;
    readonly cause: PlannedCause | undefined;
    readonly dice: Dice;
    readonly madeOn: LocalDate;
    readonly rial: number;
    readonly key: string;
    /** What the others who pay it wished, and the cause it is of. */
    readonly beside: readonly Wish[];
    readonly ofCause: PlannedCause | undefined;
  }): Pot {
    const { course, cause, dice, key, rial } = of;
    const madeOn = cause && cause.opensOn > of.madeOn ? cause.opensOn : of.madeOn;
    const intention: Intention = intentionBy(dice);
    const campaign = tools.campaigns.find(
      ({ from, to, organisationId }) =>
        from <= madeOn &&
        madeOn <= to &&
        (organisationId === null || organisationId === place.organisationId),
    );
    const womanHead = course.person.values.household.head === true && course.person.values.sex === 'female';
    const wished = cause
      ? 'cause'
      : dice.weighted(['any', 'trade', 'province', 'women-heads', 'campaign'] as const, (one) => {
          if (one === 'any') return 50;
          if (one === 'campaign') return campaign ? 60 : 0;
          if (one === 'women-heads') return womanHead ? 12 : 0;
          return one === 'trade' ? 10 : 12;
        });
    const earmarkRef =
      wished === 'trade' ? course.kit.iscoCode : wished === 'province' ? place.province : null;
    const isSafe = couldBeMeant(course, of.ofCause, [...of.beside, { earmark: wished, earmarkRef }]);
    const wish = isSafe || cause ? wished : 'any';
    const gross = roundUp(rial + contingencyOf(rial, intention));
    const amountRial = cause ? Math.max(cause.slotRial, gross) : gross;
    const soon = addDays(madeOn, dice.whole(1, 4));
    const by = course.approvedOn ?? addDays(world.today, -1);
    const cameOn = soon < by ? soon : by;
    return pledges.money({
      key,
      benefactorId: course.mine ? world.own : tools.givers.pick(dice, province, madeOn),
      amountRial,
      madeOn,
      intention,
      earmark: wish,
      earmarkRef: isSafe ? earmarkRef : null,
      causeId: cause?.id ?? null,
      campaignId: campaign && (wish === 'campaign' || dice.chance(0.4)) ? campaign.id : null,
      fallback: fallbackBy(dice, intention),
      came: [{ on: cameOn, rial: amountRial }],
    });
  }
}

/** Repairs and restocking paid from what was pooled by then. */
function upkeepOf(
  courses: readonly Course[],
  shares: ReadonlyMap<string, readonly CourseShare[]>,
  today: LocalDate,
): ReadonlyMap<string, NonNullable<CoursePlan['upkeep']>> {
  const pooled = courses.flatMap(({ id, approvedOn, kitFrom, inKind }) =>
    approvedOn && !kitFrom && !inKind
      ? [
          {
            on: approvedOn,
            rial: (shares.get(id) ?? []).reduce((sum, share) => sum + share.contingencyRial, 0),
          },
        ]
      : [],
  );
  const wanted = courses
    .flatMap(({ id, earningOn, endedOn }) => {
      const dice = diceOf(`upkeep of ${id}`);
      if (earningOn === undefined || !dice.chance(0.07)) return [];
      const on = addDays(earningOn, dice.whole(15, 70));
      if (on >= today || (endedOn !== undefined && on >= endedOn)) return [];
      const event = dice.pick(['repaired', 'restocked'] as const);
      return [{ id, on, event, costRial: dice.whole(4, 20) * 1_000_000 }];
    })
    .toSorted((a, b) => (a.on < b.on ? -1 : 1));
  const paid = new Map<string, NonNullable<CoursePlan['upkeep']>>();
  let usedRial = 0;
  for (const { id, ...upkeep } of wanted) {
    const there = pooled.reduce((sum, { on, rial }) => sum + (on <= upkeep.on ? rial : 0), 0) - usedRial;
    if (there < upkeep.costRial) continue;
    usedRial += upkeep.costRial;
    paid.set(id, upkeep);
  }
  return paid;
}

function writeCauses(
  rows: GivingRows,
  causes: readonly PlannedCause[],
  {
    today,
    dice,
    pots,
    place,
    pledges,
    tools,
    province,
    isFirst,
  }: {
    readonly today: LocalDate;
    readonly dice: Dice;
    readonly pots: ReadonlyMap<string, readonly Pot[]>;
    readonly place: GivingPlace;
    readonly pledges: Pledges;
    readonly tools: GivingTools;
    readonly province: ReturnType<typeof provinceOf>;
    readonly isFirst: boolean;
  },
): void {
  const running = tools.campaigns.find(
    ({ from, to, organisationId }) => organisationId === place.organisationId && from <= today && today <= to,
  );
  causes.forEach((cause, i) => {
    const gift = (key: string, rial: number, madeOn: LocalDate, came: boolean) =>
      pledges.money({
        key: `${key} ${cause.id}`,
        benefactorId: tools.givers.pick(dice, province, madeOn),
        amountRial: rial,
        madeOn,
        earmark: 'cause',
        causeId: cause.id,
        campaignId: running && i < 2 ? running.id : null,
        fallback: 'similar',
        came: came ? [{ on: addDays(madeOn, 2), rial }] : [],
      });
    const paid = gift('held', cause.slotRial, addDays(today, -dice.whole(4, 8)), true);
    const fresh = gift('fresh', cause.slotRial, addDays(today, -dice.whole(1, 2)), false);
    if (isFirst || dice.chance(0.4))
      gift('toward', ten * dice.whole(2, 9), addDays(today, -dice.whole(4, 9)), true);
    causeInto(rows, cause, {
      today,
      verifiedBy: place.approverFor(''),
      campaignId: running && i < 2 ? running.id : null,
      taken: cause.courses.flatMap(({ id }) => {
        const pledgeId = pots.get(id)?.find(({ causeId }) => causeId === cause.id)?.pledgeId;
        return pledgeId ? [{ sponsorshipId: id, pledgeId }] : [];
      }),
      held: [
        ...(paid.pledgeId ? [{ pledgeId: paid.pledgeId, until: null }] : []),
        ...(fresh.pledgeId ? [{ pledgeId: fresh.pledgeId, until: addDays(today, 5) }] : []),
      ],
      open: isFirst && i === 2 ? 1 : dice.whole(2, 4),
    });
  });
}
