import type { OpportunityFacts } from '../opportunities/opportunity-facts.rules.ts';
import type { PersonFacts } from '../people/person-facts.rules.ts';
import type { Gate, Judgement } from './match.rules.ts';

type Judged = { readonly judgement: Pick<Judgement, 'eligible' | 'blocks' | 'score'> };
export type RankedOpportunity = Judged & { readonly opportunity: Pick<OpportunityFacts, 'id' | 'opensOn'> };
export type RankedCandidate = Judged & {
  readonly person: Pick<PersonFacts, 'id' | 'requestedAt' | 'needScore'>;
};
type Comparison<T> = (a: T, b: T) => number;

export interface Ranking<T> {
  readonly eligible: readonly T[];
  /** Blocked, but every block has a way out. */
  readonly nearMisses: readonly T[];
}

const fitShare = 0.7;
const needShare = 0.3;
/** What an unknown need counts as, 0–100. */
const unknownNeed = 50;

/** The order of a candidate for an opportunity, 0–1: fit before need, and both are shown. */
export function orderOf(fit: number, needScore: number | undefined): number {
  return fitShare * fit + (needShare * (needScore ?? unknownNeed)) / 100;
}

/** To nine decimals: what differs by floating point alone is a tie. */
export function rounded(value: number): number {
  return Math.round(value * 1e9);
}

export function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function byBlocks(a: Judged, b: Judged): number {
  return a.judgement.blocks.length - b.judgement.blocks.length;
}

const byFit: Comparison<RankedOpportunity> = (a, b) =>
  rounded(b.judgement.score) - rounded(a.judgement.score) ||
  byText(a.opportunity.opensOn, b.opportunity.opensOn) ||
  byText(a.opportunity.id, b.opportunity.id);

const byOrder: Comparison<RankedCandidate> = (a, b) =>
  rounded(orderOf(b.judgement.score, b.person.needScore)) -
    rounded(orderOf(a.judgement.score, a.person.needScore)) ||
  byText(a.person.requestedAt, b.person.requestedAt) ||
  byText(a.person.id, b.person.id);

export function isNearMiss({ eligible, blocks }: Pick<Judgement, 'eligible' | 'blocks'>): boolean {
  return !eligible && blocks.every(({ unlock }) => unlock !== null);
}

function rank<T extends Judged>(pairs: readonly T[], compare: Comparison<T>): Ranking<T> {
  return {
    eligible: pairs.filter(({ judgement }) => judgement.eligible).sort(compare),
    nearMisses: pairs
      .filter(({ judgement }) => isNearMiss(judgement))
      .sort((a, b) => byBlocks(a, b) || compare(a, b)),
  };
}

/** A person's opportunities of one kind (kinds are ranked apart): best fit, then opening, then id; whatever the input's order. */
export function rankOpportunities<T extends RankedOpportunity>(pairs: readonly T[]): Ranking<T> {
  return rank(pairs, byFit);
}

/** An opportunity's candidates: by `orderOf`, then the earlier request, then id; whatever the input's order. */
export function rankCandidates<T extends RankedCandidate>(pairs: readonly T[]): Ranking<T> {
  return rank(pairs, byOrder);
}

export interface Counts {
  readonly considered: number;
  readonly eligible: number;
  /** A pair counts once under each gate it fails; gates nobody fails are left out. */
  readonly blockedBy: Readonly<Partial<Record<Gate, number>>>;
}

export function countJudged(judgements: readonly Pick<Judgement, 'eligible' | 'blocks'>[]): Counts {
  const blockedBy: Partial<Record<Gate, number>> = {};
  let eligible = 0;
  for (const judgement of judgements) {
    if (judgement.eligible) eligible += 1;
    for (const { gate } of judgement.blocks) blockedBy[gate] = (blockedBy[gate] ?? 0) + 1;
  }
  return { considered: judgements.length, eligible, blockedBy };
}
