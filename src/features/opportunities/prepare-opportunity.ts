import type { Actor } from '../../kernel/actor.ts';
import { type LocalDate, tehranToday } from '../../kernel/calendar.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { permit } from '../organisations/scope.rules.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';

export interface PreparedOpportunity {
  readonly vocabulary: Vocabulary;
  readonly today: LocalDate;
}

/** What a new opportunity is chosen from: the reference in force, and today. */
export async function prepareOpportunity(deps: Deps, actor: Actor): Promise<Result<PreparedOpportunity>> {
  const permitted = permit(actor, 'opportunities:write');
  if (!permitted.ok) return permitted;
  return ok({ vocabulary: await vocabularyOf(deps.database), today: tehranToday(deps.now()) });
}
