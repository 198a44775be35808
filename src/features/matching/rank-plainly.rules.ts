import type { OpportunityFacts } from '../opportunities/opportunity-facts.rules.ts';
import type { PersonFacts } from '../people/person-facts.rules.ts';
import { judge } from './judge.rules.ts';
import type { MatchContext } from './match.rules.ts';
import { type Counts, countJudged, rankCandidates, rankOpportunities } from './rank.rules.ts';
import { isConsidered } from './retrieve.rules.ts';

/** Ids in order, as many as asked for, with counts of all that were considered. */
export interface RankedIds {
  readonly eligible: readonly string[];
  readonly nearMisses: readonly string[];
  readonly counts: Counts;
}

/** People for an opportunity by judging every pair: what the pool must equal, and what serves where none is kept. */
export function rankPeoplePlainly(
  people: readonly PersonFacts[],
  opportunity: OpportunityFacts,
  ctx: MatchContext,
  limit: number,
): RankedIds {
  const judged = people
    .filter((person) => isConsidered(person, opportunity, ctx.today))
    .map((person) => ({ person, judgement: judge(person, opportunity, ctx) }));
  const { eligible, nearMisses } = rankCandidates(judged);
  const idsOf = (pairs: typeof judged) => pairs.slice(0, limit).map(({ person }) => person.id);
  return {
    eligible: idsOf([...eligible]),
    nearMisses: idsOf([...nearMisses]),
    counts: countJudged(judged.map(({ judgement }) => judgement)),
  };
}

/** Opportunities (of one kind) for a person by judging every pair. */
export function rankOpportunitiesPlainly(
  opportunities: readonly OpportunityFacts[],
  person: PersonFacts,
  ctx: MatchContext,
  limit: number,
): RankedIds {
  const judged = opportunities
    .filter((opportunity) => isConsidered(person, opportunity, ctx.today))
    .map((opportunity) => ({ opportunity, judgement: judge(person, opportunity, ctx) }));
  const { eligible, nearMisses } = rankOpportunities(judged);
  const idsOf = (pairs: typeof judged) => pairs.slice(0, limit).map(({ opportunity }) => opportunity.id);
  return {
    eligible: idsOf([...eligible]),
    nearMisses: idsOf([...nearMisses]),
    counts: countJudged(judged.map(({ judgement }) => judgement)),
  };
}
