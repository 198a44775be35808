import type { Actor, Scope } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { type Problem, problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { parse } from '../../platform/parse.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { type Change, change } from '../records/change.repo.ts';
import { applyCheck } from './apply-check.repo.ts';
import { addCheck } from './checks.repo.ts';
import { type CheckInput, correctionInput } from './placement.input.ts';
import { type CheckLine, isStanding, type PlacementWithHistory } from './placement-record.rules.ts';
import { placementsRepo } from './placements.repo.ts';
import { placementsText } from './placements.text.ts';
import type { WorkTools } from './work-begun.repo.ts';
import { checkRefusal } from './work-refusal.input.ts';
import { reopenWork } from './work-reopened.repo.ts';
import type { WrittenCheck } from './write-check.ts';

/**
 * Corrects a check by another one, or takes it back (`void`); both stay to be seen. Where the check ended the work and the
 * correction does not, the work goes on again. Refuses what was corrected already, and all that a check is refused for.
 */
export async function correctCheck(
  deps: Deps,
  actor: Actor,
  at: { readonly placementId: string; readonly checkId: string },
  input: unknown,
): Promise<Result<WrittenCheck>> {
  const scope = scopeFor(actor, 'placements:write');
  if (!scope.ok) return scope;
  const isVoid = typeof input === 'object' && input !== null && 'result' in input && input.result === 'void';
  const parsed = parse(isVoid ? correctionInput.options[0] : correctionInput.options[1], input);
  if (!parsed.ok) return parsed;
  const now = deps.now();
  const newCheckId = deps.newId('check');
  const tools = { at: now.toISOString(), newEventId: () => deps.newId('referralEvent') };
  return await change<WrittenCheck>(deps, actor, async (work) => {
    const repo = placementsRepo(work.tx, scope.value);
    const before = await repo.whole(at.placementId);
    const check = before?.checks.find(({ id }) => id === at.checkId);
    if (!before || !check) return fail(problem('not-found'));
    if (check.result === 'void') return fail(problem('conflict', { detail: placementsText.withdrawn }));
    if (check.correctedBy !== null)
      return fail(
        problem('conflict', { detail: placementsText.corrected, extra: { checkId: check.correctedBy } }),
      );
    const found = parsed.value;
    const endFalls = endsBy(before, check);
    if (found !== 'void') {
      const refused = checkRefusal(before, found, tehranToday(now), { except: check.id, endFalls });
      if (refused) return fail(refused);
    }
    const refused = await carryOut(
      { work, scope: scope.value, tools, actor, newCheckId },
      before,
      check,
      found,
      endFalls,
    );
    if (refused) return fail(refused);
    const placement = await repo.whole(at.placementId);
    if (!placement) throw new Error('corrected and not found');
    return ok({ checkId: newCheckId, placement });
  });
}

/** Whether the end of a work is what this check said: then it falls with it. */
function endsBy({ endedOn, checks }: PlacementWithHistory, check: CheckLine): boolean {
  if (endedOn === null || check.result !== 'ended' || check.checkedOn < endedOn) return false;
  return checks.every((one) => one.id === check.id || !isStanding(one) || one.result !== 'ended');
}

async function carryOut(
  by: {
    readonly work: Change;
    readonly scope: Scope;
    readonly tools: WorkTools;
    readonly actor: Actor;
    readonly newCheckId: string;
  },
  before: PlacementWithHistory,
  check: CheckLine,
  found: CheckInput | 'void',
  endFalls: boolean,
): Promise<Problem | undefined> {
  const { work, scope, tools, actor, newCheckId } = by;
  let placement = before;
  if (endFalls) {
    const refused = await reopenWork(work, scope, tools, before);
    if (refused) return problem('conflict', { detail: placementsText[refused] });
    placement = (await placementsRepo(work.tx, scope).whole(before.id)) ?? before;
  }
  const row = {
    id: newCheckId,
    source: check.source,
    corrects: check.id,
    recordedBy: actor.accountId,
  };
  if (found !== 'void') {
    const late = await applyCheck(work, scope, tools, placement, { ...found, ...row });
    return late && problem('conflict', { detail: placementsText[late] });
  }
  const added = await addCheck(work.tx, scope, {
    ...row,
    placementId: before.id,
    personId: before.personId,
    checkedOn: check.checkedOn,
    result: 'void',
    evidence: null,
    weeklyHours: null,
    monthlyIncomeRial: null,
    recordedAt: tools.at,
  });
  if (added === 'corrected') return problem('conflict', { detail: placementsText.corrected });
  work.audit({
    action: 'check.correct',
    entity: 'check',
    entityId: newCheckId,
    personId: before.personId,
    fields: ['placementId', 'result', 'corrects'],
    values: { placementId: before.id, result: 'void', corrects: check.id },
  });
  return undefined;
}
