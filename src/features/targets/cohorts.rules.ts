import { dayNumber, dayNumbered } from '../../kernel/calendar.ts';
import { returnedToCustody } from '../outcomes/outcome.rules.ts';
import { monthNumber, type StandingValues } from '../outcomes/span-rows.rules.ts';
import { countsFrom } from './count.rules.ts';
import type { DaySheet, SheetNames } from './day-sheet.rules.ts';
import { leastShown, type OutcomeCounts, type Share, shareOf } from './figure.rules.ts';
import { monthEnd, quarterOf } from './months.rules.ts';

/** Everybody who asked in one Jalali quarter, and where they are on the day: nobody falls out of the denominator. */
export interface Cohort {
  /** '1405-3' */
  readonly quarter: string;
  readonly asked: number;
  /** Null for readers who may know no small group, as are the two below where they are of fewer than five people. */
  readonly counts: OutcomeCounts | null;
  /** In work, of everybody who asked. */
  readonly inWork: Share;
  readonly returnedToCustody: number | null;
  readonly died: number | null;
}

/** Every quarter in which somebody asked, the earliest first. */
export function cohortsOf({ requestedDays, standingIds }: DaySheet, names: SheetNames): readonly Cohort[] {
  const first = requestedDays.reduce((a, b) => Math.min(a, b), Number.MAX_SAFE_INTEGER);
  const quarters = quartersFrom(
    first,
    requestedDays.reduce((a, b) => Math.max(a, b), 0),
  );
  const width = names.standingCount;
  const people = new Int32Array(width * quarters.names.length);
  for (let i = 0; i < requestedDays.length; i += 1) {
    const at = (quarters.rowOf[(requestedDays[i] ?? 0) - first] ?? 0) * width + (standingIds[i] ?? 0);
    people[at] = (people[at] ?? 0) + 1;
  }
  return quarters.names
    .map((quarter, row) => cohortOf(quarter, people.subarray(row * width, (row + 1) * width), names))
    .filter(({ asked }) => asked > 0);
}

/** The Jalali quarters from one day to another, and the place among them of every day between. */
function quartersFrom(
  first: number,
  last: number,
): { readonly names: readonly string[]; readonly rowOf: readonly number[] } {
  const found: string[] = [];
  const rowOf: number[] = [];
  for (let day = first; day <= last; ) {
    const month = monthNumber(dayNumbered(day));
    const end = dayNumber(monthEnd(month - (month % 3) + 2));
    for (; day <= Math.min(end, last); day += 1) rowOf.push(found.length);
    found.push(quarterOf(month));
  }
  return { names: found, rowOf };
}

function cohortOf(quarter: string, people: Int32Array, names: SheetNames): Cohort {
  const standings: [StandingValues, number][] = [];
  let asked = 0;
  let returned = 0;
  let died = 0;
  for (const [id, n] of people.entries()) {
    if (n === 0) continue;
    const standing = names.standing(id);
    standings.push([standing, n]);
    asked += n;
    if (isReturned(standing)) returned += n;
    if (standing.state === 'left' && standing.cause === 'died') died += n;
  }
  const counts = countsFrom(standings);
  return { quarter, asked, counts, inWork: shareOf(counts.inWork, asked), returnedToCustody: returned, died };
}

/** How somebody who had asked stands in custody again: left for it, or held in it once more. */
export const returnedStandings = [
  { state: 'left', cause: 'returned-to-custody' },
  { state: 'outside-custody', cause: returnedToCustody },
] as const satisfies readonly Pick<StandingValues, 'state' | 'cause'>[];

export function isReturned({ state, cause }: Pick<StandingValues, 'state' | 'cause'>): boolean {
  return returnedStandings.some((one) => one.state === state && one.cause === cause);
}

/** For readers who may know no small group: no quarter in which fewer than five asked, and no small number beside it. */
export function cohortsTold(cohorts: readonly Cohort[]): readonly Cohort[] {
  const few = (n: number | null) => (n !== null && n > 0 && n < leastShown ? null : n);
  return cohorts
    .filter(({ asked }) => asked >= leastShown)
    .map((cohort) => ({
      ...cohort,
      counts: null,
      returnedToCustody: few(cohort.returnedToCustody),
      died: few(cohort.died),
    }));
}
