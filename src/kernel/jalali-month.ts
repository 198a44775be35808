import { addDays, fromJalali, jalaliMonth, type LocalDate, toJalali } from './calendar.ts';

/** A Jalali month as '1405-09'; compare with < and >. */
export type JalaliMonth = string & { readonly __jalaliMonth: unique symbol };
/** A Jalali quarter as '1405-3': 1 is Farvardin to Khordad. */
export type JalaliQuarter = string & { readonly __jalaliQuarter: unique symbol };

const monthFormat = /^(\d{4})-(0[1-9]|1[0-2])$/;
const quarterFormat = /^(\d{4})-([1-4])$/;

/** Refuses what is not exactly 'YYYY-MM' of the years 1300–1570. */
export function readJalaliMonth(text: string): JalaliMonth | undefined {
  const year = Number(monthFormat.exec(text)?.[1]);
  return year >= 1300 && year <= 1570 ? (text as JalaliMonth) : undefined;
}

export function monthOf(day: LocalDate): JalaliMonth {
  return jalaliMonth(day) as JalaliMonth;
}

/** Months since the year 0, so that months can be counted. */
export function monthNumber(month: JalaliMonth): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
}

/** `n` months later, or earlier where negative. */
export function addJalaliMonths(month: JalaliMonth, n: number): JalaliMonth {
  const number = monthNumber(month) + n;
  return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}` as JalaliMonth;
}

/** @throws RangeError outside the years 1300–1579. */
export function firstDayOfMonth(month: JalaliMonth): LocalDate {
  const day = fromJalali(Number(month.slice(0, 4)), Number(month.slice(5)), 1);
  if (day === undefined) throw new RangeError('not a month of the years 1300-1579');
  return day;
}

/** The last day of a month, 29 to 31. @throws RangeError outside the years 1300–1579. */
export function lastDayOfMonth(month: JalaliMonth): LocalDate {
  return addDays(firstDayOfMonth(addJalaliMonths(month, 1)), -1);
}

export function readJalaliQuarter(text: string): JalaliQuarter | undefined {
  const year = Number(quarterFormat.exec(text)?.[1]);
  return year >= 1300 && year <= 1570 ? (text as JalaliQuarter) : undefined;
}

export function quarterOf(day: LocalDate): JalaliQuarter {
  const { year, month } = toJalali(day);
  return `${year}-${Math.ceil(month / 3)}` as JalaliQuarter;
}

/** `n` quarters later, or earlier where negative. */
export function addJalaliQuarters(quarter: JalaliQuarter, n: number): JalaliQuarter {
  const number = Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(5)) - 1 + n;
  return `${Math.floor(number / 4)}-${(number % 4) + 1}` as JalaliQuarter;
}
