import type { OpportunityFacts } from '../opportunities/opportunity-facts.rules.ts';
import type { PersonFacts } from '../people/person-facts.rules.ts';
import { custodyGate, reservedGate, restrictionGate, supervisionGate } from './law-gates.rules.ts';
import { type Block, type Check, type Gate, gates, type MatchContext } from './match.rules.ts';
import {
  bankStandingGate,
  guarantorGate,
  loanActiveGate,
  otherAidGate,
  priorAidGate,
} from './money-gates.rules.ts';
import type { GateRule } from './outcome.rules.ts';
import { documentGate, educationGate, licenceGate, permitGate, skillGate } from './paper-gates.rules.ts';
import { commuteGate, homeOnlyGate, workspaceGate } from './place-gates.rules.ts';
import { ageGate, caringGate, closedGate, fullGate, hoursGate, startDateGate } from './time-gates.rules.ts';

export const gateRules: Readonly<Record<Gate, GateRule>> = {
  closed: closedGate,
  full: fullGate,
  'start-date': startDateGate,
  commute: commuteGate,
  hours: hoursGate,
  caring: caringGate,
  'home-only': homeOnlyGate,
  licence: licenceGate,
  document: documentGate,
  permit: permitGate,
  skill: skillGate,
  education: educationGate,
  age: ageGate,
  reserved: reservedGate,
  restriction: restrictionGate,
  supervision: supervisionGate,
  custody: custodyGate,
  workspace: workspaceGate,
  'prior-aid': priorAidGate,
  'other-aid': otherAidGate,
  'loan-active': loanActiveGate,
  guarantor: guarantorGate,
  'bank-standing': bankStandingGate,
};

const inOrder: readonly GateRule[] = gates.map((gate) => gateRules[gate]);

/** All gates, none short-circuits; blocks and checks in the order of `gates`, at most one of either a gate. */
export function evaluateGates(
  person: PersonFacts,
  opportunity: OpportunityFacts,
  ctx: MatchContext,
): { readonly blocks: readonly Block[]; readonly checks: readonly Check[] } {
  const blocks: Block[] = [];
  const checks: Check[] = [];
  for (const rule of inOrder) {
    const outcome = rule(person, opportunity, ctx);
    if (outcome === 'pass') continue;
    if ('blocked' in outcome) blocks.push(outcome.blocked);
    else checks.push(outcome.check);
  }
  return { blocks, checks };
}

/** Whether no gate blocks: what `evaluateGates` finds no blocks for, without looking further than the first. */
export function passesGates(person: PersonFacts, opportunity: OpportunityFacts, ctx: MatchContext): boolean {
  for (const rule of inOrder) {
    const outcome = rule(person, opportunity, ctx);
    if (outcome !== 'pass' && 'blocked' in outcome) return false;
  }
  return true;
}
