import { leastShown } from './figure.rules.ts';
import { bridgesOf, byNode, type Cell, wayAround } from './withhold-graph.rules.ts';

/** People of one month's end by unit and group: `counts[unit][group]`, both by key; what is absent is 0. */
export interface MonthTable {
  readonly counts: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** What of a month's table is not told one by one. */
export interface Withheld {
  /** Units told together as one because some of them are small. */
  readonly units: ReadonlySet<string>;
  /** Groups of the whole told together as one. */
  readonly groups: ReadonlySet<string>;
  /** Of a unit that is shown (or of `otherUnits`), the groups told together as one. */
  readonly of: (unit: string) => ReadonlySet<string>;
}

/** The name under which the units told together stand as one row. */
export const otherUnits = '\u0000other';
const whole = '\u0000whole';
const none: ReadonlySet<string> = new Set();

const isSmall = (n: number) => n > 0 && n < leastShown;

/**
 * Which groups of one unit are told as one, from its counts at the ends of consecutive months, the first month first: for
 * readers who may know no small group. The answer is that of the last month.
 */
export function withholdGroups(
  groups: readonly string[],
  months: readonly ReadonlyMap<string, number>[],
): ReadonlySet<string> {
  // With one group alone there is nothing that a group's number would tell beyond the whole's.
  if (groups.length < 2) return none;
  return foldMonths(
    months.map((month) =>
      groups.map((group) => ({ key: group, ends: [whole, ''] as const, n: month.get(group) ?? 0 })),
    ),
  );
}

/**
 * The same for several units at once, where the whole is told by unit, by group, and by unit and group. Small units are
 * told as one, then small groups within units and within the whole, each with company enough that nothing of it can be
 * reckoned from the sums, in one month or from one month to the next.
 */
export function withholdMatrix(
  units: readonly string[],
  groups: readonly string[],
  months: readonly MonthTable[],
): Withheld {
  const hidden = hiddenUnits(units, months);
  if (groups.length < 2) return { units: hidden.at(-1) ?? none, groups: none, of: () => none };
  let keys: ReadonlySet<string> = none;
  let table: readonly Cell[] = [];
  for (const [i, month] of months.entries()) {
    const now = hidden[i] ?? none;
    const last = inLinesOf(units, groups, now, hidden[i - 1] ?? none, keys);
    table = cellsOf(units, groups, month, now);
    const earlier = months[i - 1];
    keys = nextMonth(table, last, earlier ? cellsOf(units, groups, earlier, now) : []);
  }
  const rows = new Map<string, Set<string>>();
  for (const { key, ends } of table) {
    if (!keys.has(key)) continue;
    const group = ends[1].slice(2);
    rows.set(ends[0], (rows.get(ends[0]) ?? new Set()).add(group));
  }
  return {
    units: hidden.at(-1) ?? none,
    groups: rows.get(whole) ?? none,
    of: (unit) => rows.get(`u:${unit}`) ?? none,
  };
}

function hiddenUnits(
  units: readonly string[],
  months: readonly MonthTable[],
): readonly ReadonlySet<string>[] {
  if (units.length < 2) return months.map(() => none);
  const counts = months.map(
    ({ counts }) => new Map(units.map((unit) => [unit, sum([...(counts.get(unit)?.values() ?? [])])])),
  );
  return months.map((_, i) => withholdGroups(units, counts.slice(0, i + 1)));
}

const lineOf = (unit: string, hidden: ReadonlySet<string>) => `u:${hidden.has(unit) ? otherUnits : unit}`;
const keyOf = (line: string, group: string) => `${line}\u0000${group}`;

/**
 * What was withheld last month, in the lines of this one: where a unit joins those told together, or leaves them, what was
 * withheld in its line then counts as withheld in its line now.
 */
function inLinesOf(
  units: readonly string[],
  groups: readonly string[],
  now: ReadonlySet<string>,
  then: ReadonlySet<string>,
  keys: ReadonlySet<string>,
): ReadonlySet<string> {
  const held = new Set<string>();
  for (const group of groups) {
    if (keys.has(keyOf(whole, group))) held.add(keyOf(whole, group));
    for (const unit of units)
      if (keys.has(keyOf(lineOf(unit, then), group))) held.add(keyOf(lineOf(unit, now), group));
  }
  return held;
}

/** Every number that the table tells: of each unit and group, and of each group altogether. */
function cellsOf(
  units: readonly string[],
  groups: readonly string[],
  { counts }: MonthTable,
  hidden: ReadonlySet<string>,
): readonly Cell[] {
  const cells: Cell[] = [];
  const add = (row: string, group: string, n: number) =>
    cells.push({ key: keyOf(row, group), ends: [row, `g:${group}`], n });
  const shown = units.filter((unit) => !hidden.has(unit));
  for (const group of groups) {
    const of = (unit: string) => counts.get(unit)?.get(group) ?? 0;
    for (const unit of shown) add(`u:${unit}`, group, of(unit));
    if (hidden.size > 0) add(`u:${otherUnits}`, group, sum([...hidden].map(of)));
    add(whole, group, sum(units.map(of)));
  }
  return cells;
}

/**
 * From month to month: what is withheld stays so until it can be shown at this month's end and the one before, and cells
 * come and go only in company. Company means: those that come, those that go and those that stay are, each for itself, a
 * graph without bridges, and so is what remains shown, so that whoever comes later finds company.
 */
function foldMonths(months: readonly (readonly Cell[])[]): ReadonlySet<string> {
  let withheld: ReadonlySet<string> = none;
  let before: readonly Cell[] = [];
  for (const cells of months) {
    withheld = nextMonth(cells, withheld, before);
    before = cells;
  }
  return withheld;
}

function nextMonth(
  cells: readonly Cell[],
  last: ReadonlySet<string>,
  before: readonly Cell[],
): ReadonlySet<string> {
  const leaving = leavingOf(cells, last, before);
  const withLeft = withCompany(cells, last, leaving);
  // Where those left behind would be too few for a sum to hide them, nobody leaves.
  return withLeft.isEnough || leaving.size === 0 ? withLeft.keys : withCompany(cells, last, none).keys;
}

/** Who may be shown from now on. */
function leavingOf(
  cells: readonly Cell[],
  last: ReadonlySet<string>,
  before: readonly Cell[],
): ReadonlySet<string> {
  const now = new Map(cells.map(({ key, n }) => [key, n]));
  const held = before.filter(({ key }) => last.has(key));
  let leaving = held.filter(({ key, n }) => !isSmall(n) && !isSmall(now.get(key) ?? 0));
  for (;;) {
    const alone = bridgesOf(leaving);
    leaving = leaving.filter(({ key }) => !alone.has(key));
    const goes = new Set(leaving.map(({ key }) => key));
    const stays = held.filter(({ key }) => !goes.has(key));
    const bare = bridgesOf(stays);
    const first = stays.find(({ key }) => bare.has(key));
    if (first === undefined) return goes;
    const staying = new Set(stays.map(({ key }) => key));
    const back = new Set((wayAround(first, held, staying) ?? held).map(({ key }) => key));
    const fewer = leaving.filter(({ key }) => !back.has(key));
    if (fewer.length === leaving.length) return none;
    leaving = fewer;
  }
}

/** Adds to what stays withheld whoever is small now, and company for them. */
function withCompany(
  cells: readonly Cell[],
  last: ReadonlySet<string>,
  leaving: ReadonlySet<string>,
): { readonly keys: ReadonlySet<string>; readonly isEnough: boolean } {
  const wasShown = cells.filter(({ key }) => !last.has(key));
  const stays = cells.filter(({ key }) => last.has(key) && !leaving.has(key));
  const coming = new Set<string>();
  const bring = (cell: Cell) => {
    // Without a way through what is shown, one through what is withheld protects this month at least.
    const way =
      wayAround(cell, wasShown, coming) ??
      wayAround(cell, cells, new Set([...coming, ...stays.map(({ key }) => key)])) ??
      [];
    for (const { key } of [cell, ...way]) if (!last.has(key) || leaving.has(key)) coming.add(key);
  };
  for (const cell of wasShown) if (isSmall(cell.n) && !coming.has(cell.key)) bring(cell);

  let isEnough = true;
  const thin = new Set<string>();
  for (;;) {
    const held = [...stays, ...cells.filter(({ key }) => coming.has(key))];
    const heldKeys = new Set(held.map(({ key }) => key));
    const shown = cells.filter(({ key }) => !heldKeys.has(key));
    const bare = bridgesOf(shown);
    const lonely = wasShown.find(({ key }) => bare.has(key) && !coming.has(key) && !thin.has(key));
    const open = bridgesOf(held);
    const lacking =
      lonely ?? held.find(({ key }) => open.has(key) && !thin.has(key)) ?? fillerOf(held, shown, last, thin);
    if (lacking === undefined) return { keys: heldKeys, isEnough };
    if (lacking === 'nothing') {
      isEnough = false;
      return { keys: heldKeys, isEnough };
    }
    bring(lacking);
    thin.add(lacking.key);
  }
}

/** The smallest shown cell at a sum whose withheld part is too small; `nothing` where none is left that was shown before. */
function fillerOf(
  held: readonly Cell[],
  shown: readonly Cell[],
  last: ReadonlySet<string>,
  tried: ReadonlySet<string>,
): Cell | 'nothing' | undefined {
  const shownAt = byNode(shown);
  for (const [node, parts] of byNode(held)) {
    // The end without a sum (of a unit by itself) is no sum; a column's sum is among its own cells where it is withheld.
    if (node === '' || parts.some(({ ends }) => ends[0] === whole && node !== whole && ends[1] !== ''))
      continue;
    if (sum(parts.map(({ n }) => n)) >= leastShown) continue;
    const left = (shownAt.get(node) ?? []).filter(
      ({ n, key, ends }) => n > 0 && !tried.has(key) && (ends[0] !== whole || node === whole),
    );
    const best = left
      .filter(({ key }) => !last.has(key))
      .sort((a, b) => a.n - b.n || (a.key < b.key ? -1 : 1))[0];
    if (best) return best;
    if (left.length > 0) return 'nothing';
  }
  return undefined;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
