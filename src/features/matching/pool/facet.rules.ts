import type { Gate, PartName } from '../match.rules.ts';

/**
 * A part of a side's facts that some gates and parts read and nothing else of that side. Thousands of people share the
 * same hours or papers: what is decided of one of them is decided of all.
 */
export interface Facet<Facts extends object> {
  readonly name: string;
  pick(facts: Facts): Partial<Facts>;
  readonly gates: readonly Gate[];
  readonly parts: readonly PartName[];
}

/** Only the given fields; reading another throws, so that a rule that looks beyond its facet fails loudly. */
export function only<T extends object>(what: string, fields: Partial<T>): T {
  const known = guards.get(what) ?? guardFor(what);
  return Object.setPrototypeOf({ ...fields }, known) as T;
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

/** The distinct values of one facet, numbered as they come; a row stores the number. */
export class FacetColumn<Facts extends object> {
  readonly facet: Facet<Facts>;
  /** Number of the value, by row. */
  ids = new Uint32Array(64);
  /** Stands for everybody of that number. */
  samples: Facts[] = [];
  #numbers = new Map<string, number>();
  readonly #what: string;

  constructor(what: string, facet: Facet<Facts>) {
    this.#what = what;
    this.facet = facet;
  }

  set(row: number, facts: Facts): void {
    const fields = this.facet.pick(facts);
    const key = JSON.stringify(fields);
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.samples.length;
      this.#numbers.set(key, number);
      this.samples.push(only(this.#what, fields));
    }
    this.ids = grown(this.ids, row);
    this.ids[row] = number;
  }

  move(from: number, to: number): void {
    this.ids[to] = this.ids[from] ?? 0;
  }

  /** Forgets values that no row has any more. */
  compact(rows: number): void {
    const becomes = new Int32Array(this.samples.length).fill(-1);
    const kept: Facts[] = [];
    for (let row = 0; row < rows; row++) {
      const old = this.ids[row] ?? 0;
      if (becomes[old] === -1) {
        const sample = this.samples[old];
        if (sample === undefined) throw new Error('a row of no value');
        becomes[old] = kept.push(sample) - 1;
      }
      this.ids[row] = becomes[old] ?? 0;
    }
    const numbers = new Map<string, number>();
    for (const [key, old] of this.#numbers) {
      const now = becomes[old] ?? -1;
      if (now !== -1) numbers.set(key, now);
    }
    this.samples = kept;
    this.#numbers = numbers;
  }
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
