import type { LocalDate } from '../../kernel/calendar.ts';
import type { BankRow, BankRowFault } from './bank-row.rules.ts';

/** A row of a bank's list as it was read. */
export interface ReadBankRow {
  readonly row: number;
  readonly said: BankRow;
}

/** A row of money that came, and what became of it. */
export interface LandedRow {
  readonly row: number;
  readonly outcome: 'matched' | 'unmatched' | 'repeated';
  readonly receivedOn: LocalDate;
  readonly amountRial: number;
  readonly reference: string;
  readonly receiptId: string | null;
  readonly pledgeId: string | null;
}

export type BankRowOutcome =
  | LandedRow
  | { readonly row: number; readonly outcome: 'debit' }
  | { readonly row: number; readonly outcome: 'refused'; readonly faults: readonly BankRowFault[] };

export interface RowCounts {
  readonly matched: number;
  readonly unmatched: number;
  /** Stood here before. */
  readonly repeated: number;
  /** Money that went out. */
  readonly passedOver: number;
  readonly refused: number;
  /** Of the rows that landed, or would. */
  readonly receivedRial: number;
}

/** What is kept of rows that landed: those left out, and of the first rows of a list all. */
export interface PartOutcome {
  readonly refused: readonly { readonly row: number; readonly faults: readonly BankRowFault[] }[];
  readonly items: readonly LandedRow[];
}

/** Rows that land in one transaction, in about a fifth of a second; nobody else can write meanwhile. */
export const rowsOfPart = 200;
/** Rows of a list that are told one by one. */
export const mostTold = 500;

/** A bank's list as it is kept. */
export interface BankFileRecord extends RowCounts {
  readonly id: string;
  readonly organisationId: string;
  readonly bankAccountId: string;
  readonly name: string;
  readonly rows: number;
  readonly unknownHeaders: readonly string[];
  readonly importedAt: string;
  readonly importedBy: string;
  readonly begunAt: string | null;
  readonly landedAt: string | null;
}

/** What a file is called, without what only programs need. */
export function nameShown({ name }: Pick<BankFileRecord, 'name'>): string {
  return name.replace(/\.(csv|txt)$/i, '') || name;
}

/** Rows of which it is known what became of them. */
export function rowsDone(counts: RowCounts): number {
  const { matched, unmatched, repeated, passedOver, refused } = counts;
  return matched + unmatched + repeated + passedOver + refused;
}

export function countRows(outcomes: readonly BankRowOutcome[]): RowCounts {
  const count = { matched: 0, unmatched: 0, repeated: 0, passedOver: 0, refused: 0, receivedRial: 0 };
  for (const one of outcomes) {
    if (one.outcome === 'debit') count.passedOver += 1;
    else count[one.outcome] += 1;
    if (one.outcome === 'matched' || one.outcome === 'unmatched') count.receivedRial += one.amountRial;
  }
  return count;
}

/** What is told of rows, the first `mostTold` of a list one by one. */
export function toldOf(outcomes: readonly BankRowOutcome[]): PartOutcome {
  return {
    refused: outcomes.flatMap((one) =>
      one.outcome === 'refused' ? { row: one.row, faults: one.faults } : [],
    ),
    items: outcomes.flatMap((one) =>
      one.outcome === 'debit' || one.outcome === 'refused' || one.row > mostTold + 1 ? [] : one,
    ),
  };
}
