import { dayNumbered } from '../../kernel/calendar.ts';
import { returnedToCustody } from '../outcomes/outcome.rules.ts';
import { monthNumber, type StandingValues } from '../outcomes/span-rows.rules.ts';
import { countsFrom } from './count.rules.ts';
import { type DaySheet, type SheetNames, standingLimit } from './day-sheet.rules.ts';
import { leastShown, type OutcomeCounts, type Share, shareOf } from './figure.rules.ts';
import { quarterOf } from './months.rules.ts';

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
export function cohortsOf(sheet: DaySheet, names: SheetNames): readonly Cohort[] {
  const quarters = new Map<string, Int32Array>();
  const ofDay = new Map<number, Int32Array>();
  for (const [i, requested] of sheet.requestedDays.entries()) {
    let people = ofDay.get(requested);
    if (people === undefined) {
      const quarter = quarterOf(monthNumber(dayNumbered(requested)));
      people = quarters.get(quarter) ?? new Int32Array(standingLimit);
      quarters.set(quarter, people);
      ofDay.set(requested, people);
    }
    const standing = sheet.standingIds[i] ?? 0;
    people[standing] = (people[standing] ?? 0) + 1;
  }
  return [...quarters]
    .map(([quarter, people]) => cohortOf(quarter, people, names))
    .sort((a, b) => (a.quarter < b.quarter ? -1 : 1));
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

/** Whether somebody who had asked is in custody again: left for it, or held in it once more. */
export function isReturned({ state, cause }: Pick<StandingValues, 'state' | 'cause'>): boolean {
  return (
    (state === 'left' && cause === 'returned-to-custody') ||
    (state === 'outside-custody' && cause === returnedToCustody)
  );
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
