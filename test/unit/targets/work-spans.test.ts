import { describe, expect, test } from 'vitest';
import type {
  CheckRecord,
  PersonHistory,
  PlacementHistory,
  PlacementVersionRecord,
} from '../../../src/features/outcomes/outcome.rules.ts';
import { knownWorkSpans, workSpansOf } from '../../../src/features/outcomes/work-spans.rules.ts';
import type { LocalDate } from '../../../src/kernel/calendar.ts';

const day = (text: string) => text as LocalDate;
const at = (text: string) => `${text}T08:00:00.000Z`;

const state: PersonHistory['states'][number] = {
  recordedAt: at('2025-01-01'),
  organisationId: 'org_a',
  requestedOn: day('2025-01-01'),
  status: 'seeking',
  statusReason: null,
  statusSince: day('2025-01-01'),
  custodyStatus: null,
  custodySince: null,
  custodyUntil: null,
  workPermitted: false,
  kind: 'family',
  sex: 'female',
  birthDate: day('1990-01-01'),
  province: '18',
  county: '1801',
  householdId: 'hh_a',
  householdType: 'unknown',
  trade: null,
};

function version(startedOn: string, more: Partial<PlacementVersionRecord> = {}): PlacementVersionRecord {
  return {
    recordedAt: at(startedOn),
    startedOn: day(startedOn),
    expectedEndOn: null,
    endedOn: null,
    endReason: null,
    weeklyHours: 40,
    monthlyIncomeRial: 100,
    evidence: 'employer',
    isWork: true,
    origin: 'referral',
    iscoCode: '7531',
    ...more,
  };
}
const ended = (startedOn: string, endedOn: string, more: Partial<PlacementVersionRecord> = {}) => [
  version(startedOn),
  version(startedOn, {
    recordedAt: at(endedOn),
    endedOn: day(endedOn),
    endReason: 'contract-over',
    ...more,
  }),
];
let serial = 0;
const check = (checkedOn: string, more: Partial<CheckRecord> = {}): CheckRecord => ({
  id: `chk_${serial++}`,
  recordedAt: at(checkedOn),
  checkedOn: day(checkedOn),
  result: 'working',
  evidence: 'call',
  weeklyHours: null,
  monthlyIncomeRial: null,
  corrects: null,
  ...more,
});
const work = (
  id: string,
  versions: readonly PlacementVersionRecord[],
  checks: readonly CheckRecord[] = [],
): PlacementHistory => ({ id, versions, checks });
const person = (...placements: PlacementHistory[]): PersonHistory => ({
  personId: 'per_a',
  states: [state],
  placements,
});
const lines = (history: PersonHistory, kind: string) =>
  workSpansOf(history)
    .filter((span) => span.kind === kind)
    .map(({ from, to, state: stands, lastOn }) => `${from}..${to ?? ''} ${stands} ${lastOn}`);

describe('one work by itself', () => {
  test('that nobody asks about stands until the check is 30 days late, and is followed to its first day', () => {
    // Due on day 30, 31 May; overdue by more than 30 days from 1 July on.
    expect(lines(person(work('p1', [version('2025-05-01')])), 'same-work')).toEqual([
      '2025-05-01..2025-07-01 stands 2025-05-01',
      '2025-07-01.. unknown 2025-05-01',
    ]);
  });

  test('is followed to the last evidence; a later one does not mend the days before it', () => {
    const history = person(work('p1', [version('2025-05-01')], [check('2025-06-01'), check('2025-12-01')]));
    // After 1 June the next is due on day 90, 30 July; late from 30 August on. After 1 December: day 365.
    expect(lines(history, 'same-work')).toEqual([
      '2025-05-01..2025-06-01 stands 2025-05-01',
      '2025-06-01..2025-08-30 stands 2025-06-01',
      '2025-08-30..2025-12-01 unknown 2025-06-01',
      '2025-12-01..2026-06-01 stands 2025-12-01',
      '2026-06-01.. unknown 2025-12-01',
    ]);
  });

  test('ends on the day of its end, for whatever reason, better work too; a mistake never was', () => {
    expect(lines(person(work('p1', ended('2025-05-01', '2025-05-20'))), 'same-work')).toEqual([
      '2025-05-01..2025-05-20 stands 2025-05-01',
      '2025-05-20.. over 2025-05-20',
    ]);
    const better = ended('2025-05-01', '2025-05-20', { endReason: 'better-work' });
    expect(lines(person(work('p1', better)), 'same-work').at(-1)).toBe('2025-05-20.. over 2025-05-20');
    const mistake = ended('2025-05-01', '2025-05-20', { endReason: 'mistake' });
    expect(workSpansOf(person(work('p1', mistake)))).toEqual([]);
  });

  test('is no training, and is told apart where it was had before', () => {
    expect(workSpansOf(person(work('p1', [version('2025-05-01', { isWork: false })])))).toEqual([]);
    const had = (more: Partial<PlacementVersionRecord>, startedOn = '2025-05-01') =>
      workSpansOf(person(work('p1', [version(startedOn, more)])));
    expect(had({ origin: 'at-intake' }).every(({ atIntake }) => atIntake)).toBe(true);
    expect(had({}, '2024-12-31').every(({ atIntake }) => atIntake)).toBe(true);
    expect(had({})[0]).toMatchObject({ atIntake: false, trade: '75', incomeRial: 100 });
    expect(had({ origin: 'at-intake' }).some(({ kind }) => kind === 'any-work')).toBe(false);
  });

  test('brings what was last stated', () => {
    const history = person(
      work(
        'p1',
        [version('2025-05-01')],
        [check('2025-06-01'), check('2025-07-30', { monthlyIncomeRial: 150 })],
      ),
    );
    expect(
      workSpansOf(history).flatMap((span) => (span.kind === 'same-work' ? [span.incomeRial] : [])),
    ).toEqual([100, 100, 150, 150]);
  });
});

describe('somebody’s whole time at work', () => {
  const followed = (startedOn: string) =>
    person(work('p1', ended('2025-05-01', '2025-05-20')), work('p2', [version(startedOn)]));

  test('goes on over a gap of 30 days; while none has followed it is not known whether it ended', () => {
    expect(lines(followed('2025-06-19'), 'any-work')).toEqual([
      '2025-05-01..2025-05-20 stands 2025-05-01',
      '2025-05-20..2025-06-19 unknown 2025-05-20',
      '2025-06-19..2025-08-19 stands 2025-06-19',
      '2025-08-19.. unknown 2025-06-19',
    ]);
  });

  test('ends where the gap is longer, on the day of the first end, once it is', () => {
    expect(lines(followed('2025-06-20'), 'any-work')).toEqual([
      '2025-05-01..2025-05-20 stands 2025-05-01',
      '2025-05-20..2025-06-20 unknown 2025-05-20',
      '2025-06-20.. over 2025-05-20',
    ]);
  });

  test('is no end where one work was left for another that stands already', () => {
    const history = person(
      work('p1', ended('2025-05-01', '2025-05-20', { endReason: 'better-work' })),
      work('p2', [version('2025-05-18')]),
    );
    expect(lines(history, 'any-work').map((line) => line.split(' ')[1])).not.toContain('over');
    expect(workSpansOf(history).findLast(({ kind }) => kind === 'any-work')).toMatchObject({
      startedOn: '2025-05-01',
      placementId: 'p1',
      state: 'unknown',
      lastOn: '2025-05-20',
    });
  });

  test('begins with the first work that was not had before; what was had bridges gaps', () => {
    const history = person(
      work('p0', [version('2024-06-01', { origin: 'at-intake' })], [check('2025-06-01')]),
      work('p1', ended('2025-05-01', '2025-05-20')),
    );
    const [first] = workSpansOf(history).filter(({ kind }) => kind === 'any-work');
    expect(first).toMatchObject({ startedOn: '2025-05-01', placementId: 'p1' });
    expect(lines(history, 'any-work').map((line) => line.split(' ')[1])).not.toContain('over');
  });
});

describe('as known at an instant', () => {
  test('each recording supersedes what was known, and none changes what was known before it', () => {
    const history = person(work('p1', ended('2025-05-01', '2025-05-20'), []));
    const known = knownWorkSpans(history).filter(({ span }) => span.kind === 'same-work');
    expect(
      known.map(({ span, knownFrom, knownTo }) =>
        [span.from, span.to ?? '', span.state, knownFrom.slice(0, 10), knownTo?.slice(0, 10) ?? ''].join(' '),
      ),
    ).toEqual([
      '2025-05-01 2025-07-01 stands 2025-05-01 2025-05-20',
      '2025-07-01  unknown 2025-05-01 2025-05-20',
      '2025-05-01 2025-05-20 stands 2025-05-20 ',
      '2025-05-20  over 2025-05-20 ',
    ]);
  });

  test('a check that is corrected stands until its correction is recorded', () => {
    const wrong = check('2025-06-01');
    const right = check('2025-06-01', {
      recordedAt: at('2025-06-10'),
      result: 'not-reached',
      evidence: null,
      corrects: wrong.id,
    });
    const known = knownWorkSpans(person(work('p1', [version('2025-05-01')], [wrong, right])));
    const open = known.filter(({ knownTo, span }) => knownTo === undefined && span.kind === 'same-work');
    expect(open.map(({ span }) => `${span.from} ${span.state}`)).toEqual([
      '2025-05-01 stands',
      '2025-07-01 unknown',
    ]);
  });
});
