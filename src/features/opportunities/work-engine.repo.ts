import type { Reader } from '../../platform/database.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { countOpportunities, firstIds, isShown, type ListedIds, listedIds } from './opportunity-list.repo.ts';
import type { OpportunityCounts, OpportunityFilter, TextMatch } from './opportunity-list.rules.ts';
import { textMatch } from './opportunity-text.repo.ts';

/**
 * Finds work; which engine does it is settled by whoever asks, once for all that belongs to one question. A text is listed
 * by the engine that read it.
 */
export interface WorkEngine {
  /** What a typed text means among what the one who asks may see; undefined where nothing was typed. */
  meant(
    text: string,
    shown: Pick<OpportunityFilter, 'status' | 'today' | 'viewer'>,
  ): Promise<TextMatch | undefined>;
  page(filter: OpportunityFilter): Promise<ListedIds>;
  /** The first ids of a list, and how many there are in all. */
  first(filter: OpportunityFilter): Promise<{ readonly ids: readonly string[]; readonly total: number }>;
  counts(filter: OpportunityFilter): Promise<OpportunityCounts>;
}

export function embeddedWork(db: Reader, vocabulary: Vocabulary): WorkEngine {
  return {
    meant: (text, shown) => textMatch(db, vocabulary, text, isShown(shown)),
    page: (filter) => listedIds(db, vocabulary, filter),
    first: (filter) => firstIds(db, vocabulary, filter),
    counts: (filter) => countOpportunities(db, vocabulary, filter),
  };
}
