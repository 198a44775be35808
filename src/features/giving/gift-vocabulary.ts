import type { Deps } from '../../platform/deps.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';

/** Names of trades and places for the pages of giving. */
export async function giftVocabulary(deps: Pick<Deps, 'database'>): Promise<Vocabulary> {
  return await vocabularyOf(deps.database);
}
