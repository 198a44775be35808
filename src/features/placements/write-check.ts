import type { Actor } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { parse } from '../../platform/parse.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { change } from '../records/change.repo.ts';
import { applyCheck } from './apply-check.repo.ts';
import { checkInput } from './placement.input.ts';
import type { PlacementWithHistory } from './placement-record.rules.ts';
import { placementsRepo } from './placements.repo.ts';
import { placementsText } from './placements.text.ts';
import { checkRefusal } from './work-refusal.input.ts';

export interface WrittenCheck {
  readonly checkId: string;
  readonly placement: PlacementWithHistory;
}

/**
 * Writes down what a call, a paper or a visit found of a work. `ended` ends it. Refuses a day that has not come, one
 * before the start or after the end, and an end of what has ended already (409 with `endedOn`).
 */
export async function writeCheck(
  deps: Deps,
  actor: Actor,
  placementId: string,
  input: unknown,
): Promise<Result<WrittenCheck>> {
  const scope = scopeFor(actor, 'placements:write');
  if (!scope.ok) return scope;
  const parsed = parse(checkInput, input);
  if (!parsed.ok) return parsed;
  const now = deps.now();
  const today = tehranToday(now);
  const checkId = deps.newId('check');
  const tools = { at: now.toISOString(), newEventId: () => deps.newId('referralEvent') };
  return await change<WrittenCheck>(deps, actor, async (work) => {
    const repo = placementsRepo(work.tx, scope.value);
    const before = await repo.whole(placementId);
    if (!before) return fail(problem('not-found'));
    const refused = checkRefusal(before, parsed.value, today);
    if (refused) return fail(refused);
    const written = await applyCheck(work, scope.value, tools, before, {
      ...parsed.value,
      id: checkId,
      source: 'check',
      recordedBy: actor.accountId,
      corrects: null,
    });
    if (written) return fail(problem('conflict', { detail: placementsText[written] }));
    const placement = await repo.whole(placementId);
    if (!placement) throw new Error('checked and not found');
    return ok({ checkId, placement });
  });
}
