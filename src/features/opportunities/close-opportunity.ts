import type { Actor } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { parse } from '../../platform/parse.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { change } from '../records/change.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { withdrawOpenOf } from '../referrals/referrals.repo.ts';
import { changeOpportunity, opportunitiesRepo } from './opportunities.repo.ts';
import { opportunityText } from './opportunities.text.ts';
import { closingInput } from './opportunity.input.ts';
import type { StaffOpportunity } from './opportunity-view.rules.ts';
import { showToStaff } from './show-opportunities.repo.ts';

/**
 * Closes an opportunity of the actor's organisation for good and withdraws every open referral to it, whoever made it.
 * `ifMatch` is honoured when given. Refuses one that is closed already.
 */
export async function closeOpportunity(
  deps: Deps,
  actor: Actor,
  id: string,
  ifMatch: string | undefined,
  input: unknown,
): Promise<Result<StaffOpportunity>> {
  const scope = scopeFor(actor, 'opportunities:write');
  if (!scope.ok) return scope;
  const parsed = parse(closingInput, input ?? {});
  if (!parsed.ok) return parsed;
  const vocabulary = await vocabularyOf(deps.database);
  const { organisationId } = scope.value;
  const now = deps.now();
  const at = now.toISOString();
  return await change<StaffOpportunity>(deps, actor, async ({ tx, audit, reindex }) => {
    const repo = opportunitiesRepo(tx, vocabulary);
    const record = await repo.find(id);
    if (record?.organisationId !== organisationId) return fail(problem('not-found'));
    const stale = fail(problem('stale', { detail: opportunityText.stale }));
    if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== String(record.revision)) return stale;
    if (record.closedAt !== null) return fail(problem('conflict', { detail: opportunityText.alreadyClosed }));
    const outcome = await changeOpportunity(
      tx,
      { id, organisationId, revision: record.revision },
      { closedAt: at, closedReason: parsed.value.reason, updatedAt: at },
    );
    if (outcome !== 'changed') return stale;
    audit({
      action: 'opportunity.close',
      entity: 'opportunity',
      entityId: id,
      fields: ['closedAt', 'closedReason'],
    });
    reindex({ index: 'opportunities', docId: id, op: 'delete', rev: record.revision + 1 });
    const withdrawn = await withdrawOpenOf(tx, {
      opportunityId: id,
      reason: 'opportunity-closed',
      at,
      newId: () => deps.newId('referralEvent'),
    });
    for (const { id: referralId, personId } of withdrawn)
      audit({
        action: 'referral.withdraw',
        entity: 'referral',
        entityId: referralId,
        personId,
        fields: ['state', 'reason'],
      });
    const closed = await repo.find(id);
    const viewer = { organisationId, today: tehranToday(now) };
    const [view] = await showToStaff(tx, vocabulary, closed ? [closed] : [], viewer);
    if (!view) throw new Error('an opportunity that was just closed is not there');
    return ok(view);
  });
}
