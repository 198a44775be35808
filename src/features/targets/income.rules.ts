import type { Text } from '../../kernel/text.ts';
import { type Share, shareOf } from './figure.rules.ts';
import { incomeText } from './income.text.ts';

/** Households of the scope in which somebody worked in one of the last 9 months; the four sum to `households`. */
export interface IncomeFigure {
  readonly definition: Text;
  readonly households: number;
  /** Net earned income per adult-equivalent above one minimum wage in at least 6 of the last 9 months. */
  readonly tier2: number;
  /** Above a third of it, and not above one. */
  readonly tier1Only: number;
  readonly below: number;
  /** What their work brings, or how many they are, is not on record: whether they are above cannot be told. */
  readonly notStated: number;
  /** Above a third: both tiers together. */
  readonly atLeastTier1: Share;
  readonly atLeastTier2: Share;
  /** Conditions of the definition that are not on record, told as such. */
  readonly notOnRecord: readonly Text[];
  /** Last days of the 9 months looked at, oldest first. */
  readonly months: readonly string[];
}

export const incomeMonths = 9;
export const leastIncomeMonths = 6;

export type IncomeTier = 'tier2' | 'tier1Only' | 'below' | 'notStated';

/** From a day to another (exclusive) a work was known to stand; rials a month as last stated, null = not stated. */
interface EarningSpan {
  readonly fromDay: number;
  readonly toDay: number;
  readonly incomeRial: number | null;
}

/**
 * The tier of a household: in how many of the months its works brought more than one wage, or a third, for each
 * adult-equivalent. What is not stated might be enough. Undefined where nobody worked at the end of any month.
 */
export function tierOf(
  household: { readonly dependants: number | null; readonly works: readonly EarningSpan[] },
  months: readonly { readonly day: number; readonly wageRial: number }[],
): IncomeTier | undefined {
  const heads = 1 + 0.5 * (household.dependants ?? 0);
  let worked = false;
  let [aboveOne, aboveThird, maybe] = [0, 0, 0];
  for (const { day, wageRial } of months) {
    let income = 0;
    let isStated = true;
    for (const { fromDay, toDay, incomeRial } of household.works) {
      if (fromDay > day || toDay <= day) continue;
      worked = true;
      if (incomeRial === null) isStated = false;
      else income += incomeRial;
    }
    const isAboveThird = income * 3 > wageRial * heads;
    if (income > wageRial * heads) aboveOne += 1;
    if (isAboveThird) aboveThird += 1;
    if (isAboveThird || !isStated) maybe += 1;
  }
  if (!worked) return undefined;
  if (household.dependants !== null && aboveOne >= leastIncomeMonths) return 'tier2';
  if (household.dependants !== null && aboveThird >= leastIncomeMonths) return 'tier1Only';
  return maybe >= leastIncomeMonths ? 'notStated' : 'below';
}

/** The figure with what it means, of households counted by tier. */
export function incomeFigureOf(
  counts: ReadonlyMap<IncomeTier, number>,
  months: readonly string[],
): IncomeFigure {
  const of = (tier: IncomeTier) => counts.get(tier) ?? 0;
  const [tier2, tier1Only, below, notStated] = [of('tier2'), of('tier1Only'), of('below'), of('notStated')];
  const households = tier2 + tier1Only + below + notStated;
  return {
    ...incomeText,
    households,
    tier2,
    tier1Only,
    below,
    notStated,
    atLeastTier1: shareOf(tier1Only + tier2, households),
    atLeastTier2: shareOf(tier2, households),
    months,
  };
}
