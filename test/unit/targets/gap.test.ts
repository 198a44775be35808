import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  byWeek,
  decomposeGap,
  type GapFacts,
  peopleAtTarget,
} from '../../../src/features/targets/gap.rules.ts';

const people = fc.integer({ min: 0, max: 5_000 });
const answers = fc
  .tuple(fc.integer({ min: 0, max: 400 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([answered, share]) => ({ answered, positive: Math.round(answered * share) }));
const facts: fc.Arbitrary<GapFacts> = fc.record({
  counts: fc.record({ inWork: people, someWork: people, unknown: people, outOfWork: people }),
  own: answers,
  nation: answers,
  endings: fc.record({
    ended: fc.integer({ min: 0, max: 900 }),
    personDays: fc.integer({ min: 0, max: 900_000 }),
    known: people,
  }),
  horizonWeeks: fc.integer({ min: 1, max: 60 }),
});

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

describe('the gap to the promise', () => {
  it('has parts that sum to it exactly, in whole people, each stair beginning where the last one ended', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const gap = decomposeGap(given);
        const { inWork, someWork, unknown } = given.counts;
        expect(gap.needed).toBe(Math.max(0, gap.target - inWork));
        let level = inWork;
        for (const { from, to, people: moved } of gap.stairs) {
          expect(Number.isInteger(moved)).toBe(true);
          expect([from, to]).toEqual([level, level + moved]);
          level = to;
        }
        expect(gap.end).toBe(level);
        expect(sum(gap.stairs.map((stair) => stair.people))).toBe(gap.end - inWork);
        // What is missing at the horizon is made up whole, and never more than that.
        expect(gap.end).toBe(Math.max(gap.target, inWork - gap.endings.expected));
        const of = new Map(gap.stairs.map((stair) => [stair.step, stair.people]));
        expect(of.get('verified')).toBeGreaterThanOrEqual(0);
        expect(of.get('verified')).toBeLessThanOrEqual(unknown);
        expect(of.get('endings')).toBeLessThanOrEqual(0);
        expect(gap.endings.expected).toBeLessThanOrEqual(inWork);
        expect(of.get('more-hours')).toBeLessThanOrEqual(someWork);
        expect(of.get('placements')).toBeGreaterThanOrEqual(0);
        expect(sum(gap.placements.weeks)).toBe(gap.placements.needed);
        expect(gap.placements.weeks).toHaveLength(given.horizonWeeks);
        expect(gap.placements.atLeast).toBeLessThanOrEqual(gap.placements.needed);
        expect(gap.placements.atMost).toBeGreaterThanOrEqual(gap.placements.needed);
        expect(gap.verified.atLeast).toBeLessThanOrEqual(gap.verified.expected);
        expect(gap.verified.atMost).toBeGreaterThanOrEqual(gap.verified.expected);
        expect(gap.verified.atMost).toBeLessThanOrEqual(unknown);
      }),
      { seed: 1405, numRuns: 500 },
    );
  });

  it('the target is the fewest whole people whose share is at least 80 %', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200_000 }), (population) => {
        const target = peopleAtTarget(population);
        expect(target * 5).toBeGreaterThanOrEqual(population * 4);
        expect((target - 1) * 5).toBeLessThan(population * 4);
      }),
      { seed: 1405, numRuns: 2_000 },
    );
  });

  it('reads as computed by hand', () => {
    // 200 people, 90 in work, 10 with too little, 40 unknown, 60 without: 160 are needed, 70 are missing.
    // 30 of 40 answers were positive: 30 of the unknown. 6 last days are known; of the other 84 each day ends 1 of 2,800:
    // 84 × (1 − e^(−91/2800)) = 2.7, so 3. Missing: 70 − 30 + 9 = 49, of whom 10 need more hours: 39 placements.
    const gap = decomposeGap({
      counts: { inWork: 90, someWork: 10, unknown: 40, outOfWork: 60 },
      own: { positive: 30, answered: 40 },
      nation: { positive: 1, answered: 1_000 },
      endings: { ended: 10, personDays: 28_000, known: 6 },
      horizonWeeks: 13,
    });
    expect(gap.needed).toBe(70);
    expect(gap.verified).toMatchObject({ of: 'own', expected: 30, atLeast: 23, atMost: 35 });
    expect(gap.endings).toMatchObject({ known: 6, others: 3, expected: 9 });
    expect(gap.stairs.map(({ step, people: moved, to }) => [step, moved, to])).toEqual([
      ['verified', 30, 120],
      ['endings', -9, 111],
      ['more-hours', 10, 121],
      ['placements', 39, 160],
    ]);
    expect(gap.placements).toMatchObject({ needed: 39, atLeast: 34, atMost: 46 });
    expect(gap.placements.weeks).toEqual(Array.from({ length: 13 }, () => 3));
    expect(gap.worth).toEqual({ numerator: 1, denominator: 200, value: 0.005 });
  });

  it('takes the answers of the country where its own are fewer than 20, and nothing where those are too', () => {
    const given = {
      counts: { inWork: 0, someWork: 0, unknown: 10, outOfWork: 0 },
      own: { positive: 19, answered: 19 },
      endings: { ended: 0, personDays: 0, known: 0 },
      horizonWeeks: 13,
    };
    const byNation = decomposeGap({ ...given, nation: { positive: 10, answered: 20 } });
    expect(byNation.verified).toMatchObject({ of: 'nation', expected: 5 });
    const unknown = decomposeGap({ ...given, nation: { positive: 0, answered: 19 } });
    expect(unknown.verified).toEqual({
      unknown: 10,
      share: undefined,
      of: undefined,
      expected: 0,
      atLeast: 0,
      atMost: 10,
    });
    expect(unknown.placements).toMatchObject({ needed: 8, atLeast: 0, atMost: 8 });
  });

  it('a week is given its people early rather than late', () => {
    expect(byWeek(5, 13)).toEqual([1, 0, 1, 0, 0, 1, 0, 1, 0, 0, 1, 0, 0]);
    expect(byWeek(0, 3)).toEqual([0, 0, 0]);
  });
});
