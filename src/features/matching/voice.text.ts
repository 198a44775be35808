import { formatJalali, type LocalDate } from '../../kernel/calendar.ts';
import {
  formatDecimal,
  formatNumber,
  formatRial,
  persianWeekdays,
  toPersianDigits,
} from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { type Day, days, type WeekSlot } from '../../kernel/week.ts';
import { careSpans } from './care-spans.rules.ts';
import type { Names } from './names.rules.ts';

/** Names, numbers, days and lists in one language: what every sentence of that language is made with. */
export interface Voice {
  name(of: keyof Names, code: string): string;
  names(of: keyof Names, codes: readonly string[]): string;
  list(items: readonly string[]): string;
  day(date: LocalDate): string;
  number(n: number): string;
  /** At most one decimal. */
  decimal(n: number): string;
  /** m² as recorded, to the thousandth: a need is said neither larger nor smaller than it is. */
  area(m2: number): string;
  /** Km with at most one decimal, as headings show them; up where they would not look beyond the limit they are beyond. */
  km(km: number, beyondKm?: number): string;
  /** A share 0–1 in whole per cent, rounded as the tables round it. */
  percent(share: number): string;
  rial(amount: number): string;
  slots(slots: readonly WeekSlot[]): string;
  /** Slots of caring as one asks for help with them: whole over midnight, outward to the quarter hour, with their hours. */
  care(slots: readonly WeekSlot[]): string;
}

const weekdaysEn: Readonly<Record<Day, string>> = {
  sat: 'Sat',
  sun: 'Sun',
  mon: 'Mon',
  tue: 'Tue',
  wed: 'Wed',
  thu: 'Thu',
  fri: 'Fri',
};

const words = {
  fa: { comma: '، ', and: ' و ', everyDay: 'هر روز', to: ' تا ', apart: '؛ ', percent: '٪' },
  en: { comma: ', ', and: ' and ', everyDay: 'every day', to: '–', apart: '; ', percent: '%' },
} as const satisfies Readonly<Record<Lang, unknown>>;

function listed(items: readonly string[], lang: Lang): string {
  const { comma, and } = words[lang];
  return items.length < 2 ? items.join('') : items.slice(0, -1).join(comma) + and + items.slice(-1).join('');
}

function weekday(day: Day, lang: Lang): string {
  return lang === 'en' ? weekdaysEn[day] : (persianWeekdays[days.indexOf(day)] ?? '');
}

/** Three or more days in a row are said as first to last. */
function runsOf(on: readonly Day[], lang: Lang): string[] {
  const marked = days.map((day) => on.includes(day));
  const said: string[] = [];
  for (let first = 0; first < days.length; first++) {
    if (!marked[first]) continue;
    let last = first;
    while (marked[last + 1]) last += 1;
    const run = days.slice(first, last + 1).map((day) => weekday(day, lang));
    said.push(...(run.length < 3 ? run : [`${run[0]}${words[lang].to}${run[run.length - 1]}`]));
    first = last;
  }
  return said;
}

function slotText({ days: on, from, to }: WeekSlot, lang: Lang): string {
  const { comma, everyDay, to: until } = words[lang];
  const when = new Set(on).size === days.length ? everyDay : runsOf(on, lang).join(comma);
  const hours = `${from}${until}${to}`;
  return `${when} ${lang === 'fa' ? toPersianDigits(hours) : hours}`;
}

export function voiceOf(lang: Lang, names: Names): Voice {
  return {
    name: (of, code) => names[of](code, lang),
    names: (of, codes) =>
      listed(
        codes.map((code) => names[of](code, lang)),
        lang,
      ),
    list: (items) => listed(items, lang),
    day: (date) => formatJalali(date, lang),
    number: (n) => formatNumber(n, lang),
    decimal: (n) => formatDecimal(n, lang, 1),
    area: (m2) => formatDecimal(m2, lang, 3),
    km: (km, beyondKm) => {
      const looksWithin = beyondKm !== undefined && Math.round(km * 10) / 10 <= beyondKm;
      return formatDecimal(looksWithin ? Math.ceil(km * 10 - 1e-6) / 10 : km, lang, 1);
    },
    percent: (share) => formatNumber(Math.round(share * 100), lang) + words[lang].percent,
    rial: (amount) => formatRial(amount, lang),
    slots: (slots) => slots.map((slot) => slotText(slot, lang)).join(words[lang].apart),
    care: (slots) =>
      careSpans(slots)
        .map((slot) => slotText(slot, lang))
        .join(words[lang].apart),
  };
}
