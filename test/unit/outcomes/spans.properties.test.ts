import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantsOf, knownBy } from '../../../src/features/outcomes/known-history.rules.ts';
import type { Span } from '../../../src/features/outcomes/outcome.rules.ts';
import { rectanglesOf, spanKey } from '../../../src/features/outcomes/rectangles.rules.ts';
import { spansOf } from '../../../src/features/outcomes/spans.rules.ts';
import { addDays, type LocalDate } from '../../../src/kernel/calendar.ts';
import { firstDay, historyArb, runs, wages } from '../../support/outcome-histories.ts';
import { standingOn } from './standing-by-day.ts';

const on = (spans: readonly Span[], day: LocalDate) =>
  spans.find(({ from, to }) => from <= day && (to === undefined || day < to));

describe('how a person stood', () => {
  test('has no hole and no overlap from the day they asked on, and no two spans that say the same in a row', () => {
    fc.assert(
      fc.property(historyArb, (history) => {
        const spans = spansOf(history, wages);
        expect(spans[0]?.from).toBe(history.states.at(-1)?.requestedOn);
        for (const [i, span] of spans.entries()) {
          expect(span.to).toBe(spans[i + 1]?.from);
          if (span.to !== undefined) expect(span.to > span.from).toBe(true);
          const next = spans[i + 1];
          if (next) expect(spanKey({ ...next, from: span.from, to: span.to })).not.toBe(spanKey(span));
          expect(span.since <= span.from).toBe(true);
        }
      }),
      runs,
    );
  });

  test('is on every day around every turn what that day alone says', () => {
    fc.assert(
      fc.property(
        historyArb,
        fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 10 }),
        (history, extra) => {
          const spans = spansOf(history, wages);
          const turns = spans.flatMap(({ from }) => [addDays(from, -1), from, addDays(from, 1)]);
          for (const day of [...turns, ...extra.map((n) => addDays(firstDay, n))])
            expect({ day, ...said(on(spans, day)) }).toEqual({ day, ...standingOn(history, day, wages) });
        },
      ),
      runs,
    );
  });

  test('is known of every day at every instant once, and as that instant knew it', () => {
    fc.assert(
      fc.property(historyArb, fc.integer({ min: 0, max: 1000 }), (history, n) => {
        const day = addDays(firstDay, n);
        const rectangles = rectanglesOf(history, wages);
        for (const instant of instantsOf(history)) {
          const found = rectangles.filter(
            ({ span, knownFrom, knownTo }) =>
              on([span], day) && knownFrom <= instant && (knownTo === undefined || instant < knownTo),
          );
          expect(found.map(({ span }) => said(span))).toEqual(
            [on(spansOf(knownBy(history, instant), wages), day)].flatMap((span) =>
              span ? [said(span)] : [],
            ),
          );
        }
      }),
      runs,
    );
  });
});

function said(span: Span | undefined) {
  if (span === undefined) return undefined;
  const { state, cause, evidence, atIntake, county, householdType, trade } = span;
  return { state, cause, evidence, atIntake, county, householdType, trade };
}
