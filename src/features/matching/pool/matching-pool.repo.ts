import type { Deps } from '../../../platform/deps.ts';
import type { OpportunityFacts, OpportunityKind } from '../../opportunities/opportunity-facts.rules.ts';
import type { PeopleScope } from '../../organisations/scope.rules.ts';
import type { PersonFacts } from '../../people/person-facts.rules.ts';
import type { Gate, MatchContext } from '../match.rules.ts';
import type { RankedIds } from '../rank-plainly.rules.ts';
import { memoryPoolOf } from './memory-pool.repo.ts';
import { narrowedPool } from './narrowed-pool.repo.ts';

/** The one door to many pairs at once. Every answer is of all that was committed before it was asked. */
export interface MatchingPool {
  /** Seeking people in the scope for an opportunity. */
  candidates(
    scope: PeopleScope,
    opportunity: OpportunityFacts,
    ctx: MatchContext,
    limit: number,
  ): Promise<RankedIds>;
  /** Announced opportunities of a kind for a person. */
  matches(person: PersonFacts, kind: OpportunityKind, ctx: MatchContext, limit: number): Promise<RankedIds>;
  /** The same of some people, in their order, with one look at what has changed. */
  matchesOfEach(
    people: readonly PersonFacts[],
    kind: OpportunityKind,
    ctx: MatchContext,
    limit: number,
  ): Promise<readonly RankedIds[]>;
  /** How many opportunities of a kind only these gates block now, and nothing will block then. */
  countOpening(
    person: PersonFacts,
    kind: OpportunityKind,
    days: { readonly now: MatchContext; readonly later: MatchContext; readonly gates: readonly Gate[] },
  ): Promise<number>;
  /** What a context asks of the data; `ids` are the opportunities whose held vacancies will be asked for. */
  surroundings(
    today: MatchContext['today'],
    ids?: readonly string[],
  ): Promise<Pick<MatchContext, 'held' | 'trainingFor'>>;
}

/** In memory where the process lives on, by SQL where it does not; both answer the same. */
export function matchingPoolOf(deps: Pick<Deps, 'database'>): MatchingPool {
  return deps.database.keepsMemory ? memoryPoolOf(deps.database) : narrowedPool(deps.database);
}
