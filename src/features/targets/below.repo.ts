import { type LocalDate, tehranDayEnd, toJalali } from '../../kernel/calendar.ts';
import {
  addJalaliMonths,
  firstDayOfMonth,
  type JalaliMonth,
  lastDayOfMonth,
  monthOf,
} from '../../kernel/jalali-month.ts';
import type { Database } from '../../platform/database.ts';
import {
  type BelowGrouping,
  countsAt,
  type Instant,
  type Populations,
  populationsAt,
  type Unit,
  type UnitCounts,
} from './below-counts.repo.ts';
import type { FigureScope } from './figure.rules.ts';
import { keptCounts, keptPopulations } from './kept-months.repo.ts';
import { type MonthTable, type Withheld, withholdGroups, withholdMatrix } from './withhold.rules.ts';

/** What readers who may see counts alone are shown of a territory: which units and groups stand together, and all counts. */
export interface Below {
  readonly month: JalaliMonth;
  readonly day: LocalDate;
  readonly withheld: ReadonlyMap<BelowGrouping, Withheld>;
  readonly counts: ReadonlyMap<BelowGrouping, UnitCounts>;
}

export interface BelowTools {
  /** All units of the territory, and all groups that there may be, whether anybody is in them or not. */
  readonly units: readonly string[];
  readonly groups: Readonly<Partial<Record<BelowGrouping, readonly string[]>>>;
}

/** The last Jalali month that was over on a day: what counts-only readers see is of its last day. */
export function lastMonthOver(day: LocalDate): JalaliMonth {
  const month = monthOf(day);
  return lastDayOfMonth(month) === day ? month : addJalaliMonths(month, -1);
}

/** A month's end as it was known when the month was over: it never changes afterwards. */
export function endOfMonth(month: JalaliMonth): Instant {
  const day = lastDayOfMonth(month);
  return { day, knownAt: tehranDayEnd(day).toISOString() };
}

/** The months from which on it is followed what was withheld: from Farvardin of the year before. */
export function monthsFollowed(month: JalaliMonth): readonly JalaliMonth[] {
  const months: JalaliMonth[] = [];
  const { year } = toJalali(firstDayOfMonth(month));
  for (let one = `${year - 1}-01` as JalaliMonth; one <= month; one = addJalaliMonths(one, 1))
    months.push(one);
  return months;
}

const seen = new WeakMap<Database, Map<string, Promise<Below>>>();
/** Territories of a month kept at once, each with thousands of cells. */
const mostSeen = 100;

/**
 * Counts by unit and group at the end of a month, and what of them is withheld: of the units by each other and over time.
 * It never changes afterwards, so where the process lives on it is reckoned once.
 */
export async function viewBelow(
  database: Database,
  territory: FigureScope,
  unit: Unit,
  month: JalaliMonth,
  tools: BelowTools,
): Promise<Below> {
  const reckon = async () => await below(database, territory, unit, month, tools);
  if (!database.keepsMemory) return await reckon();
  const memory = seen.get(database) ?? new Map<string, Promise<Below>>();
  seen.set(database, memory);
  return await remembered(memory, mostSeen, JSON.stringify([territory, unit, month, tools]), reckon);
}

/** What is in a memory under a key, or what is made for it now; a making that failed is not kept. */
async function remembered<T>(
  memory: Map<string, Promise<T>>,
  most: number,
  key: string,
  make: () => Promise<T>,
): Promise<T> {
  const known = memory.get(key);
  if (known) return await known;
  const fresh = make();
  memory.set(key, fresh);
  fresh.catch(() => memory.delete(key));
  const [oldest] = memory.keys();
  if (memory.size > most && oldest !== undefined) memory.delete(oldest);
  return await fresh;
}

async function below(
  database: Database,
  territory: FigureScope,
  unit: Unit,
  month: JalaliMonth,
  tools: BelowTools,
): Promise<Below> {
  const by = Object.keys(tools.groups) as BelowGrouping[];
  const months = await populationsOf(database, territory, unit, by, monthsFollowed(month));
  const counts =
    (await keptCounts(database.read, territory, unit, by, endOfMonth(month))) ??
    (await countsAt(database.read, territory, unit, by, endOfMonth(month)));
  const withheld = new Map<BelowGrouping, Withheld>();
  for (const what of by) {
    const tables = months.map((one): MonthTable => one.get(what) ?? { counts: new Map() });
    const groups = withSeen(
      tools.groups[what] ?? [],
      tables.flatMap(({ counts: rows }) => [...rows.values()].flatMap((row) => [...row.keys()])),
    );
    const units = withSeen(
      tools.units,
      tables.flatMap(({ counts: rows }) => [...rows.keys()]),
    );
    withheld.set(
      what,
      units.length === 1 ? alone(units[0] ?? '', groups, tables) : withholdMatrix(units, groups, tables),
    );
  }
  return { month, day: lastDayOfMonth(month), withheld, counts };
}

function alone(unit: string, groups: readonly string[], tables: readonly MonthTable[]): Withheld {
  const keys = withholdGroups(
    groups,
    tables.map(({ counts }) => counts.get(unit) ?? new Map()),
  );
  return { units: new Set(), groups: keys, of: () => keys };
}

const withSeen = (known: readonly string[], seen: readonly string[]): readonly string[] =>
  [...new Set([...known, ...seen])].sort();

const memories = new WeakMap<Database, Map<string, Promise<Populations>>>();
/** Ends of months kept at once: two years of the nation and of every province. */
const most = 1000;

/** A month's end as known then never changes, so where it is kept, or the process lives on, it is counted once. */
async function populationsOf(
  database: Database,
  territory: FigureScope,
  unit: Unit,
  by: readonly BelowGrouping[],
  months: readonly JalaliMonth[],
): Promise<readonly Populations[]> {
  const { read } = database;
  const memory = memories.get(database) ?? new Map<string, Promise<Populations>>();
  if (database.keepsMemory) memories.set(database, memory);
  const keyOf = (month: JalaliMonth) => JSON.stringify([territory, unit, by, month]);
  const unknown = months.filter((month) => !memory.has(keyOf(month)));
  const kept = await keptPopulations(read, territory, unit, by, unknown);
  return await Promise.all(
    months.map(async (month) => {
      const table = kept.get(month);
      return await remembered(memory, most, keyOf(month), async () =>
        table ? table : await populationsAt(read, territory, unit, by, endOfMonth(month)),
      );
    }),
  );
}
