import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  curveAt,
  curveOf,
  curveSteps,
  type Duration,
  retentionFigureOf,
} from '../../../src/features/targets/retention.rules.ts';

const of = (events: readonly number[], censored: readonly number[]): Duration[] => [
  ...events.map((day) => ({ day, events: 1, censored: 0 })),
  ...censored.map((day) => ({ day, events: 0, censored: 1 })),
];
const shown = (n: number | null, digits: number) => (n === null ? null : n.toFixed(digits));

/** Weeks of remission of the 21 children given 6-MP: Freireich et al., Blood 21 (1963), 699–716. */
const sixMp = of([6, 6, 6, 7, 10, 13, 16, 22, 23], [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]);
/** Weeks to relapse with maintained chemotherapy: Embury et al. (1977), in Miller, Survival Analysis (1981), p. 49. */
const amlMaintained = of([9, 13, 18, 23, 31, 34, 48], [13, 28, 45, 161]);

describe('the curve equals published worked examples to the last digit shown', () => {
  test('6-MP: survival and Greenwood’s standard errors, as in Kleinbaum & Klein and in Klein & Moeschberger', () => {
    expect(
      curveSteps(sixMp).map((step) => [
        step.day,
        step.atRisk,
        step.events,
        shown(step.survival, 4),
        shown(step.standardError, 4),
      ]),
    ).toEqual([
      [6, 21, 3, '0.8571', '0.0764'],
      [7, 17, 1, '0.8067', '0.0869'],
      [10, 15, 1, '0.7529', '0.0963'],
      [13, 12, 1, '0.6902', '0.1068'],
      [16, 11, 1, '0.6275', '0.1141'],
      [22, 7, 1, '0.5378', '0.1282'],
      [23, 6, 1, '0.4482', '0.1346'],
    ]);
  });

  test('6-MP: log–log bands, as Stata’s `sts list` prints them', () => {
    expect(curveSteps(sixMp).map((step) => [shown(step.lower, 4), shown(step.upper, 4)])).toEqual([
      ['0.6197', '0.9516'],
      ['0.5631', '0.9228'],
      ['0.5032', '0.8894'],
      ['0.4316', '0.8491'],
      ['0.3675', '0.8049'],
      ['0.2678', '0.7468'],
      ['0.1881', '0.6801'],
    ]);
  });

  test('AML, maintained: survival and standard errors, as R’s `summary(survfit(…))` prints them', () => {
    expect(
      curveSteps(amlMaintained).map((step) => [
        step.day,
        step.atRisk,
        shown(step.survival, 3),
        shown(step.standardError, 4),
      ]),
    ).toEqual([
      [9, 11, '0.909', '0.0867'],
      [13, 10, '0.818', '0.1163'],
      [18, 8, '0.716', '0.1397'],
      [23, 7, '0.614', '0.1526'],
      [31, 5, '0.491', '0.1642'],
      [34, 4, '0.368', '0.1627'],
      [48, 2, '0.184', '0.1535'],
    ]);
  });
});

describe('a curve', () => {
  test('without censoring is the share still at it', () => {
    const durations = of([10, 20, 20, 40], []);
    expect(curveSteps(durations).map(({ day, survival }) => [day, survival])).toEqual([
      [10, 0.75],
      [20, 0.25],
      [40, 0],
    ]);
    expect(curveSteps(durations).at(-1)).toMatchObject({ standardError: null, lower: null, upper: null });
  });

  test('at a day is the step that holds there, with those followed at least that far', () => {
    const durations = of([30, 100], [29, 30, 90, 200]);
    expect(curveAt(durations, 29)).toMatchObject({ atRisk: 6, survival: 1, lower: null });
    expect(curveAt(durations, 30)).toMatchObject({ atRisk: 5, survival: 0.8 });
    expect(curveAt(durations, 90)).toMatchObject({ atRisk: 3, survival: 0.8 });
    expect(curveAt(durations, 365)).toMatchObject({ atRisk: 0, survival: 0.4 });
  });

  test('is neither drawn nor told where fewer than five are at risk', () => {
    const label = { fa: '', en: '' };
    const curve = curveOf(
      { kind: 'same-work', trade: null, label },
      of([20, 60, 95], [40, 92, 120, 150, 200]),
    );
    expect(curve.subjects).toBe(8);
    expect(curve.points.map(({ day, at }) => [day, at?.atRisk])).toEqual([
      [30, 7],
      [90, 5],
      [180, undefined],
      [365, undefined],
    ]);
    // The fifth from the end was followed 92 days: the end on day 95 is not drawn.
    expect(curve.drawnTo).toBe(92);
    expect(curve.steps.map(({ day }) => day)).toEqual([20, 60]);
    expect(curveOf({ kind: 'same-work', trade: null, label }, of([1, 2, 3], [4])).drawnTo).toBe(0);
  });

  test('of many steps is drawn by as many as can be told apart, the day’s own values kept exact', () => {
    const many = Array.from({ length: 1500 }, (_, index) => ({ day: index + 1, events: 1, censored: 1 }));
    const curve = curveOf({ kind: 'any-work', trade: null, label: { fa: '', en: '' } }, many);
    expect(curve.steps.length).toBeLessThanOrEqual(240);
    const whole = curveSteps(many);
    for (const step of curve.steps) expect(whole).toContainEqual(step);
    expect(curve.steps.at(-1)?.day).toBe(curve.drawnTo);
    expect(curve.points[1]?.at?.survival).toBe(whole.find(({ day }) => day === 90)?.survival);
  });

  test('of a trade with fewer than five works is left out and counted', () => {
    const five = of([10, 20], [30, 40, 50]);
    const figure = retentionFigureOf(
      {
        sameWork: five,
        anyWork: [],
        byTrade: new Map([
          ['75', five],
          ['51', of([10], [20, 30, 40])],
          [null, of([], [1, 2, 3, 4, 5, 6])],
        ]),
      },
      (trade) => ({ fa: trade, en: trade }),
    );
    expect(figure.byTrade.map(({ trade, subjects }) => [trade, subjects])).toEqual([
      ['unknown', 6],
      ['75', 5],
    ]);
    expect(figure.tradesTooSmall).toBe(1);
  });

  test('falls, its bands hold it, and the order and the packing of durations do not matter', () => {
    const duration = fc.record({
      day: fc.integer({ min: 0, max: 60 }),
      events: fc.integer({ min: 0, max: 3 }),
      censored: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(duration, { maxLength: 30 }), (durations) => {
        const steps = curveSteps(durations);
        let before = 1;
        for (const { survival, lower, upper } of steps) {
          expect(survival).toBeLessThan(before + 1e-12);
          before = survival;
          if (lower === null || upper === null) continue;
          expect(lower).toBeLessThanOrEqual(survival + 1e-12);
          expect(upper).toBeGreaterThanOrEqual(survival - 1e-12);
          expect(lower).toBeGreaterThanOrEqual(0);
          expect(upper).toBeLessThanOrEqual(1);
        }
        expect(curveSteps([...durations].reverse())).toEqual(steps);
        const single = durations.flatMap(({ day, events, censored }) => [
          ...Array.from({ length: events }, () => ({ day, events: 1, censored: 0 })),
          ...Array.from({ length: censored }, () => ({ day, events: 0, censored: 1 })),
        ]);
        expect(curveSteps(single)).toEqual(steps);
      }),
    );
  });
});
