import type { Actor } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { opportunitiesRepo } from './opportunities.repo.ts';
import {
  isThereFor,
  type OpportunityView,
  publicView,
  staffOrganisation,
  statusOf,
} from './opportunity-view.rules.ts';
import { showToStaff } from './show-opportunities.repo.ts';

/**
 * One opportunity. Anybody sees what is open today, staff also what opens later, and the organisation that keeps it sees
 * it closed too; to everyone else it is not there.
 */
export async function viewOpportunity(
  deps: Deps,
  actor: Actor | null,
  id: string,
): Promise<Result<OpportunityView>> {
  const vocabulary = await vocabularyOf(deps.database);
  const today = tehranToday(deps.now());
  const record = await opportunitiesRepo(deps.database.read, vocabulary).find(id);
  if (!record) return fail(problem('not-found'));
  const organisationId = staffOrganisation(actor);
  if (organisationId === null)
    return statusOf(record, today) === 'open'
      ? ok(publicView(record, vocabulary, today))
      : fail(problem('not-found'));
  if (!isThereFor(record, organisationId, today)) return fail(problem('not-found'));
  const [view] = await showToStaff(deps.database.read, vocabulary, [record], { organisationId, today });
  return view ? ok(view) : fail(problem('not-found'));
}
