import * as z from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { keepEmployer } from '../employers/employers.repo.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { change } from '../records/change.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { changeOpportunity, heldCounts, opportunitiesRepo } from './opportunities.repo.ts';
import { opportunityText } from './opportunities.text.ts';
import { opportunityInput } from './opportunity.input.ts';
import { mergeBody, valuesOf } from './opportunity-merge.rules.ts';
import { changedFields } from './opportunity-values.rules.ts';
import type { StaffOpportunity } from './opportunity-view.rules.ts';
import { resolveOpportunity } from './resolve-opportunity.ts';
import { showToStaff } from './show-opportunities.repo.ts';

const patchInput = z.record(z.string(), z.unknown());

/**
 * Changes what is given of an opportunity of the actor's organisation; null removes. `ifMatch` is the revision the actor
 * saw (`*` = any). Refuses without it, on another revision, when closed, and fewer vacancies than are taken.
 */
export async function editOpportunity(
  deps: Deps,
  actor: Actor,
  id: string,
  ifMatch: string | undefined,
  input: unknown,
): Promise<Result<StaffOpportunity>> {
  const scope = scopeFor(actor, 'opportunities:write');
  if (!scope.ok) return scope;
  const vocabulary = await vocabularyOf(deps.database);
  const { organisationId } = scope.value;
  const employerId = deps.newId('employer');
  const now = deps.now();
  const at = now.toISOString();
  return await change<StaffOpportunity>(deps, actor, async ({ tx, audit, reindex, nothingChanged }) => {
    const repo = opportunitiesRepo(tx, vocabulary);
    const record = await repo.find(id);
    if (record?.organisationId !== organisationId) return fail(problem('not-found'));
    if (ifMatch === undefined)
      return fail(problem('precondition-required', { detail: opportunityText.versionNeeded }));
    const stale = fail(problem('stale', { detail: opportunityText.stale }));
    if (ifMatch !== '*' && ifMatch !== String(record.revision)) return stale;
    if (record.closedAt !== null) return fail(problem('conflict', { detail: opportunityText.closed }));

    const patch = parse(patchInput, input);
    if (!patch.ok) return patch;
    const parsed = parse(opportunityInput, mergeBody(record, patch.value));
    if (!parsed.ok) return parsed;
    const resolved = resolveOpportunity(vocabulary, parsed.value);
    if (!resolved.ok) return resolved;
    const { values, employer } = resolved.value;

    const tooFew = fail(invalidInput([fieldError('vacancies', 'vacancies.held')]));
    const held = (await heldCounts(tx, [id])).get(id) ?? 0;
    if (values.vacancies < record.facts.vacancies && values.vacancies < held) return tooFew;
    if (values.sourceKey !== null && values.sourceKey !== record.sourceKey) {
      const known = (await repo.findBySourceKeys(organisationId, [values.sourceKey])).get(values.sourceKey);
      if (known)
        return fail(
          problem('conflict', { detail: opportunityText.sourceTaken, extra: { opportunityId: known.id } }),
        );
    }
    const kept = employer && (await keepEmployer(tx, scope.value, employer, { id: employerId, at }));
    if (kept && kept.outcome !== 'unchanged')
      audit({
        action: kept.outcome === 'created' ? 'employer.register' : 'employer.update',
        entity: 'employer',
        entityId: kept.id,
        fields: kept.fields,
      });
    const fields: string[] = changedFields(valuesOf(record), values);
    if ((kept?.id ?? null) !== (record.employer?.id ?? null) || kept?.outcome === 'updated')
      fields.push('employer');
    if (fields.length === 0) nothingChanged();
    else {
      const key = { id, organisationId, revision: record.revision };
      const outcome = await changeOpportunity(tx, key, {
        ...values,
        employerId: kept?.id ?? null,
        updatedAt: at,
      });
      if (outcome === 'held') return tooFew;
      if (outcome === 'stale') return stale;
      audit({ action: 'opportunity.edit', entity: 'opportunity', entityId: id, fields });
      reindex({ index: 'opportunities', docId: id, op: 'put', rev: record.revision + 1 });
    }
    const changed = await repo.find(id);
    const viewer = { organisationId, today: tehranToday(now) };
    const [view] = await showToStaff(tx, vocabulary, changed ? [changed] : [], viewer);
    if (!view) throw new Error('an opportunity that was just changed is not there');
    return ok(view);
  });
}
