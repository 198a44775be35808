import { addDays, type LocalDate, weekdayNumber } from '../../kernel/calendar.ts';
import { firstDayOfMonth, type JalaliMonth, lastDayOfMonth } from '../../kernel/jalali-month.ts';
import type { Text } from '../../kernel/text.ts';
import type { Share } from './figure.rules.ts';
import { quotaDefinition } from './quota.text.ts';

/** Deliveries of a week that lie in the month; weeks begin on Saturday, the first and the last may be short. */
export interface QuotaWeek {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly delivered: number;
}

/** Households counted in a month, by how their work stood 90 days after their own delivery. The four sum to `counted`. */
export interface EarningAtDay90 {
  readonly earning: number;
  readonly notEarning: number;
  /** No work on record that the delivery led to, or nobody has asked about it in time. */
  readonly unknown: number;
  readonly notYet: number;
}

/** One Jalali month of the second promise, in one row. */
export interface QuotaRow {
  readonly month: JalaliMonth;
  /** Households that count for the month. */
  readonly counted: number;
  /** Sum of the targets that boards have set; null = none is set. */
  readonly target: number | null;
  /** Counted of target, over the organisations that have one; `value` null where there is no target. */
  readonly share: Share;
  readonly earning: EarningAtDay90;
  /** Households with an award, at least half paid by benefactors, approved in the month. */
  readonly approved: number;
}

/** The month in which the day lies, with what stands beside it, and the months before it. */
export interface QuotaFigure {
  readonly definition: Text;
  readonly month: QuotaRow;
  /** Organisations of the scope without a target of their own: told, never taken as 0. */
  readonly organisationsUnset: number;
  readonly organisations: number;
  /** Households funded and not delivered on the day. */
  readonly funded: number;
  /** Households that seek, wish for a kit, a loan or a business of their own, and had no such award in 12 months; null for past days. */
  readonly needed: number | null;
  readonly weeks: readonly QuotaWeek[];
  readonly bunching: Bunching;
  /** Oldest first; the last one is `month`. */
  readonly series: readonly QuotaRow[];
}

export interface Bunching {
  /** Of those counted in the month, how many came in its last 7 days. */
  readonly inLastDays: number;
  readonly asked: boolean;
  /** Reasons on record for deliveries of those days. */
  readonly reasons: readonly string[];
}

/** No such award so many Jalali months before. */
export const monthsBetweenAwards = 12;
export const earningAfterDays = 90;
export const bunchingDays = 7;
export const leastForBunching = 4;
export const quotaSeriesMonths = 24;

/** Whether so many deliveries at the end of a month ask for a reason: more than half of at least 4 in its last 7 days. */
export function isBunched(counted: number, inLastDays: number): boolean {
  return counted >= leastForBunching && inLastDays * 2 > counted;
}

export function lastDaysFrom(month: JalaliMonth): LocalDate {
  return addDays(lastDayOfMonth(month), 1 - bunchingDays);
}

/** The weeks of a month, from Saturday to Friday, cut at its first and last day. */
export function weeksOf(month: JalaliMonth): readonly { readonly from: LocalDate; readonly to: LocalDate }[] {
  const last = lastDayOfMonth(month);
  const weeks: { from: LocalDate; to: LocalDate }[] = [];
  for (let from = firstDayOfMonth(month); from <= last; ) {
    const friday = addDays(from, 6 - weekdayNumber(from));
    const to = friday < last ? friday : last;
    weeks.push({ from, to });
    from = addDays(to, 1);
  }
  return weeks;
}

/** The figure with what it means. */
export function quotaFigureOf(facts: Omit<QuotaFigure, 'definition'>): QuotaFigure {
  return { definition: quotaDefinition, ...facts };
}
