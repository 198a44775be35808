import type { LocalDate } from '../../kernel/calendar.ts';
import { nextDueOn, unknownFrom } from '../placements/check-schedule.rules.ts';
import { type Evidence, evidenceGrades } from '../placements/placement.rules.ts';
import { standingChecks } from './known-history.rules.ts';
import {
  leastWeeklyHours,
  type OutcomeState,
  type PlacementHistory,
  type UnknownCause,
  type Wages,
} from './outcome.rules.ts';

/** From a day on a work stands so: known by evidence, not asked about for too long, or over. */
interface WorkStep {
  readonly from: LocalDate;
  readonly stands: 'known' | 'overdue' | 'over';
  readonly evidence: Evidence;
  readonly weeklyHours: number | null;
  readonly monthlyIncomeRial: number | null;
}

export interface Work {
  readonly startedOn: LocalDate;
  readonly fromIntake: boolean;
  readonly steps: readonly WorkStep[];
}

/** How work stands on a day, before anything else of the person is looked at. */
export interface WorkStanding {
  readonly state: Extract<OutcomeState, 'in-work' | 'some-work' | 'unknown'>;
  readonly cause: UnknownCause | null;
  readonly evidence: Evidence | null;
  readonly atIntake: boolean;
}

const known = new WeakMap<PlacementHistory, Work>();

/** A placement as a work; undefined for a training, and for what never was. Made once of each, for nothing changes them. */
export function workOf(placement: PlacementHistory): Work | undefined {
  const before = known.get(placement);
  if (before !== undefined) return before;
  const work = workMadeOf(placement);
  if (work !== undefined) known.set(placement, work);
  return work;
}

function workMadeOf(placement: PlacementHistory): Work | undefined {
  const version = placement.versions.at(-1);
  if (version === undefined || !version.isWork || version.endReason === 'mistake') return undefined;
  const { startedOn, endedOn } = version;
  // By day, a later recorded one in place of an earlier: the start is evidence of its own day.
  const points = new Map<LocalDate, WorkStep & { readonly first: boolean }>();
  const { evidence, weeklyHours, monthlyIncomeRial } = version;
  points.set(startedOn, {
    from: startedOn,
    stands: 'known',
    evidence,
    weeklyHours,
    monthlyIncomeRial,
    first: true,
  });
  const checks = standingChecks(placement.checks)
    .filter(({ result, checkedOn }) => result !== 'not-reached' && checkedOn >= startedOn)
    .toSorted((a, b) => (a.checkedOn < b.checkedOn ? -1 : a.checkedOn > b.checkedOn ? 1 : 0));
  let latest = { weeklyHours, monthlyIncomeRial };
  for (const check of checks) {
    latest = {
      weeklyHours: check.weeklyHours ?? latest.weeklyHours,
      monthlyIncomeRial: check.monthlyIncomeRial ?? latest.monthlyIncomeRial,
    };
    points.set(check.checkedOn, {
      from: check.checkedOn,
      stands: check.result === 'working' ? 'known' : 'over',
      evidence: check.evidence ?? evidence,
      ...latest,
      first: false,
    });
  }
  const inOrder = [...points.values()];
  const steps = inOrder.flatMap(({ first, ...step }, index): WorkStep[] => {
    if (step.stands === 'over') return [step];
    const due = nextDueOn(startedOn, first ? undefined : step.from, version.expectedEndOn ?? undefined);
    const lapses = unknownFrom(due);
    const next = inOrder[index + 1];
    return next === undefined || lapses < next.from
      ? [step, { ...step, from: lapses, stands: 'overdue' }]
      : [step];
  });
  const last = steps.at(-1);
  return {
    startedOn,
    fromIntake: version.origin === 'at-intake',
    steps:
      endedOn === null || last === undefined
        ? steps
        : [...steps.filter(({ from }) => from < endedOn), { ...last, from: endedOn, stands: 'over' }],
  };
}

/** How all works of a person together stand on a day; undefined where none is on record that has begun and is not over. */
export function worksOn(
  works: readonly Work[],
  day: LocalDate,
  requestedOn: LocalDate,
  wages: Wages,
): WorkStanding | undefined {
  let hours = 0;
  let income = 0;
  let standing = 0;
  let overdue = false;
  let amountUnknown = false;
  let atIntake = true;
  let strongest: Evidence | null = null;
  for (const { startedOn, fromIntake, steps } of works) {
    const step = steps.findLast(({ from }) => from <= day);
    if (step === undefined || step.stands === 'over') continue;
    if (step.stands === 'overdue') {
      overdue = true;
      continue;
    }
    standing += 1;
    hours += step.weeklyHours ?? 0;
    income += step.monthlyIncomeRial ?? 0;
    if (step.weeklyHours === null && step.monthlyIncomeRial === null) amountUnknown = true;
    if (!fromIntake && startedOn >= requestedOn) atIntake = false;
    if (strongest === null || evidenceGrades.indexOf(step.evidence) < evidenceGrades.indexOf(strongest))
      strongest = step.evidence;
  }
  if (standing === 0 && !overdue) return undefined;
  const floor = wages.on(day);
  if (hours >= leastWeeklyHours || (floor !== undefined && income >= floor))
    return { state: 'in-work', cause: null, evidence: strongest, atIntake };
  // What is not known might be enough together with what is, so it is not called too little.
  if (overdue) return { state: 'unknown', cause: 'overdue', evidence: null, atIntake: false };
  if (amountUnknown) return { state: 'unknown', cause: 'amount', evidence: null, atIntake: false };
  return { state: 'some-work', cause: null, evidence: strongest, atIntake };
}
