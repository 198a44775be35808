import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { peopleRepo } from './people.repo.ts';
import { likePeople } from './person-likeness.repo.ts';
import type { LikePerson } from './person-likeness.rules.ts';
import { valuesOf } from './person-values.rules.ts';

/** Who else of the actor's organisation has the name, birth year and county of a person, as recorded now. */
export async function likePerson(
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<Result<readonly LikePerson[]>> {
  const scope = scopeFor(actor, 'people:read');
  if (!scope.ok) return scope;
  const { read } = deps.database;
  const tools = { crypto: deps.crypto, vocabulary: await vocabularyOf(deps.database) };
  const record = await peopleRepo(read, scope.value, tools).find(id);
  if (!record) return fail(problem('not-found'));
  const alike = await likePeople(read, scope.value, valuesOf(record));
  return ok(alike.filter((one) => one.id !== id));
}
