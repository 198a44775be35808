import type { Text } from '../../kernel/text.ts';
import type { HouseholdType } from '../outcomes/outcome.rules.ts';
import type { Share } from './figure.rules.ts';

export const fairGroupings = ['county', 'sex', 'household'] as const;
export type FairGrouping = (typeof fairGroupings)[number];

export interface FairGroup {
  readonly key: string | HouseholdType;
  readonly label: Text;
  /** Households awarded in the 12 months, of those eligible in them (the awarded included). */
  readonly awarded: Share;
  /** Share of all eligible households × awards made: how many would fall to the group by its size alone. */
  readonly expected: number;
  /** `expected` at least 1; the others are too small to be judged and are listed as that. */
  readonly judged: boolean;
}

export interface FairShareBy {
  readonly by: FairGrouping;
  readonly groups: readonly FairGroup[];
  /** Over the judged groups, weighted by their eligible households; null where fewer than two are judged. 0 = equal. */
  readonly gini: number | null;
  readonly theil: number | null;
}

export interface FairShareFigure {
  readonly definition: Text;
  /** Households awarded, of those eligible; the same in each grouping. */
  readonly awarded: Share;
  readonly by: readonly FairShareBy[];
}
