import { and, eq, inArray } from 'drizzle-orm';
import { among } from '../../platform/among.ts';
import type { Reader } from '../../platform/database.ts';
import { pledge } from '../../schema/pledges.ts';
import { isPaymentReference, paymentReferenceIn } from '../pledges/payment-reference.rules.ts';
import { digitsOf } from './digits.rules.ts';
import type { MoneyIn } from './receipt-record.rules.ts';
import { type WaitingNotices, waitingNotices } from './waiting-notices.repo.ts';

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

type Sought = Pick<MoneyIn, 'reference' | 'payer' | 'amountRial'>;
const writtenBy = (money: Sought): readonly string[] =>
  [money.payer ?? '', money.reference].flatMap(referencesIn);

export interface Matches {
  readonly notices: WaitingNotices;
  /**
   * Which pledge money surely is for: its payment reference stands in the bank's number or in what the payer wrote, or one
   * benefactor gave this number and this amount. Two that could be it are nobody's: a person decides.
   */
  find(money: Sought): Match | undefined;
}

/** All that is needed to find which pledges of money of an organisation these sums are for. */
export async function matchesFor(
  db: Reader,
  organisationId: string,
  all: readonly Sought[],
): Promise<Matches> {
  const written = [...new Set(all.flatMap(writtenBy))];
  const pledges =
    written.length === 0
      ? []
      : await db
          .select({ id: pledge.id, paymentReference: pledge.paymentReference })
          .from(pledge)
          .where(
            and(
              inArray(pledge.paymentReference, among(written)),
              eq(pledge.organisationId, organisationId),
              eq(pledge.kind, 'money'),
            ),
          );
  const byReference = new Map(pledges.map(({ id, paymentReference }) => [paymentReference, id]));
  const notices = await waitingNotices(db, organisationId, {
    references: [...new Set(all.map(({ reference }) => reference))],
    pledgeIds: pledges.map(({ id }) => id),
  });
  return {
    notices,
    find(money) {
      const announced = notices.like(money);
      const found = [...new Set(writtenBy(money).flatMap((digits) => byReference.get(digits) ?? []))];
      const [one] = found;
      if (one !== undefined && found.length === 1)
        return { pledgeId: one, noticeId: announced.find(({ pledgeId }) => pledgeId === one)?.id };
      const [notice] = announced;
      return notice && new Set(announced.map(({ pledgeId }) => pledgeId)).size === 1
        ? { pledgeId: notice.pledgeId, noticeId: notice.id }
        : undefined;
    },
  };
}
