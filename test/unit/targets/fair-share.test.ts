import { describe, expect, test } from 'vitest';
import {
  fairShareBy,
  type GroupCount,
  giniOf,
  othersTogether,
  theilOf,
} from '../../../src/features/targets/fair-share.rules.ts';

const groups = (...counts: readonly (readonly [awarded: number, eligible: number])[]): GroupCount[] =>
  counts.map(([awarded, eligible], index) => ({ key: `g${index}`, awarded, eligible }));
const label = (key: string) => ({ fa: key, en: key });

describe('Gini and Theil of awarded ÷ eligible', () => {
  test('are 0 where every group has the same ratio, however large it is', () => {
    const equal = groups([1, 10], [30, 300], [5, 50]);
    expect(giniOf(equal)).toBeCloseTo(0, 12);
    expect(theilOf(equal)).toBeCloseTo(0, 12);
  });

  test('equal the textbook values of 1, 2, 3, 4, 5 in groups of one size: Gini 4/15, Theil 0.1197', () => {
    const five = groups([1, 10], [2, 10], [3, 10], [4, 10], [5, 10]);
    expect(giniOf(five)).toBeCloseTo(4 / 15, 12);
    // (1/5) Σ (x/3) ln(x/3), by hand.
    expect(theilOf(five)).toBeCloseTo(0.119688, 6);
  });

  test('of two halves of which one got all: Gini ½, Theil ln 2', () => {
    const half = groups([0, 100], [50, 100]);
    expect(giniOf(half)).toBeCloseTo(0.5, 12);
    expect(theilOf(half)).toBeCloseTo(Math.LN2, 12);
  });

  test('weigh a group by its eligible households: one in four got all, Gini ¾, Theil ln 4', () => {
    const quarter = groups([0, 300], [50, 100]);
    expect(giniOf(quarter)).toBeCloseTo(0.75, 12);
    expect(theilOf(quarter)).toBeCloseTo(Math.log(4), 12);
    // A group split in two of the same ratio changes nothing.
    expect(giniOf(groups([0, 100], [0, 200], [50, 100]))).toBeCloseTo(0.75, 12);
    expect(theilOf(groups([0, 300], [25, 50], [25, 50]))).toBeCloseTo(Math.log(4), 12);
  });

  test('say nothing without any award', () => {
    expect(giniOf(groups([0, 10], [0, 20]))).toBeNull();
    expect(theilOf(groups([0, 10], [0, 20]))).toBeNull();
  });
});

describe('groups', () => {
  test('are judged where by their size at least one award would fall to them', () => {
    // 10 awards over 100 eligible: a group of 10 would get one, of 9 less.
    const { groups: shown, gini } = fairShareBy('county', groups([2, 10], [0, 9], [8, 81]), label);
    expect(shown.map(({ key, expected, judged }) => [key, expected, judged])).toEqual([
      ['g2', 8.1, true],
      ['g0', 1, true],
      ['g1', 0.9, false],
    ]);
    expect(gini).toBeCloseTo(giniOf(groups([2, 10], [8, 81])) ?? Number.NaN, 12);
    expect(fairShareBy('sex', groups([3, 4]), label)).toMatchObject({ gini: null, theil: null });
  });

  test('of fewer than five are told together with others until they are five, and sums stay', () => {
    const told = othersTogether(groups([1, 4], [0, 3], [2, 20], [1, 6]));
    expect(told).toEqual([
      { key: 'g3', eligible: 6, awarded: 1 },
      { key: 'g2', eligible: 20, awarded: 2 },
      { key: 'others', eligible: 7, awarded: 1 },
    ]);
    // One small group alone would be told by what is missing: the next smallest goes with it.
    expect(othersTogether(groups([1, 4], [2, 20], [1, 6]))).toEqual([
      { key: 'g1', eligible: 20, awarded: 2 },
      { key: 'others', eligible: 10, awarded: 2 },
    ]);
    expect(othersTogether(groups([1, 5], [2, 20]))).toEqual(groups([1, 5], [2, 20]));
  });
});
