import type { LocalDate } from '../../kernel/calendar.ts';
import type { JalaliMonth } from '../../kernel/jalali-month.ts';
import type { Text } from '../../kernel/text.ts';
import type { Database } from '../../platform/database.ts';
import { householdTypes } from '../outcomes/outcome.rules.ts';
import { type Below, lastMonthOver, viewBelow } from './below.repo.ts';
import type { BelowGrouping, Unit } from './below-counts.repo.ts';
import { emptyCounts, populationOnly, sumCounts } from './below-counts.rules.ts';
import {
  type FigureScope,
  type Group,
  type GroupedFigure,
  type Grouping,
  type OutcomeCounts,
  populationOf,
} from './figure.rules.ts';
import { otherUnits } from './withhold.rules.ts';

/** What groups are called, and which there may be. */
export interface CountsOnlyTools {
  readonly organisations: ReadonlyMap<string, { readonly province: string | null }>;
  readonly provinces: readonly string[];
  readonly counties: readonly { readonly code: string; readonly province: string }[];
  /** Sub-major groups of trades. */
  readonly trades: readonly string[];
  labelOf(by: Grouping, key: string | null): Text;
}

/** What a reader of counts is shown of a scope by groups, all of one month's end. */
export interface CountsOnly {
  readonly month: JalaliMonth;
  readonly day: LocalDate;
  /** The scope may be shown by itself; where it may not, there are no groups. */
  readonly isShown: boolean;
  readonly groups: readonly GroupedFigure[];
}

const withoutPlace = ['trade', 'sex', 'household', 'kind'] as const satisfies readonly BelowGrouping[];
const withPlace = ['county', ...withoutPlace] as const satisfies readonly BelowGrouping[];

/**
 * Groups of a scope for a reader of counts who may see all of `whole`. Everything such a reader can ask for comes out of
 * one table for each grouping, so that no two answers tell more than each: of the nation, provinces by group; of a province,
 * its organisations by group. Who reads the nation sees of single organisations the whole alone.
 */
export async function countsOnly(
  database: Database,
  whole: FigureScope,
  scope: FigureScope,
  asOf: LocalDate,
  tools: CountsOnlyTools,
): Promise<CountsOnly> {
  const month = lastMonthOver(asOf);
  const read = async (of: FigureScope, unit: Unit, by: readonly BelowGrouping[]): Promise<Below> =>
    await viewBelow(database, of, unit, month, {
      units: unitsOf(of, unit, tools),
      groups: groupsOf(of, by, tools),
    });
  if (whole.kind === 'organisation') {
    const own = await read(whole, 'organisation', withPlace);
    return told(
      own,
      withPlace.map((by) => rowOf(own, by, whole.organisationId, tools)),
    );
  }
  if (whole.kind === 'province') {
    const own = await read(whole, 'organisation', withPlace);
    if (scope.kind === 'organisation') return unitOf(own, withPlace, scope.organisationId, tools);
    return told(own, [
      unitsFigure(own, 'organisation', tools),
      ...withPlace.map((by) => wholeOf(own, by, tools)),
    ]);
  }
  const nation = await read(whole, 'province', withoutPlace);
  if (scope.kind === 'nation')
    return told(nation, [
      unitsFigure(nation, 'province', tools),
      ...withoutPlace.map((by) => wholeOf(nation, by, tools)),
    ]);
  const province =
    scope.kind === 'province'
      ? scope.province
      : (tools.organisations.get(scope.organisationId)?.province ?? '');
  const row = unitOf(nation, withoutPlace, province, tools);
  if (!row.isShown) return row;
  const inside: FigureScope = { kind: 'province', province };
  const below = await read(inside, 'organisation', ['sex']);
  if (scope.kind === 'organisation') {
    const isShown = !(below.withheld.get('sex')?.units.has(scope.organisationId) ?? false);
    return { ...row, isShown, groups: [] };
  }
  const places = await read(inside, 'province', ['county']);
  return told(nation, [
    unitsFigure(below, 'organisation', tools),
    rowOf(places, 'county', province, tools),
    ...row.groups,
  ]);
}

const told = ({ month, day }: Below, groups: readonly GroupedFigure[]): CountsOnly => ({
  month,
  day,
  isShown: true,
  groups,
});

function unitOf(
  below: Below,
  by: readonly BelowGrouping[],
  unit: string,
  tools: CountsOnlyTools,
): CountsOnly {
  const isShown = by.every((what) => !below.withheld.get(what)?.units.has(unit));
  const groups = isShown ? by.map((what) => rowOf(below, what, unit, tools)) : [];
  return { month: below.month, day: below.day, isShown, groups };
}

function unitsOf(
  of: FigureScope,
  unit: Unit,
  { organisations, provinces }: CountsOnlyTools,
): readonly string[] {
  if (of.kind === 'organisation') return [of.organisationId];
  if (unit === 'province') return of.kind === 'province' ? [of.province] : provinces;
  return [...organisations].flatMap(([id, { province }]) =>
    of.kind === 'nation' || province === of.province ? [id] : [],
  );
}

function groupsOf(
  of: FigureScope,
  by: readonly BelowGrouping[],
  tools: CountsOnlyTools,
): Readonly<Partial<Record<BelowGrouping, readonly string[]>>> {
  const home =
    of.kind === 'organisation'
      ? tools.organisations.get(of.organisationId)?.province
      : of.kind === 'province'
        ? of.province
        : null;
  const all: Readonly<Record<BelowGrouping, readonly string[]>> = {
    county: tools.counties.flatMap(({ code, province }) => (province === home ? [code] : [])),
    trade: ['', ...tools.trades],
    sex: ['female', 'male'],
    household: householdTypes,
    kind: ['family', 'released'],
  };
  return Object.fromEntries(by.map((what) => [what, all[what]]));
}

/** Units with their own numbers, and those told together as one. */
function unitsFigure(below: Below, by: 'organisation' | 'province', tools: CountsOnlyTools): GroupedFigure {
  const [what] = below.counts.keys();
  const hidden = (what && below.withheld.get(what)?.units) ?? new Set();
  const totals = new Map(
    [...((what && below.counts.get(what)) ?? [])].map(([unit, groups]) => [
      unit,
      sumCounts([...groups.values()]),
    ]),
  );
  return figureOf(by, totals, hidden, tools);
}

function wholeOf(below: Below, by: BelowGrouping, tools: CountsOnlyTools): GroupedFigure {
  const totals = new Map<string, OutcomeCounts>();
  for (const groups of below.counts.get(by)?.values() ?? [])
    for (const [key, counts] of groups) totals.set(key, sumCounts([totals.get(key) ?? emptyCounts, counts]));
  return figureOf(by, totals, below.withheld.get(by)?.groups ?? new Set(), tools);
}

function rowOf(below: Below, by: BelowGrouping, unit: string, tools: CountsOnlyTools): GroupedFigure {
  const counts = below.counts.get(by)?.get(unit) ?? new Map<string, OutcomeCounts>();
  return figureOf(by, counts, below.withheld.get(by)?.of(unit) ?? new Set(), tools);
}

function figureOf(
  by: Grouping,
  counts: ReadonlyMap<string, OutcomeCounts>,
  hidden: ReadonlySet<string>,
  tools: CountsOnlyTools,
): GroupedFigure {
  const keyOf = (key: string) => (key === '' ? null : key);
  const groups = [...counts]
    .filter(([key]) => !hidden.has(key))
    .map(
      ([key, of]): Group => ({
        key: keyOf(key),
        label: tools.labelOf(by, keyOf(key)),
        counts: populationOnly(of),
      }),
    )
    .filter((group) => populationOf(group.counts) > 0)
    .sort(
      (a, b) => populationOf(b.counts) - populationOf(a.counts) || (String(a.key) < String(b.key) ? -1 : 1),
    );
  if (hidden.size === 0) return { by, groups, withheld: undefined };
  return {
    by,
    groups,
    withheld: {
      labels: [...hidden]
        .filter((key) => key !== otherUnits)
        .sort()
        .map((key) => tools.labelOf(by, keyOf(key))),
      counts: populationOnly(sumCounts([...hidden].map((key) => counts.get(key) ?? emptyCounts))),
    },
  };
}
