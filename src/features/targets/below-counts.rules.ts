import type { OutcomeState } from '../outcomes/outcome.rules.ts';
import { type Evidence, evidenceGrades } from '../placements/placement.rules.ts';
import type { OutcomeCounts } from './figure.rules.ts';

/** How somebody stands, and if in work by what evidence and in what. */
export interface Standing {
  readonly state: OutcomeState;
  readonly evidence: Evidence | '';
  readonly atIntake: boolean;
}

const noEvidence = Object.fromEntries(evidenceGrades.map((grade) => [grade, 0])) as Record<Evidence, number>;
export const emptyCounts: OutcomeCounts = {
  inWork: 0,
  someWork: 0,
  unknown: 0,
  outOfWork: 0,
  paused: 0,
  notSeeking: 0,
  left: 0,
  outsideAge: 0,
  outsideCustody: 0,
  inWorkAtIntake: 0,
  inWorkBy: noEvidence,
};

const countOf: Readonly<Record<OutcomeState, Exclude<keyof OutcomeCounts, 'inWorkBy' | 'inWorkAtIntake'>>> = {
  'in-work': 'inWork',
  'some-work': 'someWork',
  unknown: 'unknown',
  'out-of-work': 'outOfWork',
  paused: 'paused',
  'not-seeking': 'notSeeking',
  left: 'left',
  'outside-age': 'outsideAge',
  'outside-custody': 'outsideCustody',
};

/** The counts with so many people more who stand so. */
export function tally(
  counts: OutcomeCounts,
  { state, evidence, atIntake }: Standing,
  n: number,
): OutcomeCounts {
  const field = countOf[state];
  const isInWork = state === 'in-work';
  return {
    ...counts,
    [field]: counts[field] + n,
    inWorkAtIntake: counts.inWorkAtIntake + (isInWork && atIntake ? n : 0),
    inWorkBy:
      isInWork && evidence !== ''
        ? { ...counts.inWorkBy, [evidence]: counts.inWorkBy[evidence] + n }
        : counts.inWorkBy,
  };
}

/** Several counts as one. */
export function sumCounts(all: readonly OutcomeCounts[]): OutcomeCounts {
  const sum = (of: (counts: OutcomeCounts) => number) => all.reduce((total, one) => total + of(one), 0);
  return {
    inWork: sum((one) => one.inWork),
    someWork: sum((one) => one.someWork),
    unknown: sum((one) => one.unknown),
    outOfWork: sum((one) => one.outOfWork),
    paused: sum((one) => one.paused),
    notSeeking: sum((one) => one.notSeeking),
    left: sum((one) => one.left),
    outsideAge: sum((one) => one.outsideAge),
    outsideCustody: sum((one) => one.outsideCustody),
    inWorkAtIntake: sum((one) => one.inWorkAtIntake),
    inWorkBy: Object.fromEntries(
      evidenceGrades.map((grade) => [grade, sum((one) => one.inWorkBy[grade])]),
    ) as Record<Evidence, number>,
  };
}

/** What of a group readers of counts are told: its population, and nothing of those beside it. */
export function populationOnly(counts: OutcomeCounts): OutcomeCounts {
  return { ...counts, paused: 0, notSeeking: 0, left: 0, outsideAge: 0, outsideCustody: 0 };
}
