import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { change } from '../records/change.repo.ts';
import { addCheck } from './checks.repo.ts';
import { isStanding, type PlacementWithHistory } from './placement-record.rules.ts';
import { placementsRepo } from './placements.repo.ts';
import { placementsText } from './placements.text.ts';
import { reopenWork } from './work-reopened.repo.ts';

/**
 * Takes an end back: the work goes on as if it had not ended, and checks that said so are withdrawn, visibly. Refuses
 * work that goes on, and a vacancy that somebody else holds by now.
 */
export async function reopenPlacement(
  deps: Deps,
  actor: Actor,
  id: string,
  ifMatch?: string,
): Promise<Result<PlacementWithHistory>> {
  const scope = scopeFor(actor, 'placements:write');
  if (!scope.ok) return scope;
  const at = deps.now().toISOString();
  const tools = { at, newEventId: () => deps.newId('referralEvent') };
  return await change<PlacementWithHistory>(deps, actor, async (work) => {
    const repo = placementsRepo(work.tx, scope.value);
    const before = await repo.whole(id);
    if (!before) return fail(problem('not-found'));
    if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== String(before.revision))
      return fail(problem('stale', { detail: placementsText.stale, extra: { revision: before.revision } }));
    if (before.endedOn === null) return fail(problem('conflict', { detail: placementsText.notOver }));
    for (const check of before.checks.filter((one) => isStanding(one) && one.result === 'ended')) {
      const checkId = deps.newId('check');
      await addCheck(work.tx, scope.value, {
        id: checkId,
        placementId: id,
        personId: before.personId,
        checkedOn: check.checkedOn,
        result: 'void',
        evidence: null,
        weeklyHours: null,
        monthlyIncomeRial: null,
        source: check.source,
        corrects: check.id,
        recordedAt: at,
        recordedBy: actor.accountId,
      });
      work.audit({
        action: 'check.correct',
        entity: 'check',
        entityId: checkId,
        personId: before.personId,
        fields: ['result', 'corrects'],
        values: { result: 'void', corrects: check.id },
      });
    }
    const refused = await reopenWork(work, scope.value, tools, before);
    if (refused) return fail(problem('conflict', { detail: placementsText[refused] }));
    const after = await repo.whole(id);
    if (!after) throw new Error('reopened and not found');
    return ok(after);
  });
}
