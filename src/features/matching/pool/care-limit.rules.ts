/**
 * From which way on, in whole minutes, caring stands in the way. A longer way never opens what a shorter one blocks, so
 * most ways are answered by those asked before; the rest by the real rule.
 */
export class CareLimit {
  #open = -1;
  #shut = Number.POSITIVE_INFINITY;
  readonly #blocks: (minutes: number) => boolean;

  constructor(blocks: (minutes: number) => boolean) {
    this.#blocks = blocks;
  }

  blocksAt(minutes: number): boolean {
    if (minutes <= this.#open) return false;
    if (minutes >= this.#shut) return true;
    const blocked = this.#blocks(minutes);
    if (blocked) this.#shut = minutes;
    else this.#open = minutes;
    return blocked;
  }
}

/** Nobody to care for. */
export const noCare = new CareLimit(() => false);
