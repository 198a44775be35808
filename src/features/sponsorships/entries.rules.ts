import type { EntryLine } from '../ledger/ledger.rules.ts';
import { divide } from './payers.rules.ts';

/** What a fund holds aside for a kit, in rials. */
export interface Portion {
  readonly fundId: string;
  readonly amountRial: number;
}

const line = (account: EntryLine['account'], amountRial: number): EntryLine[] =>
  amountRial === 0 ? [] : [{ account, amountRial }];
const sum = (portions: readonly Portion[]): number =>
  portions.reduce((s, { amountRial }) => s + amountRial, 0);

/** From the funds to what is held aside for a kit, and beside it to the pooled contingency. */
export function allocateLines(
  sponsorshipId: string,
  shares: readonly (Portion & { readonly contingencyRial: number })[],
  contingencyFundId: string,
): EntryLine[] {
  const contingency = shares.reduce((s, { contingencyRial }) => s + contingencyRial, 0);
  return [
    ...shares.flatMap(({ fundId, amountRial, contingencyRial }) => [
      ...line({ kind: 'fund', fundId }, amountRial + contingencyRial),
      ...line({ kind: 'allocated', fundId, ref: sponsorshipId }, -amountRial),
    ]),
    ...line({ kind: 'fund', fundId: contingencyFundId }, -contingency),
  ];
}

/** Back to the funds; of the contingency only what is given. */
export function deallocateLines(
  sponsorshipId: string,
  back: readonly (Portion & { readonly contingencyRial: number })[],
  contingencyFundId: string,
): EntryLine[] {
  return allocateLines(sponsorshipId, back, contingencyFundId).map(({ account, amountRial }) => ({
    account,
    amountRial: -amountRial,
  }));
}

export const purchaseLines = (
  sponsorshipId: string,
  bankAccountId: string,
  priceRial: number,
): EntryLine[] => [
  ...line({ kind: 'kit-stock', ref: sponsorshipId }, priceRial),
  ...line({ kind: 'cash', ref: bankAccountId }, -priceRial),
];

/** The kit leaves the stock as aid, by whose money it was. */
export function deliverLines(sponsorshipId: string, portions: readonly Portion[]): EntryLine[] {
  return [
    ...portions.flatMap(({ fundId, amountRial }) => [
      ...line({ kind: 'aid-granted', fundId, ref: sponsorshipId }, amountRial),
      ...line({ kind: 'allocated', fundId, ref: sponsorshipId }, amountRial),
      ...line({ kind: 'released', fundId }, -amountRial),
    ]),
    ...line({ kind: 'kit-stock', ref: sponsorshipId }, -sum(portions)),
  ];
}

/** The kit comes back into the stock, still held aside by whose money it was. */
export function handBackLines(sponsorshipId: string, portions: readonly Portion[]): EntryLine[] {
  return deliverLines(sponsorshipId, portions).map(({ account, amountRial }) => ({
    account,
    amountRial: -amountRial,
  }));
}

/** A kit that is lost before it was handed over. */
export function lostLines(sponsorshipId: string, portions: readonly Portion[]): EntryLine[] {
  return deliverLines(sponsorshipId, portions).map(({ account, amountRial }) =>
    account.kind === 'aid-granted'
      ? { account: { ...account, kind: 'write-off' }, amountRial }
      : { account, amountRial },
  );
}

/** A kit of the stock goes to another household: its funds follow. `fromRef`: whose it was in the books. */
export function moveKitLines(
  fromRef: string,
  toRef: string,
  worthRial: number,
  portions: readonly Portion[],
): EntryLine[] {
  return [
    ...portions.flatMap(({ fundId, amountRial }) => [
      ...line({ kind: 'allocated', fundId, ref: fromRef }, amountRial),
      ...line({ kind: 'allocated', fundId, ref: toRef }, -amountRial),
    ]),
    ...line({ kind: 'kit-stock', ref: toRef }, worthRial),
    ...line({ kind: 'kit-stock', ref: fromRef }, -worthRial),
  ];
}

/** Repair, restocking or replacing, paid at once from a fund. */
export function upkeepLines(
  sponsorshipId: string,
  fundId: string,
  bankAccountId: string,
  costRial: number,
): EntryLine[] {
  return [
    ...line({ kind: 'aid-granted', fundId, ref: sponsorshipId }, costRial),
    ...line({ kind: 'fund', fundId }, costRial),
    ...line({ kind: 'cash', ref: bankAccountId }, -costRial),
    ...line({ kind: 'released', fundId }, -costRial),
  ];
}

/** What every fund gets back where a kit was cheaper than what is held aside for it. */
export function restOf(portions: readonly Portion[], priceRial: number): readonly Portion[] {
  const rest = sum(portions) - priceRial;
  if (rest <= 0) return [];
  const parts = divide(
    rest,
    portions.map(({ amountRial }) => amountRial),
  );
  return portions.flatMap(({ fundId }, i) => {
    const amountRial = parts[i] ?? 0;
    return amountRial === 0 ? [] : [{ fundId, amountRial }];
  });
}
