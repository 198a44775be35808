import type { OpportunityFacts } from '../../opportunities/opportunity-facts.rules.ts';
import type { PersonFacts } from '../../people/person-facts.rules.ts';
import { caringAt } from '../time-gates.rules.ts';

/** Longer than any way there is: once around the earth at two minutes a kilometre. */
const farthestMinutes = 100_000;

/**
 * The shortest way, in whole minutes, from which caring stands in the way; Infinity = it never does. A longer way never
 * opens what a shorter one blocks, so halving finds it with a few askings of the real rule.
 */
export function careLimit(
  caring: NonNullable<PersonFacts['caring']>,
  opportunity: Pick<OpportunityFacts, 'workplace' | 'lodging' | 'hours'>,
): number {
  const blocks = (minutes: number) => caringAt(caring, opportunity, minutes) !== 'pass';
  if (blocks(0)) return 0;
  if (!blocks(farthestMinutes)) return Number.POSITIVE_INFINITY;
  let [open, shut] = [0, 1];
  while (!blocks(shut)) [open, shut] = [shut, shut * 2];
  while (shut - open > 1) {
    const middle = (open + shut) >> 1;
    if (blocks(middle)) shut = middle;
    else open = middle;
  }
  return shut;
}
