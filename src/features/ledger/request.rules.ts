import { addDays, fromJalali, type LocalDate } from '../../kernel/calendar.ts';
import type { Text } from '../../kernel/text.ts';
import type { EntryLine } from './ledger.rules.ts';

export const ledgerRequestKinds = ['reversal', 'closing', 'refund'] as const;
export type LedgerRequestKind = (typeof ledgerRequestKinds)[number];
export const feePayers = ['association', 'gift'] as const;

/** Money that came for a pledge and goes back to who gave it, in part or whole. */
export interface RefundTerms {
  readonly pledgeId: string;
  readonly bankAccountId: string;
  /** Leaves the fund of the gift, in rials; a fee that the gift bears is a part of it. */
  readonly amountRial: number;
  readonly feeRial: number;
  readonly feeFrom: (typeof feePayers)[number];
}

/** What one manager asked and another has to confirm. */
export interface LedgerRequestRecord {
  readonly id: string;
  readonly organisationId: string;
  readonly kind: LedgerRequestKind;
  /** The entry, the Jalali year, or the receipt. */
  readonly subject: string;
  readonly reason: string | null;
  readonly refund: RefundTerms | null;
  readonly askedAt: string;
  readonly askedBy: string;
  readonly askedByName: Text;
  readonly state: 'asked' | 'confirmed' | 'refused';
  readonly decidedAt: string | null;
  readonly decidedBy: string | null;
  readonly decidedByName: Text | null;
  /** The organisation above whose person decided, where the own one had no second manager. */
  readonly decidedFrom: Text | null;
  readonly revision: number;
}

export interface ClosedYear {
  readonly year: number;
  readonly closedThrough: LocalDate;
  readonly closedAt: string;
  readonly closedByName: Text;
  readonly confirmedByName: Text;
}

/** First and last day of a Jalali year. @throws RangeError outside 1300–1578. */
export function daysOfYear(year: number): { readonly first: LocalDate; readonly last: LocalDate } {
  const first = fromJalali(year, 1, 1);
  const next = fromJalali(year + 1, 1, 1);
  if (first === undefined || next === undefined) throw new RangeError('not a year of 1300-1578');
  return { first, last: addDays(next, -1) };
}

/** The exact opposite of what was posted. */
export const oppositeOf = (lines: readonly EntryLine[]): readonly EntryLine[] =>
  lines.map(({ account, amountRial }) => ({ account, amountRial: -amountRial }));

/** What brings accounts to nothing: released against aid granted and written off, fund by fund. */
export const closingLines = (
  balances: readonly {
    readonly kind: EntryLine['account']['kind'];
    readonly fundId: string;
    readonly ref: string;
    readonly rial: number;
  }[],
): readonly EntryLine[] =>
  balances.map(({ kind, fundId, ref, rial }) => ({ account: { kind, fundId, ref }, amountRial: -rial }));
