import { addDays, fromJalali, type LocalDate, tehranToday, toJalali } from '../../kernel/calendar.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { bankAccountsOf, insertBankAccount } from '../ledger/bank-accounts.repo.ts';
import { openFund, ownFund } from '../ledger/funds.repo.ts';
import type { NewEntry } from '../ledger/ledger.rules.ts';
import { postIn } from '../ledger/post-in.repo.ts';
import { addRequest } from '../ledger/requests.repo.ts';
import { type ChangeActor, change } from '../records/change.repo.ts';
import { demoBooksText as t } from './demo-books.text.ts';
import { demoId } from './demo-dice.rules.ts';

const million = 1_000_000;

/** Whose books the demo opens, with the managers who keep them: one asks for a reversal, the other has yet to answer. */
export interface DemoBooks {
  readonly organisationId: string;
  readonly manager: string | undefined;
  /** Digits of its own in the IBANs. */
  readonly n: number;
}

/**
 * Opens the books of an association: two bank accounts with what lay in them last year, own funds, a credit line partly
 * drawn, a transfer, and a mistake that waits to be reversed. Nothing where the association has a bank account.
 */
export async function openDemoBooks(deps: Deps, actor: ChangeActor, books: DemoBooks): Promise<Result<void>> {
  const { organisationId, manager, n } = books;
  const today = tehranToday(deps.now());
  const { year } = toJalali(today);
  const begun = fromJalali(year - 1, 10, 1) ?? today;
  const thisYear = fromJalali(year, 1, 5) ?? today;
  const recent = addDays(today, -9);
  const early = thisYear < recent ? thisYear : recent;
  const at = deps.now().toISOString();
  return await change<void>(deps, actor, async (c) => {
    const { tx, audit, nothingChanged } = c;
    if ((await bankAccountsOf(tx, organisationId)).length > 0) {
      nothingChanged();
      return ok(undefined);
    }
    const banks = [t.bank.fa, t.secondBank.fa].map((bank, i) => ({
      id: demoId('bankAccount', `${organisationId} ${i}`),
      organisationId,
      bank,
      iban: demoIban(n * 2 + i),
      card: i === 0 ? demoCard(n) : null,
      createdAt: at,
    }));
    for (const row of banks) {
      await insertBankAccount(tx, row);
      audit({
        action: 'bank-account.add',
        entity: 'bank-account',
        entityId: row.id,
        fields: ['bank', 'iban'],
      });
    }
    const [main = '', savings = ''] = banks.map(({ id }) => id);
    const general = await ownFund(tx, deps, organisationId, 'general');
    const contingency = await ownFund(tx, deps, organisationId, 'contingency');
    const loan = await ownFund(tx, deps, organisationId, 'loan');
    const credit = await openFund(tx, deps, {
      organisationId,
      source: 'credit-line',
      purpose: 'credit-line',
      name: t.creditLine.fa,
    });
    audit({ action: 'fund.open', entity: 'fund', entityId: credit, fields: ['name'] });
    const opening = (bank: string, fundId: string, rial: number, day: LocalDate) => ({
      kind: 'opening' as const,
      postedOn: day,
      sourceKey: `opening:${bank}:${fundId}:1`,
      lines: [
        { account: { kind: 'cash' as const, ref: bank }, amountRial: rial },
        { account: { kind: 'fund' as const, fundId }, amountRial: -rial },
      ],
    });
    const entries: readonly Omit<NewEntry, 'organisationId'>[] = [
      opening(main, general, 2_400 * million, begun),
      opening(main, contingency, 150 * million, begun),
      opening(savings, loan, 900 * million, begun),
      {
        kind: 'credit-allotted',
        postedOn: early,
        sourceKey: `credit:${credit}`,
        lines: [
          { account: { kind: 'credit-line', fundId: credit }, amountRial: 6_000 * million },
          { account: { kind: 'fund', fundId: credit }, amountRial: -6_000 * million },
        ],
      },
      {
        kind: 'credit-drawn',
        postedOn: early,
        sourceKey: `credit-move:${credit}`,
        lines: [
          { account: { kind: 'cash', ref: main }, amountRial: 2_500 * million },
          { account: { kind: 'credit-line', fundId: credit }, amountRial: -2_500 * million },
        ],
      },
      {
        kind: 'transfer',
        postedOn: recent,
        sourceKey: `transfer:${organisationId}`,
        reason: t.transfer.fa,
        lines: [
          { account: { kind: 'fund', fundId: general }, amountRial: 200 * million },
          { account: { kind: 'fund', fundId: contingency }, amountRial: -200 * million },
        ],
      },
      opening(savings, general, 30 * million, recent),
    ];
    let last = '';
    for (const entry of entries) {
      const posted = await postIn(c, deps, actor, { ...entry, organisationId });
      if (!posted.ok) return fail(posted.problem);
      last = posted.value;
    }
    if (manager !== undefined) {
      await addRequest(tx, {
        id: demoId('ledgerRequest', organisationId),
        organisationId,
        kind: 'reversal',
        subject: last,
        reason: t.mistake.fa,
        askedAt: at,
        askedBy: manager,
      });
      audit({ action: 'ledger.reverse-ask', entity: 'ledger', entityId: last, fields: ['reason'] });
    }
    return ok(undefined);
  });
}

/** An IBAN of the form that banks give, with its checksum (ISO 13616); of no account that there is. */
function demoIban(n: number): string {
  const body = `017${String(990_000 + n).padStart(19, '0')}`;
  const rest = [...`${body}182700`].reduce((r, digit) => (r * 10 + Number(digit)) % 97, 0);
  return `IR${String(98 - rest).padStart(2, '0')}${body}`;
}

/** A card number that passes Luhn; of no card that there is. */
function demoCard(n: number): string {
  const body = `60379900${String(n).padStart(7, '0')}`;
  const sum = [...body].reduce((total, digit, i) => {
    const twice = i % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (twice > 9 ? twice - 9 : twice);
  }, 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}
