import type { OpportunityFacts } from '../opportunities/opportunity-facts.rules.ts';
import type { PersonFacts } from '../people/person-facts.rules.ts';
import type { Block, Check, Gate, MatchContext, Unlock } from './match.rules.ts';
import type { Detail, Question } from './sayings.rules.ts';

/** What a gate says of a pair: it blocks, a fact that would decide is unknown, or nothing stands in the way. */
export type GateOutcome = { readonly blocked: Block } | { readonly check: Check } | 'pass';
/**
 * A rule looks at what the opportunity asks before it reads the person wherever it can: what it decides without reading
 * a side is so for everybody on that side, which the pool makes use of.
 */
export type GateRule = (person: PersonFacts, opportunity: OpportunityFacts, ctx: MatchContext) => GateOutcome;

export function blocked(gate: Gate, detail: Detail, unlock: Unlock | null): GateOutcome {
  return { blocked: { gate, detail, unlock } };
}

export function check(gate: Gate, question: Question): GateOutcome {
  return { check: { gate, question } };
}
