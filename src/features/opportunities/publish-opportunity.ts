import type { Actor } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { parse } from '../../platform/parse.ts';
import { keepEmployer } from '../employers/employers.repo.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { change } from '../records/change.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { addOpportunities, opportunitiesRepo } from './opportunities.repo.ts';
import { opportunityText } from './opportunities.text.ts';
import { opportunityInput } from './opportunity.input.ts';
import { saidIn } from './opportunity-values.rules.ts';
import type { StaffOpportunity } from './opportunity-view.rules.ts';
import { resolveOpportunity } from './resolve-opportunity.ts';
import { showToStaff } from './show-opportunities.repo.ts';

/**
 * Publishes an opportunity for the actor's organisation; its employer is found by name or put on file. Refuses what the
 * input refuses, and a `sourceKey` the organisation has already (a conflict that names the opportunity).
 */
export async function publishOpportunity(
  deps: Deps,
  actor: Actor,
  input: unknown,
): Promise<Result<StaffOpportunity>> {
  const scope = scopeFor(actor, 'opportunities:write');
  if (!scope.ok) return scope;
  const parsed = parse(opportunityInput, input);
  if (!parsed.ok) return parsed;
  const vocabulary = await vocabularyOf(deps.database);
  const resolved = resolveOpportunity(vocabulary, parsed.value);
  if (!resolved.ok) return resolved;
  const { values, employer } = resolved.value;
  const { organisationId } = scope.value;
  const id = deps.newId('opportunity');
  const employerId = deps.newId('employer');
  const now = deps.now();
  const at = now.toISOString();
  return await change<StaffOpportunity>(deps, actor, async ({ tx, audit, reindex }) => {
    const repo = opportunitiesRepo(tx, vocabulary);
    if (values.sourceKey !== null) {
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
    await addOpportunities(tx, [
      { id, organisationId, employerId: kept?.id ?? null, createdAt: at, updatedAt: at, ...values },
    ]);
    audit({
      action: 'opportunity.publish',
      entity: 'opportunity',
      entityId: id,
      fields: [...saidIn(values), ...(kept ? ['employer'] : [])],
    });
    reindex({ index: 'opportunities', docId: id, op: 'put', rev: 1 });
    const record = await repo.find(id);
    const viewer = { organisationId, today: tehranToday(now) };
    const [view] = await showToStaff(tx, vocabulary, record ? [record] : [], viewer);
    if (!view) throw new Error('an opportunity that was just added is not there');
    return ok(view);
  });
}
