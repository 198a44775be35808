import type { Actor, Scope } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { type Change, change } from '../records/change.repo.ts';
import { pledgeList } from './pledge-list.repo.ts';
import type { PledgeRow } from './pledge-row.rules.ts';
import { staffPledgeText as t } from './pledge-staff.text.ts';

/** One change of one pledge of the own organisation (404 otherwise); `ifMatch`, the revision that was seen, honoured when sent. */
export async function changeOnePledge(
  deps: Deps,
  actor: Actor,
  id: string,
  ifMatch: string | undefined,
  work: (change: Change, scope: Scope, pledge: PledgeRow) => Promise<Result<unknown>>,
): Promise<Result<PledgeRow>> {
  const scope = scopeFor(actor, 'pledges:write');
  if (!scope.ok) return scope;
  return await change<PledgeRow>(deps, actor, async (changing) => {
    const repo = pledgeList(changing.tx, scope.value);
    const pledge = await repo.find(id);
    if (!pledge) return fail(problem('not-found'));
    if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== String(pledge.revision))
      return fail(problem('stale', { detail: t.stale }));
    const done = await work(changing, scope.value, pledge);
    if (!done.ok) return done;
    const after = await repo.find(id);
    if (!after) throw new Error('a pledge that was just changed is not there');
    return ok(after);
  });
}
