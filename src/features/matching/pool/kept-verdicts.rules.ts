import type { MatchContext } from '../match.rules.ts';
import type { FacetRows } from './facet.rules.ts';

/** Numbers kept at most, 4 bytes each; beyond them all is let go and learnt again. */
const mostCells = 12_000_000;
/** A facet of more distinct values is so much each one's own that what is decided of it is seldom asked again. */
const mostValues = 60_000;

/**
 * What gates made of a facet's values, by what they read of the other side: thousands of people keep the same hours, so what
 * the first of them was told of every shift is known for the rest. Good for one day and one reference.
 */
export class KeptVerdicts {
  readonly #kept = new Map<string, Uint32Array>();
  #cells = 0;
  #generation = 0;
  #today = '';
  #reference: unknown;

  /** Names the day of the questions to come; lets go of what was decided under other rules or by other numbers. */
  keepFor(ctx: MatchContext, rows: Pick<FacetRows<object>, 'generation'>): void {
    if (this.#reference !== ctx.aidRules || this.#generation !== rows.generation) this.#forget();
    this.#today = ctx.today;
    this.#reference = ctx.aidRules;
    this.#generation = rows.generation;
  }

  /** Verdicts by number of a value, 0 = not decided yet. `about` names the facet and all that is read of the other side. */
  of(about: string, values: number): Uint32Array {
    if (values > mostValues) return new Uint32Array(values);
    const key = `${this.#today} ${about}`;
    const known = this.#kept.get(key);
    if (known !== undefined && known.length >= values) return known;
    // Some room for values to come.
    const longer = new Uint32Array(values + (values >> 3) + 8);
    if (known) longer.set(known);
    if (this.#cells + longer.length > mostCells) this.#forget();
    this.#cells += longer.length - (this.#kept.get(key)?.length ?? 0);
    this.#kept.set(key, longer);
    return longer;
  }

  #forget(): void {
    this.#kept.clear();
    this.#cells = 0;
  }
}
