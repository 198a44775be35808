import type { LocalDate } from '../../kernel/calendar.ts';
import type { EntryKind } from '../ledger/ledger.rules.ts';
import type { ReceiptSource, ReceiptState } from '../pledges/pledge.rules.ts';

/** Money that reached a bank account, as it is kept; what the bank says of the payer is opened by `payerOf` alone. */
export interface ReceiptRecord {
  readonly id: string;
  /** Jalali year and running number of the organisation: '1405-000012'. */
  readonly number: string;
  readonly organisationId: string;
  readonly bankAccountId: string;
  readonly receivedOn: LocalDate;
  readonly amountRial: number;
  /** The bank's number of the payment. */
  readonly reference: string;
  readonly payerSealed: string | null;
  readonly source: ReceiptSource;
  readonly state: ReceiptState;
  readonly pledgeId: string | null;
  readonly bankFileId: string | null;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly revision: number;
}

/** What is known of money that came, before it is a receipt. */
export interface MoneyIn {
  readonly organisationId: string;
  readonly bankAccountId: string;
  readonly receivedOn: LocalDate;
  /** Whole rials, more than 0. */
  readonly amountRial: number;
  readonly reference: string;
  /** What the payer wrote, or the bank says of them. */
  readonly payer: string | null;
  readonly source: ReceiptSource;
  readonly bankFileId?: string | null;
}

/** Days by which the day that a person wrote may differ from the bank's for the same payment. */
export const sameMoneyDays = 3;

/** The next running number of a Jalali year, six digits so that numbers stand in the order of their text. */
export function receiptNumber(year: number, after: string | undefined): string {
  const last = after === undefined ? 0 : Number(after.slice(5));
  return `${year}-${String(last + 1).padStart(6, '0')}`;
}

export interface ReceiptRow extends ReceiptRecord {
  readonly bank: string;
  readonly iban: string;
  /** Went back of it after it was matched, in rials. */
  readonly returnedRial: number;
  /** Of the pledge that it is matched to. */
  readonly pledge: {
    readonly benefactorId: string;
    readonly benefactorName: string;
    readonly anonymous: boolean;
    readonly paymentReference: string;
  } | null;
}

/** An entry of the ledger that a receipt is behind. */
export interface ReceiptEntry {
  readonly id: string;
  readonly kind: EntryKind;
  readonly postedOn: LocalDate;
  readonly reverses: string | null;
  readonly reason: string | null;
  readonly recordedAt: string;
}

export interface BankAccountRecord {
  readonly id: string;
  readonly bank: string;
  readonly iban: string;
  readonly closed: boolean;
}
