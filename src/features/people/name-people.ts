import type { Actor } from '../../kernel/actor.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { peopleRepo } from './people.repo.ts';

/** Full names by id, of those of the ids that are people of the actor's organisation. */
export async function namePeople(
  deps: Deps,
  actor: Actor,
  ids: readonly string[],
): Promise<Result<ReadonlyMap<string, string>>> {
  const scope = scopeFor(actor, 'people:read');
  if (!scope.ok) return scope;
  const tools = { crypto: deps.crypto, vocabulary: await vocabularyOf(deps.database) };
  const people = await peopleRepo(deps.database.read, scope.value, tools).findMany(ids);
  return ok(new Map(people.map(({ id, givenName, familyName }) => [id, `${givenName} ${familyName}`])));
}
