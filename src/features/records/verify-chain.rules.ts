import { type ChainHead, type ChainRow, canonicalRow, chainStart } from './audit-chain.rules.ts';

/** A row as it is stored; `fields` is the text of the column, which somebody may have made unreadable. */
export interface StoredRow extends Omit<ChainRow, 'fields'> {
  readonly fieldsText: string;
  readonly hash: string;
}

/**
 * What is wrong with the chain, by the number of the row. `hash`: the row is not what was written. `link`: it does not
 * follow the row before it. `gap`: rows before it up to `from` are gone. `anchor`: another row stood here when the head
 * was written down outside. `tail`: rows up to this number were there once and are gone.
 */
export interface ChainFault {
  readonly seq: number;
  readonly kind: 'hash' | 'link' | 'gap' | 'anchor' | 'tail';
  /** First number missing, of `gap` and `tail`. */
  readonly from?: number;
}

/** A head that was written down outside the database. */
export type Anchor = ChainHead;

/** Walks the chain row by row, in order. Pure but for what it remembers; `hashOf` is SHA-256 of a text. */
export class ChainWalk {
  #expectedSeq = 1;
  #previous: ChainHead = { seq: 0, hash: chainStart };
  readonly #anchors: Map<number, Set<string>>;
  readonly #highest: number;
  rows = 0;

  constructor(
    private readonly hashOf: (text: string) => string,
    anchors: readonly Anchor[],
  ) {
    this.#anchors = new Map();
    for (const { seq, hash } of anchors) {
      const known = this.#anchors.get(seq) ?? new Set<string>();
      this.#anchors.set(seq, known.add(hash));
    }
    this.#highest = Math.max(0, ...this.#anchors.keys());
  }

  /** @returns what is wrong with this row and what is missing before it. */
  step(row: StoredRow): readonly ChainFault[] {
    const { seq } = row;
    const faults: ChainFault[] = [];
    if (seq !== this.#expectedSeq) faults.push({ seq, kind: 'gap', from: this.#expectedSeq });
    if (row.previousHash !== this.#previous.hash) faults.push({ seq, kind: 'link' });
    if (this.hashOf(textOf(row)) !== row.hash) faults.push({ seq, kind: 'hash' });
    const anchored = this.#anchors.get(seq);
    if (anchored && (anchored.size > 1 || !anchored.has(row.hash))) faults.push({ seq, kind: 'anchor' });
    this.#previous = { seq, hash: row.hash };
    this.#expectedSeq = seq + 1;
    this.rows += 1;
    return faults;
  }

  /** @returns what is missing after the last row. */
  end(): readonly ChainFault[] {
    return this.#highest < this.#expectedSeq
      ? []
      : [{ seq: this.#highest, kind: 'tail', from: this.#expectedSeq }];
  }

  get head(): ChainHead {
    return this.#previous;
  }
}

function textOf({ fieldsText, ...row }: StoredRow): string {
  try {
    return canonicalRow({ ...row, fields: JSON.parse(fieldsText) as readonly string[] });
  } catch {
    return fieldsText;
  }
}
