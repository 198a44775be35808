import { dayNumber, dayNumbered, type LocalDate } from '../../kernel/calendar.ts';
import type { OutcomeState } from '../outcomes/outcome.rules.ts';
import type { DaySheet, SheetNames } from './day-sheet.rules.ts';
import { leastShown } from './figure.rules.ts';

/** People who stand so for one cause on a day: how many, and since when the first and the last of them. */
export interface ByCause {
  /** Null where none is on record. */
  readonly cause: string | null;
  readonly people: number;
  /** Null where the days of few people would be told. */
  readonly since: { readonly first: LocalDate; readonly last: LocalDate } | null;
  /** So for more than 90 days; null where few people would be told of. */
  readonly long: number | null;
}

/** Stands for the causes that are told as one. */
export const otherCauses = 'withheld';

const longDays = 90;

/** Everybody who stands so on the day, by cause, the most first. */
export function byCause(
  sheet: DaySheet,
  names: SheetNames,
  state: OutcomeState,
  asOf: LocalDate,
): readonly ByCause[] {
  const found = new Map<string | null, { people: number; first: number; last: number; long: number }>();
  const today = dayNumber(asOf);
  for (const [i, standingId] of sheet.standingIds.entries()) {
    const standing = names.standing(standingId);
    if (standing.state !== state) continue;
    const since = sheet.sinceDays[i] ?? 0;
    const one = found.get(standing.cause) ?? { people: 0, first: since, last: since, long: 0 };
    one.people += 1;
    one.first = Math.min(one.first, since);
    one.last = Math.max(one.last, since);
    if (today - since > longDays) one.long += 1;
    found.set(standing.cause, one);
  }
  return [...found]
    .map(([cause, { people, first, last, long }]) => ({
      cause,
      people,
      since: { first: dayNumbered(first), last: dayNumbered(last) },
      long,
    }))
    .sort((a, b) => b.people - a.people || (String(a.cause) < String(b.cause) ? -1 : 1));
}

/** For readers who may know no small group: no days, and causes of few people together, with company enough to hide them. */
export function causesTold(causes: readonly ByCause[]): readonly ByCause[] {
  const fewest = [...causes].reverse();
  const isSmall = fewest.some(({ people }) => people < leastShown);
  const held: ByCause[] = [];
  for (const cause of isSmall ? fewest : []) {
    const people = held.reduce((sum, one) => sum + one.people, 0);
    if (cause.people >= leastShown && held.length >= 2 && people >= leastShown) break;
    held.push(cause);
  }
  const told = causes
    .filter((cause) => !held.includes(cause))
    .map(({ cause, people }) => ({ cause, people, since: null, long: null }));
  const people = held.reduce((sum, one) => sum + one.people, 0);
  return held.length === 0 ? told : [...told, { cause: otherCauses, people, since: null, long: null }];
}
