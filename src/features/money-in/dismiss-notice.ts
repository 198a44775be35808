import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { change } from '../records/change.repo.ts';
import type { OpenNotice } from './notice-record.rules.ts';
import { dismissOpenNotice, openNotices } from './notices.repo.ts';

/** Puts a notice aside whose money did not come; 404 where none of the organisation waits by that id. */
export async function dismissNotice(
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<Result<{ readonly id: string }>> {
  const scope = scopeFor(actor, 'receipts:write');
  if (!scope.ok) return scope;
  return await change(deps, actor, async ({ tx, audit }) => {
    if (!(await dismissOpenNotice(tx, scope.value, id, deps.now().toISOString())))
      return fail(problem('not-found'));
    audit({ action: 'notice.dismiss', entity: 'notice', entityId: id });
    return ok({ id });
  });
}

/** Payments that were announced and have not come, the oldest first. */
export async function listOpenNotices(deps: Deps, actor: Actor): Promise<Result<readonly OpenNotice[]>> {
  const scope = scopeFor(actor, 'receipts:write');
  if (!scope.ok) return scope;
  return ok(await openNotices(deps.database.read, scope.value, 100));
}
