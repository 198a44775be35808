import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Reader } from '../../platform/database.ts';
import { paymentNotice, pledge } from '../../schema/pledges.ts';
import { isPaymentReference, paymentReferenceIn } from '../pledges/payment-reference.rules.ts';
import { digitsOf } from './digits.rules.ts';
import type { MoneyIn } from './receipt-record.rules.ts';

/** Payment references in what was written: each number that stands alone, else digits with gaps between them. */
function referencesIn(text: string): readonly string[] {
  const plain = digitsOf(text);
  const alone = [...plain.matchAll(/(?<!\d)\d{12}(?!\d)/g)].map(([run]) => run).filter(isPaymentReference);
  const found = alone.length > 0 ? undefined : paymentReferenceIn(plain);
  return found === undefined ? [...new Set(alone)] : [found];
}

export interface Match {
  readonly pledgeId: string;
  readonly noticeId?: string | undefined;
}

/**
 * Which pledge of money of the same organisation that money surely is for: its payment reference stands in the bank's number or in what the payer
 * wrote, or one benefactor gave this number and this amount. Two that could be it are nobody's: a person decides.
 */
export async function findMatch(
  db: Reader,
  money: Pick<MoneyIn, 'organisationId' | 'reference' | 'payer' | 'amountRial'>,
): Promise<Match | undefined> {
  const references = [money.payer ?? '', money.reference].flatMap(referencesIn);
  const announced = await db
    .select({ id: paymentNotice.id, pledgeId: paymentNotice.pledgeId })
    .from(paymentNotice)
    .innerJoin(pledge, eq(pledge.id, paymentNotice.pledgeId))
    .where(
      and(
        eq(pledge.organisationId, money.organisationId),
        eq(paymentNotice.reference, money.reference),
        eq(paymentNotice.amountRial, money.amountRial),
        isNull(paymentNotice.receiptId),
        isNull(paymentNotice.dismissedAt),
      ),
    );
  if (references.length > 0) {
    const found = await db
      .select({ id: pledge.id })
      .from(pledge)
      .where(
        and(
          inArray(pledge.paymentReference, references),
          eq(pledge.organisationId, money.organisationId),
          eq(pledge.kind, 'money'),
        ),
      );
    const [one] = found;
    if (one && found.length === 1)
      return { pledgeId: one.id, noticeId: announced.find(({ pledgeId }) => pledgeId === one.id)?.id };
  }
  const [notice] = announced;
  return notice && new Set(announced.map(({ pledgeId }) => pledgeId)).size === 1
    ? { pledgeId: notice.pledgeId, noticeId: notice.id }
    : undefined;
}
