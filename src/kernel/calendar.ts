import { fold, persianMonthNumber, persianMonths, persianWeekdays, toPersianDigits } from './persian.ts';
import type { Lang } from './text.ts';

/** A day as 'YYYY-MM-DD' (Gregorian, years 1900–2200); compare with < and >. Made by `localDate` and its kin only. */
export type LocalDate = string & { readonly __localDate: unique symbol };

const msPerDay = 86_400_000;
const two = (n: number): string => String(n).padStart(2, '0');

/** Refuses whatever is not exactly 'YYYY-MM-DD', not a real day, or outside the years 1900–2200. */
export function localDate(text: string): LocalDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < '1900' || text >= '2201') return undefined;
  const ms = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text) return undefined;
  return text as LocalDate;
}

/** @throws RangeError where `localDate` refuses: a bug, inputs are parsed before. */
export function mustLocalDate(text: string): LocalDate {
  const date = localDate(text);
  if (date === undefined) throw new RangeError('not a day of the years 1900-2200');
  return date;
}

// The same few thousand days are asked about over and over: parsing and writing them anew is what reckoning with days costs.
const numbers = new Map<string, number>();
const days = new Map<number, LocalDate>();
const keptDays = 120_000;

function kept<K, V>(cache: Map<K, V>, key: K, value: V): V {
  if (cache.size >= keptDays) cache.clear();
  cache.set(key, value);
  return value;
}

/** Days since 1970-01-01. */
export function dayNumber(d: LocalDate): number {
  return numbers.get(d) ?? kept(numbers, d, Date.parse(`${d}T00:00:00Z`) / msPerDay);
}

function dayOf(number: number): LocalDate | undefined {
  const known = days.get(number);
  if (known !== undefined) return known;
  const day = writtenDay(number);
  return day === undefined ? undefined : kept(days, number, day);
}

function writtenDay(number: number): LocalDate | undefined {
  const date = new Date(number * msPerDay);
  if (!Number.isInteger(number) || Number.isNaN(date.getTime())) return undefined;
  const text = date.toISOString().slice(0, 10);
  // A real day already: only the years are left to be asked, four digits of them.
  return text >= '1900' && text < '2201' && text[4] === '-' ? (text as LocalDate) : undefined;
}

/** The day so many days after 1970-01-01. @throws RangeError outside 1900–2200. */
export function dayNumbered(number: number): LocalDate {
  const day = dayOf(number);
  if (day === undefined) throw new RangeError('the day falls outside the years 1900-2200');
  return day;
}

function partsOf(d: LocalDate): { readonly year: number; readonly month: number; readonly day: number } {
  return { year: Number(d.slice(0, 4)), month: Number(d.slice(5, 7)), day: Number(d.slice(8)) };
}

/** `n` whole days later, or earlier where negative. @throws RangeError outside 1900–2200. */
export function addDays(d: LocalDate, n: number): LocalDate {
  const day = dayOf(dayNumber(d) + n);
  if (day === undefined) throw new RangeError('the day falls outside the years 1900-2200');
  return day;
}

/** `n` Gregorian months later, on the same day or the month's last. @throws RangeError outside 1900–2200. */
export function addMonths(d: LocalDate, n: number): LocalDate {
  const { year, month, day } = partsOf(d);
  const months = year * 12 + month - 1 + n;
  const first = { year: Math.floor(months / 12), month: (((months % 12) + 12) % 12) + 1 };
  if (first.year < 1900 || first.year > 2200) throw new RangeError('not a day of the years 1900-2200');
  const length = day <= 28 ? 28 : new Date(Date.UTC(first.year, first.month, 0)).getUTCDate();
  return `${first.year}-${two(first.month)}-${two(Math.min(day, length))}` as LocalDate;
}

/** Whole days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: LocalDate, b: LocalDate): number {
  return dayNumber(b) - dayNumber(a);
}

/** The day on which whoever was born on `birth` turns `age`; 29 February counts as 1 March in common years. */
export function birthdayTurning(birth: LocalDate, age: number): LocalDate {
  const year = partsOf(birth).year + age;
  // Every other day is a day of every year.
  if (!birth.endsWith('-02-29') && year >= 1900 && year <= 2200)
    return `${year}${birth.slice(4)}` as LocalDate;
  return localDate(`${year}${birth.slice(4)}`) ?? mustLocalDate(`${year}-03-01`);
}

/** Completed years on `day`; negative before birth. */
export function ageOn(birth: LocalDate, day: LocalDate): number {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
  // As texts: in common years no day lies between 28 February and 1 March, so 29 February turns on the latter.
  return birth.slice(5) > day.slice(5) ? years - 1 : years;
}

export interface JalaliDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/**
 * Day number of 1 Farvardin. Source: Borkowski's break table as in jalaali-js; the one stretch of it that holds every
 * year met here (1210–1634) is a 33-year cycle with leap years 0, 4, … 28.
 */
function nowruz(year: number): number {
  const n = year - 1210;
  return 365 * n + Math.floor(n / 33) * 8 + Math.floor(((n % 33) + 3) / 4) - 50_690;
}

/** Days in a Jalali month: 29 to 31. @throws RangeError when the month is not 1–12. */
export function jalaliMonthLength(year: number, month: number): number {
  if (!Number.isInteger(month) || month < 1 || month > 12) throw new RangeError('a month is 1-12');
  if (month <= 6) return 31;
  if (month <= 11) return 30;
  return nowruz(year + 1) - nowruz(year) - 336;
}

/** The same day in the Iranian calendar. */
export function toJalali(d: LocalDate): JalaliDate {
  const number = dayNumber(d);
  const guess = partsOf(d).year - 621;
  const year = number < nowruz(guess) ? guess - 1 : guess;
  const k = number - nowruz(year);
  return k < 186
    ? { year, month: Math.floor(k / 31) + 1, day: (k % 31) + 1 }
    : { year, month: Math.floor((k - 186) / 30) + 7, day: ((k - 186) % 30) + 1 };
}

/** Refuses years outside 1300–1600, days that do not exist, and what lies beyond the last `LocalDate` (late 1579). */
export function fromJalali(year: number, month: number, day: number): LocalDate | undefined {
  if (![year, month, day].every(Number.isInteger)) return undefined;
  if (year < 1300 || year > 1600 || month < 1 || month > 12) return undefined;
  if (day < 1 || day > jalaliMonthLength(year, month)) return undefined;
  return dayOf(nowruz(year) + (month - 1) * 31 - Math.max(0, month - 7) + day - 1);
}

/** The Jalali month of a day as '1405-09'. */
export function jalaliMonth(d: LocalDate): string {
  const { year, month } = toJalali(d);
  return `${year}-${two(month)}`;
}

const gap = '(?:\\s*[/.\\-\\u2010-\\u2015\\u2212]\\s*|\\s+)';
const numeric = new RegExp(`^(\\d{2}|\\d{4})${gap}(\\d{1,2})${gap}(\\d{1,2})$`);
const dayFirst = new RegExp(`^(\\d{1,2})${gap}(\\d{1,2})${gap}(\\d{4})$`);
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const named = /^(\d{1,2})\s*(\p{L}[\p{L} ]*?)\s*(\d{2}|\d{4})$/u;

function fullYear(text: string): number {
  const year = Number(text);
  if (text.length !== 2) return year;
  return year < 10 ? 1400 + year : 1300 + year;
}

function inEitherCalendar(year: number, month: number, day: number): LocalDate | undefined {
  if (year >= 1250 && year <= 1500) return fromJalali(year, month, day);
  return year >= 1800 ? localDate(`${year}-${two(month)}-${two(day)}`) : undefined;
}

/**
 * A day as people write it: year first (four digits, or two: 69 is 1369, 05 is 1405), day first before a year of four
 * digits, eight digits, or with a Jalali month's name. Years 1250–1500 are Jalali, from 1800 Gregorian. Refuses the rest.
 */
export function parseDate(text: string): LocalDate | undefined {
  const plain = fold(text);
  const yearFirst = numeric.exec(plain) ?? compact.exec(plain);
  if (yearFirst) {
    const [, year = '', month, day] = yearFirst;
    return inEitherCalendar(fullYear(year), Number(month), Number(day));
  }
  const dayMonthYear = dayFirst.exec(plain);
  if (dayMonthYear) {
    const [, day, month, year] = dayMonthYear;
    return inEitherCalendar(Number(year), Number(month), Number(day));
  }
  const [, day, name = '', year = ''] = named.exec(plain) ?? [];
  const month = persianMonthNumber(name);
  return month === undefined ? undefined : fromJalali(fullYear(year), month, Number(day));
}

const tehran = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
  timeZone: 'Asia/Tehran',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

const halfHour = 1_800_000;
/** Clocks in Tehran have differed from UTC by whole half hours since 1935: within one of UTC's the day is the same. */
const halfHoursSince = Date.UTC(1946, 0, 1);
const halfHourDays = new Map<number, LocalDate>();

/** The day in Tehran at an instant. @throws RangeError when the instant is invalid or outside 1900–2200. */
export function tehranToday(now: Date): LocalDate {
  const ms = now.getTime();
  if (!(ms >= halfHoursSince)) return formattedDay(now);
  const bucket = Math.floor(ms / halfHour);
  return halfHourDays.get(bucket) ?? kept(halfHourDays, bucket, formattedDay(now));
}

function formattedDay(now: Date): LocalDate {
  const parts = new Map(tehran.formatToParts(now).map(({ type, value }) => [type, value]));
  return mustLocalDate(`${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`);
}

/** The day in Tehran of an ISO instant. @throws RangeError without a zone, which would depend on the machine. */
export function tehranDay(instantIso: string): LocalDate {
  if (!/^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2})$/.test(instantIso))
    throw new RangeError('not an instant');
  return tehranToday(new Date(instantIso));
}

/**
 * The first instant of a day in Tehran, whatever the clocks there were set to (summer time was kept until 2022).
 */
export function tehranDayStart(d: LocalDate): Date {
  for (const hours of [4.5, 3.5, 5]) {
    const start = new Date(dayNumber(d) * msPerDay - hours * 3_600_000);
    if (tehranToday(start) === d && tehranToday(new Date(start.getTime() - 1)) < d) return start;
  }
  throw new RangeError('a day without a beginning');
}

/** The last millisecond of a day in Tehran. */
export function tehranDayEnd(d: LocalDate): Date {
  return new Date(tehranDayStart(addDays(d, 1)).getTime() - 1);
}

const jalaliMonthsEn =
  'Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr Aban Azar Dey Bahman Esfand'.split(' ');
const gregorianMonthsEn =
  'January February March April May June July August September October November December'.split(' ');
const weekdaysEn = 'Saturday Sunday Monday Tuesday Wednesday Thursday Friday'.split(' ');

/** The name of a Jalali month. @throws RangeError when it is not 1–12. */
export function jalaliMonthName(month: number, lang: Lang): string {
  const name = (lang === 'fa' ? persianMonths : jalaliMonthsEn)[month - 1];
  if (name === undefined) throw new RangeError('a month is 1-12');
  return name;
}

/** The day of the week: 0 is Saturday, 6 Friday. */
export function weekdayNumber(d: LocalDate): number {
  return (((dayNumber(d) + 5) % 7) + 7) % 7;
}

/** The day of the week by name. */
export function weekdayName(d: LocalDate, lang: Lang): string {
  return (lang === 'fa' ? persianWeekdays : weekdaysEn)[weekdayNumber(d)] ?? '';
}

/** A day in words: Jalali in Persian, Gregorian in English ('14 November 2026'). */
export function formatJalali(d: LocalDate, lang: Lang): string {
  if (lang === 'en') {
    const { year, month, day } = partsOf(d);
    return `${day} ${gregorianMonthsEn[month - 1]} ${year}`;
  }
  const { year, month, day } = toJalali(d);
  return toPersianDigits(`${day} ${jalaliMonthName(month, 'fa')} ${year}`);
}

/** A day as Jalali year/month/day in Persian digits, two digits for month and day. */
export function formatJalaliShort(d: LocalDate): string {
  const { year, month, day } = toJalali(d);
  return toPersianDigits(`${year}/${two(month)}/${two(day)}`);
}
