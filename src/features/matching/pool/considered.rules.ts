import type { Blocks } from './verdicts.rules.ts';

/**
 * The rows that a question looks at, side by side with the way there and the blocks found so far. Made once a table and
 * used again: a question is answered at one go.
 */
export class Considered {
  rows = new Uint32Array(64);
  /** Great-circle km; NaN = not known. */
  km = new Float64Array(64);
  blocks = new Uint32Array(64);
  /** The highest order that a row may come to, 0–1. */
  bounds = new Float64Array(64);
  size = 0;

  /** Lets go of the last question's rows; there is room for so many now. */
  begin(rows: number): void {
    this.size = 0;
    if (rows <= this.rows.length) return;
    const room = Math.max(rows, this.rows.length * 2);
    this.rows = new Uint32Array(room);
    this.km = new Float64Array(room);
    this.blocks = new Uint32Array(room);
    this.bounds = new Float64Array(room);
  }

  add(row: number, km: number, blocks: Blocks): void {
    const at = this.size++;
    this.rows[at] = row;
    this.km[at] = km;
    this.blocks[at] = blocks;
  }
}
