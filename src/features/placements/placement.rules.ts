import type { LocalDate } from '../../kernel/calendar.ts';
import type { OpportunityKind } from '../opportunities/opportunity-facts.rules.ts';

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
