import type { Lang } from '../../kernel/text.ts';
import { writeCsv } from '../records/csv-write.rules.ts';
import { fundTitle } from './fund.rules.ts';
import { accountKindNames } from './ledger.text.ts';
import { ledgerPageText as t } from './ledger-page.text.ts';
import type { AccountBalance } from './trial-balance.repo.ts';
import { bankTitle } from './trial-balance.rules.ts';

/** What an account belongs to: a bank account, a fund, or the payment reference of a pledge. */
function ownerOf(account: AccountBalance, lang: Lang): string {
  const { bank, iban, fundPurpose, fundName, paymentReference } = account;
  if (bank !== null && iban !== null) return bankTitle(bank, iban)[lang];
  if (fundPurpose !== null)
    return fundTitle({ name: fundName, purpose: fundPurpose, paymentReference })[lang];
  return paymentReference ?? '';
}

/** Every account that holds something, as CSV for spreadsheets; whole rials in Latin digits, the sums beneath. */
export function accountList(accounts: readonly AccountBalance[], lang: Lang): string {
  const sum = (side: (rial: number) => number): string =>
    String(accounts.reduce((total, { rial }) => total + side(rial), 0));
  const debit = (rial: number): number => Math.max(rial, 0);
  const credit = (rial: number): number => Math.max(-rial, 0);
  return writeCsv([
    [t.organisation, t.account, t.belongsTo, t.number, t.debit, t.credit].map((text) => text[lang]),
    ...accounts.map((account) => [
      account.organisationId,
      accountKindNames[account.kind][lang],
      ownerOf(account, lang),
      account.ref || account.fundId,
      String(debit(account.rial)),
      String(credit(account.rial)),
    ]),
    ['', t.total[lang], '', '', sum(debit), sum(credit)],
  ]);
}
