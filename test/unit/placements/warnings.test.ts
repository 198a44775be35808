import { describe, expect, test } from 'vitest';
import { experienceOf } from '../../../src/features/placements/placement-terms.rules.ts';
import type { FollowUp } from '../../../src/features/placements/warnings.rules.ts';
import { warningsOf } from '../../../src/features/placements/warnings.rules.ts';
import { mustLocalDate as day } from '../../../src/kernel/calendar.ts';

const today = day('2026-11-22');
const steady: FollowUp = {
  nextDueOn: day('2026-12-01'),
  evidenceOn: day('2026-09-01'),
  evidence: 'call',
  tries: 0,
  triedOn: null,
  weeklyHours: 40,
  hoursOn: day('2026-09-01'),
  hoursBefore: null,
  monthlyIncomeRial: 90,
  incomeOn: day('2026-09-01'),
  incomeBefore: null,
  expectedEndOn: null,
};
const told = (more: Partial<FollowUp>, plannedVisitOn?: string, visitedOn?: string) =>
  warningsOf(
    {
      followUp: { ...steady, ...more },
      plannedVisitOn: plannedVisitOn === undefined ? null : day(plannedVisitOn),
      visitedOn: visitedOn === undefined ? null : day(visitedOn),
    },
    today,
  ).map(({ kind, since }) => `${kind} ${since}`);

describe('a warning stands', () => {
  test.each<[string, Partial<FollowUp>, string[]]>([
    ['nothing', {}, []],
    ['one try', { tries: 1, triedOn: day('2026-11-20') }, []],
    ['two tries', { tries: 2, triedOn: day('2026-11-20') }, ['not-reached 2026-11-20']],
    ['14 days late', { nextDueOn: day('2026-11-08') }, []],
    ['15 days late', { nextDueOn: day('2026-11-07') }, ['overdue 2026-11-22']],
    ['pay down by exactly a third', { monthlyIncomeRial: 60, incomeBefore: 90 }, []],
    ['pay down by more', { monthlyIncomeRial: 59, incomeBefore: 90 }, ['income-fell 2026-09-01']],
    ['few hours as ever', { weeklyHours: 10, hoursBefore: 12 }, []],
    ['hours down to 19', { weeklyHours: 19, hoursBefore: 20 }, ['hours-fell 2026-09-01']],
    ['end in 31 days', { expectedEndOn: day('2026-12-23') }, []],
    ['end in 30 days', { expectedEndOn: day('2026-12-22') }, ['end-near 2026-11-22']],
  ])('%s', (_, more, expected) => expect(told(more)).toEqual(expected));

  test('a visit planned for eight days ago and not made', () => {
    expect(told({}, '2026-11-15')).toEqual([]);
    expect(told({}, '2026-11-14')).toEqual(['visit-missed 2026-11-22']);
  });

  test('until a visit on its day or later; an earlier one answers nothing', () => {
    const warned = { tries: 2, triedOn: day('2026-11-20') };
    expect(told(warned, undefined, '2026-11-19')).toHaveLength(1);
    expect(told(warned, undefined, '2026-11-20')).toEqual([]);
  });
});

test.each([
  ['2026-10-24', undefined],
  ['2026-10-23', 0.5],
  ['2026-01-22', 1],
  ['2024-11-22', 2],
])('work from %s to 22 November 2026 leaves %s years of experience', (from, years) => {
  expect(experienceOf(day(from), today)).toBe(years);
});
