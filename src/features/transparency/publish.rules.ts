import type { LocalDate } from '../../kernel/calendar.ts';
import { addJalaliMonths, type JalaliMonth } from '../../kernel/jalali-month.ts';

/** Fewer families than this are told of only together with others. */
export const leastTold = 5;
/** How many months are told of one by one. */
export const monthsTold = 12;

/** Months that are told together, and how many families began work in them: none, or five and more. */
export interface MonthsGroup {
  readonly months: readonly JalaliMonth[];
  readonly families: number;
}

export interface Money {
  /** The end of this month. */
  readonly month: JalaliMonth;
  /** All that came to the funds and was not sent back: spent + waiting. */
  readonly receivedRial: number;
  readonly spentRial: number;
  readonly waitingRial: number;
  /** Came, and whose gift it is is not known yet; no part of the others. */
  readonly unidentifiedRial: number;
}

export interface Survival {
  readonly month: JalaliMonth;
  /** Works that kits began. */
  readonly works: number;
  /** Whole percent still at work so many days on; null where fewer than five were followed so far. */
  readonly points: readonly { readonly day: number; readonly percent: number | null }[];
}

/** How a campaign goes: each moves on by none or by five and more. */
export interface CampaignTold {
  /** Pledges of money and kits that stand, and what they promise in rials. */
  readonly gifts: number;
  readonly promisedRial: number;
  /** Places, hours and orders that money cannot buy. */
  readonly others: number;
  /** Families whose kit is wholly taken on. */
  readonly families: number;
}

/** Under which a campaign is told; of a yearly one each time by itself. */
export const campaignKey = (of: {
  readonly id: string;
  readonly yearlyOn: string | null;
  readonly endsOn: LocalDate;
}): string => (of.yearlyOn === null ? of.id : `${of.id} ${of.endsOn}`);

/** What is published of a month. Whatever two months differ by is none, or five families and more. */
export interface Published {
  readonly month: JalaliMonth;
  /** Since the beginning, corrections included. */
  readonly total: number;
  /** Oldest first, without gaps up to `pending`. */
  readonly groups: readonly MonthsGroup[];
  /** Months with one to four families together: told with those that follow. */
  readonly pending: readonly JalaliMonth[];
  /** What was found out later of months that had been told, in the month in which it was told. */
  readonly corrections: readonly { readonly month: JalaliMonth; readonly families: number }[];
  /** Families by province of the association; of the provinces that are not here, `otherFamilies` together. */
  readonly provinces: Readonly<Record<string, number>>;
  readonly otherFamilies: number;
  readonly money: Money | null;
  readonly survival: Survival | null;
  /** How many kits had been handed over when the money was told last. */
  readonly handedOver: number;
  /** By `campaignKey`; those of which nothing is told yet are not here. */
  readonly campaigns?: Readonly<Record<string, CampaignTold>>;
}

/** How things stood at the end of a month, as known then. */
export interface MonthFacts {
  readonly month: JalaliMonth;
  /** Families by month and province ('' = none) since the beginning, that month included. */
  readonly families: readonly {
    readonly month: JalaliMonth;
    readonly province: string;
    readonly n: number;
  }[];
  readonly money: Omit<Money, 'month'>;
  readonly handedOver: number;
  readonly survival: Omit<Survival, 'month'>;
  readonly campaigns: Readonly<Record<string, CampaignTold>>;
}

/** None, or so many that nobody is told apart. */
const tells = (n: number): boolean => n === 0 || Math.abs(n) >= leastTold;
const isFigure = (n: number): boolean => n === 0 || n >= leastTold;

/**
 * What is published of a month, after what was published before. Families of a month with fewer than five wait for the next; a
 * province moves on once five more are told of it, and together with all others only by none or by five; what was told of a
 * month stays as it was told.
 */
export function publish(before: Published | undefined, facts: MonthFacts): Published {
  const told = before ? tellMonth(before, facts, true) : tellAll(facts);
  const places = tellPlaces(before, told.total, facts);
  // A correction that provinces cannot carry waits.
  if (places === undefined && before) {
    const without = tellMonth(before, facts, false);
    const kept = tellPlaces(before, without.total, facts);
    if (kept) return whole(before, without, kept, facts);
  }
  if (places === undefined) throw new Error('places that cannot be told');
  return whole(before, told, places, facts);
}

type Months = Pick<Published, 'total' | 'groups' | 'pending' | 'corrections'>;
type Places = Pick<Published, 'provinces' | 'otherFamilies'>;

function whole(before: Published | undefined, months: Months, places: Places, facts: MonthFacts): Published {
  // Of one kit what was spent would be its price, the first time too.
  const moneyMoves = tells(facts.handedOver - (before?.handedOver ?? 0));
  const survivalMoves =
    isFigure(facts.survival.works) &&
    (before?.survival == null || tells(facts.survival.works - before.survival.works));
  return {
    month: facts.month,
    ...months,
    ...places,
    money: moneyMoves ? { month: facts.month, ...facts.money } : (before?.money ?? null),
    handedOver: moneyMoves ? facts.handedOver : (before?.handedOver ?? 0),
    survival: survivalMoves ? { month: facts.month, ...facts.survival } : (before?.survival ?? null),
    campaigns: tellCampaigns(before?.campaigns ?? {}, facts.campaigns),
  };
}

const nothingTold: CampaignTold = { gifts: 0, promisedRial: 0, others: 0, families: 0 };

/** Each count of each campaign by itself; the sum moves with the gifts. What is told of a campaign that is gone stays. */
function tellCampaigns(
  before: Readonly<Record<string, CampaignTold>>,
  now: MonthFacts['campaigns'],
): Readonly<Record<string, CampaignTold>> {
  const moves = (is: number, was: number) => is !== was && tells(is - was) && isFigure(is);
  const next: Record<string, CampaignTold> = { ...before };
  for (const [id, is] of Object.entries(now)) {
    const was = before[id] ?? nothingTold;
    const giftsMove = moves(is.gifts, was.gifts);
    const told = {
      gifts: giftsMove ? is.gifts : was.gifts,
      promisedRial: giftsMove ? is.promisedRial : was.promisedRial,
      others: moves(is.others, was.others) ? is.others : was.others,
      families: moves(is.families, was.families) ? is.families : was.families,
    };
    if (Object.values(told).some((n) => n !== 0)) next[id] = told;
  }
  return next;
}

const sumOf = (facts: MonthFacts, is: (month: JalaliMonth) => boolean): number =>
  facts.families.reduce((sum, { month, n }) => (is(month) ? sum + n : sum), 0);

/** The first time: every month since the first family, five and more together. */
function tellAll(facts: MonthFacts): Months {
  const first = facts.families.reduce<JalaliMonth>(
    (least, { month }) => (month < least ? month : least),
    facts.month,
  );
  let told: Months = { total: 0, groups: [], pending: [], corrections: [] };
  for (let month = first; month <= facts.month; month = addJalaliMonths(month, 1))
    told = nextMonth(told, month, facts);
  return told;
}

function tellMonth(before: Published, facts: MonthFacts, corrects: boolean): Months {
  const waits = new Set(before.pending);
  const found = sumOf(facts, (month) => month <= before.month && !waits.has(month)) - before.total;
  const total = before.total + found;
  const isTold = corrects && found !== 0 && tells(found) && isFigure(total);
  const corrected: Months = isTold
    ? {
        ...before,
        total,
        corrections: [...before.corrections, { month: facts.month, families: found }],
      }
    : before;
  const next = nextMonth(corrected, facts.month, facts);
  return tells(next.total - before.total) ? next : nextMonth(before, facts.month, facts);
}

function nextMonth(
  { total, groups, pending, corrections }: Months,
  month: JalaliMonth,
  facts: MonthFacts,
): Months {
  const months = [...pending, month];
  const families = sumOf(facts, (one) => months.includes(one));
  if (!isFigure(families) || (families === 0 && pending.length > 0))
    return { total, groups, pending: months, corrections };
  return { total: total + families, groups: [...groups, { months, families }], pending: [], corrections };
}

/** Undefined where the total itself moved by what no province can carry. */
function tellPlaces(before: Published | undefined, total: number, facts: MonthFacts): Places | undefined {
  const now = new Map<string, number>();
  for (const { province, n } of facts.families)
    if (province !== '') now.set(province, (now.get(province) ?? 0) + n);
  const shown = before?.provinces ?? {};
  const moves = [...new Set([...now.keys(), ...Object.keys(shown)])]
    .map((province) => ({ province, by: (now.get(province) ?? 0) - (shown[province] ?? 0) }))
    .filter(({ province, by }) => by !== 0 && tells(by) && isFigure(now.get(province) ?? 0))
    .sort((a, b) => Math.abs(b.by) - Math.abs(a.by) || (a.province < b.province ? -1 : 1));
  for (; ; moves.pop()) {
    const provinces = { ...shown };
    for (const { province, by } of moves) provinces[province] = (provinces[province] ?? 0) + by;
    const other = total - Object.values(provinces).reduce((sum, n) => sum + n, 0);
    if (isFigure(other) && tells(other - (before?.otherFamilies ?? 0)))
      return { provinces: sorted(provinces), otherFamilies: other };
    if (moves.length === 0) return undefined;
  }
}

const sorted = (provinces: Readonly<Record<string, number>>): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.entries(provinces)
      .filter(([, n]) => n > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
