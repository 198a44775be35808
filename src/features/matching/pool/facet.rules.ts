import type { Gate, MatchContext, PartName } from '../match.rules.ts';

/**
 * A part of a side's facts that some gates and parts read and nothing else of that side. Thousands of people share the
 * same hours or papers: what is decided of one of them is decided of all.
 */
export interface Facet<Facts extends object> {
  readonly name: string;
  pick(facts: Facts): Partial<Facts>;
  readonly gates: readonly Gate[];
  readonly part?: PartName;
  /** Less than what is picked where these gates go by less: equal answers get equal verdicts on one day. */
  reads?(facts: Facts, gates: readonly Gate[], ctx: MatchContext): unknown;
  /** What a value has that a question may ask for; values without anything asked for are judged alike. */
  marks?(facts: Facts): readonly string[];
}

/** Only the given fields; reading another throws, so that a rule that looks beyond its facet fails loudly. */
export function only<T extends object>(what: string, fields: Partial<T>): T {
  const known = guards.get(what) ?? guardFor(what);
  return Object.setPrototypeOf({ ...fields }, known) as T;
}

/** Thrown when a rule reads a side of which it may know nothing. */
const mayNotRead = Symbol('a rule read the side');
const unread: object = new Proxy(Object.create(null), {
  get() {
    throw mayNotRead;
  },
});

/** What is decided without reading a side at all, so that it is so for all of it; undefined where the side is read. */
export function decidedUnread<Facts extends object, T>(ask: (nobody: Facts) => T): T | undefined {
  try {
    return ask(unread as Facts);
  } catch (error) {
    if (error === mayNotRead) return undefined;
    throw error;
  }
}

const guards = new Map<string, object>();

function guardFor(what: string): object {
  const guard = new Proxy(Object.create(null), {
    get(_target, name): unknown {
      if (typeof name === 'symbol' || name === 'toJSON') return undefined;
      throw new Error(`a rule read ${what}.${name}, which its facet does not hold`);
    },
  });
  guards.set(what, guard);
  return guard;
}

/** One facet of every row as the number of a distinct value; rows that share a value share what is decided of it. */
export class FacetColumn<Facts extends object> {
  readonly facet: Facet<Facts>;
  ids = new Uint32Array(64);
  /** By number: stands for everybody who has this value. */
  samples: Facts[] = [];
  readonly #what: string;
  #numbers = new Map<string, number>();
  readonly #rooms = new Map<string, Float64Array>();
  /** Numbers of the values that have a mark. */
  #holders = new Map<string, number[]>();

  constructor(what: string, facet: Facet<Facts>) {
    this.#what = what;
    this.facet = facet;
  }

  set(row: number, facts: Facts): void {
    const fields = this.facet.pick(facts);
    const key = JSON.stringify(fields);
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.samples.push(only(this.#what, fields)) - 1;
      this.#numbers.set(key, number);
      this.#mark(number);
    }
    this.ids = grown(this.ids, row);
    this.ids[row] = number;
  }

  /**
   * Room for a number of each value, all set to `unset`. Made once a purpose and used again, since a question is answered at
   * one go: made anew for each, it is what the collector of garbage would have most to do with.
   */
  numbersFor(purpose: string, unset: number): Float64Array {
    const known = this.#rooms.get(purpose);
    const count = this.samples.length;
    const room =
      known !== undefined && known.length >= count ? known : new Float64Array(count + (count >> 3) + 8);
    this.#rooms.set(purpose, room);
    return room.fill(unset);
  }

  /** Every mark that a value has. */
  marks(): Iterable<string> {
    return this.#holders.keys();
  }

  /** Whether each value has one of the marks. */
  having(marks: readonly string[]): Uint8Array {
    const having = new Uint8Array(this.samples.length);
    for (const mark of marks) for (const number of this.#holders.get(mark) ?? []) having[number] = 1;
    return having;
  }

  #mark(number: number): void {
    const sample = this.samples[number];
    for (const mark of (sample && this.facet.marks?.(sample)) ?? []) {
      const holders = this.#holders.get(mark);
      if (holders) holders.push(number);
      else this.#holders.set(mark, [number]);
    }
  }

  move(from: number, to: number): void {
    this.ids[to] = this.ids[from] ?? 0;
  }

  /** Forgets values that no row has any more: numbers come to mean other values. */
  compact(rows: number): void {
    const becomes = new Int32Array(this.samples.length).fill(-1);
    const samples: Facts[] = [];
    for (let row = 0; row < rows; row++) {
      const old = this.ids[row] ?? 0;
      const sample = this.samples[old];
      if (sample === undefined) throw new Error('a row of no value');
      if (becomes[old] === -1) becomes[old] = samples.push(sample) - 1;
      this.ids[row] = becomes[old] ?? 0;
    }
    const numbers = new Map<string, number>();
    for (const [key, old] of this.#numbers) {
      const now = becomes[old] ?? -1;
      if (now !== -1) numbers.set(key, now);
    }
    this.#numbers = numbers;
    this.samples = samples;
    this.#holders = new Map();
    for (const number of samples.keys()) this.#mark(number);
  }
}

/** All facets of the rows of a table. */
export class FacetRows<Facts extends object> {
  readonly columns: readonly FacetColumn<Facts>[];
  /** Changes whenever numbers come to mean other values, so that what is remembered by them is let go. */
  generation = 0;

  constructor(what: string, facets: readonly Facet<Facts>[]) {
    this.columns = facets.map((facet) => new FacetColumn(what, facet));
  }

  columnOf(facet: Facet<Facts>): FacetColumn<Facts> {
    const column = this.columns.find((one) => one.facet === facet);
    if (!column) throw new Error(`no column of ${facet.name}`);
    return column;
  }

  set(row: number, facts: Facts): void {
    for (const column of this.columns) column.set(row, facts);
  }

  move(from: number, to: number): void {
    for (const column of this.columns) column.move(from, to);
  }

  compact(rows: number): void {
    for (const column of this.columns) column.compact(rows);
    this.generation += 1;
  }
}

/** What gates read of the side that a question is about, as text: equal texts get equal verdicts. */
export function readBy<Facts extends object>(
  facets: readonly Facet<Facts>[],
  gates: readonly Gate[],
  facts: Facts,
  ctx: MatchContext,
): string {
  return JSON.stringify(
    facets
      .filter((facet) => facet.gates.some((gate) => gates.includes(gate)))
      .map((facet) => facet.reads?.(facts, gates, ctx) ?? facet.pick(facts)),
  );
}

/** The same array, or one twice as long where the index lies beyond it. */
export function grown<A extends Uint32Array | Float64Array>(array: A, index: number): A {
  if (index < array.length) return array;
  const longer = new (array.constructor as new (length: number) => A)(Math.max(index + 1, array.length * 2));
  longer.set(array);
  return longer;
}

/** A number of each row; NaN = unknown. */
export class NumberColumn {
  values = new Float64Array(64);

  set(row: number, value: number | undefined): void {
    this.values = grown(this.values, row);
    this.values[row] = value ?? Number.NaN;
  }

  move(from: number, to: number): void {
    this.values[to] = this.values[from] ?? Number.NaN;
  }
}
