import { tehranDay } from '../../kernel/calendar.ts';
import type { IdKind } from '../../kernel/ids.ts';
import type { Tx } from '../../platform/database.ts';
import { opportunitiesRepo } from '../opportunities/opportunities.repo.ts';
import { putAidOfAward } from '../people/households.repo.ts';
import type { OutboxNote } from '../records/change.repo.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { aidOfAward, type GivingAward } from './award-aid.rules.ts';

/** What writing takes from outside; `at`: instant, UTC. */
export interface AidTools {
  readonly vocabulary: Vocabulary;
  readonly at: string;
  newId(kind: IdKind): string;
  reindex(note: OutboxNote): void;
}

/**
 * Makes the household's aid say what an award gave it: adds the row at its delivery, moves it with its day, takes exactly
 * that row away once it is void. To be called in every transaction that delivers or voids; repeating it changes nothing.
 * The records of the household's members show it, so that their revisions move.
 */
export async function writeAidOfAward(
  tx: Tx,
  tools: AidTools,
  award: GivingAward & { readonly householdId: string; readonly opportunityId: string | null },
): Promise<void> {
  const { vocabulary, at, newId, reindex } = tools;
  const today = tehranDay(at);
  const source =
    award.opportunityId === null
      ? undefined
      : await opportunitiesRepo(tx, vocabulary).facts(award.opportunityId);
  const aid = aidOfAward(award, source, vocabulary.aidRulesOn(today), today);
  const moved = await putAidOfAward(tx, { newId, at }, award, aid);
  for (const { id, revision } of moved) reindex({ index: 'people', docId: id, op: 'put', rev: revision });
}
