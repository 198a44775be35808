/**
 * A number of a table together with the two published sums that hold it, such as its row's and its column's. As every
 * number stands in two sums, numbers left out form a graph: one of them can be reckoned from what is published exactly if
 * it is a bridge there, the only way between two parts.
 */
export interface Cell {
  readonly key: string;
  readonly ends: readonly [string, string];
  readonly n: number;
}

/** Keys of the cells that a reader could reckon if just these were left out. */
export function bridgesOf(cells: readonly Cell[]): ReadonlySet<string> {
  const at = byNode(cells);
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const bridges = new Set<string>();
  for (const root of at.keys()) {
    if (order.has(root)) continue;
    order.set(root, order.size);
    low.set(root, order.get(root) ?? 0);
    const stack = [{ node: root, by: '', next: 0 }];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const cell = at.get(top.node)?.[top.next++];
      if (cell === undefined) {
        stack.pop();
        const below = low.get(top.node) ?? 0;
        const parent = stack.at(-1);
        if (parent === undefined) continue;
        low.set(parent.node, Math.min(low.get(parent.node) ?? 0, below));
        if (below > (order.get(parent.node) ?? 0)) bridges.add(top.by);
        continue;
      }
      if (cell.key === top.by) continue;
      const there = otherEnd(cell, top.node);
      const met = order.get(there);
      if (met !== undefined) low.set(top.node, Math.min(low.get(top.node) ?? 0, met));
      else {
        order.set(there, order.size);
        low.set(there, order.get(there) ?? 0);
        stack.push({ node: there, by: cell.key, next: 0 });
      }
    }
  }
  return bridges;
}

/** Empty cells hide nothing that anybody would believe: they are taken only where nothing else is left. */
const emptyCost = 1_000_000_000;

/**
 * The cheapest other way between the ends of a cell, through cells that may be left out as well: small ones first, those
 * in `free` cost nothing. Undefined where there is none.
 */
export function wayAround(
  cell: Cell,
  through: readonly Cell[],
  free: ReadonlySet<string>,
): readonly Cell[] | undefined {
  const at = byNode(through.filter(({ key }) => key !== cell.key));
  const [from, to] = cell.ends;
  const costs = new Map<string, number>([[from, 0]]);
  const came = new Map<string, Cell>();
  const done = new Set<string>();
  for (;;) {
    let here: string | undefined;
    for (const [node, cost] of costs)
      if (!done.has(node) && (here === undefined || cost < (costs.get(here) ?? 0))) here = node;
    if (here === undefined) return undefined;
    if (here === to) break;
    done.add(here);
    const sofar = costs.get(here) ?? 0;
    for (const next of at.get(here) ?? []) {
      const there = otherEnd(next, here);
      const cost = sofar + (free.has(next.key) ? 0 : next.n === 0 ? emptyCost : next.n);
      if (cost < (costs.get(there) ?? Number.POSITIVE_INFINITY)) {
        costs.set(there, cost);
        came.set(there, next);
      }
    }
  }
  const way: Cell[] = [];
  for (let node = to; node !== from; ) {
    const step = came.get(node);
    if (step === undefined) return undefined;
    way.push(step);
    node = otherEnd(step, node);
  }
  return way;
}

export function byNode(cells: readonly Cell[]): ReadonlyMap<string, readonly Cell[]> {
  const at = new Map<string, Cell[]>();
  for (const cell of cells)
    for (const node of cell.ends) {
      const known = at.get(node);
      if (known) known.push(cell);
      else at.set(node, [cell]);
    }
  return at;
}

const otherEnd = ({ ends }: Cell, node: string): string => (ends[0] === node ? ends[1] : ends[0]);
