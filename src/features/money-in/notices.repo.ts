import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import type { Scope } from '../../kernel/actor.ts';
import type { LocalDate } from '../../kernel/calendar.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import { benefactor } from '../../schema/benefactors.ts';
import { paymentNotice, pledge, receipt } from '../../schema/pledges.ts';
import type { NoticeRecord, OpenNotice } from './notice-record.rules.ts';
import type { ReceiptRecord } from './receipt-record.rules.ts';
import { receiptOf } from './same-money.repo.ts';

const recordOf = (row: typeof paymentNotice.$inferSelect): NoticeRecord => ({
  ...row,
  paidOn: row.paidOn as LocalDate,
});

export async function noticesOf(db: Reader, pledgeId: string): Promise<readonly NoticeRecord[]> {
  const rows = await db
    .select()
    .from(paymentNotice)
    .where(eq(paymentNotice.pledgeId, pledgeId))
    .orderBy(desc(paymentNotice.createdAt), asc(paymentNotice.id));
  return rows.map(recordOf);
}

/** Notices of pledges of the organisation whose money has not come, the oldest first. */
export async function openNotices(db: Reader, scope: Scope, limit: number): Promise<readonly OpenNotice[]> {
  const rows = await db
    .select({ notice: paymentNotice, benefactorName: benefactor.name })
    .from(paymentNotice)
    .innerJoin(pledge, eq(pledge.id, paymentNotice.pledgeId))
    .innerJoin(benefactor, eq(benefactor.id, pledge.benefactorId))
    .where(
      and(
        eq(pledge.organisationId, scope.organisationId),
        isNull(paymentNotice.receiptId),
        isNull(paymentNotice.dismissedAt),
      ),
    )
    .orderBy(asc(paymentNotice.createdAt), asc(paymentNotice.id))
    .limit(limit);
  return rows.map(({ notice, benefactorName }) => ({ ...recordOf(notice), benefactorName }));
}

export async function addNotice(tx: Tx, notice: NoticeRecord): Promise<void> {
  await tx.insert(paymentNotice).values(notice);
}

/** Puts an open notice of the organisation aside. @returns false where there is none such. */
export async function dismissOpenNotice(tx: Tx, scope: Scope, id: string, at: string): Promise<boolean> {
  const [found] = await tx
    .select({ id: paymentNotice.id })
    .from(paymentNotice)
    .innerJoin(pledge, eq(pledge.id, paymentNotice.pledgeId))
    .where(and(eq(paymentNotice.id, id), eq(pledge.organisationId, scope.organisationId)));
  if (!found) return false;
  const rows = await tx
    .update(paymentNotice)
    .set({ dismissedAt: at })
    .where(and(eq(paymentNotice.id, id), isNull(paymentNotice.receiptId), isNull(paymentNotice.dismissedAt)))
    .returning({ id: paymentNotice.id });
  return rows.length > 0;
}

/** Unmatched money of an organisation with this number of the bank and this amount. */
export async function unmatchedWith(
  db: Reader,
  by: { readonly organisationId: string; readonly reference: string; readonly amountRial: number },
): Promise<readonly ReceiptRecord[]> {
  const rows = await db
    .select()
    .from(receipt)
    .where(
      and(
        eq(receipt.organisationId, by.organisationId),
        eq(receipt.state, 'unmatched'),
        eq(receipt.reference, by.reference),
        eq(receipt.amountRial, by.amountRial),
      ),
    );
  return rows.map(receiptOf);
}
