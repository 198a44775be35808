import { addDays, addMonths, daysBetween, type LocalDate } from '../../kernel/calendar.ts';
import type { PledgeKind, PledgeState } from '../pledges/pledge.rules.ts';
import type { DemoProvince } from './demo.input.ts';
import { type Dice, demoId, diceOf, officeInstant } from './demo-dice.rules.ts';
import type { GivingRows } from './demo-giving.repo.ts';
import { givingWords } from './demo-giving.text.ts';
import type { GivingPlace, GivingTools, GivingWorld } from './giving-world.ts';
import type { PlannedCause } from './plan-causes.ts';
import { fallbackBy, intentionBy, type Pledges, type Pot } from './plan-pledges.ts';

interface More {
  readonly place: GivingPlace;
  readonly rows: GivingRows;
  readonly pledges: Pledges;
  readonly dice: Dice;
  readonly world: GivingWorld;
  readonly tools: GivingTools;
  readonly province: DemoProvince;
  readonly firstOn: LocalDate;
  readonly causes: readonly PlannedCause[];
  /** How many kits are paid here: there is more of all else where there are more of them. */
  readonly courses: number;
  readonly isFirst: boolean;
  /** Whose giving is told whole; of the others less. */
  readonly isTold: boolean;
}

const million = 1_000_000;

/**
 * What was pledged beside the gifts that pay one kit each: by the month, large gifts for several, what waits, came in part,
 * lapsed or was taken back, and what money cannot buy. @returns funds whose money may go to any kit.
 */
export function moreGiving(more: More): readonly Pot[] {
  if (more.isFirst) ownGiving(more);
  const spare = [...(more.isFirst ? [ownMonthly(more)] : []), ...monthlies(more), ...largeOnes(more)];
  unsettled(more);
  otherThanMoney(more);
  unmatched(more);
  return spare;
}

function monthlies({ place, pledges, dice, world, tools, province, courses, isTold }: More): readonly Pot[] {
  const { today } = world;
  const most = Math.min(330, Math.max(100, world.historyDays - 30));
  return Array.from({ length: Math.round(1 + courses * (isTold ? 0.12 : 0.05)) }, (_, n) => {
    const madeOn = addDays(today, -dice.whole(25, most));
    const key = `monthly ${place.organisationId} ${n}`;
    const intention = intentionBy(dice);
    const base = {
      key,
      benefactorId: tools.givers.pick(dice, province, madeOn),
      amountRial: dice.whole(1, 12) * 5 * million,
      madeOn,
      cadence: 'monthly' as const,
      intention: intention === 'waqf' ? ('none' as const) : intention,
    };
    // Some promised six months, some stopped; the others go on.
    if (n % 6 === 4) return pledges.money({ ...base, months: 6 });
    if (n % 6 === 5 && daysBetween(madeOn, today) > 80)
      return pledges.money({ ...base, over: { as: 'withdrawn', on: addDays(addMonths(madeOn, 2), 8) } });
    return pledges.money({ ...base, months: n % 6 === 3 ? 12 : null });
  });
}

function largeOnes({ place, pledges, dice, tools, province, courses, firstOn, world }: More): readonly Pot[] {
  const count = Math.floor(courses / 26);
  const days = daysBetween(firstOn, world.today) - 50;
  return Array.from({ length: count }, (_, n) => {
    const madeOn = addDays(firstOn, 12 + Math.floor((days * n) / count));
    const intention = intentionBy(dice);
    const amountRial = dice.whole(8, 32) * 100 * million;
    return pledges.money({
      key: `large ${place.organisationId} ${n}`,
      benefactorId: tools.givers.pick(dice, province, madeOn, true),
      amountRial,
      madeOn,
      intention: intention === 'nazr' ? 'none' : intention,
      earmark: n % 3 === 1 ? 'province' : 'any',
      earmarkRef: n % 3 === 1 ? place.province : null,
      fallback: n % 3 === 1 ? fallbackBy(dice, 'none') : 'any',
      came:
        n % 2 === 0
          ? [{ on: addDays(madeOn, 3), rial: amountRial }]
          : [
              { on: addDays(madeOn, 4), rial: amountRial / 2 },
              { on: addDays(madeOn, 33), rial: amountRial / 2 },
            ],
    });
  });
}

/** Fresh and waiting ones, one that came in part, what lapsed and what was taken back, and a notice of a payment. */
function unsettled({
  place,
  rows,
  pledges,
  dice,
  world,
  tools,
  province,
  courses,
  isFirst,
  isTold,
}: More): void {
  const { today } = world;
  for (let n = 0; n < Math.max(isTold ? 6 : 2, Math.round(courses * 0.12)); n++) {
    const way = (['fresh', 'waiting', 'part', 'lapsed', 'withdrawn', 'waiting'] as const)[n % 6] ?? 'waiting';
    const ago =
      way === 'fresh' ? dice.whole(1, 3) : way === 'waiting' ? dice.whole(4, 28) : dice.whole(40, 95);
    const madeOn = addDays(today, -ago);
    const intention = intentionBy(dice);
    const amountRial = dice.whole(2, 40) * 10 * million;
    const pot = pledges.money({
      key: `more ${place.organisationId} ${n}`,
      benefactorId: tools.givers.pick(dice, province, madeOn),
      amountRial,
      madeOn,
      intention,
      earmark: n % 4 === 3 ? 'women-heads' : n % 4 === 2 ? 'province' : 'any',
      earmarkRef: n % 4 === 2 ? place.province : null,
      fallback: fallbackBy(dice, intention),
      campaignId:
        tools.campaigns.find(
          ({ from, to, organisationId }) =>
            from <= madeOn && madeOn <= to && organisationId === place.organisationId,
        )?.id ?? null,
      came:
        way === 'waiting'
          ? [{ on: addDays(madeOn, 2), rial: amountRial }]
          : way === 'part'
            ? [{ on: addDays(madeOn, 5), rial: Math.floor(amountRial / 2) }]
            : [],
      ...(way === 'lapsed' ? { over: { as: way, on: addDays(madeOn, 31) } } : {}),
      ...(way === 'withdrawn' ? { over: { as: way, on: addDays(madeOn, 6) } } : {}),
    });
    if (n === 0 && isFirst && pot.pledgeId)
      rows.notices.push({
        id: demoId('notice', pot.pledgeId),
        pledgeId: pot.pledgeId,
        reference: String(dice.whole(100_000_000_000, 999_999_999_999)),
        amountRial,
        paidOn: addDays(today, -1),
        createdAt: officeInstant(dice, addDays(today, -1)),
      });
  }
}

const others = ['job-place', 'coach-hours', 'training-place', 'standing-order'] as const;
const described: Readonly<Record<(typeof others)[number], string>> = {
  'job-place': givingWords.jobPlace,
  'coach-hours': givingWords.coachHours,
  'training-place': givingWords.trainingPlace,
  'standing-order': givingWords.standingOrder,
};

/** What money cannot buy: promised, confirmed, given in part and whole. */
function otherThanMoney(more: More): void {
  const { place, dice, world, tools, province, courses, isTold } = more;
  for (let n = 0; n < Math.max(isTold ? 4 : 1, Math.round(courses * 0.07)); n++) {
    const kind = others[n % others.length] ?? 'job-place';
    const madeOn = addDays(world.today, -dice.whole(12, Math.min(200, world.historyDays - 10)));
    const quantity =
      kind === 'coach-hours'
        ? dice.whole(4, 30)
        : kind === 'standing-order'
          ? dice.whole(5, 40)
          : dice.whole(1, 3);
    const state = (['promised', 'receiving', 'fulfilled'] as const)[dice.whole(0, 2)] ?? 'promised';
    otherPledge(more, {
      key: `other ${place.organisationId} ${n}`,
      benefactorId: tools.givers.pick(dice, province, madeOn),
      kind,
      quantity,
      madeOn,
      state: quantity === 1 && state === 'receiving' ? 'fulfilled' : state,
    });
  }
}

function otherPledge(
  { rows, pledges, place, world }: More,
  of: {
    readonly key: string;
    readonly benefactorId: string;
    readonly kind: Exclude<PledgeKind, 'money' | 'kit'>;
    readonly quantity: number;
    readonly madeOn: LocalDate;
    readonly state: Extract<PledgeState, 'promised' | 'receiving' | 'fulfilled'>;
  },
): void {
  const dice = diceOf(of.key);
  const isOrder = of.kind === 'standing-order';
  const row = pledges.pledgeRow(of.key, dice, {
    benefactorId: of.benefactorId,
    kind: of.kind,
    cadence: isOrder ? 'monthly' : 'once',
    months: isOrder ? 6 : null,
    quantity: of.quantity,
    description: described[of.kind],
    state: isOrder && of.state === 'fulfilled' ? 'receiving' : of.state,
    startsOn: of.madeOn,
    revision: of.state === 'promised' ? 1 : 3,
  });
  if (of.state === 'promised') return;
  const given = of.state === 'fulfilled' ? of.quantity : Math.ceil(of.quantity / 2);
  const [by] = place.proposers;
  const yesterday = addDays(world.today, -1);
  const later = (n: number) => (addDays(of.madeOn, n) < yesterday ? addDays(of.madeOn, n) : yesterday);
  for (const [event, on, quantity] of [
    ['confirmed', later(3), null],
    ['given', later(9), given],
  ] as const)
    rows.pledgeEvents.push({
      id: demoId('pledgeEvent', `${event} ${row.id}`),
      pledgeId: row.id,
      event,
      quantity,
      note: event === 'confirmed' ? givingWords.confirmed : null,
      happenedOn: on,
      recordedAt: officeInstant(dice, on),
      recordedBy: by,
    });
}

/** Money of which nobody knows yet whose it is. */
function unmatched({ pledges, dice, world, isFirst, rows }: More): void {
  const count = isFirst ? 4 : dice.chance(0.4) ? 1 : 0;
  for (let n = 0; n < count; n++) {
    const on = addDays(world.today, -dice.whole(1, 9));
    const amountRial = dice.whole(1, 30) * 5 * million;
    const payer = givingWords.unknownPayers[n % givingWords.unknownPayers.length] ?? null;
    const receiptId = pledges.receipt(dice, on, amountRial, null, payer);
    const bank = rows.receipts.at(-1)?.bankAccountId ?? '';
    pledges.entry({
      kind: 'receipt-unmatched',
      postedOn: on,
      sourceKey: `receipt:${receiptId}`,
      receiptId,
      lines: [
        { account: { kind: 'cash', ref: bank }, amountRial },
        { account: { kind: 'unidentified', ref: bank }, amountRial: -amountRial },
      ],
    });
  }
}

/** The demo account gives by the month since more than a year ago. */
function ownMonthly({ pledges, world }: More): Pot {
  return pledges.money({
    key: 'own monthly',
    benefactorId: world.own,
    amountRial: 20 * million,
    madeOn: addDays(world.today, -424),
    cadence: 'monthly',
    intention: 'sadaqah',
  });
}

/** And hours beside a family's first steps. */
function ownGiving(more: More): void {
  otherPledge(more, {
    key: 'own hours',
    benefactorId: more.world.own,
    kind: 'coach-hours',
    quantity: 12,
    madeOn: addDays(more.world.today, -70),
    state: 'receiving',
  });
}

/** A number with the right check digits at a bank that does not exist. */
export function bankIban(n: number): string {
  const body = `000${String(1_403_000_000 + n * 7_919).padStart(19, '0')}`;
  const rest = [...`${body}182700`].reduce((left, digit) => (left * 10 + Number(digit)) % 97, 0);
  return `IR${String(98 - rest).padStart(2, '0')}${body}`;
}
