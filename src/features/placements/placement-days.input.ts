import { addDays, birthdayTurning, type LocalDate } from '../../kernel/calendar.ts';
import type { FieldError } from '../../kernel/problem.ts';
import { fieldError } from '../../platform/parse.ts';

/** How far ahead the first day of a work may lie, and at which age anybody may have begun one. */
const mostDaysAhead = 366;
const leastAge = 10;

/** What is wrong with the first and the known last day of a work. */
export function dayFaults(
  { startedOn, expectedEndOn }: { startedOn: LocalDate; expectedEndOn?: LocalDate | null | undefined },
  today: LocalDate,
  birthDate: LocalDate,
): FieldError[] {
  const faults: FieldError[] = [];
  if (startedOn > addDays(today, mostDaysAhead)) faults.push(fieldError('startedOn', 'date.too-late'));
  if (startedOn < birthdayTurning(birthDate, leastAge))
    faults.push(fieldError('startedOn', 'date.too-early'));
  if (expectedEndOn && expectedEndOn < startedOn)
    faults.push(fieldError('expectedEndOn', 'end.before-start'));
  return faults;
}
