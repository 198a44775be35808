import type { JalaliMonth } from '../../kernel/jalali-month.ts';
import type { Reader } from '../../platform/database.ts';
import {
  type BelowGrouping,
  belowGroupings,
  countRows,
  countsFromRows,
  type Instant,
  type Populations,
  populationRows,
  populationsFromRows,
  type Unit,
  type UnitCounts,
} from './below-counts.repo.ts';
import type { FigureScope } from './figure.rules.ts';
import { isKept, type KeptFigure, type KeptScope, keptFigures } from './kept-figures.repo.ts';

/** Another number whenever what is kept has another shape. */
const shape = 1;
const populationsIn = (month: JalaliMonth) => `populations:${shape}:${month}`;
const countsIn = `counts-at-month-end:${shape}`;

/** A province by itself is one row of the nation's table, so that alone is kept: of the nation provinces, of a province organisations. */
function keptIn(territory: FigureScope, unit: Unit): KeptScope | undefined {
  if (!isKept(territory)) return undefined;
  return unit === 'province' ? { kind: 'nation' } : territory.kind === 'province' ? territory : undefined;
}
export const unitKept = ({ kind }: KeptScope): Unit => (kind === 'nation' ? 'province' : 'organisation');

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
      const rows = kept.get(populationsIn(month))?.value as PopulationRows | undefined;
      if (rows === undefined) return [];
      return [[month, populationsFromRows(rows.filter(within(territory, unit)), by)] as const];
    }),
  );
}

type PopulationRows = Parameters<typeof populationsFromRows>[0];
type CountRows = Parameters<typeof countsFromRows>[0];

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
  return countsFromRows((kept.value as CountRows).filter(within(territory, unit)), by);
}

const within =
  (territory: FigureScope, unit: Unit) =>
  (row: readonly [what: BelowGrouping, unit: string, ...unknown[]]): boolean =>
    unit !== 'province' || territory.kind !== 'province' || row[1] === territory.province;

/** Which of some months are not kept of a scope yet, and whether the counts of a day are. */
export async function monthsMissing(
  read: Reader,
  scope: KeptScope,
  months: readonly JalaliMonth[],
  last: Instant,
): Promise<{ readonly populations: readonly JalaliMonth[]; readonly counts: boolean }> {
  const kept = await keptFigures(read, scope, [...months.map(populationsIn), countsIn]);
  return {
    populations: months.filter((month) => !kept.has(populationsIn(month))),
    counts: kept.get(countsIn)?.asOf !== last.day,
  };
}

export async function countPopulations(
  read: Reader,
  scope: KeptScope,
  month: JalaliMonth,
  at: Instant,
  now: Date,
): Promise<KeptFigure> {
  const value = await populationRows(read, scope, unitKept(scope), belowGroupings, at);
  return { figure: populationsIn(month), ...keptAt(at, now), value };
}

export async function countCounts(
  read: Reader,
  scope: KeptScope,
  at: Instant,
  now: Date,
): Promise<KeptFigure> {
  const value = await countRows(read, scope, unitKept(scope), belowGroupings, at);
  return { figure: countsIn, ...keptAt(at, now), value };
}

const keptAt = ({ day, knownAt }: Instant, now: Date) => ({
  asOf: day,
  knownAt,
  countedAt: now.toISOString(),
});
