import { tehranToday } from '../../kernel/calendar.ts';
import type { Deps } from '../../platform/deps.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { firstOf } from './find-work.ts';
import { type KeepAndLose, keepAndLose } from './keep-and-lose.rules.ts';
import { sharedLists } from './list-opportunities.ts';
import { opportunitiesRepo } from './opportunities.repo.ts';
import { type PublicOpportunity, publicView, statusOf } from './opportunity-view.rules.ts';
import { noFilters, type WorkFilters } from './work-filters.rules.ts';

export type LookedAt =
  | {
      readonly work: PublicOpportunity;
      readonly aid: KeepAndLose;
      readonly vocabulary: Vocabulary;
    }
  /** Not there, or over: what is open and like it, or the newest where it never was. */
  | { readonly similar: readonly PublicOpportunity[]; readonly vocabulary: Vocabulary };

const shownOfSimilar = 3;

/** One opportunity as anybody sees it, whoever looks. What is not open today is not there, and says only what is. */
export async function lookAtWork(deps: Deps, id: string): Promise<LookedAt> {
  const vocabulary = await vocabularyOf(deps.database);
  const today = tehranToday(deps.now());
  const record = await opportunitiesRepo(deps.database.read, vocabulary).find(id);
  const status = record && statusOf(record, today);
  if (record && status === 'open') {
    const work = publicView(record, vocabulary, today);
    return { work, aid: keepAndLose(work, vocabulary.aidRulesOn(today), vocabulary), vocabulary };
  }
  // What opens later has not been shown to anybody yet, so nothing is told of it, not even its like.
  const over = record && status === 'closed' ? record.facts : undefined;
  const where = over?.county ?? over?.province ?? '';
  const trade = over?.skills.find(({ importance }) => importance === 'essential') ?? over?.skills[0];
  const words = trade ? vocabulary.label('skills', trade.skillId, 'fa') : '';
  const kind = over?.kind ?? '';
  const tries: readonly WorkFilters[] = [
    { ...noFilters, q: words, where },
    { ...noFilters, q: words, where: over?.province ?? '' },
    { ...noFilters, kind, where },
    { ...noFilters, kind, where: over?.province ?? '' },
    noFilters,
  ];
  const shared = sharedLists(deps);
  for (const one of over ? tries : [noFilters]) {
    const { items } = await firstOf(deps, vocabulary, one, shownOfSimilar, { shared });
    if (items.length > 0) return { similar: items, vocabulary };
  }
  return { similar: [], vocabulary };
}
