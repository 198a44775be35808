import { daysBetween, type LocalDate } from '../../kernel/calendar.ts';
import type { AidRule } from '../matching/match.rules.ts';
import type { OpportunityFacts } from '../opportunities/opportunity-facts.rules.ts';
import type { HouseholdAid } from '../people/person-facts.rules.ts';
import type { AwardKind } from '../placements/placement.rules.ts';

export interface GivingAward {
  readonly id: string;
  readonly kind: AwardKind;
  readonly amountRial: number;
  readonly deliveredOn: LocalDate | null;
  readonly voidedAt: string | null;
}

/** No loan is paid back sooner than this after it was paid out. */
const daysBeforeRepaying = 31;

/**
 * What an award is to its household's other aid; undefined before it is handed over and once it is void. A kit of unknown
 * trade says none. All of a loan is owed as it is paid out; of one written down later, nobody knows how much.
 */
export function aidOfAward(
  award: GivingAward,
  source: Pick<OpportunityFacts, 'iscoCode' | 'loan'> | undefined,
  rules: readonly AidRule[],
  today: LocalDate,
): HouseholdAid | undefined {
  const { id: awardId, deliveredOn: givenOn } = award;
  if (givenOn === null || award.voidedAt !== null) return undefined;
  if (award.kind === 'kit') return { kind: 'kit', givenOn, iscoCode: source?.iscoCode, awardId };
  const isFresh = daysBetween(givenOn, today) <= daysBeforeRepaying;
  return {
    kind: loanKindOf(source?.loan?.programme, rules),
    givenOn,
    fundCode: source?.loan?.fundCode,
    remainingRial: isFresh ? award.amountRial : undefined,
    awardId,
  };
}

/** A loan beside which an employment loan may be taken is not one itself. */
function loanKindOf(programme: string | undefined, rules: readonly AidRule[]): string {
  const isBeside =
    programme !== undefined &&
    rules.some(({ aid, when }) => aid === 'loan-employment' && when.exceptProgrammes?.includes(programme));
  return isBeside ? 'loan-other' : 'loan-employment';
}
