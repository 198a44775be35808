import type { Actor } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { peopleRepo } from './people.repo.ts';
import { readPerson } from './person.input.ts';
import { likePeople } from './person-likeness.repo.ts';
import type { LikePerson } from './person-likeness.rules.ts';

/**
 * Before somebody is registered: who of the organisation has the same name, birth year and county. Nobody where the body
 * would be refused anyway, by its shape or because its national id is held.
 */
export async function findNamesakes(
  deps: Deps,
  actor: Actor,
  input: unknown,
): Promise<Result<readonly LikePerson[]>> {
  const scope = scopeFor(actor, 'people:write');
  if (!scope.ok) return scope;
  const vocabulary = await vocabularyOf(deps.database);
  const person = readPerson(vocabulary, tehranToday(deps.now()), input);
  if (!person.ok) return ok([]);
  const { read } = deps.database;
  const people = peopleRepo(read, scope.value, { crypto: deps.crypto, vocabulary });
  if (await people.findByNationalId(person.value.nationalId)) return ok([]);
  return ok(await likePeople(read, scope.value, person.value));
}
