import { describe, expect, test } from 'vitest';
import {
  axisOf,
  bandPath,
  type ChartField,
  labelsShown,
  linePath,
  slotAt,
  stackOf,
  xAt,
  yAt,
} from '../../../src/web/chart-scale.ts';

const field = (lang: 'fa' | 'en'): ChartField => ({
  width: 400,
  top: 10,
  bottom: 110,
  start: 40,
  end: 10,
  lang,
});

describe('where things stand in a chart', () => {
  test('time runs from left to right in English, from right to left in Persian', () => {
    expect([xAt(field('en'), 0), xAt(field('en'), 1)]).toEqual([40, 390]);
    expect([xAt(field('fa'), 0), xAt(field('fa'), 1)]).toEqual([360, 10]);
  });

  test('slots are of equal width and mirror each other', () => {
    expect([0, 1, 2, 3, 4].map((n) => slotAt(field('en'), n, 5))).toEqual(
      [75, 145, 215, 285, 355].map((middle) => ({ middle, width: 70 })),
    );
    expect(slotAt(field('fa'), 0, 5).middle).toBe(400 - 75);
  });

  test('0 stands at the bottom, the most at the top, and nothing leaves the field', () => {
    expect([0, 5, 10, 12, -3].map((n) => yAt(field('en'), n, 10))).toEqual([110, 60, 10, 10, 110]);
    expect(yAt(field('en'), 0, 0)).toBe(110);
  });

  test('an axis ends at a round number at or above the largest value', () => {
    expect(axisOf(0)).toEqual({ most: 1, ticks: [0, 1] });
    expect(axisOf(3).ticks).toEqual([0, 1, 2, 3]);
    expect(axisOf(20).ticks).toEqual([0, 5, 10, 15, 20]);
    expect(axisOf(23).ticks).toEqual([0, 5, 10, 15, 20, 25]);
    expect(axisOf(847).ticks).toEqual([0, 200, 400, 600, 800, 1000]);
    for (let n = 1; n < 3000; n++) {
      const { most, ticks } = axisOf(n);
      expect(most).toBeGreaterThanOrEqual(n);
      expect(ticks.length).toBeLessThanOrEqual(6);
      expect(ticks.every((tick) => Number.isInteger(tick))).toBe(true);
    }
  });

  test('a line breaks where a value is missing', () => {
    const at = (x: number) => ({ x, y: x });
    expect(linePath([at(0), at(1), null, at(3), at(4)])).toBe('M0 0L1 1M3 3L4 4');
    expect(linePath([at(0), at(1)], true)).toBe('M0 0H1V1');
  });

  test('a band goes out over the upper line and comes back over the lower one, along the same steps', () => {
    const points = [
      { x: 0, low: 9, high: 1 },
      { x: 5, low: 8, high: 2 },
      { x: 9, low: 7, high: 3 },
    ];
    expect(bandPath(points)).toBe('M0 1L5 2L9 3L9 7L5 8L0 9Z');
    expect(bandPath(points, true)).toBe('M0 1H5V2H9V3L9 7V8H5V9H0Z');
    expect(bandPath(points.slice(0, 1))).toBe('');
  });

  test('parts begin where the one before ends and fill the whole', () => {
    expect(stackOf([1, 2, 1])).toEqual([
      { from: 0, to: 0.25 },
      { from: 0.25, to: 0.75 },
      { from: 0.75, to: 1 },
    ]);
    expect(stackOf([1, 1, 1]).at(-1)?.to).toBe(1);
    expect(stackOf([0, 0])).toEqual([
      { from: 0, to: 0 },
      { from: 0, to: 0 },
    ]);
  });

  test('of many labels the last is shown and every nth before it', () => {
    expect([...labelsShown(4, 6)]).toEqual([3, 2, 1, 0]);
    expect([...labelsShown(12, 4)]).toEqual([11, 8, 5, 2]);
  });
});
