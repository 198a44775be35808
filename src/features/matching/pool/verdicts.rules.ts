import { type Gate, gates, type PartName, partNames } from '../match.rules.ts';
import type { GateOutcome } from '../outcome.rules.ts';
import type { FacetColumn } from './facet.rules.ts';

/** The gates that block a pair as bits, in the order of `gates`. */
export type Blocks = number;

const bitOf = new Map(gates.map((gate, i) => [gate, 1 << i]));
const gateBits = (1 << gates.length) - 1;
/** One of the blocks has no way out. */
const noWay = 1 << gates.length;
const known = noWay << 1;

export function blocksOf(gate: Gate, outcome: GateOutcome): Blocks {
  if (outcome === 'pass' || !('blocked' in outcome)) return 0;
  return (bitOf.get(gate) ?? 0) | (outcome.blocked.unlock === null ? noWay : 0);
}

export function isEligible(blocks: Blocks): boolean {
  return (blocks & gateBits) === 0;
}

/** Blocked, but every block has a way out. */
export function hasWayOut(blocks: Blocks): boolean {
  return (blocks & noWay) === 0;
}

export function maskOf(some: readonly Gate[]): Blocks {
  return some.reduce((mask, gate) => mask | (bitOf.get(gate) ?? 0), 0);
}

/** Whether gates block, and none but those of `mask`. */
export function onlyBlockedBy(blocks: Blocks, mask: Blocks): boolean {
  const blocking = blocks & gateBits;
  return blocking !== 0 && (blocking & ~mask) === 0;
}

export function countOf(blocks: Blocks): number {
  let count = 0;
  for (let left = blocks & gateBits; left !== 0; left &= left - 1) count += 1;
  return count;
}

/** The rules of one question: the other side is fixed, so they ask for a sample of this side alone. */
export interface Question<Facts> {
  gate(gate: Gate, sample: Facts): GateOutcome;
  worth(part: PartName, sample: Facts): number | undefined;
}

/** What a question makes of a facet: each distinct value is judged once, by the real rules, when a row first asks. */
export class Verdicts<Facts extends object> {
  readonly parts: readonly { readonly at: number; readonly worths: Float64Array }[];
  readonly #blocks: Uint32Array;
  readonly #column: FacetColumn<Facts>;
  readonly #question: Question<Facts>;

  constructor(column: FacetColumn<Facts>, question: Question<Facts>) {
    const { facet, samples } = column;
    this.#column = column;
    this.#question = question;
    this.#blocks = new Uint32Array(samples.length);
    this.parts = facet.parts.map((part) => ({
      at: partNames.indexOf(part),
      worths: new Float64Array(samples.length),
    }));
  }

  /** Blocks of a row, and its worths written to their places. */
  read(row: number, worths: Float64Array): Blocks {
    const number = this.#column.ids[row] ?? 0;
    const blocks = (this.#blocks[number] ?? 0) || this.#judge(number);
    for (const part of this.parts) worths[part.at] = part.worths[number] ?? Number.NaN;
    return blocks & (known - 1);
  }

  #judge(number: number): Blocks {
    const { facet, samples } = this.#column;
    const sample = samples[number];
    if (sample === undefined) throw new Error('a row of no value');
    let blocks: Blocks = known;
    for (const gate of facet.gates) blocks |= blocksOf(gate, this.#question.gate(gate, sample));
    for (const [i, part] of facet.parts.entries()) {
      const kept = this.parts[i];
      if (kept) kept.worths[number] = this.#question.worth(part, sample) ?? Number.NaN;
    }
    this.#blocks[number] = blocks;
    return blocks;
  }
}

/** Something worked out once for each distinct value of a facet, when it is first asked for. */
export class Worked<Facts extends object> {
  readonly #values: Float64Array;
  readonly #column: FacetColumn<Facts>;
  readonly #work: (sample: Facts) => number;

  constructor(column: FacetColumn<Facts>, work: (sample: Facts) => number) {
    this.#column = column;
    this.#work = work;
    this.#values = new Float64Array(column.samples.length).fill(Number.NaN);
  }

  of(row: number): number {
    const number = this.#column.ids[row] ?? 0;
    const value = this.#values[number] ?? Number.NaN;
    if (!Number.isNaN(value)) return value;
    const sample = this.#column.samples[number];
    if (sample === undefined) throw new Error('a row of no value');
    const made = this.#work(sample);
    this.#values[number] = made;
    return made;
  }
}

/** Counts of considered pairs, as `countJudged` answers them. */
export class Tally {
  #considered = 0;
  #eligible = 0;
  readonly #byGate = new Uint32Array(gates.length);

  add(blocks: Blocks): void {
    this.#considered += 1;
    if (isEligible(blocks)) this.#eligible += 1;
    for (let left = blocks & gateBits; left !== 0; left &= left - 1) {
      const at = 31 - Math.clz32(left & -left);
      this.#byGate[at] = (this.#byGate[at] ?? 0) + 1;
    }
  }

  counts() {
    const blockedBy: Partial<Record<Gate, number>> = {};
    for (const [i, gate] of gates.entries()) {
      const count = this.#byGate[i] ?? 0;
      if (count > 0) blockedBy[gate] = count;
    }
    return { considered: this.#considered, eligible: this.#eligible, blockedBy };
  }
}
