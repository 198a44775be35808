import type { LocalDate } from '../../kernel/calendar.ts';
import type { AccountKey, EntryKind } from './ledger.rules.ts';

/** One entry as the journal shows it. */
export interface EntryRecord {
  readonly id: string;
  /** In the order of posting, without gaps in one organisation. */
  readonly seq: number;
  readonly organisationId: string;
  readonly kind: EntryKind;
  readonly postedOn: LocalDate;
  /** The sum of its debits. */
  readonly amountRial: number;
  readonly pledgeId: string | null;
  readonly receiptId: string | null;
  readonly sponsorshipId: string | null;
  readonly reason: string | null;
  /** The entry that it reverses, and the one that reversed it. */
  readonly reverses: string | null;
  readonly reversedBy: string | null;
  readonly recordedAt: string;
  readonly recordedBy: string;
}

export interface ShownLine {
  readonly no: number;
  readonly account: Required<AccountKey>;
  /** What the fund or the bank account is called; null where it has neither. */
  readonly title: { readonly fa: string; readonly en: string } | null;
  /** > 0 debits, < 0 credits. */
  readonly amountRial: number;
  /** What the account held after it. */
  readonly balanceRial: number;
}

export interface EntryWithLines extends EntryRecord {
  /** Username of who recorded it, or the system's own name. */
  readonly recordedByName: string;
  readonly lines: readonly ShownLine[];
}
