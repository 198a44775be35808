import type { Actor } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { change } from '../records/change.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { awardInput } from './award.input.ts';
import { type AwardRecord, awardFaults } from './award.rules.ts';
import { writeAidOfAward } from './award-aid.repo.ts';
import { linkFaults } from './award-links.ts';
import { addAward, awardsRepo, householdIdOf } from './awards.repo.ts';

/**
 * Records a kit or a loan of a person's household, with who paid: amounts in rials. Refuses a person of others (404), a
 * share of benefactors above the amount, days to come, and a delivery before the approval (422).
 */
export async function recordAward(deps: Deps, actor: Actor, input: unknown): Promise<Result<AwardRecord>> {
  const scope = scopeFor(actor, 'awards:write');
  if (!scope.ok) return scope;
  const parsed = parse(awardInput, input);
  if (!parsed.ok) return parsed;
  const { opportunityId = null, fundedOn = null, deliveredOn = null, placementId = null } = parsed.value;
  const given = { ...parsed.value, opportunityId, fundedOn, deliveredOn, placementId };
  const now = deps.now();
  const at = now.toISOString();
  const faults = awardFaults(given, tehranToday(now)).map(({ path, code }) => fieldError(path, code));
  const vocabulary = await vocabularyOf(deps.database);
  const id = deps.newId('award');
  return await change<AwardRecord>(deps, actor, async ({ tx, audit, reindex }) => {
    const householdId = await householdIdOf(tx, scope.value, given.personId);
    if (householdId === undefined) return fail(problem('not-found'));
    const all = [...faults, ...(await linkFaults(tx, scope.value, vocabulary, given))];
    if (all.length > 0) return fail(invalidInput(all));
    await addAward(tx, {
      ...given,
      id,
      organisationId: scope.value.organisationId,
      householdId,
      recordedAt: at,
      fundedRecordedAt: fundedOn === null ? null : at,
      deliveryRecordedAt: deliveredOn === null ? null : at,
      recordedBy: actor.accountId,
    });
    const { personId, ...values } = given;
    audit({
      action: 'award.add',
      entity: 'award',
      entityId: id,
      personId,
      fields: Object.entries(values).flatMap(([name, value]) => (value === null ? [] : name)),
      values,
    });
    const made = await awardsRepo(tx, scope.value).find(id);
    if (!made) throw new Error('an award that was just recorded is not there');
    await writeAidOfAward(tx, { vocabulary, at, newId: deps.newId, reindex }, made);
    return ok(made);
  });
}
