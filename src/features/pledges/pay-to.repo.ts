import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Reader } from '../../platform/database.ts';
import { bankAccount } from '../../schema/ledger.ts';

/** Where a pledge of money is paid to. */
export interface PayTo {
  readonly bank: string;
  /** IR and 24 digits. */
  readonly iban: string;
  readonly card: string | null;
}

/** The open account of an organisation that benefactors pay to: one with a card first, then the oldest. */
export async function payToOf(db: Reader, organisationId: string): Promise<PayTo | null> {
  const rows = await db
    .select({ bank: bankAccount.bank, iban: bankAccount.iban, card: bankAccount.card })
    .from(bankAccount)
    .where(and(eq(bankAccount.organisationId, organisationId), isNull(bankAccount.closedAt)))
    .orderBy(asc(bankAccount.createdAt), asc(bankAccount.id));
  return rows.find(({ card }) => card !== null) ?? rows[0] ?? null;
}
