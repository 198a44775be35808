import type { ServerIndex } from './search-settings.rules.ts';

/** The most documents of one request; what the server refused as a whole is sent in ever smaller parts. */
export const mostTogether = 1_000;

export interface OutboxRow {
  readonly id: number;
  readonly index: ServerIndex;
  readonly docId: string;
  readonly noted: number;
  readonly together: number;
}

export interface Batch {
  readonly index: ServerIndex;
  /** Each once, however often it was noted. */
  readonly docIds: readonly string[];
  readonly rows: readonly OutboxRow[];
}

/**
 * Rows as they are to be sent: those of one document together, as few at once as the most careful row of them says. All rows
 * of a document that are among them are in one batch.
 */
export function batchesOf(rows: readonly OutboxRow[]): readonly Batch[] {
  const documents = new Map<string, { rows: OutboxRow[]; together: number }>();
  for (const row of rows) {
    const key = `${row.index} ${row.docId}`;
    const known = documents.get(key) ?? { rows: [], together: mostTogether };
    known.rows.push(row);
    known.together = Math.max(1, Math.min(known.together, row.together));
    documents.set(key, known);
  }
  const open = new Map<string, OutboxRow[][]>();
  const batches: OutboxRow[][][] = [];
  for (const { rows: own, together } of documents.values()) {
    const key = `${own[0]?.index} ${together}`;
    let batch = open.get(key);
    if (batch === undefined || batch.length >= together) {
      batch = [];
      batches.push(batch);
      open.set(key, batch);
    }
    batch.push(own);
  }
  return batches.flatMap((batch) => {
    const [first] = batch.flat();
    if (first === undefined) return [];
    return [
      {
        index: first.index,
        docIds: batch.flatMap(([row]) => row?.docId ?? []),
        rows: batch.flat(),
      },
    ];
  });
}

/** After how many sendings in vain a batch is taken apart, though the server blamed no document: one may upset it. */
const patience = 5;

/** Half of a batch that failed, and less of one that the server lost again and again. */
export function togetherAfter(outcome: 'failed' | 'lost', documents: number, attempts: number): number {
  if (outcome === 'lost' && attempts < patience) return mostTogether;
  return Math.max(1, Math.ceil(documents / 2));
}

/** Milliseconds before the next sending: a second, doubled each time, ten minutes at most. */
export function backoffMs(attempts: number): number {
  return Math.min(600_000, 1_000 * 2 ** Math.min(20, Math.max(0, attempts - 1)));
}
