import type { JalaliMonth } from '../../kernel/jalali-month.ts';
import type { Reader } from '../../platform/database.ts';
import {
  type BelowGrouping,
  belowGroupings,
  type CountRow,
  countRows,
  countsFromRows,
  type Instant,
  type PopulationRow,
  type Populations,
  populationRows,
  populationsFromRows,
  type Unit,
  type UnitCounts,
} from './below-counts.repo.ts';
import type { FigureScope } from './figure.rules.ts';
import { isKept, type KeptFigure, type KeptScope, keptDays, keptFigures } from './kept-figures.repo.ts';
import { organisationsOf } from './organisations-named.repo.ts';

/** Another number whenever what is kept has another shape. */
const shape = 1;
const populationsIn = (month: JalaliMonth) => `populations:${shape}:${month}`;
const countsIn = `counts-at-month-end:${shape}`;

/** A province by itself is one row of the nation's table, so that alone is kept: of the nation provinces, of a province organisations. */
function keptIn(territory: FigureScope, unit: Unit): KeptScope | undefined {
  if (!isKept(territory)) return undefined;
  return unit === 'province' ? { kind: 'nation' } : territory.kind === 'province' ? territory : undefined;
}

/** Of some months what is kept of the territory; a month that is not is left out. */
export async function keptPopulations(
  read: Reader,
  territory: FigureScope,
  unit: Unit,
  by: readonly BelowGrouping[],
  months: readonly JalaliMonth[],
): Promise<ReadonlyMap<JalaliMonth, Populations>> {
  const scope = keptIn(territory, unit);
  if (scope === undefined) return new Map();
  const kept = await keptFigures(read, scope, months.map(populationsIn));
  return new Map(
    months.flatMap((month) => {
      const rows = kept.get(populationsIn(month))?.value as readonly PopulationRow[] | undefined;
      if (rows === undefined) return [];
      return [[month, populationsFromRows(rows.filter(within(territory, unit)), by)] as const];
    }),
  );
}

/** The counts of a month's end where they are kept: of the last one alone. */
export async function keptCounts(
  read: Reader,
  territory: FigureScope,
  unit: Unit,
  by: readonly BelowGrouping[],
  { day }: Instant,
): Promise<ReadonlyMap<BelowGrouping, UnitCounts> | undefined> {
  const scope = keptIn(territory, unit);
  const kept = scope && (await keptFigures(read, scope, [countsIn])).get(countsIn);
  if (kept?.asOf !== day) return undefined;
  return countsFromRows((kept.value as readonly CountRow[]).filter(within(territory, unit)), by);
}

const within =
  (territory: FigureScope, unit: Unit) =>
  (row: readonly [what: BelowGrouping, unit: string, ...unknown[]]): boolean =>
    // Organisations of no known province stand under an empty one, which is nobody's.
    unit !== 'province' || territory.kind !== 'province' || (row[1] !== '' && row[1] === territory.province);

/** Which of some months are not kept of a scope yet, and whether the counts of a day are not. */
export async function monthsMissing(
  read: Reader,
  scope: KeptScope,
  months: readonly JalaliMonth[],
  last: Instant,
): Promise<{ readonly populations: readonly JalaliMonth[]; readonly counts: boolean }> {
  const kept = await keptDays(read, scope, [...months.map(populationsIn), countsIn]);
  return {
    populations: months.filter((month) => !kept.has(populationsIn(month))),
    counts: kept.get(countsIn) !== last.day,
  };
}

/** The end of a month, or how people stood at it, of some scopes: of all of them by one walk through the spans of the nation. */
export async function countMonthEnd(
  read: Reader,
  scopes: readonly KeptScope[],
  what: 'counts' | JalaliMonth,
  { day, knownAt }: Instant,
  now: Date,
): Promise<readonly (readonly [KeptScope, KeptFigure])[]> {
  const walk = what === 'counts' ? countRows : populationRows;
  const rows = await walk(read, { kind: 'nation' }, 'organisation', belowGroupings, { day, knownAt });
  const provinces = new Map(
    [...(await organisationsOf(read))].map(([id, { province }]) => [id, province ?? '']),
  );
  const figure = what === 'counts' ? countsIn : populationsIn(what);
  const kept = { figure, asOf: day, knownAt, countedAt: now.toISOString() };
  return scopes.map((scope) => [
    scope,
    {
      ...kept,
      value:
        scope.kind === 'nation'
          ? byProvince(rows, provinces)
          : rows.filter(([, organisation]) => provinces.get(organisation) === scope.province),
    },
  ]);
}

/** Rows of organisations as rows of the provinces they sit in. */
function byProvince(
  rows: readonly (PopulationRow | CountRow)[],
  provinces: ReadonlyMap<string, string>,
): readonly (readonly unknown[])[] {
  const sums = new Map<string, unknown[]>();
  for (const [what, organisation, key, n, ...stands] of rows) {
    const province = provinces.get(organisation) ?? '';
    const name = JSON.stringify([what, province, key, ...stands]);
    const known = sums.get(name);
    if (known) known[3] = Number(known[3]) + n;
    else sums.set(name, [what, province, key, n, ...stands]);
  }
  return [...sums.values()];
}
