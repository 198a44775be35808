import { toPersianDigits } from '../../kernel/persian.ts';
import type { Text } from '../../kernel/text.ts';
import { type AccountKind, accountKinds, type FundPurpose, type FundSource } from './ledger.rules.ts';
import { fundPurposeNames, fundSourceNames } from './ledger.text.ts';

/** Accounts of one kind and one fund, bank account or source of funds, taken together. */
export interface BalanceGroup {
  readonly kind: AccountKind;
  /** A bank account, a credit line or an own fund; null: all of that kind, or of that source, together. */
  readonly id: string | null;
  readonly title: Text | null;
  /** What they hold together, on its side. */
  readonly debitRial: number;
  readonly creditRial: number;
}

export interface BalanceOfKind {
  readonly kind: AccountKind;
  readonly debitRial: number;
  readonly creditRial: number;
  readonly groups: readonly BalanceGroup[];
}

export interface Totals {
  readonly debitRial: number;
  readonly creditRial: number;
}

const sum = (rows: readonly Totals[]): Totals => ({
  debitRial: rows.reduce((total, { debitRial }) => total + debitRial, 0),
  creditRial: rows.reduce((total, { creditRial }) => total + creditRial, 0),
});

/** Groups by kind in the order of the accounts, with their sums; kinds that nothing ever moved are left out. */
export function byKind(groups: readonly BalanceGroup[]): {
  readonly kinds: readonly BalanceOfKind[];
  readonly total: Totals;
} {
  const kinds = accountKinds.flatMap((kind) => {
    const own = groups.filter((one) => one.kind === kind);
    return own.length === 0 ? [] : [{ kind, ...sum(own), groups: own }];
  });
  return { kinds, total: sum(kinds) };
}

/** What a group is called: the bank and the end of its IBAN, the name or purpose of the fund, or whose funds they are. */
export function groupTitle(of: {
  readonly id: string | null;
  readonly source: FundSource | null;
  readonly purpose: FundPurpose | null;
  readonly name: string | null;
  readonly bank: string | null;
  readonly iban: string | null;
}): Text | null {
  const { id, source, purpose, name, bank, iban } = of;
  if (id !== null && bank !== null && iban !== null) return bankTitle(bank, iban);
  if (id !== null && name !== null) return { fa: name, en: name };
  if (id !== null && purpose !== null) return fundPurposeNames[purpose];
  return source === null ? null : fundSourceNames[source];
}

/** A bank account told apart by the last four digits of its IBAN. */
export function bankTitle(bank: string, iban: string): Text {
  const end = iban.slice(-4);
  return { fa: `${bank} ${toPersianDigits(end)}`, en: `${bank} ${end}` };
}
