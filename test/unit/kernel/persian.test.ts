import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compactNumber,
  fold,
  foldJoined,
  foldNumberWords,
  formatDecimal,
  formatNumber,
  formatRial,
  formatToman,
  normaliseDisplay,
  persianMonthNumber,
  phoneticKey,
  stem,
  toLatinDigits,
  toPersianDigits,
} from '../../../src/kernel/persian.ts';

/** The contract, written out point by point and not taken from the code under test. */
const contract: readonly (readonly [string, string])[] = [
  ['064A 0649 0626 06CD 06CE 06D0 06D2 063D 063E 063F', '\u06CC'],
  ['0643 06AA 06AB 06AC 06AD 06AE 063B 063C', '\u06A9'],
  ['0629 06C0 06C1 06C2 06C3 06D5 06BE', '\u0647'],
  ['0622 0623 0625 0671 0672 0673 0675', '\u0627'],
  ['0624 06C6 06C7 06CB', '\u0648'],
  ['0621 0654 0674', ''],
  ['066B', '.'],
  ['066C', ''],
  ['0640 0670 00AD 061C 200B 200D 200E 200F 202A 202B 202C 202D 202E 2060 2066 2067 2068 2069 FEFF', ''],
  ['200C 00AC', ' '],
];
const dropped: readonly (readonly [number, number])[] = [
  [0x0610, 0x061a],
  [0x064b, 0x065f],
  [0x06d6, 0x06ed],
  [0x0300, 0x036f],
];
const span = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i);
const hex = (point: number): string => `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
const points = [
  ...contract.flatMap(([list, becomes]) =>
    list.split(' ').map((point) => ({ point: Number.parseInt(point, 16), becomes })),
  ),
  ...dropped.flatMap(([first, last]) => span(first, last).map((point) => ({ point, becomes: '' }))),
  ...span(0x06f0, 0x06f9).map((point) => ({ point, becomes: String(point - 0x06f0) })),
  ...span(0x0660, 0x0669).map((point) => ({ point, becomes: String(point - 0x0660) })),
];

describe('folding', () => {
  it.each(points.map(({ point, becomes }) => [hex(point), point, becomes] as const))(
    'folds %s',
    (_, point, becomes) => {
      // Between two letters that nothing composes with, so that only this point is tried.
      expect(fold(`ب${String.fromCodePoint(point)}ب`)).toBe(`ب${becomes}ب`);
    },
  );

  it('leaves every other letter of the Persian alphabet as it is', () => {
    for (const letter of 'ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی') expect(fold(letter)).toBe(letter);
  });

  it('composes before it folds', () => {
    expect(fold('ا\u0653ب')).toBe('اب');
    expect(fold('مسي\u0654ول')).toBe(fold('مسئول'));
    expect(fold('\uFEFB\uFE8D')).toBe('لاا');
    expect(fold('ＣＯ₂')).toBe('co2');
  });

  it('lower-cases Latin, also where that leaves a mark behind', () => {
    expect(fold('WELDER')).toBe('welder');
    expect(fold('\u0130')).toBe('i');
  });

  it('makes one of the ways in which people type a trade', () => {
    const ways = [
      'جوش‌کاری co۲',
      'جوش كاري CO2',
      'جوش¬کاری  CO٢',
      '\uFEFFجوش کـــاری\u00A0co2\u200F',
      'جوش کارى co²',
    ];
    expect(new Set(ways.map(fold))).toEqual(new Set(['جوش کاری co2']));
    expect(fold('خياطى')).toBe('خیاطی');
  });

  it('collapses and trims white space, and joins without any', () => {
    expect(fold(' \t نان\n\nپز \u200C')).toBe('نان پز');
    expect(foldJoined('قالی‌ باف ی')).toBe('قالیبافی');
    expect(fold('\u200C\u200B')).toBe('');
  });

  it('folds decimal and thousands signs', () => {
    expect(fold('۱٬۲۵۰٫۵')).toBe('1250.5');
  });

  it('changes nothing that is folded already', () => {
    const letters = [...points.map(({ point }) => String.fromCodePoint(point)), ...'بپ گ A1é'];
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...letters) }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
        expect(fold(foldJoined(text))).toBe(foldJoined(text));
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});

describe('stems', () => {
  it.each([
    [
      'خیاط',
      ['خیاط', 'خیاطی', 'خیاطان', 'خیاطها', 'خیاط‌های', 'خیاطیها', 'خیاط‌هایی', 'خیاط‌هایشان', 'خیاط‌هایم'],
    ],
    ['بافند', ['بافنده', 'بافندگان', 'بافنده‌ها']],
    ['نانوا', ['نانوا', 'نانوایی', 'نانوایان', 'نانواها']],
    ['گل', ['گل‌ها', 'گل']],
  ])('brings forms to %s', (expected, words) => {
    for (const word of words) expect(stem(foldJoined(word)), word).toBe(expected);
  });

  it.each(['ها', 'نان', 'چای', 'مه', 'ان', 'ی', '', 'co2', 'نه'])(
    'keeps what would leave too little: %s',
    (word) => {
      expect(stem(word)).toBe(word);
    },
  );
});

describe('phonetic keys', () => {
  it.each([
    ['ذضظز', 'ز'],
    ['صثس', 'س'],
    ['طت', 'ت'],
    ['حه', 'ه'],
    ['غق', 'ق'],
    ['عا', 'ا'],
  ])('hears %s as one', (letters, key) => {
    for (const letter of letters) expect(phoneticKey(`ب${letter}ب`)).toBe(`ب${key}ب`);
  });

  it('finds misspelt trades', () => {
    expect(phoneticKey('غالی')).toBe(phoneticKey('قالی'));
    expect(phoneticKey('نجاری')).toBe(phoneticKey('نججاری'));
    expect(phoneticKey('حصیر')).toBe(phoneticKey('هسیر'));
  });

  it('collapses doubled letters after they have become the same, and no digits', () => {
    expect(phoneticKey('متط')).toBe('مت');
    expect(phoneticKey('100')).toBe('100');
  });
});

describe('number words', () => {
  it('turns whole words for one to ten into digits', () => {
    expect(foldNumberWords('یک دو سه چهار پنج شش هفت هشت نه ده')).toBe('1 2 3 4 5 6 7 8 9 10');
    expect(foldNumberWords(fold('راننده پايه يك'))).toBe('راننده پایه 1');
  });

  it('leaves words that only contain one', () => {
    expect(foldNumberWords('دوخت نهال یکتا')).toBe('دوخت نهال یکتا');
  });
});

describe('digits', () => {
  it('turns Persian and Arabic digits to Latin and back', () => {
    expect(toLatinDigits('۰۱۲۳۴۵۶۷۸۹ ٠١٢٣٤٥٦٧٨٩ x')).toBe('0123456789 0123456789 x');
    expect(toPersianDigits('0123456789 x')).toBe('۰۱۲۳۴۵۶۷۸۹ x');
  });

  it('takes gaps out of numbers and nothing else', () => {
    expect(compactNumber('\uFEFF ۰۹۱۲-\u00A0٣۴۵–6ـ7\u200C8−９a.')).toBe('0912345678' + '9a.');
  });
});

describe('numbers shown', () => {
  it('groups thousands in both languages', () => {
    expect(formatNumber(1_234_567, 'fa')).toBe('۱\u066C۲۳۴\u066C۵۶۷');
    expect(formatNumber(1_234_567, 'en')).toBe('1,234,567');
    expect(formatNumber(999, 'en')).toBe('999');
    expect(formatNumber(0, 'fa')).toBe('۰');
    expect(formatNumber(1_000_000_000_000_000, 'en')).toBe('1,000,000,000,000,000');
  });

  it('keeps the minus with its number and shows no minus zero', () => {
    expect(formatNumber(-1500, 'fa')).toBe('\u200E\u2212۱٬۵۰۰');
    expect(formatNumber(-1500, 'en')).toBe('-1,500');
    expect(formatNumber(-0, 'en')).toBe('0');
    expect(formatDecimal(-0.04, 'en', 1)).toBe('0');
  });

  it('rounds decimals and drops idle zeros', () => {
    expect(formatDecimal(12.345, 'fa', 2)).toBe('۱۲٫۳۵');
    expect(formatDecimal(1234.5, 'fa', 2)).toBe('۱٬۲۳۴٫۵');
    expect(formatDecimal(2, 'en', 3)).toBe('2');
    expect(formatDecimal(0.5, 'en', 0)).toBe('1');
    expect(formatDecimal(1.005, 'en', 2)).toBe('1.01');
  });

  it('shows money in rials and, from rials, in tomans', () => {
    expect(formatRial(150_000_000, 'fa')).toBe('۱۵۰٬۰۰۰٬۰۰۰ ریال');
    expect(formatRial(150_000_000, 'en')).toBe('150,000,000 rials');
    expect(formatRial(1, 'en')).toBe('1 rial');
    expect(formatToman(150_000_000, 'fa')).toBe('۱۵٬۰۰۰٬۰۰۰ تومان');
    expect(formatToman(10, 'en')).toBe('1 toman');
    expect(formatToman(15, 'en')).toBe('1.5 tomans');
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('throws on %s', (n) => {
    expect(() => formatNumber(n, 'fa')).toThrow(RangeError);
    expect(() => formatRial(n, 'fa')).toThrow(RangeError);
  });
});

describe('text for display', () => {
  it('mends letters, spaces and invisible marks and keeps half-spaces', () => {
    expect(normaliseDisplay('  علي\u00A0\t كريمي\r\n')).toBe('علی کریمی');
    expect(normaliseDisplay('\uFEFF\u202Bمی‌روم\u202C\u200F')).toBe('می\u200Cروم');
    expect(normaliseDisplay('ا\u0653ب')).toBe('آب');
    expect(normaliseDisplay('مسو\u0654ول')).toBe('مسؤول');
    expect(normaliseDisplay('a\u0000b')).toBe('a b');
  });

  it('drops half-spaces that join nothing', () => {
    expect(normaliseDisplay('\u200Cخانه\u200C\u200Cها \u200Cو\u200C')).toBe('خانه\u200Cها و');
    expect(normaliseDisplay('\u200B\u200C \u2060')).toBe('');
  });

  it('keeps digits, hamza and Latin as typed', () => {
    expect(normaliseDisplay('۱۲ ١٢ 12 Ünal مسئول')).toBe('۱۲ ١٢ 12 Ünal مسئول');
  });

  it('changes nothing a second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(normaliseDisplay(normaliseDisplay(text))).toBe(normaliseDisplay(text));
      }),
      { seed: 11, numRuns: 500 },
    );
  });
});

describe('month names', () => {
  it('knows them in Arabic letters, with the word for month, and no others', () => {
    expect(persianMonthNumber('شهريور')).toBe(6);
    expect(persianMonthNumber('دی‌ماه')).toBe(10);
    expect(persianMonthNumber('رمضان')).toBeUndefined();
    expect(persianMonthNumber('')).toBeUndefined();
  });
});
