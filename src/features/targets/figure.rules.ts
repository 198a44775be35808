import type { LocalDate } from '../../kernel/calendar.ts';
import type { Text } from '../../kernel/text.ts';
import type { Evidence } from '../placements/placement.rules.ts';

/** Whose figures: one organisation's, those of a province, or the whole country's. */
export type FigureScope =
  | { readonly kind: 'organisation'; readonly organisationId: string }
  | { readonly kind: 'province'; readonly province: string }
  | { readonly kind: 'nation' };

/** A figure of a day as it was known at an instant. `knownAt` undefined = as known now. */
export interface FigureMoment {
  readonly asOf: LocalDate;
  readonly knownAt: string | undefined;
}

/** A share, with what it is a share of; `value` is null where the denominator is 0. */
export interface Share {
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number | null;
}

export function shareOf(numerator: number, denominator: number): Share {
  return { numerator, denominator, value: denominator === 0 ? null : numerator / denominator };
}

/** People counted by how they stand on one day (`outcome.rules.ts`); the first four sum to the population. */
export interface OutcomeCounts {
  readonly inWork: number;
  readonly someWork: number;
  readonly unknown: number;
  readonly outOfWork: number;
  readonly paused: number;
  readonly notSeeking: number;
  readonly left: number;
  readonly outsideAge: number;
  readonly outsideCustody: number;
  /** Of those in work: in what they had when they came; and by the strongest evidence for it. */
  readonly inWorkAtIntake: number;
  readonly inWorkBy: Readonly<Record<Evidence, number>>;
}

export function populationOf(counts: OutcomeCounts): number {
  return counts.inWork + counts.someWork + counts.unknown + counts.outOfWork;
}

/** The employment rate of `design.md` §9: in work with enough hours or pay, over everybody of the population. */
export function employmentRate(counts: OutcomeCounts): Share {
  return shareOf(counts.inWork, populationOf(counts));
}

export const groupings = ['organisation', 'province', 'county', 'trade', 'sex', 'household', 'kind'] as const;
export type Grouping = (typeof groupings)[number];

/** One group of a figure; `key` null = not known. Keys: codes of the catalogues, ids of organisations, `household` a `HouseholdType`. */
export interface Group {
  readonly key: string | null;
  readonly label: Text;
  readonly counts: OutcomeCounts;
}

/**
 * A figure by groups of one kind: those shown, and those withheld as one because some of them were too small. `withheld`
 * is undefined where every group may be shown. Shown and withheld together are the whole.
 */
export interface GroupedFigure {
  readonly by: Grouping;
  readonly groups: readonly Group[];
  readonly withheld: { readonly labels: readonly Text[]; readonly counts: OutcomeCounts } | undefined;
}

/** The first promise: 80 % of those served in work. */
export const targetRate = 0.8;
/** What may be shown of people whom the reader does not serve: groups of at least so many (`design.md` §4). */
export const leastShown = 5;
