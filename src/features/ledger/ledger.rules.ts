import type { LocalDate } from '../../kernel/calendar.ts';

/**
 * Kinds of account (`round.md`). `ref` of an account says of which bank account, pledge, receipt or sponsorship it is, its fund
 * whose money. Debit balances: `cash`, `pledges-receivable`, `credit-line` (what may still be drawn), `kit-stock`,
 * `loans-receivable`, `aid-granted`, `write-off`. Credit balances: `promised`, `unidentified`, `fund`, `allocated`, `released`.
 */
export const accountKinds = [
  'cash',
  'pledges-receivable',
  'credit-line',
  'kit-stock',
  'loans-receivable',
  'promised',
  'unidentified',
  'fund',
  'allocated',
  'released',
  'aid-granted',
  'write-off',
] as const;
export type AccountKind = (typeof accountKinds)[number];

/** Accounts that may never be overdrawn, with the side they stand on: +1 debit, -1 credit. The database refuses as well. */
export const keptSides: Readonly<Partial<Record<AccountKind, 1 | -1>>> = {
  cash: 1,
  'pledges-receivable': 1,
  'credit-line': 1,
  'kit-stock': 1,
  'loans-receivable': 1,
  promised: -1,
  unidentified: -1,
  fund: -1,
  allocated: -1,
};

export const fundSources = ['benefactor', 'credit-line', 'association'] as const;
export type FundSource = (typeof fundSources)[number];
/** What an association's own funds are for; those of benefactors and credit lines are for what their pledge or line says. */
export const fundPurposes = ['given', 'credit-line', 'general', 'contingency', 'loan'] as const;
export type FundPurpose = (typeof fundPurposes)[number];

type Side = 'debit' | 'credit';
type Shape = Readonly<Partial<Record<AccountKind, Side | 'both'>>>;

/** What each kind of entry may move, and which way; the same stands in `ledger_shape`, where the database reads it. */
export const entryShapes = {
  opening: { cash: 'debit', 'kit-stock': 'debit', fund: 'credit' },
  promise: { 'pledges-receivable': 'debit', promised: 'credit' },
  'promise-dropped': { promised: 'debit', 'pledges-receivable': 'credit' },
  receipt: { cash: 'debit', promised: 'debit', fund: 'credit', 'pledges-receivable': 'credit' },
  'receipt-unmatched': { cash: 'debit', unidentified: 'credit' },
  'receipt-matched': {
    unidentified: 'debit',
    promised: 'debit',
    fund: 'credit',
    'pledges-receivable': 'credit',
  },
  'receipt-returned': { unidentified: 'debit', fund: 'debit', cash: 'credit' },
  'in-kind': { 'kit-stock': 'debit', promised: 'debit', fund: 'credit', 'pledges-receivable': 'credit' },
  'credit-allotted': { 'credit-line': 'debit', fund: 'credit' },
  'credit-drawn': { cash: 'debit', 'credit-line': 'credit' },
  'credit-withdrawn': { fund: 'debit', 'credit-line': 'credit' },
  allocate: { fund: 'both', allocated: 'credit' },
  deallocate: { allocated: 'debit', fund: 'both' },
  purchase: { 'kit-stock': 'debit', cash: 'credit' },
  'purchase-returned': { cash: 'debit', 'kit-stock': 'credit' },
  deliver: { 'aid-granted': 'debit', allocated: 'debit', 'kit-stock': 'credit', released: 'credit' },
  'hand-back': { 'kit-stock': 'debit', released: 'debit', 'aid-granted': 'credit', allocated: 'credit' },
  reallocate: { allocated: 'both', 'kit-stock': 'both' },
  upkeep: { 'aid-granted': 'debit', fund: 'debit', cash: 'credit', released: 'credit' },
  lost: { 'write-off': 'debit', allocated: 'debit', 'kit-stock': 'credit', released: 'credit' },
  'bank-fee': { 'write-off': 'debit', fund: 'debit', cash: 'credit', released: 'credit' },
  transfer: { fund: 'both' },
  closing: { released: 'both', 'aid-granted': 'both', 'write-off': 'both' },
  reversal: Object.fromEntries(accountKinds.map((kind) => [kind, 'both'])) as Shape,
} as const satisfies Record<string, Shape>;
export type EntryKind = keyof typeof entryShapes;
export const entryKinds = Object.keys(entryShapes) as readonly EntryKind[];

/** Which account: it is opened by the first entry that moves it. Empty = none. */
export interface AccountKey {
  readonly kind: AccountKind;
  /** Whose money: of `fund`, `allocated`, `released`, `aid-granted`, `write-off`, `credit-line`. */
  readonly fundId?: string;
  /** `cash`, `unidentified`: the bank account; `pledges-receivable`, `promised`: the pledge; `allocated`, `kit-stock`, `aid-granted`: the sponsorship (an in-kind kit not given yet: the pledge). */
  readonly ref?: string;
}

/** `amountRial` > 0 debits, < 0 credits; never 0. */
export interface EntryLine {
  readonly account: AccountKey;
  readonly amountRial: number;
}

export interface NewEntry {
  readonly organisationId: string;
  readonly kind: EntryKind;
  /** Day of the thing itself, by the calendar in Iran; never to come, never in a closed year. */
  readonly postedOn: LocalDate;
  /** What makes it the same entry when it is posted again, e.g. `receipt:rcp_…`: a repeat posts nothing. */
  readonly sourceKey: string;
  readonly lines: readonly EntryLine[];
  readonly reverses?: string;
  readonly pledgeId?: string;
  readonly receiptId?: string;
  readonly sponsorshipId?: string;
  /** Why, where a person gave a reason; never a name. */
  readonly reason?: string;
}

export type EntryFault =
  | { readonly kind: 'unbalanced'; readonly byRial: number }
  | { readonly kind: 'amount'; readonly line: number }
  | { readonly kind: 'too-few' }
  /** Promises of one pledge, or what is spent of one fund, do not sum to nothing by themselves. */
  | { readonly kind: 'uneven'; readonly of: string; readonly byRial: number }
  | { readonly kind: 'shape'; readonly line: number };

/** Accounts that balance by themselves: those of promises for each pledge, those of what was spent for each fund. */
function evenGroup({ kind, fundId, ref }: AccountKey): string | undefined {
  if (kind === 'pledges-receivable' || kind === 'promised') return `pledge ${ref ?? ''}`;
  if (kind === 'released' || kind === 'aid-granted' || kind === 'write-off') return `fund ${fundId ?? ''}`;
  return undefined;
}

/** What is wrong with an entry by itself: lines that do not sum to nothing, amounts that are no whole rials, accounts its kind does not move. */
export function entryFaults(entry: NewEntry): readonly EntryFault[] {
  const shape: Shape = entryShapes[entry.kind];
  const faults: EntryFault[] = [];
  if (entry.lines.length < 2) faults.push({ kind: 'too-few' });
  let sum = 0;
  const groups = new Map<string, number>();
  entry.lines.forEach(({ account, amountRial }, line) => {
    sum += amountRial;
    const group = evenGroup(account);
    if (group !== undefined) groups.set(group, (groups.get(group) ?? 0) + amountRial);
    if (!Number.isSafeInteger(amountRial) || amountRial === 0) faults.push({ kind: 'amount', line });
    const side = shape[account.kind];
    if (side === undefined || (side !== 'both' && (side === 'debit') !== amountRial > 0))
      faults.push({ kind: 'shape', line });
  });
  for (const [of, byRial] of groups) if (byRial !== 0) faults.push({ kind: 'uneven', of, byRial });
  if (sum !== 0) faults.push({ kind: 'unbalanced', byRial: sum });
  return faults;
}
