import type { Actor } from '../../kernel/actor.ts';
import { addDays, tehranToday } from '../../kernel/calendar.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { change } from '../records/change.repo.ts';
import { applyCheck } from './apply-check.repo.ts';
import { visitDoneInput, visitPlanInput } from './placement.input.ts';
import type { FoundOfWork, VisitLine } from './placement-record.rules.ts';
import { placementsRepo } from './placements.repo.ts';
import { placementsText } from './placements.text.ts';
import { addVisit, closeVisit, visitsRepo } from './visits.repo.ts';
import { checkRefusal } from './work-refusal.input.ts';

/** How far back a visit may be written down that nobody planned, and how far ahead one is planned. */
const mostDaysAgo = 60;
const mostDaysAhead = 366;

/** Plans a visit for a live work. Refuses work that is over, and a second visit while one is planned (`visitId`). */
export async function planVisit(
  deps: Deps,
  actor: Actor,
  placementId: string,
  input: unknown,
): Promise<Result<VisitLine>> {
  const scope = scopeFor(actor, 'placements:write');
  if (!scope.ok) return scope;
  const parsed = parse(visitPlanInput, input);
  if (!parsed.ok) return parsed;
  const { plannedOn } = parsed.value;
  const now = deps.now();
  const today = tehranToday(now);
  const id = deps.newId('visit');
  return await change<VisitLine>(deps, actor, async ({ tx, audit }) => {
    const placement = await placementsRepo(tx, scope.value).whole(placementId);
    if (!placement) return fail(problem('not-found'));
    if (plannedOn > addDays(today, mostDaysAhead))
      return fail(invalidInput([fieldError('plannedOn', 'date.too-late')]));
    if (plannedOn < addDays(today, -mostDaysAgo))
      return fail(invalidInput([fieldError('plannedOn', 'date.too-early')]));
    if (placement.endedOn !== null)
      return fail(
        problem('conflict', { detail: placementsText.over, extra: { endedOn: placement.endedOn } }),
      );
    if (!placement.isWork) return fail(problem('conflict', { detail: placementsText.training }));
    const { personId } = placement;
    const added = await addVisit(tx, scope.value, {
      id,
      placementId,
      personId,
      plannedOn,
      createdAt: now.toISOString(),
      createdBy: actor.accountId,
    });
    if (added === 'planned') {
      const visitId = placement.visits.find((one) => one.doneOn === null && one.cancelledAt === null)?.id;
      return fail(problem('conflict', { detail: placementsText.visitPlanned, extra: { visitId } }));
    }
    audit({
      action: 'visit.plan',
      entity: 'visit',
      entityId: id,
      personId,
      fields: ['placementId', 'plannedOn'],
      values: { placementId, plannedOn },
    });
    const made = await visitsRepo(tx, scope.value).find(id);
    if (!made) throw new Error('a visit that was just planned is not there');
    return ok(made);
  });
}

/**
 * Writes down what a visit found; it stands as a check of the work by the strength of a visit. Refuses a visit that was
 * made or cancelled before, and all that a check is refused for.
 */
export async function doVisit(
  deps: Deps,
  actor: Actor,
  id: string,
  input: unknown,
  ifMatch?: string,
): Promise<Result<VisitLine>> {
  const scope = scopeFor(actor, 'placements:write');
  if (!scope.ok) return scope;
  const parsed = parse(visitDoneInput, input);
  if (!parsed.ok) return parsed;
  const { doneOn, outcome } = parsed.value;
  const found = foundBy(parsed.value);
  if (!found.ok) return found;
  const now = deps.now();
  const at = now.toISOString();
  const checkId = deps.newId('check');
  const tools = { at, newEventId: () => deps.newId('referralEvent') };
  return await change<VisitLine>(deps, actor, async (work) => {
    const visits = visitsRepo(work.tx, scope.value);
    const visit = await visits.find(id);
    const placement =
      visit?.placementId && (await placementsRepo(work.tx, scope.value).whole(visit.placementId));
    if (!visit || !placement) return fail(problem('not-found'));
    if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== String(visit.revision))
      return fail(problem('stale', { detail: placementsText.stale }));
    if (visit.doneOn !== null || visit.cancelledAt !== null)
      return fail(problem('conflict', { detail: placementsText.visitClosed }));
    const refused = checkRefusal(placement, found.value, tehranToday(now), { dayField: 'doneOn' });
    if (refused) return fail(refused);
    await closeVisit(work.tx, visit, { doneOn, outcome, at });
    work.audit({
      action: 'visit.done',
      entity: 'visit',
      entityId: id,
      personId: visit.personId,
      fields: ['doneOn', 'outcome'],
      values: { doneOn, outcome },
    });
    await applyCheck(work, scope.value, tools, placement, {
      ...found.value,
      id: checkId,
      source: 'visit',
      recordedBy: actor.accountId,
      corrects: null,
    });
    const after = await visits.find(id);
    if (!after) throw new Error('visited and not found');
    return ok(after);
  });
}

type VisitDone = typeof visitDoneInput._zod.output;

/** The check that the outcome of a visit amounts to. */
function foundBy(given: VisitDone): Result<FoundOfWork> {
  const { doneOn, outcome, weeklyHours = null, monthlyIncomeRial = null, endedOn, endReason } = given;
  const faults = [
    ...(outcome === 'ended' && !endedOn ? [fieldError('endedOn', 'required')] : []),
    ...(outcome === 'ended' && !endReason ? [fieldError('endReason', 'required')] : []),
    ...(outcome === 'ended' && endedOn && endedOn > doneOn ? [fieldError('endedOn', 'end.after-check')] : []),
    ...(outcome !== 'ended' && endedOn ? [fieldError('endedOn', 'end.needless')] : []),
    ...(outcome !== 'ended' && endReason ? [fieldError('endReason', 'end.needless')] : []),
    ...(outcome === 'not-found' && weeklyHours !== null
      ? [fieldError('weeklyHours', 'evidence.needless')]
      : []),
    ...(outcome === 'not-found' && monthlyIncomeRial !== null
      ? [fieldError('monthlyIncomeRial', 'evidence.needless')]
      : []),
  ];
  if (faults.length > 0) return fail(invalidInput(faults));
  return ok({
    checkedOn: doneOn,
    result: outcome === 'not-found' ? 'not-reached' : outcome === 'ended' ? 'ended' : 'working',
    evidence: outcome === 'not-found' ? null : 'visit',
    weeklyHours,
    monthlyIncomeRial,
    end: endedOn && endReason ? { endedOn, reason: endReason } : null,
  });
}

/** Takes a planned visit off the list. Refuses one that was made or cancelled before. */
export async function cancelVisit(
  deps: Deps,
  actor: Actor,
  id: string,
  ifMatch?: string,
): Promise<Result<VisitLine>> {
  const scope = scopeFor(actor, 'placements:write');
  if (!scope.ok) return scope;
  const at = deps.now().toISOString();
  return await change<VisitLine>(deps, actor, async ({ tx, audit }) => {
    const visits = visitsRepo(tx, scope.value);
    const visit = await visits.find(id);
    if (!visit) return fail(problem('not-found'));
    if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== String(visit.revision))
      return fail(problem('stale', { detail: placementsText.stale }));
    if (visit.doneOn !== null || visit.cancelledAt !== null)
      return fail(problem('conflict', { detail: placementsText.visitClosed }));
    await closeVisit(tx, visit, { cancelled: true, at });
    audit({
      action: 'visit.cancel',
      entity: 'visit',
      entityId: id,
      personId: visit.personId,
      fields: ['cancelledAt'],
    });
    const after = await visits.find(id);
    if (!after) throw new Error('cancelled and not found');
    return ok(after);
  });
}
