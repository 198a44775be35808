import { describe, expect, test } from 'vitest';
import { amountInWords } from '../../../src/kernel/amount-in-words.text.ts';
import { maxRial } from '../../../src/kernel/money.ts';

describe('amounts in words', () => {
  test.each([
    [0, 'صفر ریال', 'zero rials'],
    [1, 'یک ریال', 'one rial'],
    [10, 'ده ریال', 'ten rials'],
    [19, 'نوزده ریال', 'nineteen rials'],
    [21, 'بیست و یک ریال', 'twenty-one rials'],
    [100, 'صد ریال', 'one hundred rials'],
    [105, 'صد و پنج ریال', 'one hundred and five rials'],
    [999, 'نهصد و نود و نه ریال', 'nine hundred and ninety-nine rials'],
    [1_000, 'یک هزار ریال', 'one thousand rials'],
    [1_005, 'یک هزار و پنج ریال', 'one thousand and five rials'],
    [12_340, 'دوازده هزار و سیصد و چهل ریال', 'twelve thousand three hundred and forty rials'],
    [1_000_000, 'یک میلیون ریال', 'one million rials'],
    [
      61_250_000,
      'شصت و یک میلیون و دویست و پنجاه هزار ریال',
      'sixty-one million two hundred and fifty thousand rials',
    ],
    [1_000_000_001, 'یک میلیارد و یک ریال', 'one billion and one rials'],
    [
      2_000_011_000_300,
      'دو تریلیون و یازده میلیون و سیصد ریال',
      'two trillion eleven million three hundred rials',
    ],
    [maxRial, 'یک هزار تریلیون ریال', 'one thousand trillion rials'],
  ])('%i rials', (rial, fa, en) => {
    expect(amountInWords(rial, 'rial', 'fa')).toBe(fa);
    expect(amountInWords(rial, 'rial', 'en')).toBe(en);
  });

  test.each([
    [0, 'صفر تومان', 'zero tomans'],
    [10, 'یک تومان', 'one toman'],
    [7, 'هفت ریال', 'seven rials'],
    [15, 'یک تومان و پنج ریال', 'one toman and five rials'],
    [50_000_000, 'پنج میلیون تومان', 'five million tomans'],
    [maxRial, 'صد تریلیون تومان', 'one hundred trillion tomans'],
  ])('%i rials said in tomans', (rial, fa, en) => {
    expect(amountInWords(rial, 'toman', 'fa')).toBe(fa);
    expect(amountInWords(rial, 'toman', 'en')).toBe(en);
  });

  test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, maxRial + 1])('%d is refused', (rial) => {
    expect(() => amountInWords(rial, 'rial', 'fa')).toThrow(RangeError);
  });

  test('no two amounts read the same', () => {
    const words = new Set<string>();
    let n = 0;
    for (let rial = 0; rial < 20_000; rial++, n++) words.add(amountInWords(rial, 'rial', 'fa'));
    for (let rial = 20_000; rial <= maxRial; rial = rial * 7 + 13, n++)
      words.add(amountInWords(rial, 'rial', 'fa'));
    expect(words.size).toBe(n);
  });
});
