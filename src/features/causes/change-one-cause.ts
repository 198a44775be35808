import type { Actor, Scope } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Tx } from '../../platform/database.ts';
import type { Deps } from '../../platform/deps.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { change } from '../records/change.repo.ts';
import type { CauseRecord } from './cause-record.rules.ts';
import { causeRefusals } from './cause-refusals.text.ts';
import { type CauseChanges, changeCause } from './cause-writes.repo.ts';
import { findCause } from './causes.repo.ts';

/** One change of one open cause of the own organisation (404 otherwise); no changes: nothing is written. */
export async function changeOneCause(
  deps: Deps,
  actor: Actor,
  id: string,
  options: {
    readonly ifMatch: string | undefined;
    readonly needsVersion?: true;
    readonly action: 'cause.edit' | 'cause.close';
    readonly plan: (tx: Tx, scope: Scope, cause: CauseRecord) => Promise<Result<CauseChanges>>;
  },
): Promise<Result<CauseRecord>> {
  const scope = scopeFor(actor, 'causes:write');
  if (!scope.ok) return scope;
  const { ifMatch, needsVersion, action, plan } = options;
  return await change<CauseRecord>(deps, actor, async ({ tx, audit, nothingChanged }) => {
    const cause = await findCause(tx, id);
    if (cause?.organisationId !== scope.value.organisationId) return fail(problem('not-found'));
    if (ifMatch === undefined && needsVersion)
      return fail(problem('precondition-required', { detail: causeRefusals.versionNeeded }));
    const stale = fail(problem('stale', { detail: causeRefusals.stale }));
    if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== String(cause.revision)) return stale;
    if (cause.closedAt !== null) return fail(problem('conflict', { detail: causeRefusals.closed }));
    const planned = await plan(tx, scope.value, cause);
    if (!planned.ok) return planned;
    const changes = planned.value;
    if (Object.keys(changes).length === 0) {
      nothingChanged();
      return ok(cause);
    }
    if (!(await changeCause(tx, cause, changes))) return stale;
    audit({ action, entity: 'cause', entityId: id, fields: Object.keys(changes), values: changes });
    const after = await findCause(tx, id);
    if (!after) throw new Error('a cause that was just changed is not there');
    return ok(after);
  });
}
