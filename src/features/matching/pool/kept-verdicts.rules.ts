import type { MatchContext } from '../match.rules.ts';
import type { FacetRows } from './facet.rules.ts';

/** Cells of 4 bytes kept at most, the texts they are kept by included; beyond them all is let go and learnt again. */
const mostCells = 12_000_000;
/** What an entry costs beside its numbers and its text, in cells. */
const entryCells = 64;
/** A facet of more distinct values is so much each one's own that what is decided of it is seldom asked again. */
const mostValues = 60_000;
/** Today, and the days to come that are asked about beside it. */
const mostDays = 4;

/**
 * What gates made of a facet's values, by what they read of the other side: thousands of people keep the same hours, so what
 * the first of them was told of every shift is known for the rest. Good for a day and one reference.
 */
export class KeptVerdicts {
  /** By day, the one asked about last at the end. */
  readonly #days = new Map<string, Map<string, Uint32Array>>();
  #kept = new Map<string, Uint32Array>();
  #cells = 0;
  #generation = 0;
  #reference: unknown;

  /** Names the day of the questions to come; lets go of what was decided under other rules or by other numbers. */
  keepFor(ctx: MatchContext, rows: Pick<FacetRows<object>, 'generation'>): void {
    if (this.#reference !== ctx.aidRules || this.#generation !== rows.generation) this.#forget();
    this.#reference = ctx.aidRules;
    this.#generation = rows.generation;
    this.#kept = this.#days.get(ctx.today) ?? new Map();
    this.#days.delete(ctx.today);
    this.#days.set(ctx.today, this.#kept);
    for (const [day, kept] of this.#days) {
      if (this.#days.size <= mostDays) break;
      for (const [key, numbers] of kept) this.#cells -= cellsOf(key, numbers);
      this.#days.delete(day);
    }
  }

  /** Verdicts by number of a value, 0 = not decided yet. `about` names the facet and all that is read of the other side. */
  of(about: string, values: number): Uint32Array {
    if (values > mostValues) return new Uint32Array(values);
    const known = this.#kept.get(about);
    if (known !== undefined && known.length >= values) return known;
    // Some room for values to come.
    const longer = new Uint32Array(values + (values >> 3) + 8);
    if (known) {
      longer.set(known);
      this.#cells -= cellsOf(about, known);
    }
    if (this.#cells + cellsOf(about, longer) > mostCells) this.#forget();
    this.#cells += cellsOf(about, longer);
    this.#kept.set(about, longer);
    return longer;
  }

  #forget(): void {
    for (const kept of this.#days.values()) kept.clear();
    this.#cells = 0;
  }
}

function cellsOf(key: string, numbers: Uint32Array): number {
  return numbers.length + (key.length >> 1) + entryCells;
}
