import type { LocalDate } from '../../kernel/calendar.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import type { MatchContext, Weights } from './match.rules.ts';

/** What judging asks of the reference alone, as of a day. */
export function contextOfReference(
  vocabulary: Vocabulary,
  weights: Weights,
  today: LocalDate,
): Omit<MatchContext, 'held' | 'trainingFor' | 'briefly'> {
  return {
    today,
    weights,
    floorRial: vocabulary.wageOn(today),
    aidRules: vocabulary.aidRulesOn(today),
    relatedSkills: (skillId) => vocabulary.skill(skillId)?.related ?? [],
    menOnlyDocuments: new Set(
      vocabulary
        .items('documents')
        .filter((item) => item.data.appliesTo === 'men')
        .map((item) => item.code),
    ),
  };
}
