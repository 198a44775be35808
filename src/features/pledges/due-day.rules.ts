import { fromJalali, type LocalDate, toJalali } from '../../kernel/calendar.ts';
import { type JalaliMonth, lastDayOfMonth } from '../../kernel/jalali-month.ts';

/** The day of a Jalali month on which a monthly pledge falls due: the day of the month it began on, or the month's last. */
export function dueDayIn(startsOn: LocalDate, month: JalaliMonth): LocalDate {
  const { day } = toJalali(startsOn);
  return fromJalali(Number(month.slice(0, 4)), Number(month.slice(5)), day) ?? lastDayOfMonth(month);
}
