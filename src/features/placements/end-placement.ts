import type { Actor } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { parse } from '../../platform/parse.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { change } from '../records/change.repo.ts';
import { endInput } from './placement.input.ts';
import type { PlacementWithHistory } from './placement-record.rules.ts';
import { placementsRepo } from './placements.repo.ts';
import { placementsText } from './placements.text.ts';
import { endWork } from './work-over.repo.ts';
import { endRefusal, isOver } from './work-refusal.input.ts';

/**
 * Writes down that a work has ended. Refuses one that has ended already (409 with `endedOn`), a day that has not come, one
 * before the start, and one after which a check found the work still standing. With the last live work of somebody the
 * search begins again from that day.
 */
export async function endPlacement(
  deps: Deps,
  actor: Actor,
  id: string,
  input: unknown,
  ifMatch?: string,
): Promise<Result<PlacementWithHistory>> {
  const scope = scopeFor(actor, 'placements:write');
  if (!scope.ok) return scope;
  const parsed = parse(endInput, input);
  if (!parsed.ok) return parsed;
  const now = deps.now();
  const today = tehranToday(now);
  const tools = { at: now.toISOString(), newEventId: () => deps.newId('referralEvent') };
  return await change<PlacementWithHistory>(deps, actor, async (work) => {
    const repo = placementsRepo(work.tx, scope.value);
    const before = await repo.whole(id);
    if (!before) return fail(problem('not-found'));
    if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== String(before.revision))
      return fail(problem('stale', { detail: placementsText.stale, extra: { revision: before.revision } }));
    if (before.endedOn !== null) return fail(isOver(before.endedOn));
    const { reason, endedOn = before.startedOn } = parsed.value;
    const refused = endRefusal(before, { endedOn, reason }, today);
    if (refused) return fail(refused);
    await endWork(work, scope.value, tools, before, { endedOn, reason });
    const after = await repo.whole(id);
    if (!after) throw new Error('ended and not found');
    return ok(after);
  });
}
