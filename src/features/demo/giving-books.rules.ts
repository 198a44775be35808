import { type AccountKey, entryFaults, keptSides, type NewEntry } from '../ledger/ledger.rules.ts';

export type PlannedEntry = NewEntry & { readonly id: string };

export interface BookAccount {
  readonly id: number;
  readonly organisationId: string;
  readonly kind: AccountKey['kind'];
  readonly fundId: string;
  readonly ref: string;
}
export interface BookLine {
  readonly entryId: string;
  readonly no: number;
  readonly accountId: number;
  readonly accountSeq: number;
  readonly amountRial: number;
  readonly balanceRial: number;
}

/** What of one day comes before what: money comes before it is set aside, bought for and handed over. */
const order: readonly NewEntry['kind'][] = [
  'opening',
  'credit-allotted',
  'credit-drawn',
  'promise',
  'receipt',
  'receipt-unmatched',
  'receipt-matched',
  'in-kind',
  'allocate',
  'purchase',
  'deliver',
  'hand-back',
  'reallocate',
  'upkeep',
  'promise-dropped',
];

/**
 * The books of one organisation from its first entry on: in the order of days, numbered, each line with what its account
 * holds after it. `above`: the highest number of an account so far.
 * @throws Error for an entry that is wrong by itself or overdraws an account: a plan that does not hold is a bug.
 */
export function bookOf(
  planned: readonly PlannedEntry[],
  above: number,
): {
  readonly entries: readonly (PlannedEntry & { readonly seq: number })[];
  readonly accounts: readonly BookAccount[];
  readonly lines: readonly BookLine[];
} {
  const rank = new Map(order.map((kind, i) => [kind, i]));
  const entries = planned
    .map((entry, i) => ({ entry, i, rank: rank.get(entry.kind) ?? order.length }))
    .sort((a, b) =>
      a.entry.postedOn === b.entry.postedOn
        ? a.rank - b.rank || a.i - b.i
        : a.entry.postedOn < b.entry.postedOn
          ? -1
          : 1,
    )
    .map(({ entry }, i) => ({ ...entry, seq: i + 1 }));
  const accounts = new Map<string, BookAccount & { seq: number; rial: number }>();
  const lines: BookLine[] = [];
  for (const entry of entries) {
    const faults = entryFaults(entry);
    if (faults.length > 0) throw new Error(`a wrong entry of ${entry.kind}: ${JSON.stringify(faults)}`);
    const moved = entry.lines.map(({ account: { kind, fundId = '', ref = '' }, amountRial }, i) => {
      const key = `${kind} ${fundId} ${ref}`;
      let account = accounts.get(key);
      if (!account) {
        const id = above + accounts.size + 1;
        account = { id, organisationId: entry.organisationId, kind, fundId, ref, seq: 0, rial: 0 };
        accounts.set(key, account);
      }
      account.seq += 1;
      account.rial += amountRial;
      lines.push({
        entryId: entry.id,
        no: i + 1,
        accountId: account.id,
        accountSeq: account.seq,
        amountRial,
        balanceRial: account.rial,
      });
      return account;
    });
    for (const { kind, fundId, ref, rial } of moved)
      if ((keptSides[kind] ?? 0) * rial < 0)
        throw new Error(`${entry.kind} of ${entry.postedOn} overdraws ${kind} ${fundId} ${ref}`);
  }
  return {
    entries,
    accounts: [...accounts.values()].map(({ seq: _, rial: __, ...account }) => account),
    lines,
  };
}
