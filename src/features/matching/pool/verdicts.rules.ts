import { type Gate, gates, type PartName, partNames } from '../match.rules.ts';
import type { GateOutcome } from '../outcome.rules.ts';
import type { Counts } from '../rank.rules.ts';
import type { Considered } from './considered.rules.ts';
import { decidedUnread, type Facet, type FacetColumn, type FacetRows } from './facet.rules.ts';
import type { KeptVerdicts } from './kept-verdicts.rules.ts';
import type { Standing } from './standing.rules.ts';

/** The gates that block a pair as bits, in the order of `gates`. */
export type Blocks = number;

const bitOf = new Map(gates.map((gate, i) => [gate, 1 << i]));
const gateBits = (1 << gates.length) - 1;
/** One of the blocks has no way out. */
const noWay = 1 << gates.length;
const known = noWay << 1;
/** No worth is below 0. */
const notAsked = -1;
const fewValues = 3_000;

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

/** How many gates block. */
export function countOf(blocks: Blocks): number {
  let pairs = blocks & gateBits;
  pairs -= (pairs >>> 1) & 0x55555555;
  pairs = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return (((pairs + (pairs >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** The rules of one question: the other side is fixed, so they ask for a sample of this side alone. */
export interface Question<Facts> {
  gate(gate: Gate, sample: Facts): GateOutcome;
  worth(part: PartName, sample: Facts): number | undefined;
  /** What these gates read of the fixed side, as text. */
  readBy(gates: readonly Gate[]): string;
  /** The marks that set values of a facet apart; undefined = each is judged for itself. */
  asked(facet: string, known: Iterable<string>): readonly string[] | undefined;
}

interface Gated<Facts extends object> {
  readonly column: FacetColumn<Facts>;
  readonly gates: readonly Gate[];
  /** By number of a value; 0 = not decided yet. */
  readonly judged: Uint32Array;
}

interface Scored<Facts extends object> {
  readonly column: FacetColumn<Facts>;
  readonly part: PartName;
  readonly at: number;
  readonly worths: Float64Array;
}

/** What a question makes of the rows: each distinct value is judged once, by the real rules, when a row first asks. */
export class Verdicts<Facts extends object> {
  readonly #question: Question<Facts>;
  readonly #gated: readonly Gated<Facts>[];
  readonly #scored: readonly Scored<Facts>[];
  /** Blocks of gates that decide without reading this side. */
  readonly #ofAll: Blocks;

  constructor(rows: FacetRows<Facts>, question: Question<Facts>, kept: KeptVerdicts) {
    this.#question = question;
    let ofAll: Blocks = 0;
    const gated: Gated<Facts>[] = [];
    for (const column of rows.columns) {
      const varying = column.facet.gates.filter((gate) => {
        const decided = decidedUnread((nobody: Facts) => question.gate(gate, nobody));
        if (decided !== undefined) ofAll |= blocksOf(gate, decided);
        return decided === undefined;
      });
      if (varying.length === 0) continue;
      const alike = alikeIn(column, question);
      if (alike) {
        const one = { column, gates: varying, judged: new Uint32Array(column.samples.length) };
        share(one.judged, alike, 0, (number) => this.#judge(one, number));
        gated.push(one);
        continue;
      }
      const key = `${column.facet.name} ${varying} ${question.readBy(varying)}`;
      gated.push({ column, gates: varying, judged: kept.of(key, column.samples.length) });
    }
    this.#ofAll = ofAll;
    this.#gated = gated;
    const scored = rows.columns.flatMap((column) => {
      const { part } = column.facet;
      if (part === undefined) return [];
      const worths = column.numbersFor('worths', notAsked);
      const one = { column, part, at: partNames.indexOf(part), worths };
      const alike = alikeIn(column, question);
      if (alike) share(worths, alike, notAsked, (number) => this.#ask(one, number));
      return [one];
    });
    // Skills cost most to compare.
    this.#scored = scored.sort((a, b) => Number(a.part === 'skills') - Number(b.part === 'skills'));
  }

  /** Adds the blocks that facets decide: facet by facet, since one column after the other is read fastest. */
  blockAll(considered: Considered): void {
    for (const one of this.#gated) if (!this.#passesAll(one)) this.#block(considered, one);
    const { blocks, size } = considered;
    const ofAll = this.#ofAll;
    for (let i = 0; i < size; i++) blocks[i] = ((blocks[i] as number) | ofAll) & (known - 1);
  }

  #block({ rows, blocks, size }: Considered, one: Gated<Facts>): void {
    const { judged } = one;
    const { ids } = one.column;
    for (let i = 0; i < size; i++) {
      const number = ids[rows[i] as number] as number;
      blocks[i] = (blocks[i] as number) | ((judged[number] as number) || this.#judge(one, number));
    }
  }

  /** Whether a facet of few values blocks nobody here: then its column need not be read. */
  #passesAll(one: Gated<Facts>): boolean {
    const { column, judged } = one;
    const count = column.samples.length;
    if (count > fewValues) return false;
    let blocks: Blocks = 0;
    for (let number = 0; number < count; number++) blocks |= judged[number] || this.#judge(one, number);
    return blocks === known;
  }

  /** Asks for the worths of facets that have few values, so that `boundsOf` is closer. */
  askFew(): void {
    for (const one of this.#scored) {
      const { length } = one.column.samples;
      if (length > fewValues) continue;
      for (let number = 0; number < length; number++)
        if (one.worths[number] === notAsked) this.#ask(one, number);
    }
  }

  /** Writes the worths known of a row to their places in the order of `partNames`; what is not asked yet counts as 1. */
  boundsOf(row: number, worths: Float64Array): void {
    for (const { column, worths: known, at } of this.#scored) {
      const kept = known[column.ids[row] as number] as number;
      worths[at] = kept === notAsked ? 1 : kept;
    }
  }

  /**
   * Asks for what `boundsOf` took for 1, the cheap before the dear, and stops as soon as the row does not get in.
   * @returns whether the row is still admitted, all its worths known.
   */
  askedWhile(row: number, standing: Standing): boolean {
    for (const one of this.#scored) {
      const number = one.column.ids[row] as number;
      if (one.worths[number] !== notAsked) continue;
      standing.worths[one.at] = this.#ask(one, number);
      if (!standing.admits()) return false;
    }
    return true;
  }

  #ask({ part, column, worths }: Scored<Facts>, number: number): number {
    const worth = this.#question.worth(part, sampleOf(column, number)) ?? Number.NaN;
    worths[number] = worth;
    return worth;
  }

  #judge({ gates, column, judged }: Gated<Facts>, number: number): Blocks {
    const sample = sampleOf(column, number);
    let blocks: Blocks = known;
    for (const gate of gates) blocks |= blocksOf(gate, this.#question.gate(gate, sample));
    judged[number] = blocks;
    return blocks;
  }
}

/** For each value whether it stands for itself; undefined where all do. */
function alikeIn<Facts extends object>(
  column: FacetColumn<Facts>,
  question: Question<Facts>,
): Uint8Array | undefined {
  const marks = question.asked(column.facet.name, column.marks());
  return marks && column.having(marks);
}

/** Decides the first of those who are alike and writes it for all of them; the others are left for later. */
function share(
  decided: Uint32Array | Float64Array,
  alone: Uint8Array,
  later: number,
  decide: (number: number) => number,
): void {
  const first = alone.indexOf(0);
  if (first === -1) return;
  decided.fill(decide(first));
  for (let number = alone.indexOf(1); number !== -1; number = alone.indexOf(1, number + 1))
    decided[number] = later;
}

function sampleOf<Facts extends object>({ samples }: FacetColumn<Facts>, number: number): Facts {
  const sample = samples[number];
  if (sample === undefined) throw new Error('a row of no value');
  return sample;
}

/** A number worked out once for each distinct value of a facet, when it is first asked for; never NaN. */
export class Worked<Facts extends object> {
  readonly #values: Float64Array;
  readonly #column: FacetColumn<Facts>;
  readonly #work: (sample: Facts) => number;

  constructor(rows: FacetRows<Facts>, facet: Facet<Facts>, work: (sample: Facts) => number) {
    this.#column = rows.columnOf(facet);
    this.#work = work;
    this.#values = this.#column.numbersFor('worked', Number.NaN);
  }

  of(row: number): number {
    const number = this.#column.ids[row] as number;
    const kept = this.#values[number] as number;
    if (!Number.isNaN(kept)) return kept;
    const made = this.#work(sampleOf(this.#column, number));
    this.#values[number] = made;
    return made;
  }
}

/** Counts of considered pairs, as `countJudged` answers them. */
export function countsOf({ blocks, size }: Considered): Counts {
  // Three bytes hold all gates: a count a byte's value first, a count a gate from those.
  const byByte = [new Uint32Array(256), new Uint32Array(256), new Uint32Array(256)] as const;
  const [low, middle, high] = byByte;
  let eligible = 0;
  for (let i = 0; i < size; i++) {
    const blocking = (blocks[i] as number) & gateBits;
    if (blocking === 0) eligible += 1;
    else {
      low[blocking & 255] = (low[blocking & 255] as number) + 1;
      middle[(blocking >>> 8) & 255] = (middle[(blocking >>> 8) & 255] as number) + 1;
      high[blocking >>> 16] = (high[blocking >>> 16] as number) + 1;
    }
  }
  const blockedBy: Partial<Record<Gate, number>> = {};
  for (const [i, gate] of gates.entries()) {
    const counts = byByte[i >>> 3];
    let count = 0;
    for (let value = 0; value < 256; value++)
      if ((value & (1 << (i & 7))) !== 0) count += counts?.[value] ?? 0;
    if (count > 0) blockedBy[gate] = count;
  }
  return { considered: size, eligible, blockedBy };
}
