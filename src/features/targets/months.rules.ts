import { fromJalali, jalaliMonthLength, type LocalDate } from '../../kernel/calendar.ts';
import { monthNumber } from '../outcomes/span-rows.rules.ts';

/** The last day of a Jalali month by its number (year × 12 + month − 1). @throws RangeError beyond the calendar. */
export function monthEnd(month: number): LocalDate {
  const year = Math.floor(month / 12);
  const inYear = (month % 12) + 1;
  const day = fromJalali(year, inYear, jalaliMonthLength(year, inYear));
  if (day === undefined) throw new RangeError('a month beyond the calendar');
  return day;
}

/** The last `count` Jalali months that were over by the end of a day, the earliest first. */
export function monthsUntil(day: LocalDate, count: number): readonly number[] {
  const current = monthNumber(day);
  const last = monthEnd(current) === day ? current : current - 1;
  return Array.from({ length: count }, (_, n) => last - count + 1 + n);
}

/** '1405-08' of a month's number. */
export function monthName(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}

/** The Jalali quarter of a day, '1405-3'. */
export function quarterOf(month: number): string {
  return `${Math.floor(month / 12)}-${Math.floor((month % 12) / 3) + 1}`;
}
