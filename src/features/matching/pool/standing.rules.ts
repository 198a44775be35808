import { type MatchContext, partNames } from '../match.rules.ts';
import { orderOf, rounded } from '../rank.rules.ts';
import { scoreOfWorths } from '../score.rules.ts';
import type { Top } from './top.rules.ts';

/** How one row stands in the contest for a list: what it is worth as far as that is known, and whether that gets in. */
export class Standing {
  /** In the order of `partNames`; what is not known yet at its best, NaN = does not apply. */
  readonly worths = new Float64Array(partNames.length).fill(1);
  /** 0–100; NaN = not known. */
  need = Number.NaN;
  #top: Top;
  #count = 0;
  readonly #weights: readonly number[];
  readonly #minds: 'fit' | 'fit-and-need';

  constructor(ctx: MatchContext, minds: 'fit' | 'fit-and-need', top: Top) {
    this.#weights = partNames.map((part) => ctx.weights.parts[part]);
    this.#minds = minds;
    this.#top = top;
  }

  /** Another row competes, for this list, blocked by so many gates. */
  enter(top: Top, count: number): void {
    this.#top = top;
    this.#count = count;
  }

  order(): number {
    const fit = scoreOfWorths(this.worths, this.#weights);
    if (this.#minds === 'fit') return fit;
    return orderOf(fit, Number.isNaN(this.need) ? undefined : this.need);
  }

  admits(): boolean {
    return this.#top.admits(this.#count, rounded(this.order()));
  }

  take(row: number, tie: string, id: string): void {
    this.#top.add({ row, blocks: this.#count, order: rounded(this.order()), tie, id });
  }
}
