import { formatJalali, tehranDay } from '../kernel/calendar.ts';
import { toPersianDigits } from '../kernel/persian.ts';
import type { Lang } from '../kernel/text.ts';

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Tehran',
  hour: '2-digit',
  minute: '2-digit',
});

/** An instant as day and time in Tehran, in words. */
export function momentText(instantIso: string, lang: Lang): string {
  const time = clock.format(new Date(instantIso));
  return lang === 'fa'
    ? `${formatJalali(tehranDay(instantIso), lang)}، ${toPersianDigits(time)}`
    : `${formatJalali(tehranDay(instantIso), lang)}, ${time}`;
}
