import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { change } from '../records/change.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { peopleRepo } from './people.repo.ts';

/** The whole national id of a person of the actor's organisation; every look leaves an audit row. */
export async function revealNationalId(
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<Result<{ readonly nationalId: string }>> {
  const scope = scopeFor(actor, 'people:reveal');
  if (!scope.ok) return scope;
  const vocabulary = await vocabularyOf(deps.database);
  return await change(deps, actor, async ({ tx, audit }) => {
    const record = await peopleRepo(tx, scope.value, { crypto: deps.crypto, vocabulary }).find(id);
    if (!record) return fail(problem('not-found'));
    audit({
      action: 'person.reveal',
      entity: 'person',
      entityId: id,
      personId: id,
      fields: ['nationalId'],
    });
    return ok({ nationalId: record.nationalId });
  });
}
