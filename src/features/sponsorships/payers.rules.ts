import type { FundPurpose, FundSource } from '../ledger/ledger.rules.ts';
import type { EarmarkKind, Fallback, Intention } from '../pledges/pledge.rules.ts';
import { intentionLimits } from '../pledges/pledge-limits.rules.ts';

/** A fund that has money left, with what its giver said it is for. */
export interface PayingFund {
  readonly id: string;
  readonly source: FundSource;
  readonly purpose: FundPurpose;
  readonly name: string | null;
  readonly benefactorId: string | null;
  readonly pledgeId: string | null;
  readonly intention: Intention;
  /** Rials left to allocate, what other proposals plan to take already left out. */
  readonly leftRial: number;
  /** Day or instant from which the pledge (or fund) stands: the oldest pays first. */
  readonly since: string;
  readonly earmark: {
    readonly kind: EarmarkKind;
    readonly ref: string | null;
    readonly causeId: string | null;
    readonly campaignId: string | null;
  };
  readonly fallback: Fallback | null;
  /** Holds a place of the cause that the kit is for. */
  readonly holdsSlot: boolean;
}

/** What the money would be for. */
export interface PaidFor {
  readonly causeId: string | null;
  readonly campaignId: string | null;
  readonly iscoCode: string | null;
  readonly province: string | null;
  readonly womanHead: boolean;
  readonly kind: 'family' | 'released';
}

export type Fit = 'yes' | 'by-fallback' | 'no';

/**
 * Whether a fund may pay for a kit: its earmark holds, or its giver said that something similar (the same sector) or
 * anything would do. Who wants to be asked or to have it back is not passed over.
 */
export function fitOf(fund: PayingFund, to: PaidFor): Fit {
  if (fund.source !== 'benefactor') return fund.purpose === 'loan' ? 'no' : 'yes';
  const { kind, ref, causeId, campaignId } = fund.earmark;
  const fits: Readonly<Record<EarmarkKind, boolean>> = {
    any: true,
    cause: causeId !== null && causeId === to.causeId,
    campaign: campaignId !== null && (to.campaignId === null || campaignId === to.campaignId),
    trade: ref !== null && (to.iscoCode ?? '').startsWith(ref),
    province: ref !== null && ref === to.province,
    'women-heads': to.womanHead,
    released: to.kind === 'released',
  };
  if (fits[kind]) return 'yes';
  if (fund.fallback === null || !intentionLimits[fund.intention].fallbacks.includes(fund.fallback))
    return 'no';
  if (fund.fallback === 'any') return 'by-fallback';
  const sameSector = kind === 'trade' && ref?.[0] === to.iscoCode?.[0];
  return fund.fallback === 'similar' && (sameSector || kind !== 'trade') ? 'by-fallback' : 'no';
}

export interface Payer {
  readonly fundId: string;
  /** Of the kit's price, in rials. */
  readonly amountRial: number;
  /** Beside it, for the pooled contingency. */
  readonly contingencyRial: number;
}

/** What a share of a kit's price brings to the pooled contingency, in whole rials. */
export function contingencyOf(amountRial: number, percent: number, intention: Intention): number {
  return intentionLimits[intention].contingency ? Math.floor((amountRial * percent) / 100) : 0;
}

/**
 * Rounding share by share loses some rials of the reserve: the first payer whose fund has them left brings them, so that
 * the reserve is the whole percentage of what may bring to it. Where no fund has, it stays those rials short.
 */
export function withWholeReserve<P extends Payer>(
  payers: readonly P[],
  funds: readonly PayingFund[],
  percent: number,
): readonly P[] {
  const fundOf = new Map(funds.map((fund) => [fund.id, fund]));
  const bearing = payers.filter(({ fundId }) => {
    const fund = fundOf.get(fundId);
    return fund !== undefined && intentionLimits[fund.intention].contingency;
  });
  const sum = (of: (one: Payer) => number) => bearing.reduce((total, one) => total + of(one), 0);
  const lost =
    contingencyOf(
      sum(({ amountRial }) => amountRial),
      percent,
      'none',
    ) - sum(({ contingencyRial }) => contingencyRial);
  const bearer = bearing.find(
    ({ fundId, amountRial, contingencyRial }) =>
      (fundOf.get(fundId)?.leftRial ?? 0) - amountRial - contingencyRial >= lost,
  );
  if (lost <= 0 || bearer === undefined) return payers;
  return payers.map((one) =>
    one === bearer ? { ...one, contingencyRial: one.contingencyRial + lost } : one,
  );
}

/** The most of a kit's price that a fund can pay, its part of the contingency beside it. */
export function mostOf({ leftRial, intention }: PayingFund, percent: number): number {
  if (!intentionLimits[intention].contingency) return leftRial;
  let amount = Math.floor((leftRial * 100) / (100 + percent));
  while (amount + 1 + contingencyOf(amount + 1, percent, intention) <= leftRial) amount += 1;
  return amount;
}

/** In which order funds are asked: places of the cause, then who meant this, then who agreed to others, then credit, then our own. */
function tierOf(fund: PayingFund, to: PaidFor): number | undefined {
  const fit = fitOf(fund, to);
  if (fit === 'no' || fund.purpose === 'contingency') return undefined;
  if (fund.source === 'credit-line') return 4;
  if (fund.source === 'association') return 5;
  if (fund.holdsSlot) return 0;
  if (fit === 'by-fallback') return 3;
  return fund.earmark.kind === 'any' ? 2 : 1;
}

const older = (a: PayingFund, b: PayingFund): number =>
  a.since < b.since ? -1 : a.since > b.since ? 1 : a.id < b.id ? -1 : 1;

/**
 * Who pays a kit (`round.md`, level 6): places of its cause first, the whole from one giver where one can, else the
 * fewest givers, the oldest pledge first; whole rials that sum exactly. `missingRial` > 0 where all of them have not enough.
 */
export function suggestPayers(
  priceRial: number,
  percent: number,
  funds: readonly PayingFund[],
  to: PaidFor,
): { readonly payers: readonly Payer[]; readonly missingRial: number } {
  const asked = funds.flatMap((fund) => {
    const tier = tierOf(fund, to);
    const most = mostOf(fund, percent);
    return tier === undefined || most <= 0 ? [] : [{ fund, tier, most }];
  });
  const whole = asked
    .filter(({ tier, most }) => tier <= 3 && most >= priceRial)
    .sort((a, b) => a.tier - b.tier || older(a.fund, b.fund))[0];
  const firstPlaces = asked.some(({ tier }) => tier === 0);
  if (whole && (whole.tier === 0 || !firstPlaces))
    return { payers: [payer(whole.fund, priceRial, percent)], missingRial: 0 };

  const payers: Payer[] = [];
  let missing = priceRial;
  const take = (fund: PayingFund, most: number) => {
    const amount = Math.min(most, missing);
    if (amount <= 0) return;
    payers.push(payer(fund, amount, percent));
    missing -= amount;
  };
  const places = asked.filter(({ tier }) => tier === 0).sort((a, b) => older(a.fund, b.fund));
  for (const { fund, most } of places) take(fund, most);
  for (const givers of [inTiers(asked, [1, 2]), inTiers(asked, [3]), inTiers(asked, [4, 5])]) {
    if (missing === 0) break;
    const alone = givers.filter(({ total }) => total >= missing).at(0);
    for (const { funds: own } of alone ? [alone] : [...givers].sort((a, b) => b.total - a.total))
      for (const { fund, most } of own) take(fund, most);
  }
  return { payers: withWholeReserve(payers, funds, percent), missingRial: missing };
}

function payer(fund: PayingFund, amountRial: number, percent: number): Payer {
  return {
    fundId: fund.id,
    amountRial,
    contingencyRial: contingencyOf(amountRial, percent, fund.intention),
  };
}

interface Asked {
  readonly fund: PayingFund;
  readonly tier: number;
  readonly most: number;
}

/** Givers of some tiers with all their funds, the oldest pledge first; each fund of the association is a giver of its own. */
function inTiers(asked: readonly Asked[], tiers: readonly number[]) {
  const givers = new Map<string, Asked[]>();
  for (const one of [...asked].sort((a, b) => a.tier - b.tier || older(a.fund, b.fund))) {
    if (!tiers.includes(one.tier)) continue;
    const giver = one.fund.benefactorId ?? one.fund.id;
    givers.set(giver, [...(givers.get(giver) ?? []), one]);
  }
  return [...givers.values()].map((funds) => ({
    funds,
    total: funds.reduce((sum, { most }) => sum + most, 0),
  }));
}

/**
 * Divides a sum over some amounts in proportion, in whole rials that sum exactly: the largest remainders first, earlier
 * ones at a tie. @throws RangeError where there is nothing to divide over.
 */
export function divide(sumRial: number, over: readonly number[]): readonly number[] {
  const whole = over.reduce((sum, n) => sum + n, 0);
  if (whole <= 0) throw new RangeError('nothing to divide over');
  const exact = over.map((n) => BigInt(sumRial) * BigInt(n));
  const parts = exact.map((n) => Number(n / BigInt(whole)));
  let left = sumRial - parts.reduce((sum, n) => sum + n, 0);
  const order = exact
    .map((n, i) => ({ i, rest: n % BigInt(whole) }))
    .sort((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest > b.rest ? -1 : 1));
  for (const { i } of order) {
    if (left === 0) break;
    parts[i] = (parts[i] ?? 0) + 1;
    left -= 1;
  }
  return parts;
}
