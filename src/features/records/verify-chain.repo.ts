import { asc, gt, sql } from 'drizzle-orm';
import { sha256 } from '../../platform/crypto.ts';
import type { Reader } from '../../platform/database.ts';
import { auditEntry } from '../../schema/records.ts';
import type { ChainHead } from './audit-chain.rules.ts';
import { type Anchor, type ChainFault, ChainWalk } from './verify-chain.rules.ts';

const atOnce = 2_000;
/** Without these two the chain can be changed by anyone who can write at all. */
const guards = ['audit_entry_no_update', 'audit_entry_no_delete'] as const;

export interface ChainReport {
  readonly rows: number;
  readonly head: ChainHead;
  readonly faultCount: number;
  /** The first `mostKept`, in order of the rows. */
  readonly faults: readonly ChainFault[];
  /** Guards of the table that are not there any more. */
  readonly missingGuards: readonly string[];
}
const mostKept = 10_000;

/**
 * Walks the whole chain in pages, with the heads that were written down outside. Needs no key. Reads page by page without
 * one transaction: rows are only ever appended, so a head that moves meanwhile is walked too.
 */
export async function verifyChain(
  db: Reader,
  options: {
    readonly anchors?: readonly Anchor[];
    onProgress?(done: { readonly rows: number; readonly total: number }): void;
  } = {},
): Promise<ChainReport> {
  const walk = new ChainWalk(sha256, options.anchors ?? []);
  const faults: ChainFault[] = [];
  let faultCount = 0;
  const note = (found: readonly ChainFault[]) => {
    faultCount += found.length;
    faults.push(...found.slice(0, Math.max(0, mostKept - faults.length)));
  };
  const [counted] = await db.all<{ total: number }>(sql`select count(*) as total from audit_entry`);
  let after = Number.MIN_SAFE_INTEGER;
  while (true) {
    const rows = await db
      .select({ ...columns })
      .from(auditEntry)
      .where(gt(auditEntry.seq, after))
      .orderBy(asc(auditEntry.seq))
      .limit(atOnce);
    for (const row of rows) note(walk.step(row));
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last.seq;
    options.onProgress?.({ rows: walk.rows, total: Math.max(walk.rows, counted?.total ?? 0) });
  }
  note(walk.end());
  const present = await db.all<{ name: string }>(
    sql`select name from sqlite_master where type = 'trigger' and tbl_name = 'audit_entry'`,
  );
  const names = new Set(present.map(({ name }) => name));
  return {
    rows: walk.rows,
    head: walk.head,
    faultCount,
    faults,
    missingGuards: guards.filter((guard) => !names.has(guard)),
  };
}

const columns = {
  seq: auditEntry.seq,
  at: auditEntry.at,
  actorId: auditEntry.actorId,
  organisationId: auditEntry.organisationId,
  action: auditEntry.action,
  entity: auditEntry.entity,
  entityId: auditEntry.entityId,
  personId: auditEntry.personId,
  fieldsText: sql<string>`${auditEntry.fields}`,
  digest: auditEntry.digest,
  previousHash: auditEntry.previousHash,
  hash: auditEntry.hash,
};
