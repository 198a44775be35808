import { addDays, daysBetween, type LocalDate } from '../../kernel/calendar.ts';

/** Days after the start on which checks fall due; then every 180 days (`design.md` §9). */
const firstDueDays = [30, 90, 180, 365] as const;
const everyDays = 180;
/** Evidence so many days before a check was due answers it too. */
export const earlyDays = 7;
/** A check overdue by more than so many days makes the work unknown. */
export const graceDays = 30;

/** The first due day after a day of the work, 0 being its start: 30, 90, 180, 365, 545, 725 … */
export function dueDayAfter(day: number): number {
  const first = firstDueDays.find((due) => due > day);
  if (first !== undefined) return first;
  const since = day - 365;
  return 365 + (Math.floor(since / everyDays) + 1) * everyDays;
}

/**
 * The day the next check falls due, given the day of the last evidence that says something (the start is evidence of day
 * 0). Where the last day of the work is known beforehand a check falls due on it as well.
 */
export function nextDueOn(
  startedOn: LocalDate,
  lastEvidenceOn: LocalDate | undefined,
  expectedEndOn?: LocalDate,
): LocalDate {
  const answered = lastEvidenceOn === undefined ? 0 : daysBetween(startedOn, lastEvidenceOn) + earlyDays;
  const due = addDays(startedOn, dueDayAfter(Math.max(0, answered)));
  const endUnanswered =
    expectedEndOn !== undefined && (lastEvidenceOn === undefined || lastEvidenceOn < expectedEndOn);
  return endUnanswered && expectedEndOn < due ? expectedEndOn : due;
}

/** The first day on which work nobody asked about any more is unknown: 31 days after the check was due. */
export function unknownFrom(dueOn: LocalDate): LocalDate {
  return addDays(dueOn, graceDays + 1);
}

/** Whole days by which a check is late; 0 while it is not. */
export function overdueBy(dueOn: LocalDate, today: LocalDate): number {
  return Math.max(0, daysBetween(dueOn, today));
}
