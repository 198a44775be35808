import type { Actor } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { change } from '../records/change.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { withdrawOpenOf } from '../referrals/referrals.repo.ts';
import { peopleRepo } from './people.repo.ts';
import { peopleText } from './people.text.ts';
import { personPatchInput, resolvePatch } from './person.input.ts';
import { headFault, homeOf, valuesIn } from './person-apply.repo.ts';
import { mergePerson } from './person-merge.rules.ts';
import { forgetOldNames } from './person-search.repo.ts';
import { changedFields, isRenamed, valuesOf } from './person-values.rules.ts';
import { type PersonView, viewOf } from './person-view.rules.ts';
import { updatePerson } from './person-writes.repo.ts';
import { alreadyHeld } from './register-person.ts';

/** The revision the change was made from; 'any' for whoever says that it does not matter (`If-Match: *`). */
export type ExpectedRevision = number | 'any' | undefined;

/**
 * Changes a person of the actor's organisation: absent = unchanged, null = unknown, parts merged, lists replaced. Refuses
 * without the revision it was made from (428), from another one (412), and what would leave the record impossible (422).
 */
export async function editPerson(
  deps: Deps,
  actor: Actor,
  id: string,
  input: unknown,
  expected: ExpectedRevision,
): Promise<Result<PersonView>> {
  const scope = scopeFor(actor, 'people:write');
  if (!scope.ok) return scope;
  const parsed = parse(personPatchInput, input);
  if (!parsed.ok) return parsed;
  const vocabulary = await vocabularyOf(deps.database);
  const now = deps.now();
  const today = tehranToday(now);
  const write = { crypto: deps.crypto, newId: deps.newId, at: now.toISOString(), today };

  return await change(deps, actor, async ({ tx, audit, reindex, nothingChanged }) => {
    const people = peopleRepo(tx, scope.value, { crypto: deps.crypto, vocabulary });
    const record = await people.find(id);
    if (!record) return fail(problem('not-found'));
    if (expected === undefined)
      return fail(problem('precondition-required', { detail: peopleText.revisionNeeded }));
    if (expected !== 'any' && expected !== record.revision)
      return fail(problem('stale', { detail: peopleText.stale, extra: { revision: record.revision } }));
    const resolved = resolvePatch(vocabulary, today, parsed.value, record.facts);
    if (!resolved.ok) return resolved;
    const home = await homeOf(tx, scope.value, resolved.value);
    if (home === 'unknown') return fail(invalidInput([fieldError('household.id', 'household.unknown')]));
    const merged = mergePerson(valuesIn(record, home), resolved.value);
    if (!merged.ok) return fail(invalidInput(merged.faults.map(({ path, code }) => fieldError(path, code))));
    const before = valuesOf(record);
    const fields = changedFields(before, merged.values);
    if (fields.length === 0) {
      nothingChanged();
      return ok(viewOf(record, vocabulary));
    }
    const secondHead = await headFault(tx, merged.values, id);
    if (secondHead) return fail(invalidInput([fieldError(secondHead.path, secondHead.code)]));
    if (merged.values.nationalId !== before.nationalId) {
      const held = await people.findByNationalId(merged.values.nationalId);
      if (held) return alreadyHeld(held.id);
    }
    for (const written of await updatePerson(tx, write, scope.value, record, merged.values))
      reindex({ index: 'people', docId: written.id, op: 'put', rev: written.revision });
    if (isRenamed(before, merged.values)) await forgetOldNames(tx);
    audit({
      action: 'person.edit',
      entity: 'person',
      entityId: id,
      personId: id,
      fields,
      values: merged.values,
    });
    if (merged.values.status === 'left' && before.status !== 'left') {
      const withdrawn = await withdrawOpenOf(tx, {
        personId: id,
        reason: 'person-left',
        at: write.at,
        newId: () => deps.newId('referralEvent'),
      });
      for (const { id: entityId } of withdrawn)
        audit({
          action: 'referral.withdraw',
          entity: 'referral',
          entityId,
          personId: id,
          fields: ['state', 'reason'],
        });
    }
    const fresh = await people.find(id);
    if (!fresh) throw new Error('edited and not found');
    return ok(viewOf(fresh, vocabulary));
  });
}
