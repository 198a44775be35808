import { maxRial } from './money.ts';
import type { Lang } from './text.ts';

const ones = {
  fa: [
    ...['', 'یک', 'دو', 'سه', 'چهار', 'پنج', 'شش', 'هفت', 'هشت', 'نه', 'ده', 'یازده', 'دوازده', 'سیزده'],
    ...['چهارده', 'پانزده', 'شانزده', 'هفده', 'هجده', 'نوزده'],
  ],
  en: [
    ...[
      '',
      'one',
      'two',
      'three',
      'four',
      'five',
      'six',
      'seven',
      'eight',
      'nine',
      'ten',
      'eleven',
      'twelve',
    ],
    ...['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
  ],
} as const;
const tens = {
  fa: ['', '', 'بیست', 'سی', 'چهل', 'پنجاه', 'شصت', 'هفتاد', 'هشتاد', 'نود'],
  en: ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'],
} as const;
const hundredsFa = [
  ...['', 'صد', 'دویست', 'سیصد', 'چهارصد', 'پانصد', 'ششصد', 'هفتصد', 'هشتصد', 'نهصد'],
] as const;
const scales = [
  { size: 1_000_000_000_000, fa: 'تریلیون', en: 'trillion' },
  { size: 1_000_000_000, fa: 'میلیارد', en: 'billion' },
  { size: 1_000_000, fa: 'میلیون', en: 'million' },
  { size: 1_000, fa: 'هزار', en: 'thousand' },
] as const;
const and = ' و ';
const names = {
  toman: { fa: ['تومان', 'تومان'], en: ['toman', 'tomans'] },
  rial: { fa: ['ریال', 'ریال'], en: ['rial', 'rials'] },
} as const;
const zero = { fa: 'صفر', en: 'zero' } as const;

/** 1–999. */
function belowThousand(n: number, lang: Lang): string {
  const rest = n % 100;
  const last =
    rest < 20
      ? ones[lang][rest]
      : [tens[lang][Math.floor(rest / 10)], ones[lang][rest % 10]]
          .filter((word) => word)
          .join(lang === 'fa' ? and : '-');
  const hundreds = Math.floor(n / 100);
  if (hundreds === 0) return last ?? '';
  const first = lang === 'fa' ? hundredsFa[hundreds] : `${ones.en[hundreds]} hundred`;
  return [first, last].filter((word) => word).join(lang === 'fa' ? and : ' and ');
}

/** A whole number of at most 10^15 in words; «یک هزار», as cheques have it. */
function inWords(n: number, lang: Lang): string {
  if (n === 0) return zero[lang];
  const parts: string[] = [];
  let left = n;
  for (const scale of scales) {
    const count = Math.floor(left / scale.size);
    left %= scale.size;
    if (count > 0) parts.push(`${inWords(count, lang)} ${scale[lang]}`);
  }
  if (left === 0) return parts.join(lang === 'fa' ? and : ' ');
  const last = belowThousand(left, lang);
  if (lang === 'fa') return [...parts, last].join(and);
  return parts.length > 0 && left < 100 ? `${parts.join(' ')} and ${last}` : [...parts, last].join(' ');
}

function named(n: number, unit: 'toman' | 'rial', lang: Lang): string {
  return `${inWords(n, lang)} ${names[unit][lang][n === 1 ? 0 : 1]}`;
}

/**
 * An amount **in rials** in words, its unit named; in tomans what is left of ten rials is said in rials.
 * @throws RangeError unless it is a whole number from 0 to 10^15.
 */
export function amountInWords(rial: number, unit: 'toman' | 'rial', lang: Lang): string {
  if (!Number.isSafeInteger(rial) || rial < 0 || rial > maxRial)
    throw new RangeError('not an amount of 0 to 10^15 whole rials');
  if (unit === 'rial') return named(rial, 'rial', lang);
  const toman = Math.floor(rial / 10);
  const odd = rial % 10;
  if (odd === 0) return named(toman, 'toman', lang);
  return toman === 0
    ? named(odd, 'rial', lang)
    : [named(toman, 'toman', lang), named(odd, 'rial', lang)].join(lang === 'fa' ? and : ' and ');
}
