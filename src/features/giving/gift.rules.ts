import { addJalaliMonths, type JalaliMonth } from '../../kernel/jalali-month.ts';
import type { Fallback } from '../pledges/pledge.rules.ts';
import type { Disclosure, NewsKind } from '../sponsorships/sponsorship.rules.ts';
import type { IncomeBand } from './income-band.rules.ts';

/** What a gift goes through, in order. */
export const giftSteps = ['received', 'purchased', 'delivered', 'earning', 'day-90', 'day-365'] as const;
export type GiftStepName = (typeof giftSteps)[number];

/** `stopped`: it ended before. */
export interface GiftStep {
  readonly step: GiftStepName;
  readonly state: 'done' | 'to-come' | 'stopped';
  /** When it happened; of one to come, when it may be looked for, where that can be said. */
  readonly month: JalaliMonth | null;
}

export interface News {
  readonly kind: NewsKind;
  readonly month: JalaliMonth;
  readonly details: Readonly<Record<string, unknown>> | null;
}

export const giftEnds = ['cancelled', 'handed-back', 'reallocated', 'lost'] as const;
export type GiftEnd = (typeof giftEnds)[number];

/** What a gift started, as far as its giver may know. */
export interface Livelihood {
  readonly told: Omit<Disclosure, 'couldBe'>;
  /** Of this gift, in rials; null where it would tell which kit, and then no sum of the gift has it either. */
  readonly shareRial: number | null;
  readonly steps: readonly GiftStep[];
  readonly income: IncomeBand | null;
  readonly restocked: readonly JalaliMonth[];
  /** The kit became the household's own. */
  readonly titlePassed: JalaliMonth | null;
  readonly ended: {
    readonly end: GiftEnd;
    readonly month: JalaliMonth;
    readonly fallback: Fallback | null;
    /** When the kit went on to another household. */
    readonly wentOn: JalaliMonth | null;
  } | null;
}

const monthsAfterEarning: Readonly<Partial<Record<GiftStepName, number>>> = { 'day-90': 3, 'day-365': 12 };

/** A timeline from what was told; a step before one that happened has happened, whether it was told or not. */
export function stepsOf(
  news: readonly News[],
  receivedIn: JalaliMonth | null,
  isOver: boolean,
): readonly GiftStep[] {
  const monthOf = (step: GiftStepName): JalaliMonth | null =>
    step === 'received' ? receivedIn : (news.find(({ kind }) => kind === step)?.month ?? null);
  const last = giftSteps.findLastIndex((step) => monthOf(step) !== null);
  const earning = monthOf('earning');
  return giftSteps.map((step, i): GiftStep => {
    const month = monthOf(step);
    if (i <= last) return { step, state: 'done', month };
    if (isOver) return { step, state: 'stopped', month: null };
    const after = monthsAfterEarning[step];
    const expected = earning !== null && after !== undefined ? addJalaliMonths(earning, after) : null;
    return { step, state: 'to-come', month: expected };
  });
}

/** What a giver is told of one household's kit. `news` in the order in which it was told. */
export function livelihoodOf(facts: {
  readonly disclosure: Disclosure;
  readonly news: readonly News[];
  readonly receivedIn: JalaliMonth | null;
  /** Null where money is not told. */
  readonly shareRial: number | null;
  readonly income: IncomeBand | null;
}): Livelihood {
  const { disclosure, news, receivedIn, shareRial } = facts;
  const { couldBe: _, ...told } = disclosure;
  const over = news.find(({ kind }) => kind === 'ended');
  const wentOn = news.find(({ kind }) => kind === 'reallocated')?.month ?? null;
  const titlePassed = news.find(({ kind }) => kind === 'title-transferred')?.month ?? null;
  return {
    told,
    shareRial,
    steps: stepsOf(news, receivedIn, over !== undefined),
    income: news.some(({ kind }) => kind === 'earning') ? facts.income : null,
    restocked: news.filter(({ kind }) => kind === 'restocked').map(({ month }) => month),
    titlePassed,
    ended:
      over === undefined
        ? null
        : {
            end: giftEnds.find((end) => end === over.details?.end) ?? 'handed-back',
            month: over.month,
            fallback: (over.details?.fallback as Fallback | undefined) ?? null,
            wentOn,
          },
  };
}
