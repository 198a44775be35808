import fc from 'fast-check';
import type {
  CheckRecord,
  PersonHistory,
  PersonStateRecord,
  PlacementHistory,
  PlacementVersionRecord,
} from '../../src/features/outcomes/outcome.rules.ts';
import { wagesOf } from '../../src/features/outcomes/wages.rules.ts';
import { evidenceGrades } from '../../src/features/placements/placement.rules.ts';
import { addDays, mustLocalDate } from '../../src/kernel/calendar.ts';

export const day = mustLocalDate;
export const firstDay = day('2024-01-01');
/** An instant at noon in Tehran, so that the day it was recorded on is plain. */
export const noon = (on: string): string => `${on}T08:30:00.000Z`;

export const wages = wagesOf([
  { from: day('2023-01-01'), monthlyRial: 60_000_000 },
  { from: day('2024-03-20'), monthlyRial: 72_000_000 },
  { from: day('2025-03-21'), monthlyRial: 104_000_000 },
]);

export function stateOf(more: Partial<PersonStateRecord> = {}): PersonStateRecord {
  return {
    recordedAt: noon('2024-01-01'),
    organisationId: 'org_a',
    requestedOn: firstDay,
    status: 'seeking',
    statusReason: null,
    statusSince: firstDay,
    custodyStatus: null,
    custodySince: null,
    custodyUntil: null,
    workPermitted: false,
    kind: 'family',
    sex: 'female',
    birthDate: day('1990-05-01'),
    province: 'IR-18',
    county: 'ganaveh',
    householdId: 'hh_a',
    householdType: 'unknown',
    trade: null,
    ...more,
  };
}

export function versionOf(more: Partial<PlacementVersionRecord> = {}): PlacementVersionRecord {
  return {
    recordedAt: noon('2024-01-01'),
    startedOn: firstDay,
    expectedEndOn: null,
    endedOn: null,
    endReason: null,
    weeklyHours: 40,
    monthlyIncomeRial: null,
    evidence: 'call',
    isWork: true,
    origin: 'referral',
    iscoCode: null,
    ...more,
  };
}

export function checkOf(on: string, more: Partial<CheckRecord> = {}): CheckRecord {
  return {
    id: `chk_${on}`,
    recordedAt: noon(on),
    checkedOn: day(on),
    result: 'working',
    evidence: 'visit',
    weeklyHours: null,
    monthlyIncomeRial: null,
    corrects: null,
    ...more,
  };
}

export function historyOf(
  states: readonly PersonStateRecord[],
  placements: readonly Omit<PlacementHistory, 'id'>[] = [],
): PersonHistory {
  return { personId: 'per_a', states, placements: placements.map((one, i) => ({ id: `plc_${i}`, ...one })) };
}

const dayArb = fc.integer({ min: 0, max: 900 }).map((n) => addDays(firstDay, n));
const amountArb = {
  hours: fc.constantFrom(null, 0, 8, 12, 19.5, 20, 44),
  income: fc.constantFrom(null, 0, 30e6, 60e6, 72e6, 104e6),
};

/** Instants a few days apart, ascending, some of them the same. */
function recorded<T extends { recordedAt: string }>(rows: readonly T[], gaps: readonly number[]): T[] {
  let at = 0;
  return rows.map((row, index) => {
    at += gaps[index] ?? 0;
    return { ...row, recordedAt: noon(addDays(firstDay, at)) };
  });
}
const gapsArb = fc.array(fc.integer({ min: 0, max: 160 }), { minLength: 8, maxLength: 8 });

const statesArb = fc
  .tuple(
    fc.array(
      fc.record({
        status: fc.constantFrom('seeking', 'placed', 'placed', 'paused', 'not-seeking', 'left' as const),
        statusReason: fc.constantFrom('health', 'other', 'died'),
        statusSince: dayArb,
        custody: fc.constantFrom(null, null, 'closed', 'released', 'tagged'),
        custodySince: fc.option(dayArb),
        custodyUntil: fc.option(dayArb),
        workPermitted: fc.boolean(),
        county: fc.constantFrom('ganaveh', 'bushehr'),
        householdType: fc.constantFrom('unknown', 'woman-headed' as const),
        trade: fc.constantFrom(null, '75'),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    gapsArb,
    fc.constantFrom('1990-05-01', '2006-09-01', '1960-02-29', '1959-12-31'),
    fc.integer({ min: 0, max: 60 }),
  )
  .map(([rows, gaps, birth, requested]) =>
    recorded(
      rows.map(({ custody, ...row }) =>
        stateOf({
          ...row,
          status: row.status as PersonStateRecord['status'],
          statusReason: row.status === 'seeking' ? null : row.statusReason,
          custodyStatus: custody,
          custodySince: custody === null ? null : row.custodySince,
          custodyUntil: custody === null ? null : row.custodyUntil,
          workPermitted: custody !== null && row.workPermitted,
          birthDate: day(birth),
          requestedOn: addDays(firstDay, requested),
        }),
      ),
      gaps,
    ),
  );

const placementArb: fc.Arbitrary<Omit<PlacementHistory, 'id'>> = fc
  .record({
    start: fc.integer({ min: -100, max: 600 }),
    versions: fc.array(
      fc.record({
        moved: fc.constantFrom(0, 0, 3),
        runs: fc.option(fc.integer({ min: 0, max: 700 })),
        season: fc.option(fc.integer({ min: 5, max: 400 }), { freq: 4 }),
        reason: fc.constantFrom('season-over', 'mistake', 'other' as const),
        weeklyHours: amountArb.hours,
        monthlyIncomeRial: amountArb.income,
        evidence: fc.constantFrom(...evidenceGrades),
        isWork: fc.constantFrom(true, true, true, false),
        origin: fc.constantFrom('referral', 'own', 'at-intake' as const),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    versionGaps: gapsArb,
    checks: fc.array(
      fc.record({
        after: fc.integer({ min: -5, max: 700 }),
        result: fc.constantFrom('working', 'working', 'working', 'ended', 'not-reached', 'void' as const),
        evidence: fc.constantFrom(...evidenceGrades),
        weeklyHours: amountArb.hours,
        monthlyIncomeRial: amountArb.income,
        corrects: fc.option(fc.nat(6), { freq: 3 }),
      }),
      { maxLength: 7 },
    ),
    checkGaps: gapsArb,
  })
  .map(({ start, versions, versionGaps, checks, checkGaps }) => {
    const startedOn = addDays(firstDay, start);
    const corrected = new Set<number>();
    return {
      versions: recorded(
        versions.map(({ moved, runs, season, reason, ...row }) => {
          const from = addDays(startedOn, moved);
          return versionOf({
            ...row,
            startedOn: from,
            endedOn: runs === null ? null : addDays(from, runs),
            endReason: runs === null ? null : reason,
            expectedEndOn: season === null ? null : addDays(from, season),
          });
        }),
        versionGaps,
      ),
      checks: recorded(
        checks.map(({ after, corrects, result, evidence, ...row }, index) => {
          const target = corrects !== null && corrects < index && !corrected.has(corrects) ? corrects : null;
          if (target !== null) corrected.add(target);
          const said = result === 'void' && target === null ? 'working' : result;
          return checkOf('2024-01-01', {
            ...row,
            id: `chk_${index}`,
            checkedOn: addDays(startedOn, after),
            result: said,
            evidence: said === 'void' || said === 'not-reached' ? null : evidence,
            corrects: target === null ? null : `chk_${target}`,
          });
        }),
        checkGaps,
      ),
    };
  });

/** Any history: what the tables would let be recorded, and some of what they would not. */
export const historyArb: fc.Arbitrary<PersonHistory> = fc
  .tuple(statesArb, fc.array(placementArb, { maxLength: 3 }))
  .map(([states, placements]) => historyOf(states, placements));

export const runs = { seed: 1405, numRuns: process.env.MEHRKAR_DEEP ? 5000 : 200 };
