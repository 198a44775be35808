import type { LocalDate } from './calendar.ts';
import { toPersianDigits } from './persian.ts';
import type { Lang } from './text.ts';

const tehranTime = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Tehran',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** Hour and minute in Tehran of an ISO instant, e.g. 14:05. */
export function formatTehranTime(instantIso: string, lang: Lang): string {
  const text = tehranTime.format(new Date(instantIso));
  return lang === 'fa' ? toPersianDigits(text) : text;
}

/** How far clocks of one house may be apart (ms): what is dated later than that from now was dated by one that ran ahead. */
export const clocksApartMs = 5 * 60_000;

/** The instant at which a day begins in Tehran. Iran keeps +03:30 all year since September 2022. */
export function tehranMidnight(day: LocalDate): string {
  return new Date(`${day}T00:00:00+03:30`).toISOString();
}
