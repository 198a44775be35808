import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { findOrganisation } from '../organisations/organisations.repo.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { recordView } from '../records/record-look.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { peopleRepo } from './people.repo.ts';
import { type PersonView, viewOf } from './person-view.rules.ts';

export interface OpenPersonForm {
  readonly vocabulary: Vocabulary;
  readonly person?: PersonView;
  /** Code of the province of the organisation, for somebody new; null for one of the whole country. */
  readonly province: string | null;
}

/** What the form of a person needs: the reference, and with an id the person to change. Refuses who may not write. */
export async function openPersonForm(deps: Deps, actor: Actor, id?: string): Promise<Result<OpenPersonForm>> {
  const scope = scopeFor(actor, 'people:write');
  if (!scope.ok) return scope;
  const vocabulary = await vocabularyOf(deps.database);
  const organisation = await findOrganisation(deps.database.read, scope.value.organisationId);
  const province = organisation?.province ?? null;
  if (id === undefined) return ok({ vocabulary, province });
  const record = await peopleRepo(deps.database.read, scope.value, { crypto: deps.crypto, vocabulary }).find(
    id,
  );
  if (!record) return fail(problem('not-found'));
  await recordView(deps, actor, id);
  return ok({ vocabulary, province, person: viewOf(record, vocabulary) });
}
