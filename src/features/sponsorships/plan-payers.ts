import { formatRial } from '../../kernel/persian.ts';
import type { FieldError } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Reader } from '../../platform/database.ts';
import { invalidInput } from '../../platform/parse.ts';
import { conflict, fieldFault } from './change-one-sponsorship.ts';
import { contingencyPercentOf, paidFor, payingFunds } from './payers.repo.ts';
import {
  contingencyOf,
  fitOf,
  type PaidFor,
  type Payer,
  type PayingFund,
  suggestPayers,
  withWholeReserve,
} from './payers.rules.ts';
import { sponsorshipText } from './sponsorship.text.ts';
import type { NewShare } from './sponsorship-writes.repo.ts';

interface PaidKit {
  readonly organisationId: string;
  readonly personId: string;
  readonly causeId: string | null;
  readonly iscoCode: string | null;
  readonly priceRial: number;
  /** The proposal whose own plan is not counted against the funds. */
  readonly except?: string;
}

export interface PayersView {
  readonly funds: readonly PayingFund[];
  readonly percent: number;
  readonly to: PaidFor;
}

export async function payersFor(db: Reader, kit: Omit<PaidKit, 'priceRial'>): Promise<PayersView> {
  const { organisationId, causeId, except } = kit;
  return {
    funds: await payingFunds(db, organisationId, { causeId, ...(except === undefined ? {} : { except }) }),
    percent: await contingencyPercentOf(db, organisationId),
    to: await paidFor(db, kit),
  };
}

/** Who pays a kit, by the house's order. Refuses (409) with how much is missing where all have not enough. */
export async function suggestedShares(db: Reader, kit: PaidKit): Promise<Result<readonly NewShare[]>> {
  const { funds, percent, to } = await payersFor(db, kit);
  const { payers, missingRial } = suggestPayers(kit.priceRial, percent, funds, to);
  if (missingRial > 0)
    return conflict(
      sponsorshipText.unpaid({ fa: formatRial(missingRial, 'fa'), en: formatRial(missingRial, 'en') }),
      { reason: 'unpaid', missingRial },
    );
  const pledgeOf = new Map(funds.map(({ id, pledgeId }) => [id, pledgeId]));
  return ok(
    payers.map((one) => ({ ...one, kind: 'money' as const, pledgeId: pledgeOf.get(one.fundId) ?? null })),
  );
}

/** Who pays as a manager says: shares that sum to the price, of funds whose word allows it and that have as much left. */
export async function givenShares(
  db: Reader,
  kit: PaidKit,
  given: readonly { readonly fundId: string; readonly amountRial: number }[],
): Promise<Result<readonly NewShare[]>> {
  const { funds, percent, to } = await payersFor(db, kit);
  const byId = new Map(funds.map((fund) => [fund.id, fund]));
  const errors: FieldError[] = [];
  const shares = given.map(({ fundId, amountRial }, i): NewShare & Payer => {
    const fund = byId.get(fundId);
    const path = `payers.${i}`;
    const contingencyRial = fund ? contingencyOf(amountRial, percent, fund.intention) : 0;
    if (!fund) errors.push(fieldFault(`${path}.fundId`, 'fund.unknown'));
    else if (given.findIndex((one) => one.fundId === fundId) !== i)
      errors.push(fieldFault(`${path}.fundId`, 'fund.twice'));
    else if (fitOf(fund, to) === 'no') errors.push(fieldFault(`${path}.fundId`, 'fund.unfit'));
    else if (amountRial + contingencyRial > fund.leftRial)
      errors.push(fieldFault(`${path}.amountRial`, 'fund.empty'));
    return { fundId, amountRial, contingencyRial, kind: 'money', pledgeId: fund?.pledgeId ?? null };
  });
  if (given.reduce((sum, { amountRial }) => sum + amountRial, 0) !== kit.priceRial)
    errors.push(fieldFault('payers', 'payers.sum'));
  return errors.length > 0 ? fail(invalidInput(errors)) : ok(withWholeReserve(shares, funds, percent));
}
