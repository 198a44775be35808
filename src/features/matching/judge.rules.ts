import type { OpportunityFacts } from '../opportunities/opportunity-facts.rules.ts';
import type { PersonFacts } from '../people/person-facts.rules.ts';
import { evaluateGates, passesGates } from './gates.rules.ts';
import type { Judgement, MatchContext } from './match.rules.ts';
import { scoreOf, scoreParts } from './score.rules.ts';

/** One pair in full, score and parts also when blocked. Facts not known are asked (`checks`) and never block. */
export function judge(person: PersonFacts, opportunity: OpportunityFacts, ctx: MatchContext): Judgement {
  const { blocks, checks } = evaluateGates(person, opportunity, ctx);
  const parts = scoreParts(person, opportunity, ctx);
  return { eligible: blocks.length === 0, blocks, checks, score: scoreOf(parts), parts };
}

/** The score of a pair that nothing blocks, undefined for another: all that is asked where a great many are compared. */
export function scoreOfFitting(
  person: PersonFacts,
  opportunity: OpportunityFacts,
  ctx: MatchContext,
): number | undefined {
  return passesGates(person, opportunity, ctx) ? scoreOf(scoreParts(person, opportunity, ctx)) : undefined;
}
