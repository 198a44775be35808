import type { Gate, PartName } from '../match.rules.ts';

/**
 * A part of a side's facts that some gates and parts read and nothing else of that side. Thousands of people share the
 * same hours or papers: what is decided of one of them is decided of all.
 */
export interface Facet<Facts extends object> {
  readonly name: string;
  pick(facts: Facts): Partial<Facts>;
  readonly gates: readonly Gate[];
  readonly part?: PartName;
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

/**
 * The rows of a table as numbers of distinct values: all facets of a row side by side, so that judging it reads one
 * stretch of memory. A number stands for one value of one facet.
 */
export class FacetRows<Facts extends object> {
  readonly facets: readonly Facet<Facts>[];
  readonly width: number;
  /** `width` numbers a row. */
  ids: Uint32Array;
  /** Stands for everybody of that number. */
  samples: Facts[] = [];
  /** Which facet a number belongs to, and the how manieth of it the number is. */
  facetOf: Facet<Facts>[] = [];
  ordinalOf: number[] = [];
  readonly #what: string;
  #numbers: Map<string, number>[];
  #blocks = new Uint32Array(64);
  #worths = new Float64Array(64);

  constructor(what: string, facets: readonly Facet<Facts>[]) {
    this.#what = what;
    this.facets = facets;
    this.width = facets.length;
    this.ids = new Uint32Array(64 * this.width);
    this.#numbers = facets.map(() => new Map());
  }

  set(row: number, facts: Facts): void {
    this.ids = grown(this.ids, (row + 1) * this.width - 1);
    for (const [i, facet] of this.facets.entries()) {
      const fields = facet.pick(facts);
      const key = JSON.stringify(fields);
      const numbers = this.#numbers[i];
      let number = numbers?.get(key);
      if (number === undefined) {
        number = this.samples.push(only(this.#what, fields)) - 1;
        this.facetOf.push(facet);
        this.ordinalOf.push(numbers?.size ?? 0);
        numbers?.set(key, number);
      }
      this.ids[row * this.width + i] = number;
    }
  }

  move(from: number, to: number): void {
    this.ids.copyWithin(to * this.width, from * this.width, (from + 1) * this.width);
  }

  /** Forgets values that no row has any more. */
  compact(rows: number): void {
    const becomes = new Int32Array(this.samples.length).fill(-1);
    const samples: Facts[] = [];
    const facetOf: Facet<Facts>[] = [];
    const counts = new Map<Facet<Facts>, number>();
    const ordinalOf: number[] = [];
    for (let at = 0; at < rows * this.width; at++) {
      const old = this.ids[at] ?? 0;
      if (becomes[old] === -1) {
        const [sample, facet] = [this.samples[old], this.facetOf[old]];
        if (sample === undefined || facet === undefined) throw new Error('a row of no value');
        becomes[old] = samples.push(sample) - 1;
        facetOf.push(facet);
        const count = counts.get(facet) ?? 0;
        ordinalOf.push(count);
        counts.set(facet, count + 1);
      }
      this.ids[at] = becomes[old] ?? 0;
    }
    this.#numbers = this.#numbers.map((numbers) => {
      const kept = new Map<string, number>();
      for (const [key, old] of numbers) {
        const now = becomes[old] ?? -1;
        if (now !== -1) kept.set(key, now);
      }
      return kept;
    });
    this.samples = samples;
    this.facetOf = facetOf;
    this.ordinalOf = ordinalOf;
  }

  /** How many distinct values a facet has. */
  countOf(facet: Facet<Facts>): number {
    return this.#numbers[this.facets.indexOf(facet)]?.size ?? 0;
  }

  /** Two arrays by number for one question, all 0 and all -1; a question is answered at one go, so they serve the next. */
  scratch(): { readonly blocks: Uint32Array; readonly worths: Float64Array } {
    this.#blocks = grown(this.#blocks, this.samples.length);
    this.#worths = grown(this.#worths, this.samples.length);
    this.#blocks.fill(0);
    this.#worths.fill(-1);
    return { blocks: this.#blocks, worths: this.#worths };
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
