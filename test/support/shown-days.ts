import {
  addDays,
  formatJalali,
  mustLocalDate,
  tehranDay,
  toJalali,
  weekdayName,
} from '../../src/kernel/calendar.ts';
import { fold, formatNumber, formatRial, formatToman, phoneticKey } from '../../src/kernel/persian.ts';

/** What people see of two hundred years, money and folded names: text to compare one runtime with another. */
export function shownDays(): readonly string[] {
  const days = Array.from({ length: 600 }, (_, i) => addDays(mustLocalDate('1921-03-20'), i * 122));
  const langs = ['fa', 'en'] as const;
  return [
    ...days.flatMap((day) => langs.map((lang) => `${weekdayName(day, lang)} ${formatJalali(day, lang)}`)),
    ...days.map((day) => JSON.stringify([toJalali(day), tehranDay(`${day}T20:45:00.000Z`)])),
    ...langs.flatMap((lang) => [
      formatNumber(1_234_567.5, lang),
      formatRial(1_500_000_000, lang),
      formatToman(45_000_000, lang),
    ]),
    ...['مَدْرَسة الزهراء', 'كيميای سعادت', 'نا‌محدود ٤٥٦'].flatMap((text) => [
      fold(text),
      phoneticKey(fold(text)),
    ]),
  ];
}
