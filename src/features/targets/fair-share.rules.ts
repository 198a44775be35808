import type { Text } from '../../kernel/text.ts';
import type { HouseholdType } from '../outcomes/outcome.rules.ts';
import { fairShareText } from './fair-share.text.ts';
import { leastShown, type Share, shareOf } from './figure.rules.ts';

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

/** Of a group: its eligible households, and how many of them were awarded. */
export interface GroupCount {
  readonly key: string;
  readonly eligible: number;
  readonly awarded: number;
}

interface Weighted {
  readonly ratio: number;
  /** Share of all, the shares sum to 1. */
  readonly weight: number;
}

function weighted(groups: readonly GroupCount[]): readonly Weighted[] {
  const all = groups.reduce((sum, { eligible }) => sum + eligible, 0);
  return groups
    .filter(({ eligible }) => eligible > 0)
    .map(({ eligible, awarded }) => ({ ratio: awarded / eligible, weight: eligible / all }));
}

const meanOf = (of: readonly Weighted[]) => of.reduce((sum, { ratio, weight }) => sum + weight * ratio, 0);

/**
 * Gini's coefficient of the ratios awarded ÷ eligible, weighted by eligible households: ΣΣ wᵢwⱼ|rᵢ − rⱼ| ÷ 2r̄. 0 = every
 * group has the same ratio. Null without any award.
 */
export function giniOf(groups: readonly GroupCount[]): number | null {
  const of = weighted(groups);
  const mean = meanOf(of);
  if (mean === 0) return null;
  let sum = 0;
  for (const a of of) for (const b of of) sum += a.weight * b.weight * Math.abs(a.ratio - b.ratio);
  return sum / (2 * mean);
}

/** Theil's T of the same: Σ wᵢ (rᵢ ÷ r̄) ln(rᵢ ÷ r̄), a ratio of 0 adding nothing. 0 = equal. Null without any award. */
export function theilOf(groups: readonly GroupCount[]): number | null {
  const of = weighted(groups);
  const mean = meanOf(of);
  if (mean === 0) return null;
  return of.reduce(
    (sum, { ratio, weight }) => (ratio === 0 ? sum : sum + weight * (ratio / mean) * Math.log(ratio / mean)),
    0,
  );
}

/** Groups by one thing, the largest first; only those to whom at least one award would fall by their size are judged. */
export function fairShareBy(
  by: FairGrouping,
  counts: readonly GroupCount[],
  labelOf: (key: string) => Text,
): FairShareBy {
  const eligible = counts.reduce((sum, group) => sum + group.eligible, 0);
  const slots = counts.reduce((sum, { awarded }) => sum + awarded, 0);
  const expected = (group: GroupCount) => (eligible === 0 ? 0 : (group.eligible * slots) / eligible);
  const judged = counts.filter((group) => expected(group) >= 1);
  return {
    by,
    groups: counts
      .toSorted((a, b) => b.eligible - a.eligible || (a.key < b.key ? -1 : 1))
      .map((group) => ({
        key: group.key,
        label: group.key === othersKey ? fairShareText.others : labelOf(group.key),
        awarded: shareOf(group.awarded, group.eligible),
        expected: expected(group),
        judged: expected(group) >= 1,
      })),
    gini: judged.length < 2 ? null : giniOf(judged),
    theil: judged.length < 2 ? null : theilOf(judged),
  };
}

/** Stands for groups too small to be told one by one to those who do not serve these people. */
export const othersKey = 'others';

/** Groups of fewer than `leastShown` eligible households told as one, with as many of the next smallest as that takes. */
export function othersTogether(counts: readonly GroupCount[]): readonly GroupCount[] {
  const ordered = counts.toSorted((a, b) => a.eligible - b.eligible || (a.key < b.key ? -1 : 1));
  const small = ordered.filter(({ eligible }) => eligible < leastShown).length;
  if (small === 0) return counts;
  let taken = Math.max(2, small);
  const sumOf = (n: number) => ordered.slice(0, n).reduce((sum, { eligible }) => sum + eligible, 0);
  while (taken < ordered.length && sumOf(taken) < leastShown) taken += 1;
  const others = ordered.slice(0, taken);
  return [
    ...ordered.slice(taken),
    {
      key: othersKey,
      eligible: sumOf(taken),
      awarded: others.reduce((sum, { awarded }) => sum + awarded, 0),
    },
  ];
}

export function fairShareFigureOf(by: readonly FairShareBy[], awarded: Share): FairShareFigure {
  return { definition: fairShareText.definition, awarded, by };
}

/** Names of what households are grouped by, other than counties. */
export function fairLabel(by: Exclude<FairGrouping, 'county'>, key: string): Text {
  const names: Readonly<Record<string, Text>> = fairShareText[by];
  return names[key] ?? fairShareText.household.unknown;
}
