import type { OpportunityFacts } from '../opportunities/opportunity-facts.rules.ts';
import type { PersonFacts } from '../people/person-facts.rules.ts';
import { evaluateGates } from './gates.rules.ts';
import type { Judgement, MatchContext } from './match.rules.ts';
import { scoreOf, scoreParts } from './score.rules.ts';

/** One pair in full, score and parts also when blocked. Facts not known are asked (`checks`) and never block. */
export function judge(person: PersonFacts, opportunity: OpportunityFacts, ctx: MatchContext): Judgement {
  const { blocks, checks } = evaluateGates(person, opportunity, ctx);
  const parts = scoreParts(person, opportunity, ctx);
  return { eligible: blocks.length === 0, blocks, checks, score: scoreOf(parts), parts };
}
