/** A row of the chain as it is hashed: ids, names of fields and digests. */
export interface ChainRow {
  readonly seq: number;
  readonly at: string;
  readonly actorId: string;
  readonly organisationId: string | null;
  readonly action: string;
  readonly entity: string;
  readonly entityId: string;
  readonly personId?: string | null;
  readonly fields: readonly string[];
  readonly digest: string | null;
  readonly previousHash: string;
}

/** What the first row names as the hash before it. */
export const chainStart = 'start';

/**
 * The text an audit row is hashed over: it holds the hash before it, so no row can change without all that follow. Rows
 * of nobody's file are written as they were before files were named, so that their hashes stay.
 */
export function canonicalRow(row: ChainRow): string {
  return JSON.stringify([
    row.previousHash,
    row.seq,
    row.at,
    row.actorId,
    row.organisationId,
    row.action,
    row.entity,
    row.entityId,
    row.fields,
    row.digest,
    ...(row.personId === null || row.personId === undefined ? [] : [row.personId]),
  ]);
}

/** Head of the chain: the last row there is. */
export interface ChainHead {
  readonly seq: number;
  readonly hash: string;
}
