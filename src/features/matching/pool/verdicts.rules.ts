import { type Gate, gates, type PartName, partNames } from '../match.rules.ts';
import type { GateOutcome } from '../outcome.rules.ts';
import { decidedUnread, type Facet, type FacetRows } from './facet.rules.ts';

/** The gates that block a pair as bits, in the order of `gates`. */
export type Blocks = number;

const bitOf = new Map(gates.map((gate, i) => [gate, 1 << i]));
const gateBits = (1 << gates.length) - 1;
/** One of the blocks has no way out. */
const noWay = 1 << gates.length;
const known = noWay << 1;
/** No worth is below 0. */
const notAsked = -1;
const skillsAt = partNames.indexOf('skills');

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

/** What a question makes of the rows: each distinct value is judged once, by the real rules, when a row first asks. */
export class Verdicts<Facts extends object> {
  readonly #rows: FacetRows<Facts>;
  readonly #question: Question<Facts>;
  readonly #blocks: Uint32Array;
  readonly #worths: Float64Array;
  /** Facets that some gate must read here, and those gates. */
  readonly #gated: Uint8Array;
  readonly #varying = new Map<Facet<Facts>, readonly Gate[]>();
  /** Blocks of gates that decide without reading this side. */
  readonly #ofAll: Blocks;
  readonly #scored: readonly { readonly facet: number; readonly part: PartName; readonly at: number }[];

  readonly #skills: number;

  constructor(rows: FacetRows<Facts>, question: Question<Facts>) {
    this.#skills = rows.facets.findIndex(({ part }) => part === 'skills');
    this.#rows = rows;
    this.#question = question;
    const { blocks, worths } = rows.scratch();
    this.#blocks = blocks;
    this.#worths = worths;
    let ofAll: Blocks = 0;
    for (const facet of rows.facets) {
      const varying = facet.gates.filter((gate) => {
        const decided = decidedUnread((nobody: Facts) => question.gate(gate, nobody));
        if (decided !== undefined) ofAll |= blocksOf(gate, decided);
        return decided === undefined;
      });
      if (varying.length > 0) this.#varying.set(facet, varying);
    }
    this.#ofAll = ofAll;
    this.#gated = Uint8Array.from(rows.facets.flatMap((facet, i) => (this.#varying.has(facet) ? [i] : [])));
    this.#scored = rows.facets.flatMap(({ part }, facet) =>
      part === undefined ? [] : [{ facet, part, at: partNames.indexOf(part) }],
    );
  }

  /** The gates that block a row, of those that its facets decide. */
  blocksOf(row: number): Blocks {
    const { ids, width } = this.#rows;
    const gated = this.#gated;
    const judged = this.#blocks;
    const base = row * width;
    let blocks: Blocks = this.#ofAll;
    // The innermost of all: a few million steps a question.
    for (let i = 0; i < gated.length; i++) {
      const number = ids[base + (gated[i] ?? 0)] ?? 0;
      blocks |= judged[number] || this.#judge(number);
    }
    return blocks & (known - 1);
  }

  /**
   * Writes the worths that facets decide to their places in the order of `partNames`. Skills cost most and weigh most:
   * unless known they are written as 1, so that the score is at least what it will be; `skillsOf` tells them.
   */
  worthsOf(row: number, worths: Float64Array): void {
    const { ids, width } = this.#rows;
    for (let i = 0; i < this.#scored.length; i++) {
      const scored = this.#scored[i];
      if (scored === undefined) continue;
      const number = ids[row * width + scored.facet] ?? 0;
      const kept = this.#worths[number] ?? notAsked;
      if (kept !== notAsked) worths[scored.at] = kept;
      else worths[scored.at] = scored.at === skillsAt ? 1 : this.#ask(scored.part, number);
    }
  }

  skillsOf(row: number, worths: Float64Array): void {
    const { ids, width } = this.#rows;
    const number = ids[row * width + this.#skills] ?? 0;
    const kept = this.#worths[number] ?? notAsked;
    worths[skillsAt] = kept === notAsked ? this.#ask('skills', number) : kept;
  }

  #ask(part: PartName, number: number): number {
    const worth = this.#question.worth(part, sampleOf(this.#rows.samples, number)) ?? Number.NaN;
    this.#worths[number] = worth;
    return worth;
  }

  #judge(number: number): Blocks {
    const { samples, facetOf } = this.#rows;
    const sample = sampleOf(samples, number);
    let blocks: Blocks = known;
    const facet = facetOf[number];
    for (const gate of (facet && this.#varying.get(facet)) ?? [])
      blocks |= blocksOf(gate, this.#question.gate(gate, sample));
    this.#blocks[number] = blocks;
    return blocks;
  }
}

function sampleOf<Facts>(samples: readonly Facts[], number: number): Facts {
  const sample = samples[number];
  if (sample === undefined) throw new Error('a row of no value');
  return sample;
}

/** Something worked out once for each distinct value of a facet, when it is first asked for. */
export class Worked<Facts extends object, Value> {
  readonly #values: (Value | undefined)[];
  readonly #rows: FacetRows<Facts>;
  readonly #at: number;
  readonly #work: (sample: Facts) => Value;

  constructor(rows: FacetRows<Facts>, facet: Facet<Facts>, work: (sample: Facts) => Value) {
    this.#rows = rows;
    this.#at = rows.facets.indexOf(facet);
    this.#work = work;
    this.#values = new Array(rows.countOf(facet));
  }

  of(row: number): Value {
    const number = this.#rows.ids[row * this.#rows.width + this.#at] ?? 0;
    const ordinal = this.#rows.ordinalOf[number] ?? 0;
    const kept = this.#values[ordinal];
    if (kept !== undefined) return kept;
    const made = this.#work(sampleOf(this.#rows.samples, number));
    this.#values[ordinal] = made;
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
