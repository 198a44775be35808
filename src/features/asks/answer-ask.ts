import type { Actor } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { peopleRepo } from '../people/people.repo.ts';
import { change } from '../records/change.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { answerInput } from './ask.input.ts';
import { namesPerson } from './ask.rules.ts';
import { type AskView, viewOf } from './ask-view.rules.ts';
import { asksRepo, answerAsk as writeAnswer } from './asks.repo.ts';
import { askText } from './asks.text.ts';

/**
 * Writes what came of the call. Refuses a second answer (409) unless the revision says that the first was seen: then it
 * corrects it. A person must be of the own organisation, and of an outcome that names one.
 */
export async function answerAsk(
  deps: Deps,
  actor: Actor,
  id: string,
  input: unknown,
  revision?: string,
): Promise<Result<AskView>> {
  const scope = scopeFor(actor, 'asks:write');
  if (!scope.ok) return scope;
  const vocabulary = await vocabularyOf(deps.database);
  const now = deps.now();
  const answeredAt = now.toISOString();
  return await change(deps, actor, async ({ tx, audit }) => {
    const repo = asksRepo(tx, scope.value, deps.crypto);
    const ask = await repo.find(id);
    if (!ask) return fail(problem('not-found'));
    const parsed = parse(answerInput, input);
    if (!parsed.ok) return parsed;
    const { outcome, personId = null } = parsed.value;
    if (personId !== null && !namesPerson(outcome))
      return fail(invalidInput([fieldError('personId', 'person.needless')]));
    const seen = revision !== undefined && revision !== '*';
    if (seen && revision !== String(ask.revision)) return fail(problem('stale', { detail: askText.stale }));
    if (ask.status === 'answered' && !seen)
      return fail(problem('conflict', { detail: askText.answered, extra: { outcome: ask.outcome } }));
    if (personId !== null) {
      const people = peopleRepo(tx, scope.value, { crypto: deps.crypto, vocabulary });
      if (!(await people.summary(personId)))
        return fail(invalidInput([fieldError('personId', 'person.unknown')]));
    }
    const written = await writeAnswer(
      tx,
      { id, organisationId: scope.value.organisationId, revision: ask.revision },
      { outcome, personId, answeredAt, answeredBy: actor.accountId },
    );
    if (written === undefined) return fail(problem('stale', { detail: askText.stale }));
    audit({
      action: 'ask.answer',
      entity: 'ask',
      entityId: id,
      ...(personId === null ? {} : { personId }),
      fields: personId === null ? ['outcome'] : ['outcome', 'personId'],
      values: { outcome, personId },
    });
    const after = await repo.find(id);
    if (!after) throw new Error('an ask that was just answered is not there');
    return ok(viewOf(after, vocabulary, tehranToday(now)));
  });
}
