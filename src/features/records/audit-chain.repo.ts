import { desc } from 'drizzle-orm';
import { sha256 } from '../../platform/crypto.ts';
import type { Reader } from '../../platform/database.ts';
import { auditEntry } from '../../schema/records.ts';
import { type ChainHead, type ChainRow, canonicalRow, chainStart } from './audit-chain.rules.ts';

/** Hash of an audit row: SHA-256 over its canonical text, which holds the previous row's hash. */
export function auditHash(row: ChainRow): string {
  return sha256(canonicalRow(row));
}

/** The last row of the chain; seq 0 where there is none. */
export async function chainHead(db: Reader): Promise<ChainHead> {
  const [head] = await db
    .select({ seq: auditEntry.seq, hash: auditEntry.hash })
    .from(auditEntry)
    .orderBy(desc(auditEntry.seq))
    .limit(1);
  return head ?? { seq: 0, hash: chainStart };
}
