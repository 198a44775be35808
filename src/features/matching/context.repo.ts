import { tehranToday } from '../../kernel/calendar.ts';
import type { Reader } from '../../platform/database.ts';
import type { Deps } from '../../platform/deps.ts';
import { heldCounts, opportunitiesRepo } from '../opportunities/opportunities.repo.ts';
import type { OpportunityFacts } from '../opportunities/opportunity-facts.rules.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import type { MatchContext } from './match.rules.ts';
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
  const [weights, held, trainings] = [
    await currentWeights(db),
    await heldCounts(db, options.opportunityIds),
    await opportunitiesRepo(db, vocabulary).announcedFacts({ kind: 'training', today }),
  ];
  return {
    vocabulary,
    ctx: {
      today,
      weights,
      floorRial: vocabulary.wageOn(today),
      aidRules: vocabulary.aidRules,
      relatedSkills: (skillId) => vocabulary.skill(skillId)?.related ?? [],
      held: (opportunityId) => held.get(opportunityId) ?? 0,
      trainingFor: (skillId, level) => trainingFor(trainings, skillId, level),
      menOnlyDocuments: new Set(
        vocabulary
          .items('documents')
          .filter((item) => item.data.appliesTo === 'men')
          .map((item) => item.code),
      ),
    },
  };
}

/** The first announced training that brings someone to the level; by opening day, then id, so that it never wavers. */
function trainingFor(
  trainings: readonly OpportunityFacts[],
  skillId: string,
  level: number,
): string | undefined {
  return trainings
    .filter((training) =>
      training.teaches.some((taught) => taught.skillId === skillId && taught.level >= level),
    )
    .sort((a, b) => (a.opensOn === b.opensOn ? (a.id < b.id ? -1 : 1) : a.opensOn < b.opensOn ? -1 : 1))[0]
    ?.id;
}
