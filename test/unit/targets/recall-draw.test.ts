import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { drawn, recallErrorOf, sampleSize } from '../../../src/features/recalls/recall.rules.ts';
import type { JalaliQuarter } from '../../../src/kernel/jalali-month.ts';

describe('the sample', () => {
  test.each([
    [0, 0],
    [29, 29],
    [30, 30],
    [31, 30],
    [600, 30],
    [601, 31],
    [10_000, 500],
  ])('of %i in work is %i: at least 30, at least 5 %%, all where there are fewer', (inWork, size) => {
    expect(sampleSize(inWork)).toBe(size);
  });

  test('takes each at most once, and nobody who is not there', () => {
    const people = Array.from({ length: 100 }, (_, index) => index);
    const taken = drawn(people, 30, randomBytes);
    expect(new Set(taken).size).toBe(30);
    expect(taken.every((one) => people.includes(one))).toBe(true);
    expect(new Set(drawn(people, 1000, randomBytes)).size).toBe(100);
  });

  test('favours nobody: bytes that would are thrown away', () => {
    // 2^32 − 1 lies beyond the last whole multiple of 3: it is drawn anew, and the 5 after it decides.
    const bytes = [0xff, 0xff, 0xff, 0xff, 0, 0, 0, 5];
    const source = (count: number) => Uint8Array.from(bytes.splice(0, count));
    expect(drawn(['a', 'b', 'c'], 1, source)).toEqual(['c']);
    expect(bytes).toEqual([]);
  });

  test('lets each have the same chance', () => {
    let state = 12345;
    const even = (count: number) =>
      Uint8Array.from({ length: count }, () => {
        state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
        return state >>> 24;
      });
    const times = new Array<number>(10).fill(0);
    for (let i = 0; i < 5000; i++)
      for (const one of drawn([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 2, even)) times[one] = (times[one] ?? 0) + 1;
    for (const n of times) expect(Math.abs(n - 1000)).toBeLessThan(120);
  });
});

test('the error rate is denied of reached; those not reached are in neither', () => {
  const quarter = '1405-3' as JalaliQuarter;
  const counts = { quarter, drawn: 30, confirmed: 18, denied: 2, notReached: 4, waiting: 6 };
  expect(recallErrorOf(counts).error).toEqual({ numerator: 2, denominator: 20, value: 0.1 });
  expect(recallErrorOf({ ...counts, confirmed: 0, denied: 0 }).error.value).toBeNull();
});
