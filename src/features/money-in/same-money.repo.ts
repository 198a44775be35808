import { and, eq, inArray } from 'drizzle-orm';
import { addDays, type LocalDate } from '../../kernel/calendar.ts';
import { among } from '../../platform/among.ts';
import type { Reader } from '../../platform/database.ts';
import { receipt } from '../../schema/pledges.ts';
import { type MoneyIn, type ReceiptRecord, sameMoneyDays } from './receipt-record.rules.ts';

export function receiptOf(row: typeof receipt.$inferSelect): ReceiptRecord {
  return { ...row, receivedOn: row.receivedOn as LocalDate };
}

type Sought = Pick<MoneyIn, 'reference' | 'amountRial' | 'receivedOn' | 'source'>;

/** Receipts of one bank account by the bank's number: what came before, and what comes in while this is held. */
export class KnownMoney {
  private readonly byReference = new Map<string, ReceiptRecord[]>();

  constructor(receipts: readonly ReceiptRecord[]) {
    for (const one of receipts) this.add(one);
  }

  add(one: ReceiptRecord): void {
    const known = this.byReference.get(one.reference);
    if (known) known.push(one);
    else this.byReference.set(one.reference, [one]);
  }

  /**
   * The receipt of the same money: the bank's number, amount and day; between what a person wrote and what the bank says the
   * day may differ a little.
   */
  same(money: Sought): ReceiptRecord | undefined {
    const about = this.about(money).filter(({ amountRial }) => amountRial === money.amountRial);
    return (
      about.find(({ receivedOn }) => receivedOn === money.receivedOn) ??
      about.find(({ source }) => source === 'manual' || money.source === 'manual')
    );
  }

  /** A receipt with the same number of the bank from about the same day but of another amount, one of the two entered by hand. */
  differing(money: Sought): ReceiptRecord | undefined {
    const about = this.about(money);
    return about.some(({ amountRial }) => amountRial === money.amountRial)
      ? undefined
      : about.find(({ source }) => source === 'manual' || money.source === 'manual');
  }

  private about({ reference, receivedOn }: Sought): readonly ReceiptRecord[] {
    const known = this.byReference.get(reference) ?? [];
    if (known.length === 0) return known;
    const [from, to] = [addDays(receivedOn, -sameMoneyDays), addDays(receivedOn, sameMoneyDays)];
    return known.filter((one) => one.receivedOn >= from && one.receivedOn <= to);
  }
}

/** What of a bank account these sums could be a repeat of. */
export async function knownMoney(
  db: Reader,
  bankAccountId: string,
  all: readonly Pick<MoneyIn, 'reference'>[],
): Promise<KnownMoney> {
  const references = [...new Set(all.map(({ reference }) => reference))];
  const rows = await db
    .select()
    .from(receipt)
    .where(and(eq(receipt.bankAccountId, bankAccountId), inArray(receipt.reference, among(references))));
  return new KnownMoney(rows.map(receiptOf));
}
