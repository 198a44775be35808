import { addDays, daysBetween, type LocalDate, tehranDay } from '../../kernel/calendar.ts';
import { pauseDays, statusReasons } from '../people/person-status.rules.ts';
import type { StatusMove } from './demo.repo.ts';
import { diceOf, officeInstant, workday } from './demo-dice.rules.ts';
import type { PlannedPerson } from './plan-people.ts';

const share = 0.06;

/** A few of those who seek had paused for some weeks and came back. */
export function withPastPause(
  person: PlannedPerson,
  today: LocalDate,
): { readonly person: PlannedPerson; readonly statuses: readonly StatusMove[] } {
  const requestedOn = tehranDay(person.requestedAt);
  const days = daysBetween(requestedOn, today);
  const dice = diceOf(`pause of ${person.id}`);
  if (person.story || person.busy || person.values.status !== 'seeking' || days < 60 || !dice.chance(share))
    return { person, statuses: [] };
  const from = workday(addDays(requestedOn, dice.whole(8, days - 30)));
  const to = workday(addDays(from, dice.whole(10, Math.min(pauseDays - 5, daysBetween(from, today) - 10))));
  if (to >= addDays(today, -2)) return { person, statuses: [] };
  const ids = { personId: person.id, organisationId: person.organisationId };
  const reason = dice.pick(statusReasons.paused);
  return {
    person: { ...person, statusSince: to, busy: { from, to } },
    statuses: [
      { ...ids, status: 'paused', reason, at: officeInstant(dice, from), since: from },
      { ...ids, status: 'seeking', reason: null, at: officeInstant(dice, to), since: to },
    ],
  };
}
