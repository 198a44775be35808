import type { StandingValues } from '../outcomes/span-rows.rules.ts';
import { type Evidence, evidenceGrades } from '../placements/placement.rules.ts';
import type { DaySheet, GroupColumn, SheetNames } from './day-sheet.rules.ts';
import type { OutcomeCounts } from './figure.rules.ts';

const fields = {
  'in-work': 'inWork',
  'some-work': 'someWork',
  unknown: 'unknown',
  'out-of-work': 'outOfWork',
  paused: 'paused',
  'not-seeking': 'notSeeking',
  left: 'left',
  'outside-age': 'outsideAge',
  'outside-custody': 'outsideCustody',
} as const satisfies Record<StandingValues['state'], keyof OutcomeCounts>;

/** Counts from so many people of each standing. */
export function countsFrom(people: Iterable<readonly [StandingValues, number]>): OutcomeCounts {
  const numbers = Object.fromEntries(Object.values(fields).map((field) => [field, 0])) as Record<
    (typeof fields)[keyof typeof fields],
    number
  >;
  const inWorkBy = Object.fromEntries(evidenceGrades.map((grade) => [grade, 0])) as Record<Evidence, number>;
  let inWorkAtIntake = 0;
  for (const [{ state, evidence, atIntake }, n] of people) {
    numbers[fields[state]] += n;
    if (state !== 'in-work') continue;
    if (evidence !== null) inWorkBy[evidence] += n;
    if (atIntake) inWorkAtIntake += n;
  }
  return { ...numbers, inWorkAtIntake, inWorkBy };
}

/** How many stand how, of everybody on a sheet. */
export function standingsOf(
  { standingIds }: DaySheet,
  names: SheetNames,
): readonly (readonly [StandingValues, number])[] {
  const people = new Int32Array(names.standingCount);
  for (let i = 0; i < standingIds.length; i += 1) {
    const standing = standingIds[i] ?? 0;
    people[standing] = (people[standing] ?? 0) + 1;
  }
  return named(people, 0, names);
}

/** Counts of each group of everybody on a sheet, by the keys of a column; a group of nobody is not there. */
export function countsByGroup(
  { groupIds, standingIds }: DaySheet,
  names: SheetNames,
  { keys, rowOf }: GroupColumn,
): ReadonlyMap<string | null, OutcomeCounts> {
  const width = names.standingCount;
  const people = new Int32Array(width * keys.length);
  for (let i = 0; i < groupIds.length; i += 1) {
    const at = (rowOf[groupIds[i] ?? 0] ?? 0) * width + (standingIds[i] ?? 0);
    people[at] = (people[at] ?? 0) + 1;
  }
  const found = new Map<string | null, OutcomeCounts>();
  for (const [row, key] of keys.entries()) {
    const standings = named(people, row, names);
    if (standings.length > 0) found.set(key, countsFrom(standings));
  }
  return found;
}

function named(
  people: Int32Array,
  row: number,
  names: SheetNames,
): readonly (readonly [StandingValues, number])[] {
  const found: [StandingValues, number][] = [];
  for (let standing = 0; standing < names.standingCount; standing += 1) {
    const n = people[row * names.standingCount + standing] ?? 0;
    if (n > 0) found.push([names.standing(standing), n]);
  }
  return found;
}

/** One added to the other, field by field. */
export function addCounts(a: OutcomeCounts, b: OutcomeCounts): OutcomeCounts {
  const sum = (one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>): unknown =>
    Object.fromEntries(
      Object.entries(one).map(([key, value]) => [
        key,
        typeof value === 'number'
          ? value + Number(other[key])
          : sum(value as Record<string, unknown>, other[key] as Record<string, unknown>),
      ]),
    );
  return sum(
    a as unknown as Record<string, unknown>,
    b as unknown as Record<string, unknown>,
  ) as OutcomeCounts;
}

export const noCounts: OutcomeCounts = countsFrom([]);
