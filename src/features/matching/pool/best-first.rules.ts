import type { Considered } from './considered.rules.ts';
import type { Top } from './top.rules.ts';
import { countOf, hasWayOut, isEligible } from './verdicts.rules.ts';

/** So finely are the highest orders that rows may come to told apart. */
const steps = 512;
const mostBlocks = 32;
const buckets = steps * mostBlocks;
const turnedAway = buckets;

/** The two lists that rows compete for. */
export interface Tops {
  readonly eligible: Top;
  readonly nearMisses: Top;
}

/**
 * Rows in the order of the best they may still come to, so that the lists fill with what stays in them and most rows are
 * never looked at closely. Made once a table and used again.
 */
export class BestFirst {
  readonly #counts = new Uint32Array(buckets + 1);
  #bucketOf = new Uint16Array(64);
  #sorted = new Uint32Array(64);

  /**
   * @param settle looks closely at one of them: by its place among the considered, the list it competes for and how many
   * gates block it.
   */
  select(
    considered: Considered,
    { eligible, nearMisses }: Tops,
    settle: (at: number, top: Top, count: number) => void,
  ): void {
    const ends = this.#sort(considered);
    const sorted = this.#sorted;
    let from = 0;
    for (let bucket = 0; bucket < buckets; bucket++) {
      const end = ends[bucket] as number;
      if (end === from) continue;
      const count = Math.floor(bucket / steps);
      const top = count === 0 ? eligible : nearMisses;
      // One more than it can be: orders are rounded.
      const most = Math.ceil(((steps - (bucket % steps)) / steps) * 1e9) + 1;
      if (top.admits(count, most)) for (let i = from; i < end; i++) settle(sorted[i] as number, top, count);
      // Whatever follows among the near misses is lower still.
      else if (count > 0) return;
      from = end;
    }
  }

  /** Sorts by bucket, turned away last. @returns the end of each bucket. */
  #sort({ blocks, bounds, size }: Considered): Uint32Array {
    if (size > this.#sorted.length) {
      this.#sorted = new Uint32Array(size * 2);
      this.#bucketOf = new Uint16Array(size * 2);
    }
    const [sorted, bucketOf, counts] = [this.#sorted, this.#bucketOf, this.#counts];
    counts.fill(0);
    for (let i = 0; i < size; i++) {
      const blocking = blocks[i] as number;
      let bucket = turnedAway;
      if (isEligible(blocking) || hasWayOut(blocking)) {
        const step = Math.max(0, Math.min(steps - 1, Math.floor((1 - (bounds[i] as number)) * steps)));
        bucket = countOf(blocking) * steps + step;
      }
      bucketOf[i] = bucket;
      counts[bucket] = (counts[bucket] as number) + 1;
    }
    let start = 0;
    for (let bucket = 0; bucket <= buckets; bucket++) {
      const held = counts[bucket] as number;
      counts[bucket] = start;
      start += held;
    }
    for (let i = 0; i < size; i++) {
      const bucket = bucketOf[i] as number;
      if (bucket === turnedAway) continue;
      const at = counts[bucket] as number;
      sorted[at] = i;
      counts[bucket] = at + 1;
    }
    return counts;
  }
}
