import type { Text } from '../../kernel/text.ts';
import type { Share } from './figure.rules.ts';

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
/** Above this share of a minimum wage per adult-equivalent: tier 1. */
export const tier1Share = 1 / 3;
