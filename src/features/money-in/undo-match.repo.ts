import { and, asc, desc, eq, inArray, isNull, notExists, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Reader, Tx } from '../../platform/database.ts';
import { ledgerAccount, ledgerEntry, ledgerLine } from '../../schema/ledger.ts';
import { giftNews } from '../../schema/sponsorships.ts';
import type { EntryKind, EntryLine } from '../ledger/ledger.rules.ts';
import type { ReceiptRecord } from './receipt-record.rules.ts';

/** The entry that brought a matched receipt to its pledge and still stands. @throws Error where there is none. */
export async function entryOfMatch(
  db: Reader,
  receipt: ReceiptRecord,
): Promise<{ readonly id: string; readonly kind: EntryKind; readonly lines: readonly EntryLine[] }> {
  const reversal = alias(ledgerEntry, 'reversal');
  const [entry] = await db
    .select({ id: ledgerEntry.id, kind: ledgerEntry.kind })
    .from(ledgerEntry)
    .where(
      and(
        eq(ledgerEntry.receiptId, receipt.id),
        inArray(ledgerEntry.kind, ['receipt', 'receipt-matched']),
        notExists(db.select({ one: sql`1` }).from(reversal).where(eq(reversal.reverses, ledgerEntry.id))),
      ),
    )
    .orderBy(desc(ledgerEntry.seq))
    .limit(1);
  if (!entry) throw new Error('a matched receipt without its entry');
  const rows = await db
    .select({
      kind: ledgerAccount.kind,
      fundId: ledgerAccount.fundId,
      ref: ledgerAccount.ref,
      amountRial: ledgerLine.amountRial,
    })
    .from(ledgerLine)
    .innerJoin(ledgerAccount, eq(ledgerAccount.id, ledgerLine.accountId))
    .where(eq(ledgerLine.entryId, entry.id))
    .orderBy(asc(ledgerLine.no));
  return {
    ...entry,
    lines: rows.map(({ kind, fundId, ref, amountRial }) => ({
      account: { kind, ...(fundId ? { fundId } : {}), ...(ref ? { ref } : {}) },
      amountRial,
    })),
  };
}

/** What was told of a receipt no longer stands. */
export async function withdrawNews(
  tx: Tx,
  { receiptId, pledgeId, at }: { readonly receiptId: string; readonly pledgeId: string; readonly at: string },
): Promise<void> {
  await tx
    .update(giftNews)
    .set({ withdrawnAt: at })
    .where(
      and(
        eq(giftNews.pledgeId, pledgeId),
        eq(giftNews.kind, 'received'),
        isNull(giftNews.withdrawnAt),
        sql`${giftNews.details} ->> 'receiptId' = ${receiptId}`,
      ),
    );
}
