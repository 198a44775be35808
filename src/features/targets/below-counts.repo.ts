import { type SQL, sql } from 'drizzle-orm';
import type { LocalDate } from '../../kernel/calendar.ts';
import type { Reader } from '../../platform/database.ts';
import { populationStates } from '../outcomes/outcome.rules.ts';
import type { Evidence } from '../placements/placement.rules.ts';
import { emptyCounts, type Standing, tally } from './below-counts.rules.ts';
import { spansAt } from './day-sheet.repo.ts';
import type { FigureScope, Grouping, OutcomeCounts } from './figure.rules.ts';
import type { MonthTable } from './withhold.rules.ts';

/** What a table's rows are: organisations, or the provinces in which they sit. */
export type Unit = 'organisation' | 'province';
/** A day, and the instant at which it was known so. */
export interface Instant {
  readonly day: LocalDate;
  readonly knownAt: string;
}

/** People by unit and group; the key of a group that is not named is ''. */
export type UnitCounts = ReadonlyMap<string, ReadonlyMap<string, OutcomeCounts>>;

const columns: Readonly<Record<Exclude<Grouping, 'organisation' | 'province'>, SQL>> = {
  county: sql`g.county`,
  trade: sql`g.trade`,
  sex: sql`g.sex`,
  household: sql`g.household_type`,
  kind: sql`g.kind`,
};
export type BelowGrouping = keyof typeof columns;

export const belowGroupings = Object.keys(columns) as readonly BelowGrouping[];

/** How many of the population there are, by grouping, unit and group; as few cells as can be, for they are kept so. */
export type PopulationRow = readonly [what: BelowGrouping, unit: string, key: string, n: number];
/** The same by how they stand. */
export type CountRow = readonly [
  what: BelowGrouping,
  unit: string,
  key: string,
  n: number,
  state: Standing['state'],
  evidence: Evidence | '',
  intake: 0 | 1,
];
export type Populations = ReadonlyMap<BelowGrouping, MonthTable>;

/** How many of the population there are by unit and group of each grouping: one walk through the spans of a day. */
export async function populationsAt(
  read: Reader,
  scope: FigureScope,
  unit: Unit,
  by: readonly BelowGrouping[],
  at: Instant,
): Promise<Populations> {
  return populationsFromRows(await populationRows(read, scope, unit, by, at), by);
}

export async function populationRows(
  read: Reader,
  scope: FigureScope,
  unit: Unit,
  by: readonly BelowGrouping[],
  at: Instant,
): Promise<readonly PopulationRow[]> {
  const states = sql.join(
    populationStates.map((state) => sql`${state}`),
    sql`, `,
  );
  const [row] = await read.all<{ rows: string }>(sql`
    with counted as materialized (select group_id, count(*) as n from (${standing(scope, at)}) s
      where s.standing_id in (select id from outcome_standing where state in (${states})) group by group_id)
    select json_group_array(json_array(what, unit, key, n)) as rows from (${unionOf(
      by,
      (
        what,
      ) => sql`select ${what} as what, ${unitColumn(unit)} as unit, ${columns[what]} as key, sum(c.n) as n
      from counted c join outcome_group g on g.id = c.group_id join organisation o on o.id = g.organisation_id
      group by 2, 3`,
    )})`);
  return JSON.parse(row?.rows ?? '[]') as readonly PopulationRow[];
}

export function populationsFromRows(
  rows: readonly PopulationRow[],
  by: readonly BelowGrouping[],
): Populations {
  const tables = new Map(by.map((what) => [what, new Map<string, Map<string, number>>()]));
  for (const [what, unit, key, n] of rows) {
    const table = tables.get(what);
    const known = table?.get(unit);
    if (known) known.set(key, n);
    else table?.set(unit, new Map([[key, n]]));
  }
  return new Map([...tables].map(([what, counts]) => [what, { counts }]));
}

/** The same with how they stand, for one grouping each. */
export async function countsAt(
  read: Reader,
  scope: FigureScope,
  unit: Unit,
  by: readonly BelowGrouping[],
  at: Instant,
): Promise<ReadonlyMap<BelowGrouping, UnitCounts>> {
  return countsFromRows(await countRows(read, scope, unit, by, at), by);
}

export async function countRows(
  read: Reader,
  scope: FigureScope,
  unit: Unit,
  by: readonly BelowGrouping[],
  at: Instant,
): Promise<readonly CountRow[]> {
  const [row] = await read.all<{ rows: string }>(sql`
    with counted as materialized (select group_id, standing_id, count(*) as n from (${standing(scope, at)}) s group by 1, 2)
    select json_group_array(json_array(what, unit, key, n, state, evidence, intake)) as rows from (${unionOf(
      by,
      (what) => sql`select ${what} as what, ${unitColumn(unit)} as unit, ${columns[what]} as key,
      t.state as state, t.evidence as evidence, t.at_intake as intake, sum(c.n) as n
      from counted c join outcome_group g on g.id = c.group_id join organisation o on o.id = g.organisation_id
      join outcome_standing t on t.id = c.standing_id group by 2, 3, 4, 5, 6`,
    )})`);
  return JSON.parse(row?.rows ?? '[]') as readonly CountRow[];
}

export function countsFromRows(
  rows: readonly CountRow[],
  by: readonly BelowGrouping[],
): ReadonlyMap<BelowGrouping, UnitCounts> {
  const all = new Map(by.map((what) => [what, new Map<string, Map<string, OutcomeCounts>>()]));
  for (const [what, unit, key, n, state, evidence, intake] of rows) {
    const units = all.get(what);
    if (units === undefined) continue;
    const groups = units.get(unit) ?? new Map<string, OutcomeCounts>();
    const standing: Standing = { state, evidence, atIntake: intake === 1 };
    groups.set(key, tally(groups.get(key) ?? emptyCounts, standing, n));
    units.set(unit, groups);
  }
  return all;
}

const standing = (scope: FigureScope, { day, knownAt }: Instant): SQL =>
  spansAt(scope, { asOf: day, knownAt }, sql`r.group_id, r.standing_id`);

const unitColumn = (unit: Unit): SQL => (unit === 'organisation' ? sql`o.id` : sql`coalesce(o.province, '')`);

const unionOf = (by: readonly BelowGrouping[], part: (what: BelowGrouping) => SQL): SQL =>
  sql.join(by.map(part), sql` union all `);
