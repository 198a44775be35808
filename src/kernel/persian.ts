import type { Lang } from './text.ts';

const ye = '\u06CC';
const kaf = '\u06A9';
const he = '\u0647';
const alef = '\u0627';
const vav = '\u0648';

/** Steps 2–10 of folding in the notation of their contract, so that the two can be compared by eye. */
const foldings: readonly (readonly [codePoints: string, becomes: string])[] = [
  ['064A 0649 0626 06CD 06CE 06D0 06D2 063D-063F', ye],
  ['0643 06AA-06AE 063B 063C', kaf],
  ['0629 06C0-06C3 06D5 06BE', he],
  ['0622 0623 0625 0671-0673 0675', alef],
  ['0624 06C6 06C7 06CB', vav],
  ['0621 0654 0674', ''],
  ['066B', '.'],
  ['066C', ''],
  ['0640 0610-061A 064B-065F 0670 06D6-06ED 0300-036F 00AD 061C 200B 200D-200F 202A-202E', ''],
  ['2060 2066-2069 FEFF', ''],
  ['200C 00AC', ' '],
];

function* codePointsIn(ranges: string): Generator<number> {
  for (const range of ranges.split(' ')) {
    const [first = '', last = first] = range.split('-');
    for (let point = Number.parseInt(first, 16); point <= Number.parseInt(last, 16); point++) yield point;
  }
}

const folded: ReadonlyMap<string, string> = new Map(
  foldings.flatMap(([ranges, becomes]) =>
    [...codePointsIn(ranges)].map((point): [string, string] => [String.fromCodePoint(point), becomes]),
  ),
);

/**
 * The form in which texts are compared and searched, half-spaces as spaces, white space collapsed and trimmed.
 * Refuses nothing; empty where nothing is left. Source: search.md, steps 1–10.
 */
export function fold(text: string): string {
  let out = '';
  for (const letter of toLatinDigits(text.normalize('NFKC').toLowerCase()))
    out += folded.get(letter) ?? letter;
  return out.replace(/\s+/g, ' ').trim();
}

/** The folded text with no space at all: one form for what is written apart, with a half-space, or together. */
export function foldJoined(text: string): string {
  return fold(text).replaceAll(' ', '');
}

/** Plural and possessive endings first, then what they may have hidden; the rest keeps enough letters to mean something. */
const endings: readonly (readonly [RegExp, string])[] = [
  [/^(.{2,}?)ها(?:ی(?:ی|م|ت|ش|مان|تان|شان)?)?$/u, '$1'],
  [/^(.{2,})گان$/u, `$1${he}`],
  [/^(.{3,})ان$/u, '$1'],
  [/^(.{3,}?)ی+$/u, '$1'],
  [/^(.{3,})ه$/u, '$1'],
];

/** The stem of one folded word, the same for its plurals and its trade (search.md, step 11). Not always a word itself. */
export function stem(word: string): string {
  return endings.reduce((rest, [ending, becomes]) => rest.replace(ending, becomes), word);
}

const soundsLike: Readonly<Record<string, string>> = {
  ذ: 'ز',
  ض: 'ز',
  ظ: 'ز',
  ص: 'س',
  ث: 'س',
  ط: 'ت',
  ح: 'ه',
  غ: 'ق',
  ع: alef,
};

/** One folded word as it sounds (search.md, step 12). Doubled letters collapse, doubled digits stay. */
export function phoneticKey(word: string): string {
  return word
    .replace(/[ذضظصثطحغع]/gu, (letter) => soundsLike[letter] ?? letter)
    .replace(/(\p{L})\1+/gu, '$1');
}

/** The written form of what is said at home: نون is نان, ساختمون is ساختمان. Nothing where they are the same. */
export function writtenForms(word: string): readonly string[] {
  if (word.length < 3 || !/و[نم]/u.test(word)) return [];
  const forms = new Set([
    word.replace(/ون/gu, 'ان'),
    word.replace(/وم(?=.|$)/gu, 'ام'),
    word.replace(/ونه$/u, 'انه'),
  ]);
  forms.delete(word);
  return [...forms];
}

const numberWords: ReadonlyMap<string, string> = new Map(
  ['یک', 'دو', 'سه', 'چهار', 'پنج', 'شش', 'هفت', 'هشت', 'نه', 'ده'].map((word, i) => [word, String(i + 1)]),
);

/** Folded text with its whole words for one to ten as digits (search.md, step 13). */
export function foldNumberWords(text: string): string {
  return text
    .split(' ')
    .map((word) => numberWords.get(word) ?? word)
    .join(' ');
}

/** Persian (U+06F0–06F9) and Arabic (U+0660–0669) digits as 0–9; all else untouched. */
export function toLatinDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & 15));
}

/** The digits 0–9 as Persian ones (U+06F0–06F9); all else untouched. */
export function toPersianDigits(text: string): string {
  return text.replace(/[0-9]/g, (digit) => String.fromCharCode(0x06f0 + Number(digit)));
}

/** Latin digits without the spaces, dashes and invisible marks that people and spreadsheets put into numbers. */
export function compactNumber(text: string): string {
  return toLatinDigits(text.normalize('NFKC')).replace(/[\s\p{Pd}\p{Cf}\u0640\u2212\u00AC]/gu, '');
}

const formatters = new Map<number, Intl.NumberFormat>();
function formatterOf(digits: number): Intl.NumberFormat {
  const known = formatters.get(digits);
  if (known) return known;
  const made = new Intl.NumberFormat('en-US', { maximumFractionDigits: digits, signDisplay: 'negative' });
  formatters.set(digits, made);
  return made;
}

/** Rounded half away from zero to at most `maxDigits` decimals (0–20), without idle zeros. @throws RangeError when not finite. */
export function formatDecimal(n: number, lang: Lang, maxDigits: number): string {
  if (!Number.isFinite(n)) throw new RangeError('only finite numbers can be shown');
  const text = formatterOf(maxDigits).format(n);
  if (lang === 'en') return text;
  const persian = text.replaceAll(',', '\u066C').replace('.', '\u066B');
  // The mark keeps the minus on the left of its number inside Persian text, as CLDR does.
  return toPersianDigits(persian.replace('-', '\u200E\u2212'));
}

/** A number rounded to whole, thousands grouped: U+066C in Persian, a comma in English. @throws RangeError when not finite. */
export function formatNumber(n: number, lang: Lang): string {
  return formatDecimal(n, lang, 0);
}

/** An amount in rials with its unit. @throws RangeError when not finite. */
export function formatRial(rials: number, lang: Lang): string {
  const text = formatNumber(rials, lang);
  if (lang === 'fa') return `${text} ریال`;
  return `${text} ${rials === 1 ? 'rial' : 'rials'}`;
}

/** An amount **in rials**, shown in tomans (1 toman = 10 rials; odd rials as a decimal). @throws RangeError when not finite. */
export function formatToman(rials: number, lang: Lang): string {
  const text = formatDecimal(rials / 10, lang, 1);
  if (lang === 'fa') return `${text} تومان`;
  return `${text} ${rials === 10 ? 'toman' : 'tomans'}`;
}

/**
 * One line as people typed it, fit to be shown: NFC, Persian ye and kaf, single spaces (line breaks included), no bidi
 * controls, BOM or other invisible marks. Half-spaces stay where they join two letters. Refuses nothing; may be empty.
 */
export function normaliseDisplay(text: string): string {
  return text
    .replace(/[\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g, '')
    .normalize('NFC')
    .replace(/\u064A/g, ye)
    .replace(/\u0643/g, kaf)
    .replace(/[\s\p{Cc}\u200C]+/gu, (gap) => (/^\u200C+$/.test(gap) ? '\u200C' : ' '))
    .replace(/^[ \u200C]+|[ \u200C]+$/g, '');
}

/** The Jalali months, Farvardin first. */
export const persianMonths = [
  'فروردین',
  'اردیبهشت',
  'خرداد',
  'تیر',
  'مرداد',
  'شهریور',
  'مهر',
  'آبان',
  'آذر',
  'دی',
  'بهمن',
  'اسفند',
] as const;

/** The days of the week, Saturday first. */
export const persianWeekdays = ['شنبه', 'یکشنبه', 'دوشنبه', 'سه‌شنبه', 'چهارشنبه', 'پنجشنبه', 'جمعه'] as const;

const monthNumbers: ReadonlyMap<string, number> = new Map([
  ...persianMonths.map((name, i): [string, number] => [foldJoined(name), i + 1]),
  ['امرداد', 5],
]);

/** 1–12 for a Jalali month's name in any spelling that folds to it, with or without the word for month behind it. */
export function persianMonthNumber(name: string): number | undefined {
  return monthNumbers.get(foldJoined(name).replace(/ماه$/u, ''));
}
