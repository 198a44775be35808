import { tehranToday } from '../../kernel/calendar.ts';
import type { Reader } from '../../platform/database.ts';
import type { Deps } from '../../platform/deps.ts';
import { heldCounts } from '../opportunities/opportunities.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import type { MatchContext } from './match.rules.ts';
import { matchingPoolOf } from './pool/matching-pool.repo.ts';
import { currentWeights } from './weights.repo.ts';

/**
 * What judging needs besides the two sides, read once a request. `opportunityIds` narrows what is counted as held.
 * `db` is the transaction when judging inside one, so that held vacancies are those of that very moment.
 */
export async function matchContext(
  deps: Pick<Deps, 'database' | 'now'>,
  options: { opportunityIds?: readonly string[]; db?: Reader } = {},
): Promise<{ ctx: MatchContext; vocabulary: Vocabulary }> {
  const db = options.db ?? deps.database.read;
  const today = tehranToday(deps.now());
  const vocabulary = await vocabularyOf(deps.database);
  const weights = await currentWeights(db);
  const { held, trainingFor } = await matchingPoolOf(deps).surroundings(today, options.opportunityIds);
  const heldNow = options.db && (await heldCounts(options.db, options.opportunityIds));
  return {
    vocabulary,
    ctx: {
      today,
      weights,
      floorRial: vocabulary.wageOn(today),
      aidRules: vocabulary.aidRules,
      relatedSkills: (skillId) => vocabulary.skill(skillId)?.related ?? [],
      held: heldNow ? (opportunityId) => heldNow.get(opportunityId) ?? 0 : held,
      trainingFor,
      menOnlyDocuments: new Set(
        vocabulary
          .items('documents')
          .filter((item) => item.data.appliesTo === 'men')
          .map((item) => item.code),
      ),
    },
  };
}
