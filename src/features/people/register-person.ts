import type { Actor } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput } from '../../platform/parse.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { change } from '../records/change.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { peopleRepo } from './people.repo.ts';
import { peopleText } from './people.text.ts';
import { readPerson } from './person.input.ts';
import { headFault, homeOf } from './person-apply.repo.ts';
import { likePeople } from './person-likeness.repo.ts';
import type { LikePerson } from './person-likeness.rules.ts';
import { newPerson } from './person-merge.rules.ts';
import { type PersonView, viewOf } from './person-view.rules.ts';
import { addPeople } from './person-writes.repo.ts';

export type RegisteredPerson = PersonView & { readonly possibleDuplicates: readonly LikePerson[] };

/**
 * Registers a person with the actor's organisation. Refuses a national id it already holds (409 with `personId`) and a
 * household that is not its own. That another organisation holds the same id is for headquarters to see, not for here.
 */
export async function registerPerson(
  deps: Deps,
  actor: Actor,
  input: unknown,
): Promise<Result<RegisteredPerson>> {
  const scope = scopeFor(actor, 'people:write');
  if (!scope.ok) return scope;
  const vocabulary = await vocabularyOf(deps.database);
  const now = deps.now();
  const today = tehranToday(now);
  const resolved = readPerson(vocabulary, today, input);
  if (!resolved.ok) return resolved;
  const write = { crypto: deps.crypto, newId: deps.newId, at: now.toISOString(), today };

  return await change(deps, actor, async ({ tx, audit, reindex }) => {
    const people = peopleRepo(tx, scope.value, { crypto: deps.crypto, vocabulary });
    const held = await people.findByNationalId(resolved.value.nationalId);
    if (held) return alreadyHeld(held.id);
    const home = await homeOf(tx, scope.value, resolved.value);
    if (home === 'unknown') return fail(invalidInput([fieldError('household.id', 'household.unknown')]));
    const merged = newPerson(resolved.value, home);
    if (!merged.ok) return fail(invalidInput(merged.faults.map(({ path, code }) => fieldError(path, code))));
    const secondHead = await headFault(tx, merged.values, null);
    if (secondHead) return fail(invalidInput([fieldError(secondHead.path, secondHead.code)]));
    const possibleDuplicates = await likePeople(tx, scope.value, merged.values);
    const { added, moved } = await addPeople(tx, write, scope.value, [{ values: merged.values, home }]);
    for (const { id, revision } of [...added, ...moved])
      reindex({ index: 'people', docId: id, op: 'put', rev: revision });
    const [newcomer] = added;
    const record = newcomer && (await people.find(newcomer.id));
    if (!record) throw new Error('registered and not found');
    audit({
      action: 'person.register',
      entity: 'person',
      entityId: record.id,
      personId: record.id,
      values: merged.values,
    });
    return ok({ ...viewOf(record, vocabulary), possibleDuplicates });
  });
}

/** The refusal of a national id that the organisation holds already. */
export function alreadyHeld(personId: string) {
  return fail(problem('conflict', { detail: peopleText.alreadyHeld, extra: { personId } }));
}
