import { expect, test } from 'vitest';
import { rialsOfTypedTomans } from '../../../src/features/pledges/typed-amount.rules.ts';

test.each([
  ['500000', 5_000_000],
  ['۵۰۰٬۰۰۰', 5_000_000],
  ['۵۰۰,۰۰۰ تومان', 5_000_000],
  ['500.000', 5_000_000],
  ['۲ میلیون', 20_000_000],
  ['۲ میلیون و ۵۰۰ هزار تومان', 25_000_000],
  ['1.5 million', 15_000_000],
  ['۱٫۵ میلیون', 15_000_000],
  ['300k', 3_000_000],
  ['یک عالمه', undefined],
  ['', undefined],
  ['12 abc', undefined],
  ['-500000', undefined],
  ['1,50,000', undefined],
])('an amount in tomans as people write it: %s', (text, rials) => {
  expect(rialsOfTypedTomans(text)).toBe(rials);
});
