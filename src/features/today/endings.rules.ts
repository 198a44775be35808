import { addDays, type LocalDate } from '../../kernel/calendar.ts';
import type { PersonFacts } from '../people/person-facts.rules.ts';

/** What ends for a person on one day; others may still stand. */
export interface Ending {
  /** The first day without it: the day after a restriction's last, the very day custody ends. */
  readonly on: LocalDate;
  /** Codes of restrictions; empty where custody alone ends. */
  readonly restrictions: readonly string[];
  readonly custody: boolean;
}

/** Everything of which the last day, or of custody the end, falls from today to `until`; the earliest first. */
export function endingsOf(
  { restrictions, custody }: Pick<PersonFacts, 'restrictions' | 'custody'>,
  today: LocalDate,
  until: LocalDate,
): readonly Ending[] {
  const ends = (restrictions ?? []).flatMap(({ code, until: last }) =>
    last !== undefined && last >= today && last <= until ? [{ code, on: addDays(last, 1) }] : [],
  );
  const freed =
    custody?.status === 'closed' && custody.until !== undefined && custody.until > today
      ? custody.until
      : undefined;
  const days = new Set(ends.map(({ on }) => on));
  if (freed !== undefined && freed <= until) days.add(freed);
  return [...days].sort().map((on) => ({
    on,
    restrictions: [...new Set(ends.filter((end) => end.on === on).map(({ code }) => code))],
    custody: freed === on,
  }));
}
