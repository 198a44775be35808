import { tehranToday } from '../../kernel/calendar.ts';
import type { Tx } from '../../platform/database.ts';
import type { Deps } from '../../platform/deps.ts';
import { heldCounts } from '../opportunities/opportunities.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { contextOfReference } from './context.rules.ts';
import type { MatchContext } from './match.rules.ts';
import { matchingPoolOf } from './pool/matching-pool.repo.ts';
import { currentWeights } from './weights.repo.ts';

type Surroundings = Pick<MatchContext, 'held' | 'trainingFor'>;

/** What judging asks of all the data. After a start or an edit of the reference this reads all opportunities. */
export async function surroundingsOf(
  deps: Pick<Deps, 'database' | 'now'>,
  opportunityIds?: readonly string[],
): Promise<Surroundings> {
  return await matchingPoolOf(deps).surroundings(tehranToday(deps.now()), opportunityIds);
}

/**
 * What judging needs besides the two sides, read once a request. `opportunityIds` narrows what is counted as held.
 * `within` is the transaction when judging inside one, so that held vacancies are those of that very moment, with the
 * surroundings that were read before it: nobody holds the write lock while all opportunities are read.
 */
export async function matchContext(
  deps: Pick<Deps, 'database' | 'now'>,
  options: {
    opportunityIds?: readonly string[];
    within?: { readonly tx: Tx; readonly surroundings: Surroundings };
  } = {},
): Promise<{ ctx: MatchContext; vocabulary: Vocabulary }> {
  const { opportunityIds, within } = options;
  const db = within?.tx ?? deps.database.read;
  const today = tehranToday(deps.now());
  const vocabulary = await vocabularyOf(deps.database);
  const weights = await currentWeights(db);
  const { held, trainingFor } = within?.surroundings ?? (await surroundingsOf(deps, opportunityIds));
  const heldNow = within && (await heldCounts(within.tx, opportunityIds));
  return {
    vocabulary,
    ctx: {
      ...contextOfReference(vocabulary, weights, today),
      held: heldNow ? (opportunityId) => heldNow.get(opportunityId) ?? 0 : held,
      trainingFor,
    },
  };
}
