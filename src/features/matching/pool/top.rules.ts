import { byText } from '../rank.rules.ts';

/** A row on its way to the top: fewer `blocks` first, then the higher `order`, then the earlier `tie`, then the id. */
export interface Ranked {
  readonly row: number;
  readonly blocks: number;
  readonly order: number;
  readonly tie: string;
  readonly id: string;
}

/** The best few of many, in order; most rows are turned away by one comparison. */
export class Top {
  readonly ranked: Ranked[] = [];
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Whether a row with these numbers might still get in: the texts of its ties need be read only then. */
  admits(blocks: number, order: number): boolean {
    const last = this.ranked[this.#limit - 1];
    if (last === undefined) return true;
    return blocks === last.blocks ? order >= last.order : blocks < last.blocks;
  }

  add(one: Ranked): void {
    let [low, high] = [0, this.ranked.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const there = this.ranked[middle];
      if (there && compare(there, one) <= 0) low = middle + 1;
      else high = middle;
    }
    if (low >= this.#limit) return;
    this.ranked.splice(low, 0, one);
    if (this.ranked.length > this.#limit) this.ranked.pop();
  }
}

function compare(a: Ranked, b: Ranked): number {
  return a.blocks - b.blocks || b.order - a.order || byText(a.tie, b.tie) || byText(a.id, b.id);
}
