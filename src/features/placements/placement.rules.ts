import type { LocalDate } from '../../kernel/calendar.ts';
import type { OpportunityKind } from '../opportunities/opportunity-facts.rules.ts';

/** Where the work came from: a referral here, a kit or a loan, found by themselves, or had when they came to us. */
export const placementOrigins = ['referral', 'kit', 'loan', 'own', 'at-intake'] as const;
export type PlacementOrigin = (typeof placementOrigins)[number];

/** What work is known by, the strongest first (`design.md` §9). A call is "stated", the others are verified. */
export const evidenceGrades = ['insurance', 'bank', 'visit', 'employer', 'call'] as const;
export type Evidence = (typeof evidenceGrades)[number];

/** Closed list of reasons for an end; `mistake`: it never was. */
export const endReasons = [
  'season-over',
  'contract-over',
  'dismissed',
  'business-closed',
  'unpaid-wages',
  'pay',
  'hours',
  'too-far',
  'conditions',
  'caring',
  'health',
  'moved',
  'better-work',
  'returned-to-custody',
  'died',
  'mistake',
  'other',
] as const;
export type EndReason = (typeof endReasons)[number];

/** `void` withdraws the check it corrects and says nothing itself. */
export const checkResults = ['working', 'ended', 'not-reached', 'void'] as const;
export type CheckResult = (typeof checkResults)[number];
export const checkSources = ['check', 'visit', 'recall'] as const;
export type CheckSource = (typeof checkSources)[number];

export const awardKinds = ['kit', 'loan'] as const;
export type AwardKind = (typeof awardKinds)[number];
export const recallResults = ['confirmed', 'denied', 'not-reached'] as const;
export type RecallResult = (typeof recallResults)[number];
export const visitOutcomes = ['well', 'needs-help', 'ended', 'not-found'] as const;
export type VisitOutcome = (typeof visitOutcomes)[number];

/** First day of what a person was placed in: the later of today and the opportunity's own start. */
export function placementStart(today: LocalDate, startOn: LocalDate | undefined): LocalDate {
  return startOn !== undefined && startOn > today ? startOn : today;
}

/**
 * Whether being placed ends the search. A training does not: the person is enrolled, holds a seat of it, and goes on
 * looking for work.
 */
export function endsSeeking(kind: OpportunityKind): boolean {
  return kind !== 'training';
}

/** Whether the database refused a write because the opportunity would hold more people than it has vacancies. */
export function isVacanciesFull(error: unknown): boolean {
  for (let e: unknown = error; e instanceof Error; e = e.cause)
    if (e.message.includes('vacancies are full')) return true;
  return false;
}
