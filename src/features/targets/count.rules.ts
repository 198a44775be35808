import type { GroupValues, StandingValues } from '../outcomes/span-rows.rules.ts';
import { type Evidence, evidenceGrades } from '../placements/placement.rules.ts';
import { type DaySheet, type SheetNames, standingLimit } from './day-sheet.rules.ts';
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

/** How many stand how, of everybody on a sheet, or of those that `isMeant`. */
export function standingsOf(
  sheet: DaySheet,
  names: SheetNames,
  isMeant?: (index: number) => boolean,
): readonly (readonly [StandingValues, number])[] {
  const people = new Int32Array(standingLimit);
  for (const [index, standing] of sheet.standingIds.entries())
    if (isMeant === undefined || isMeant(index)) people[standing] = (people[standing] ?? 0) + 1;
  return named(people, 0, names);
}

/** Counts of each group of everybody on a sheet, by what `keyOf` says of it. One pass, however many groups. */
export function countsByGroup(
  sheet: DaySheet,
  names: SheetNames,
  keyOf: (group: GroupValues) => string | null,
): ReadonlyMap<string | null, OutcomeCounts> {
  const rows = new Map<string | null, number>();
  const rowOfGroup: number[] = [];
  const { groupIds, standingIds } = sheet;
  const rowOf = (id: number): number => {
    const key = keyOf(names.group(id));
    const row = rows.get(key) ?? rows.size;
    rows.set(key, row);
    rowOfGroup[id] = row;
    return row;
  };
  let people = new Int32Array(standingLimit * 8);
  for (let i = 0; i < groupIds.length; i += 1) {
    const id = groupIds[i] ?? 0;
    const at = (rowOfGroup[id] ?? rowOf(id)) * standingLimit + (standingIds[i] ?? 0);
    if (at >= people.length) {
      const more = new Int32Array(Math.max(people.length * 2, at + standingLimit));
      more.set(people);
      people = more;
    }
    people[at] = (people[at] ?? 0) + 1;
  }
  return new Map([...rows].map(([key, row]) => [key, countsFrom(named(people, row, names))]));
}

function named(
  people: Int32Array,
  row: number,
  names: SheetNames,
): readonly (readonly [StandingValues, number])[] {
  const found: [StandingValues, number][] = [];
  for (let standing = 0; standing < standingLimit; standing += 1) {
    const n = people[row * standingLimit + standing] ?? 0;
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

/** Everybody who had asked, however they stand. */
export function everybodyOf(counts: OutcomeCounts): number {
  return Object.values(fields).reduce((sum, field) => sum + counts[field], 0);
}
