import type { LocalDate } from '../../kernel/calendar.ts';

/** A benefactor's word that they have paid. `open` until its money came or it was put aside. */
export interface NoticeRecord {
  readonly id: string;
  readonly pledgeId: string;
  readonly reference: string;
  readonly amountRial: number;
  readonly paidOn: LocalDate;
  readonly receiptId: string | null;
  readonly dismissedAt: string | null;
  readonly createdAt: string;
}

export interface OpenNotice extends NoticeRecord {
  readonly benefactorName: string;
}
