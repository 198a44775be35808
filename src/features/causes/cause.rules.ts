import { budgetWords } from './cause-budget.text.ts';
import type { BudgetItem } from './cause-record.rules.ts';

/** Closed list of reasons for closing a cause. */
export const causeCloseReasons = ['funded', 'need-changed', 'price-changed', 'mistake', 'other'] as const;
export type CauseCloseReason = (typeof causeCloseReasons)[number];

/** The most families of one cause. */
export const mostCauseSlots = 50;
/** Fewer registered waiting households than this are never shown as a cause. */
export const leastCouldBe = 5;

/** Percent of a price, whole rials, upwards: a reserve is never short. */
export function contingencyOf(priceRial: number, percent: number): number {
  return Math.ceil((priceRial * percent) / 100);
}

/**
 * What a kit costs, line by line: its items, what is left of its price (the materials of the first 60 days) and the reserve
 * for repair. Sums to price + contingency.
 */
export function budgetOfKit(
  kit: {
    readonly priceRial: number;
    readonly items: readonly { readonly name: string; readonly priceRial: number }[];
  },
  percent: number,
): readonly BudgetItem[] {
  const named = kit.items.reduce((sum, { priceRial }) => sum + priceRial, 0);
  const left = kit.priceRial - named;
  return [
    ...kit.items.map(({ name, priceRial }) => ({ name, rial: priceRial, state: 'estimate' as const })),
    ...(left > 0
      ? [
          {
            name: (kit.items.length > 0 ? budgetWords.materials : budgetWords.whole).fa,
            nameEn: (kit.items.length > 0 ? budgetWords.materials : budgetWords.whole).en,
            rial: left,
            state: 'estimate' as const,
          },
        ]
      : []),
    {
      name: budgetWords.contingency.fa,
      nameEn: budgetWords.contingency.en,
      rial: contingencyOf(kit.priceRial, percent),
      state: 'waiting' as const,
    },
  ];
}
