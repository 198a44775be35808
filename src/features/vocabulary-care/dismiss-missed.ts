import type { Actor } from '../../kernel/actor.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { change } from '../records/change.repo.ts';
import { permitEdits } from '../reference/edit-permission.rules.ts';
import { findMissed, settleMissed } from './missed-queries.repo.ts';
import { type MissedView, missedView } from './missed-view.rules.ts';
import { openFor } from './open-missed.rules.ts';

/** Sets a query aside for good: it is no trade, and is not counted again. Refuses what somebody decided meanwhile. */
export async function dismissMissed(
  deps: Deps,
  actor: Actor,
  id: string,
  ifMatch: string | undefined,
): Promise<Result<MissedView>> {
  const permitted = permitEdits(actor);
  if (!permitted.ok) return permitted;
  return await change(deps, actor, async ({ tx, audit }) => {
    const row = openFor(await findMissed(tx, id), ifMatch);
    if (!row.ok) return row;
    await settleMissed(tx, row.value, { state: 'dismissed', answer: null });
    audit({ action: 'missed-query.dismiss', entity: 'missed-query', entityId: id });
    return ok(missedView({ ...row.value, state: 'dismissed', revision: row.value.revision + 1 }));
  });
}
