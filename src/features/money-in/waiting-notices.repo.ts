import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import { among } from '../../platform/among.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import { paymentNotice, pledge } from '../../schema/pledges.ts';

export interface WaitingNotice {
  readonly id: string;
  readonly pledgeId: string;
  readonly reference: string;
  readonly amountRial: number;
}

/** Notices of benefactors whose money has not come, and which of them are answered while money comes in. */
export class WaitingNotices {
  private readonly answers: (readonly [noticeId: string, receiptId: string])[] = [];
  private readonly byReference = new Map<string, WaitingNotice[]>();
  private readonly byPledge = new Map<string, WaitingNotice[]>();

  constructor(waiting: readonly WaitingNotice[]) {
    for (const notice of waiting) {
      for (const [all, key] of [
        [this.byReference, notice.reference],
        [this.byPledge, notice.pledgeId],
      ] as const) {
        const known = all.get(key);
        if (known) known.push(notice);
        else all.set(key, [notice]);
      }
    }
  }

  /** With this number of the bank and this amount. */
  like(money: { readonly reference: string; readonly amountRial: number }): readonly WaitingNotice[] {
    return (this.byReference.get(money.reference) ?? []).filter(
      ({ amountRial }) => amountRial === money.amountRial,
    );
  }

  /** A receipt answers the notice that was found, the one with its number, or the only one of the pledge with its amount. */
  answer(
    receipt: { readonly id: string; readonly reference: string; readonly amountRial: number },
    pledgeId: string,
    noticeId: string | undefined,
  ): void {
    const open = this.byPledge.get(pledgeId) ?? [];
    const same = open.filter(({ amountRial }) => amountRial === receipt.amountRial);
    const answered =
      open.find(({ id }) => id === noticeId) ??
      open.find(({ reference }) => reference === receipt.reference) ??
      (same.length === 1 ? same[0] : undefined);
    if (answered === undefined) return;
    this.answers.push([answered.id, receipt.id]);
    for (const list of [open, this.byReference.get(answered.reference) ?? []]) {
      const at = list.indexOf(answered);
      if (at >= 0) list.splice(at, 1);
    }
  }

  async write(tx: Tx): Promise<void> {
    if (this.answers.length > 0)
      await tx.run(sql`update payment_notice set receipt_id = k.value ->> 1 from json_each(${JSON.stringify(this.answers)}) k
        where payment_notice.id = k.value ->> 0`);
  }
}

/** Those of an organisation that have one of these numbers of the bank or are of one of these pledges, and the others of their pledges. */
export async function waitingNotices(
  db: Reader,
  organisationId: string,
  of: { readonly references: readonly string[]; readonly pledgeIds: readonly string[] },
): Promise<WaitingNotices> {
  const named = db
    .select({ id: paymentNotice.pledgeId })
    .from(paymentNotice)
    .where(inArray(paymentNotice.reference, among(of.references)));
  const rows = await db
    .select({
      id: paymentNotice.id,
      pledgeId: paymentNotice.pledgeId,
      reference: paymentNotice.reference,
      amountRial: paymentNotice.amountRial,
    })
    .from(paymentNotice)
    .innerJoin(pledge, eq(pledge.id, paymentNotice.pledgeId))
    .where(
      and(
        or(inArray(paymentNotice.pledgeId, among(of.pledgeIds)), inArray(paymentNotice.pledgeId, named)),
        eq(pledge.organisationId, organisationId),
        isNull(paymentNotice.receiptId),
        isNull(paymentNotice.dismissedAt),
      ),
    );
  return new WaitingNotices(rows);
}
