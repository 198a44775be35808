import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  covers,
  daily,
  days,
  gapBetween,
  type Intervals,
  intersect,
  isClock,
  minutes,
  subtract,
  toIntervals,
  toSlots,
  union,
  type WeekSlot,
  widen,
} from '../../../src/kernel/week.ts';

const week = 10_080;
const whole: Intervals = [[0, week]];
const seed = { seed: 1405, numRuns: 400 };

const pair = fc.tuple(fc.integer({ min: 0, max: week }), fc.integer({ min: 0, max: week }));
const anyIntervals = fc.array(pair, { maxLength: 8 }).map((pairs) =>
  union(
    pairs.map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const),
    [],
  ),
);
const clock = fc
  .integer({ min: 0, max: 1439 })
  .map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`);
const anySlot: fc.Arbitrary<WeekSlot> = fc.record({
  days: fc.subarray([...days]),
  from: clock,
  to: fc.oneof(clock, fc.constant('24:00')),
});

/** The same sets minute by minute: slow, and too plain to be wrong. */
const bits = (intervals: Intervals): boolean[] => {
  const on = Array<boolean>(week).fill(false);
  for (const [start, end] of intervals) on.fill(true, start, end);
  return on;
};
const isCanonical = (intervals: Intervals): boolean =>
  intervals.every(
    ([start, end], i) => start >= 0 && start < end && end <= week && start > (intervals[i - 1]?.[1] ?? -1),
  );

describe('clock times', () => {
  it.each(['00:00', '08:30', '23:59', '24:00'])('accepts %s', (text) => {
    expect(isClock(text)).toBe(true);
  });

  it.each(['', '8:30', '24:01', '25:00', '12:60', '12:5', '12:30 ', '12:30\n', '۱۲:۳۰', '-1:00', '1230'])(
    'refuses %j',
    (text) => {
      expect(isClock(text)).toBe(false);
      expect(() => toIntervals([{ days: ['sat'], from: text, to: '12:00' }])).toThrow(RangeError);
    },
  );
});

describe('slots as intervals', () => {
  it('counts minutes from Saturday midnight', () => {
    expect(toIntervals([{ days: ['sat', 'mon'], from: '08:00', to: '12:30' }])).toEqual([
      [480, 750],
      [3360, 3630],
    ]);
  });

  it('crosses midnight, and from Friday into Saturday', () => {
    expect(toIntervals([{ days: ['sun'], from: '22:00', to: '06:00' }])).toEqual([[2760, 3240]]);
    expect(toIntervals([{ days: ['fri'], from: '22:00', to: '06:00' }])).toEqual([
      [0, 360],
      [9960, week],
    ]);
  });

  it('takes equal times as 24 hours and 24:00 as the end of the day', () => {
    expect(toIntervals([{ days: ['sat'], from: '08:00', to: '08:00' }])).toEqual([[480, 1920]]);
    expect(toIntervals([{ days: ['sat'], from: '00:00', to: '00:00' }])).toEqual([[0, 1440]]);
    expect(toIntervals([{ days: ['fri'], from: '20:00', to: '24:00' }])).toEqual([[9840, week]]);
    expect(toIntervals([{ days: ['fri'], from: '08:00', to: '08:00' }])).toEqual([
      [0, 480],
      [9120, week],
    ]);
  });

  it('merges what meets or overlaps', () => {
    expect(
      toIntervals([
        { days: ['sat'], from: '10:00', to: '12:00' },
        { days: ['sat'], from: '08:00', to: '10:00' },
        { days: ['sat'], from: '11:00', to: '11:30' },
      ]),
    ).toEqual([[480, 720]]);
  });

  it('covers nothing without slots or days, and everything with all', () => {
    expect(toIntervals([])).toEqual([]);
    expect(toIntervals([{ days: [], from: '08:00', to: '12:00' }])).toEqual([]);
    expect(daily('00:00', '24:00')).toEqual(whole);
    expect(daily('09:00', '09:00')).toEqual(whole);
    expect(minutes(daily('21:00', '05:00'))).toBe(7 * 480);
  });

  it('is sorted, merged and within the week for any slots', () => {
    fc.assert(
      fc.property(fc.array(anySlot, { maxLength: 6 }), (slots) => {
        expect(isCanonical(toIntervals(slots))).toBe(true);
      }),
      seed,
    );
  });
});

describe('sets of minutes', () => {
  it('are what they are minute by minute', () => {
    fc.assert(
      fc.property(anyIntervals, anyIntervals, (a, b) => {
        const [inA, inB] = [bits(a), bits(b)];
        for (const [got, want] of [
          [union(a, b), inA.map((x, i) => x || inB[i] === true)],
          [intersect(a, b), inA.map((x, i) => x && inB[i] === true)],
          [subtract(a, b), inA.map((x, i) => x && inB[i] === false)],
        ] as const) {
          expect(isCanonical(got)).toBe(true);
          expect(bits(got).every((x, i) => x === want[i])).toBe(true);
          expect(minutes(got)).toBe(want.filter(Boolean).length);
        }
      }),
      { ...seed, numRuns: 100 },
    );
  });

  it('obey the laws of sets', () => {
    fc.assert(
      fc.property(anyIntervals, anyIntervals, anyIntervals, (a, b, c) => {
        const not = (x: Intervals): Intervals => subtract(whole, x);
        expect(union(a, b)).toEqual(union(b, a));
        expect(intersect(a, b)).toEqual(intersect(b, a));
        expect(union(a, a)).toEqual(a);
        expect(intersect(a, a)).toEqual(a);
        expect(subtract(a, a)).toEqual([]);
        expect(subtract(a, [])).toEqual(a);
        expect(not(not(a))).toEqual(a);
        expect(subtract(a, b)).toEqual(intersect(a, not(b)));
        expect(not(union(a, b))).toEqual(intersect(not(a), not(b)));
        expect(union(subtract(a, b), intersect(a, b))).toEqual(a);
        expect(intersect(a, union(b, c))).toEqual(union(intersect(a, b), intersect(a, c)));
        expect(minutes(union(a, b)) + minutes(intersect(a, b))).toBe(minutes(a) + minutes(b));
      }),
      seed,
    );
  });
});

describe('widening', () => {
  it('begins earlier and ends later, merging what then meets', () => {
    expect(widen([[480, 720]], 30, 15)).toEqual([[450, 735]]);
    expect(
      widen(
        [
          [480, 720],
          [740, 800],
        ],
        10,
        10,
      ),
    ).toEqual([[470, 810]]);
  });

  it('goes around the end of the week both ways', () => {
    expect(widen([[0, 60]], 30, 0)).toEqual([
      [0, 60],
      [10_050, week],
    ]);
    expect(widen([[10_000, week]], 0, 30)).toEqual([
      [0, 30],
      [10_000, week],
    ]);
  });

  it('takes fractions of a minute', () => {
    expect(widen([[60, 120]], 6.5, 6.5)).toEqual([[53.5, 126.5]]);
  });

  it('is the whole week at most, and nothing of nothing', () => {
    expect(widen([[5000, 5001]], 6000, 6000)).toEqual(whole);
    expect(widen([[5000, 5001]], Number.POSITIVE_INFINITY, 0)).toEqual(whole);
    expect(widen(whole, 10, 10)).toEqual(whole);
    expect(widen([], 100, 100)).toEqual([]);
  });

  it('throws on negative minutes', () => {
    expect(() => widen(whole, -1, 0)).toThrow(RangeError);
    expect(() => widen(whole, 0, Number.NaN)).toThrow(RangeError);
  });

  it('covers exactly the minutes that near', () => {
    const travel = fc.integer({ min: 0, max: 3000 });
    fc.assert(
      fc.property(anyIntervals, travel, travel, (a, before, after) => {
        const wide = widen(a, before, after);
        expect(isCanonical(wide)).toBe(true);
        expect(subtract(a, wide)).toEqual([]);
        const want = Array<boolean>(week).fill(false);
        for (const [start, end] of a) {
          const length = Math.min(week, end + after - (start - before));
          for (let i = 0; i < length; i++) want[(start - before + i + week) % week] = true;
        }
        expect(bits(wide).every((on, i) => on === want[i])).toBe(true);
      }),
      { ...seed, numRuns: 100 },
    );
  });
});

describe('intervals as slots', () => {
  it('groups days of equal hours and cuts at midnight', () => {
    expect(toSlots(toIntervals([{ days: ['mon', 'sat'], from: '22:00', to: '06:00' }]))).toEqual([
      { days: ['sat', 'mon'], from: '22:00', to: '24:00' },
      { days: ['sun', 'tue'], from: '00:00', to: '06:00' },
    ]);
    expect(toSlots(whole)).toEqual([{ days: [...days], from: '00:00', to: '24:00' }]);
    expect(toSlots([])).toEqual([]);
  });

  it('orders slots by first day, then hour', () => {
    const slots = [
      { days: ['sun'], from: '07:00', to: '08:00' },
      { days: ['sat', 'wed'], from: '16:00', to: '18:00' },
      { days: ['sat'], from: '08:00', to: '12:00' },
    ] as const;
    expect(toSlots(toIntervals(slots)).map(({ days: [first], from }) => `${first} ${from}`)).toEqual([
      'sat 08:00',
      'sat 16:00',
      'sun 07:00',
    ]);
  });

  it('rounds outward to whole minutes and merges what then meets', () => {
    expect(toSlots([[480.7, 500.2]])).toEqual([{ days: ['sat'], from: '08:00', to: '08:21' }]);
    expect(
      toSlots([
        [480, 500.2],
        [500.4, 540],
      ]),
    ).toEqual([{ days: ['sat'], from: '08:00', to: '09:00' }]);
    expect(toSlots([[10_079.5, week]])).toEqual([{ days: ['fri'], from: '23:59', to: '24:00' }]);
  });

  it('comes back as the same intervals', () => {
    fc.assert(
      fc.property(anyIntervals, (a) => {
        expect(toIntervals(toSlots(a))).toEqual(a);
      }),
      seed,
    );
  });

  it('writes the same hours in one way only, however they were said', () => {
    fc.assert(
      fc.property(fc.array(anySlot, { maxLength: 5 }), (slots) => {
        const canonical = toSlots(toIntervals(slots));
        expect(toSlots(toIntervals([...slots].reverse()))).toEqual(canonical);
        expect(toSlots(toIntervals(canonical))).toEqual(canonical);
        for (const { from, to } of canonical) expect([isClock(from), isClock(to)]).toEqual([true, true]);
      }),
      seed,
    );
  });
});

describe('questions answered without making sets', () => {
  const clock = fc
    .integer({ min: 0, max: 1439 })
    .map((n) => `${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`);
  const slot = fc.record({ days: fc.subarray([...days]), from: clock, to: clock });
  const some = fc.array(slot, { maxLength: 4 }).map(toIntervals);
  const minutesArb = fc.oneof(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 20_000 }));

  it('covers exactly what leaves nothing outside', () => {
    fc.assert(
      fc.property(some, some, (a, b) => {
        expect(covers(a, b)).toBe(subtract(b, a).length === 0);
        expect(covers(union(a, b), b)).toBe(true);
      }),
      { seed: 1405, numRuns: 1000 },
    );
  });

  it('comes within so many minutes exactly where the widened meets', () => {
    fc.assert(
      fc.property(some, some, minutesArb, (a, b, minutes) => {
        expect(minutes > gapBetween(a, b)).toBe(intersect(widen(a, minutes, minutes), b).length > 0);
      }),
      { seed: 1405, numRuns: 1000 },
    );
  });
});
