import type { Actor } from '../../kernel/actor.ts';
import { type LocalDate, tehranToday } from '../../kernel/calendar.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { findOrganisation } from '../organisations/organisations.repo.ts';
import { permit } from '../organisations/scope.rules.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';

export interface PreparedOpportunity {
  readonly vocabulary: Vocabulary;
  readonly today: LocalDate;
  /** Code of the province of the actor's organisation; null for one of the whole country. */
  readonly province: string | null;
}

/** What a new opportunity is chosen from: the reference in force, today, and where the organisation is. */
export async function prepareOpportunity(deps: Deps, actor: Actor): Promise<Result<PreparedOpportunity>> {
  const permitted = permit(actor, 'opportunities:write');
  if (!permitted.ok) return permitted;
  const { organisationId } = actor;
  const organisation =
    organisationId === null ? undefined : await findOrganisation(deps.database.read, organisationId);
  return ok({
    vocabulary: await vocabularyOf(deps.database),
    today: tehranToday(deps.now()),
    province: organisation?.province ?? null,
  });
}
