import type { Intention } from '../pledges/pledge.rules.ts';
import { intentionLimits } from '../pledges/pledge-limits.rules.ts';
import type { Portion } from './entries.rules.ts';
import { divide } from './payers.rules.ts';

export interface LossBorne {
  readonly contingencyRial: number;
  /** What each fund bears of it, in rials. */
  readonly parts: readonly Portion[];
  /** What nobody may bear. */
  readonly missingRial: number;
}

/**
 * Who bears what is lost where a kit goes back to its seller: the pooled contingency as far as it reaches, then the funds
 * that pay the kit, in proportion; not those whose intention pays nothing that reaches no family.
 */
export function bearLoss(
  lostRial: number,
  contingencyRial: number,
  portions: readonly (Portion & { readonly intention: Intention })[],
): LossBorne {
  const pooled = Math.min(lostRial, Math.max(0, contingencyRial));
  const rest = lostRial - pooled;
  if (rest === 0) return { contingencyRial: pooled, parts: [], missingRial: 0 };
  const bearing = portions.filter(
    ({ amountRial, intention }) => amountRial > 0 && intentionLimits[intention].ownCosts,
  );
  const most = bearing.reduce((sum, { amountRial }) => sum + amountRial, 0);
  const borne = Math.min(rest, most);
  const amounts =
    borne === 0
      ? []
      : divide(
          borne,
          bearing.map(({ amountRial }) => amountRial),
        );
  const parts = bearing.flatMap(({ fundId }, i) => {
    const amountRial = amounts[i] ?? 0;
    return amountRial === 0 ? [] : [{ fundId, amountRial }];
  });
  return { contingencyRial: pooled, parts, missingRial: rest - borne };
}
