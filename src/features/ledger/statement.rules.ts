import type { LocalDate } from '../../kernel/calendar.ts';
import type { EntryKind } from './ledger.rules.ts';
import { unnamedBenefactorText } from './statement.text.ts';

/** What an entry does to the money of a fund, as a statement tells it. */
export const effects = ['received', 'returned', 'set-aside', 'transferred', 'spent', 'fee'] as const;
export type Effect = (typeof effects)[number];

const effectOfKind: Readonly<Partial<Record<EntryKind, Effect>>> = {
  opening: 'received',
  receipt: 'received',
  'receipt-matched': 'received',
  'in-kind': 'received',
  'credit-allotted': 'received',
  'receipt-returned': 'returned',
  'credit-withdrawn': 'returned',
  allocate: 'set-aside',
  deallocate: 'set-aside',
  reallocate: 'set-aside',
  transfer: 'transferred',
  deliver: 'spent',
  'hand-back': 'spent',
  upkeep: 'spent',
  lost: 'spent',
  'bank-fee': 'fee',
};

/** What an entry moved of one fund: what is left to allocate, and what is set aside for kits. */
export interface FundMoves {
  /** The kind of entry; of a reversal, the kind that it reverses. */
  readonly of: EntryKind;
  readonly fundRial: number;
  readonly allocatedRial: number;
}

/**
 * What a line of a statement says: its effect, and how much of it, negative where it undoes. What is set aside may leave a
 * part with another fund (the contingency): `transferredRial`, negative where it left.
 */
export function effectOf({ of, fundRial, allocatedRial }: FundMoves): {
  readonly effect: Effect;
  readonly amountRial: number;
  readonly transferredRial: number;
} {
  const held = fundRial + allocatedRial;
  const effect = effectOfKind[of];
  if (effect === undefined) throw new Error(`${of} moves no fund`);
  if (effect === 'received') return { effect, amountRial: held, transferredRial: 0 };
  if (effect === 'returned' || effect === 'spent' || effect === 'fee')
    return { effect, amountRial: -held, transferredRial: 0 };
  return allocatedRial === 0
    ? { effect: 'transferred', amountRial: held, transferredRial: held }
    : { effect, amountRial: allocatedRial, transferredRial: held };
}

export interface StatementLine {
  readonly entryId: string;
  readonly day: LocalDate;
  readonly kind: EntryKind;
  /** Of a reversal: what it reverses. */
  readonly reversedKind: EntryKind | null;
  readonly effect: Effect;
  /** How much was received, returned, set aside, transferred or spent; negative where that was undone. */
  readonly amountRial: number;
  /** What came to the fund from another of the association's (> 0) or went to one (the contingency). */
  readonly transferredRial: number;
  /** How it changed what is left to allocate. */
  readonly fundRial: number;
  /** How it changed what is set aside for kits. */
  readonly allocatedRial: number;
  readonly fundId: string;
  readonly pledgeId: string | null;
  readonly sponsorshipId: string | null;
  readonly receiptId: string | null;
}

/**
 * Money of one or more funds in some days, in rials. It adds up:
 * opening + openingAllocated + received + transferred − returned − spent = left + allocated.
 */
export interface Statement {
  /** Left to allocate before the first day. */
  readonly openingRial: number;
  /** Set aside for kits before the first day. */
  readonly openingAllocatedRial: number;
  readonly lines: readonly StatementLine[];
  readonly receivedRial: number;
  /** What came from other funds of the association less what went to them. */
  readonly transferredRial: number;
  readonly returnedRial: number;
  /** What became aid or was lost in these days, less what was handed back. */
  readonly spentRial: number;
  /** Of it: what the bank took. */
  readonly feesRial: number;
  /** Set aside for kits at the end, not spent yet. */
  readonly allocatedRial: number;
  /** Left to allocate at the end. */
  readonly leftRial: number;
}

/** Sums up the lines of a statement. */
export function statementFrom(
  opening: { readonly fundRial: number; readonly allocatedRial: number },
  lines: readonly StatementLine[],
): Statement {
  const sum = (of: (line: StatementLine) => number): number => lines.reduce((total, l) => total + of(l), 0);
  const amount = (effect: Effect): number => sum((l) => (l.effect === effect ? l.amountRial : 0));
  return {
    openingRial: opening.fundRial,
    openingAllocatedRial: opening.allocatedRial,
    lines,
    receivedRial: amount('received'),
    transferredRial: sum((l) => l.transferredRial),
    returnedRial: amount('returned'),
    spentRial: amount('spent') + amount('fee'),
    feesRial: amount('fee'),
    allocatedRial: opening.allocatedRial + sum((l) => l.allocatedRial),
    leftRial: opening.fundRial + sum((l) => l.fundRial),
  };
}

/** What a benefactor is called where no name is told. */
export const unnamedBenefactor = unnamedBenefactorText;
