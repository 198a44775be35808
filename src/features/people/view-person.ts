import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { recordView } from '../records/record-look.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { peopleRepo } from './people.repo.ts';
import { type PersonView, viewOf } from './person-view.rules.ts';

/** A person of the actor's organisation, the national id masked; anybody else's is not found. */
export async function viewPerson(deps: Deps, actor: Actor, id: string): Promise<Result<PersonView>> {
  const scope = scopeFor(actor, 'people:read');
  if (!scope.ok) return scope;
  const vocabulary = await vocabularyOf(deps.database);
  const record = await peopleRepo(deps.database.read, scope.value, { crypto: deps.crypto, vocabulary }).find(
    id,
  );
  if (!record) return fail(problem('not-found'));
  await recordView(deps, actor, id);
  return ok(viewOf(record, vocabulary));
}
