import { type OutcomeState, outcomeStates } from '../outcomes/outcome.rules.ts';
import { type Evidence, evidenceGrades } from '../placements/placement.rules.ts';
import { definitions } from './definitions.text.ts';
import type { OutcomeCounts } from './figure.rules.ts';

/** What opens to its people: a state; of a quarter also everybody who asked, and who of them is in custody again. */
export const openedFigures = [...outcomeStates, 'asked', 'returned'] as const;
export type OpenedFigure = (typeof openedFigures)[number];

export const gradesAsked = [...evidenceGrades, 'verified'] as const;

/** Of the people of a figure those alone. */
export interface OpenedPart {
  readonly evidence?: Evidence | 'verified';
  readonly atIntake?: 'true';
  /** A Jalali quarter in which they asked: '1405-3'. */
  readonly quarter?: string;
}

export const stateFields = {
  'in-work': ['inWork', definitions.rate],
  'some-work': ['someWork', definitions.someWork],
  unknown: ['unknown', definitions.unknown],
  'out-of-work': ['outOfWork', definitions.outOfWork],
  paused: ['paused', definitions.paused],
  'not-seeking': ['notSeeking', definitions.notSeeking],
  left: ['left', definitions.left],
  'outside-age': ['outsideAge', definitions.outsideAge],
  'outside-custody': ['outsideCustody', definitions.outsideCustody],
} as const satisfies Record<OutcomeState, readonly [keyof OutcomeCounts, unknown]>;
