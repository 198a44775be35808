import { daysBetween, type LocalDate } from '../../kernel/calendar.ts';
import { minutes, toIntervals } from '../../kernel/week.ts';
import type { OpportunityFacts, OpportunityKind } from '../opportunities/opportunity-facts.rules.ts';
import { type EndReason, endsSeeking, type PlacementOrigin } from './placement.rules.ts';

/** What an opportunity says of the work that comes of it; hours a week and rials a month, null = not said. */
export interface PlacementTerms {
  readonly origin: PlacementOrigin;
  readonly isWork: boolean;
  readonly iscoCode: string | null;
  readonly weeklyHours: number | null;
  readonly monthlyIncomeRial: number | null;
}

/** The most hours a week that are taken down of anybody. */
export const mostHours = 112;

const originOf: Readonly<Record<OpportunityKind, PlacementOrigin>> = {
  job: 'referral',
  training: 'referral',
  kit: 'kit',
  'loan-programme': 'loan',
};

export function termsOf(
  opportunity: Pick<OpportunityFacts, 'kind' | 'hours' | 'monthlyIncomeRial' | 'iscoCode'>,
): PlacementTerms {
  const { kind, hours, monthlyIncomeRial, iscoCode } = opportunity;
  return {
    origin: originOf[kind],
    isWork: endsSeeking(kind),
    iscoCode: iscoCode ?? null,
    weeklyHours: hours.length === 0 ? null : hoursOf(minutes(toIntervals(hours))),
    monthlyIncomeRial: monthlyIncomeRial ?? null,
  };
}

function hoursOf(minutesAWeek: number): number {
  return Math.min(mostHours, Math.round(minutesAWeek / 6) / 10);
}

/** Whether work of an origin may come of an opportunity of a kind; what was found or had may come of any. */
export function fitsOrigin(origin: PlacementOrigin, kind: OpportunityKind): boolean {
  return origin === 'own' || origin === 'at-intake' || originOf[kind] === origin;
}

/** Work that ended within these days leaves no experience worth a line. */
const leastDays = 30;

/** Years of experience that a work leaves, in halves; undefined where it was too short for any. */
export function experienceOf(startedOn: LocalDate, endedOn: LocalDate): number | undefined {
  const days = daysBetween(startedOn, endedOn);
  return days < leastDays ? undefined : Math.max(0.5, Math.round((days / 365.25) * 2) / 2);
}

/** Ends after which nobody is served here any more, with the reason of their leaving. */
export const leavingBy = {
  died: 'died',
  'returned-to-custody': 'returned-to-custody',
  moved: 'moved',
} as const satisfies Partial<Record<EndReason, string>>;

export function leavesBy(reason: EndReason): string | undefined {
  return reason in leavingBy ? leavingBy[reason as keyof typeof leavingBy] : undefined;
}

/** The reason of the status `placed` that a work of an origin brings. */
export function placedReason(origin: PlacementOrigin): 'own-business' | 'own-work' | 'found-work' {
  if (origin === 'kit' || origin === 'loan') return 'own-business';
  return origin === 'own' || origin === 'at-intake' ? 'own-work' : 'found-work';
}

/**
 * Whether work of an origin ends the search. What somebody had when they came does not: they came because it was not
 * enough, and go on looking until somebody says otherwise.
 */
export function endsSearch({ origin, isWork }: Pick<PlacementTerms, 'origin' | 'isWork'>): boolean {
  return isWork && origin !== 'at-intake';
}
