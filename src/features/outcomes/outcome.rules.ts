import type { LocalDate } from '../../kernel/calendar.ts';
import type { CheckResult, EndReason, Evidence, PlacementOrigin } from '../placements/placement.rules.ts';

/**
 * How a person stands on a day, exactly one of these. The first four are the population of the employment rate
 * (`design.md` §9), the others are told beside it.
 */
export const outcomeStates = [
  'in-work',
  'some-work',
  'unknown',
  'out-of-work',
  'paused',
  'not-seeking',
  'left',
  'outside-age',
  'outside-custody',
] as const;
export type OutcomeState = (typeof outcomeStates)[number];
export const populationStates = [
  'in-work',
  'some-work',
  'unknown',
  'out-of-work',
] as const satisfies readonly OutcomeState[];

/** Why it is not known: a check long overdue, called placed with no work on record, or work of unknown hours and pay. */
export const unknownCauses = ['overdue', 'no-record', 'amount'] as const;
export type UnknownCause = (typeof unknownCauses)[number];

export const householdTypes = [
  'woman-headed-with-dependants',
  'woman-headed',
  'man-headed-with-dependants',
  'man-headed',
  'unknown',
] as const;
export type HouseholdType = (typeof householdTypes)[number];

/** What figures read of a person, as it stood from the instant it was recorded. */
export interface PersonStateRecord {
  readonly recordedAt: string;
  readonly organisationId: string;
  readonly requestedOn: LocalDate;
  readonly status: 'seeking' | 'placed' | 'paused' | 'not-seeking' | 'left';
  readonly statusReason: string | null;
  readonly statusSince: LocalDate;
  readonly custodyStatus: string | null;
  readonly custodySince: LocalDate | null;
  readonly custodyUntil: LocalDate | null;
  readonly workPermitted: boolean;
  readonly kind: 'family' | 'released';
  readonly sex: 'female' | 'male';
  readonly birthDate: LocalDate;
  readonly province: string;
  readonly county: string;
  readonly householdId: string;
  readonly householdType: HouseholdType;
  readonly trade: string | null;
}

export interface PlacementVersionRecord {
  readonly recordedAt: string;
  readonly startedOn: LocalDate;
  readonly expectedEndOn: LocalDate | null;
  readonly endedOn: LocalDate | null;
  readonly endReason: EndReason | null;
  readonly weeklyHours: number | null;
  readonly monthlyIncomeRial: number | null;
  readonly evidence: Evidence;
  readonly isWork: boolean;
  readonly origin: PlacementOrigin;
  readonly iscoCode: string | null;
}

export interface CheckRecord {
  readonly id: string;
  readonly recordedAt: string;
  readonly checkedOn: LocalDate;
  readonly result: CheckResult;
  readonly evidence: Evidence | null;
  readonly weeklyHours: number | null;
  readonly monthlyIncomeRial: number | null;
  readonly corrects: string | null;
}

export interface PlacementHistory {
  readonly id: string;
  /** In the order in which they were recorded; the last one is how it stands. */
  readonly versions: readonly PlacementVersionRecord[];
  readonly checks: readonly CheckRecord[];
}

/** Everything on record about how somebody stood, in the order in which it was recorded. */
export interface PersonHistory {
  readonly personId: string;
  readonly states: readonly PersonStateRecord[];
  readonly placements: readonly PlacementHistory[];
}

/** From a day to another (exclusive; undefined = without end) a person stood so. */
export interface Span {
  readonly from: LocalDate;
  readonly to: LocalDate | undefined;
  readonly state: OutcomeState;
  /** The day from which on they have stood so without a break, for the same cause. */
  readonly since: LocalDate;
  /** Of `unknown` its cause; of `paused`, `not-seeking` and `left` the reason; `returned` where custody closed again. */
  readonly cause: string | null;
  /** The strongest evidence for the work that is known to stand; null where none is. */
  readonly evidence: Evidence | null;
  readonly atIntake: boolean;
  readonly organisationId: string;
  readonly requestedOn: LocalDate;
  readonly kind: 'family' | 'released';
  readonly sex: 'female' | 'male';
  readonly province: string;
  readonly county: string;
  readonly householdType: HouseholdType;
  readonly trade: string | null;
}

/** The legal monthly minimum wage in rials by day; `changes` are the days on which another came into force. */
export interface Wages {
  on(day: LocalDate): number | undefined;
  readonly changes: readonly LocalDate[];
}

/** Cause of `outside-custody` where the person had been out of closed custody since they asked. */
export const returnedToCustody = 'returned';
/** Work counts from so many hours a week, or from the minimum wage of the month. */
export const leastWeeklyHours = 20;
export const ageFrom = 18;
/** People of this age and above are no longer counted. */
export const ageUntil = 65;
