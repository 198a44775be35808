import { addDays, type LocalDate } from '../../kernel/calendar.ts';
import { demoId } from './demo-dice.rules.ts';
import type { GivingRows } from './demo-giving.repo.ts';
import { givingWords } from './demo-giving.text.ts';
import { roundUp, tenMillion } from './giving-sums.rules.ts';
import { bankIban } from './more-giving.ts';
import type { Pot } from './plan-pledges.ts';

/** Money that an association has of its own: what nobody gave for anybody. */
export interface OwnPots {
  readonly general: Pot;
  readonly credit: Pot | undefined;
  readonly contingency: string;
}

export function ownPots(organisationId: string, hasCredit: boolean): OwnPots {
  const pot = (name: string): Pot => ({
    fundId: demoId('fund', `${organisationId} ${name}`),
    pledgeId: null,
    benefactorId: null,
    intention: 'none',
    fallback: null,
    earmark: 'any',
    earmarkRef: null,
    causeId: null,
    came: [],
    usedRial: 0,
  });
  return {
    general: pot('general'),
    credit: hasCredit ? pot('credit') : undefined,
    contingency: demoId('fund', `${organisationId} contingency`),
  };
}

/** What the association itself had when its books began, and a credit line of which half is spent. */
export function ownFundsInto(
  rows: GivingRows,
  { general, credit, contingency }: OwnPots,
  {
    firstOn,
    today,
    manager,
    bankAccountId,
  }: {
    readonly firstOn: LocalDate;
    readonly today: LocalDate;
    readonly manager: string | undefined;
    readonly bankAccountId: string;
  },
): void {
  const { organisationId } = rows;
  const createdAt = `${firstOn}T06:00:00.000Z`;
  const of = { organisationId, createdAt };
  rows.funds.push({ ...of, id: general.fundId, source: 'association', purpose: 'general' });
  rows.funds.push({ ...of, id: contingency, source: 'association', purpose: 'contingency' });
  const openingRial = roundUp(general.usedRial * 1.25 + 40 * tenMillion);
  rows.entries.push({
    id: demoId('entry', `opening ${general.fundId}`),
    organisationId,
    kind: 'opening',
    postedOn: firstOn,
    sourceKey: `opening:${bankAccountId}:${general.fundId}:1`,
    lines: [
      { account: { kind: 'cash', ref: bankAccountId }, amountRial: openingRial },
      { account: { kind: 'fund', fundId: general.fundId }, amountRial: -openingRial },
    ],
  });
  if (!credit) return;
  moreOwnMoney(rows, { general, contingency, firstOn, today, manager, of });
  if (credit.usedRial === 0) return;
  rows.funds.push({
    ...of,
    id: credit.fundId,
    source: 'credit-line',
    purpose: 'credit-line',
    name: givingWords.creditLine,
  });
  const drawnRial = roundUp(credit.usedRial);
  rows.entries.push(
    {
      id: demoId('entry', `credit ${credit.fundId}`),
      organisationId,
      kind: 'credit-allotted',
      postedOn: firstOn,
      sourceKey: `credit:${credit.fundId}`,
      lines: [
        { account: { kind: 'credit-line', fundId: credit.fundId }, amountRial: drawnRial * 2 },
        { account: { kind: 'fund', fundId: credit.fundId }, amountRial: -drawnRial * 2 },
      ],
    },
    {
      id: demoId('entry', `drawn ${credit.fundId}`),
      organisationId,
      kind: 'credit-drawn',
      postedOn: firstOn,
      sourceKey: `credit-move:${demoId('entry', `drawn ${credit.fundId}`)}`,
      lines: [
        { account: { kind: 'cash', ref: bankAccountId }, amountRial: drawnRial },
        { account: { kind: 'credit-line', fundId: credit.fundId }, amountRial: -drawnRial },
      ],
    },
  );
}

/** A loan fund in a second bank, a transfer, and a mistake of a zero that one manager asked to reverse and another has yet to. */
function moreOwnMoney(
  rows: GivingRows,
  of: {
    readonly general: Pot;
    readonly contingency: string;
    readonly firstOn: LocalDate;
    readonly today: LocalDate;
    readonly manager: string | undefined;
    readonly of: { readonly organisationId: string; readonly createdAt: string };
  },
): void {
  const { general, contingency, firstOn, today } = of;
  const { organisationId } = rows;
  const savings = demoId('bankAccount', `${organisationId} savings`);
  rows.bankAccounts.push({
    id: savings,
    organisationId,
    bank: givingWords.banks[1],
    iban: bankIban(100 + rows.bankAccounts.length + organisationId.length),
    createdAt: of.of.createdAt,
  });
  const loan = demoId('fund', `${organisationId} loan`);
  rows.funds.push({ ...of.of, id: loan, source: 'association', purpose: 'loan' });
  const opening = (fundId: string, amountRial: number, postedOn: LocalDate) => {
    const id = demoId('entry', `opening ${savings} ${fundId}`);
    rows.entries.push({
      id,
      organisationId,
      kind: 'opening',
      postedOn,
      sourceKey: `opening:${savings}:${fundId}:1`,
      lines: [
        { account: { kind: 'cash', ref: savings }, amountRial },
        { account: { kind: 'fund', fundId }, amountRial: -amountRial },
      ],
    });
    return id;
  };
  opening(loan, 90 * tenMillion, firstOn);
  const recent = addDays(today, -9);
  const wrong = opening(general.fundId, 3 * tenMillion, recent);
  rows.entries.push({
    id: demoId('entry', `transfer ${organisationId}`),
    organisationId,
    kind: 'transfer',
    postedOn: recent,
    sourceKey: `transfer:${organisationId}`,
    reason: givingWords.transfer,
    lines: [
      { account: { kind: 'fund', fundId: general.fundId }, amountRial: 5 * tenMillion },
      { account: { kind: 'fund', fundId: contingency }, amountRial: -5 * tenMillion },
    ],
  });
  if (of.manager !== undefined)
    rows.requests.push({
      id: demoId('ledgerRequest', organisationId),
      organisationId,
      kind: 'reversal',
      subject: wrong,
      reason: givingWords.mistake,
      askedAt: `${addDays(today, -2)}T06:20:00.000Z`,
      askedBy: of.manager,
    });
}
