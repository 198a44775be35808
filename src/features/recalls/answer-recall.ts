import type { Actor } from '../../kernel/actor.ts';
import { type LocalDate, tehranDay, tehranToday } from '../../kernel/calendar.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { applyCheck } from '../placements/apply-check.repo.ts';
import type { FoundOfWork } from '../placements/placement-record.rules.ts';
import { placementsRepo } from '../placements/placements.repo.ts';
import { placementsText } from '../placements/placements.text.ts';
import { checkRefusal } from '../placements/work-refusal.input.ts';
import { change } from '../records/change.repo.ts';
import { type RecallAnswer, recallAnswerInput } from './recall.input.ts';
import { isSettled, type RecallRecord } from './recall.rules.ts';
import { recallText } from './recall.text.ts';
import { recallsRepo, writeAnswer } from './recalls.repo.ts';

/**
 * Writes what came of a re-call, as a check of the work too: confirmed, it stands; denied, it ended on the day that was said.
 * Who was not reached may be answered again. Refuses a second answer (409) and days that cannot be (422).
 */
export async function answerRecall(
  deps: Deps,
  actor: Actor,
  id: string,
  input: unknown,
): Promise<Result<RecallRecord>> {
  const scope = scopeFor(actor, 'placements:write');
  if (!scope.ok) return scope;
  const now = deps.now();
  const today = tehranToday(now);
  const at = now.toISOString();
  const checkId = deps.newId('check');
  const tools = { at, newEventId: () => deps.newId('referralEvent') };
  return await change<RecallRecord>(deps, actor, async (work) => {
    const { tx, audit } = work;
    const repo = recallsRepo(tx, scope.value);
    const recall = await repo.find(id);
    if (!recall) return fail(problem('not-found'));
    const parsed = parse(recallAnswerInput, input);
    if (!parsed.ok) return parsed;
    const { result, answeredOn = today } = parsed.value;
    if (isSettled(recall)) return fail(problem('conflict', { detail: recallText.settled }));
    const of =
      recall.placementId === null
        ? undefined
        : await placementsRepo(tx, scope.value).whole(recall.placementId);
    const faults = faultsOf(parsed.value, {
      answeredOn,
      today,
      drawnOn: tehranDay(recall.drawnAt),
      startedOn: of?.startedOn,
    });
    if (faults.length > 0) return fail(invalidInput(faults));
    if (of && of.endedOn === null) {
      const finding = findingOf(parsed.value, answeredOn);
      const refused = checkRefusal(of, finding, today, { dayField: 'answeredOn' });
      if (refused) return fail(refused);
      const written = await applyCheck(work, scope.value, tools, of, {
        ...finding,
        id: checkId,
        source: 'recall',
        recordedBy: actor.accountId,
        corrects: null,
      });
      if (written) return fail(problem('conflict', { detail: placementsText[written] }));
    }
    // The end came on record by another way since the draw: only what was said of it is kept.
    const answer = { result, answeredOn, answeredAt: at, answeredBy: actor.accountId };
    if (!(await writeAnswer(tx, recall, answer)))
      return fail(problem('conflict', { detail: recallText.settled }));
    audit({
      action: 'recall.answer',
      entity: 'recall',
      entityId: id,
      personId: recall.personId,
      fields: ['result', 'answeredOn'],
      values: { result, answeredOn },
    });
    const after = await repo.find(id);
    if (!after) throw new Error('a re-call that was just answered is not there');
    return ok(after);
  });
}

function findingOf(answer: RecallAnswer, checkedOn: LocalDate): FoundOfWork {
  const { result, endedOn, endReason, weeklyHours, monthlyIncomeRial } = answer;
  const stands = result === 'confirmed';
  return {
    checkedOn,
    result: stands ? 'working' : result === 'denied' ? 'ended' : 'not-reached',
    evidence: result === 'not-reached' ? null : 'call',
    weeklyHours: stands ? (weeklyHours ?? null) : null,
    monthlyIncomeRial: stands ? (monthlyIncomeRial ?? null) : null,
    end: result === 'denied' && endedOn && endReason ? { endedOn, reason: endReason } : null,
  };
}

function faultsOf(
  { endedOn }: RecallAnswer,
  days: {
    readonly answeredOn: LocalDate;
    readonly today: LocalDate;
    readonly drawnOn: LocalDate;
    readonly startedOn: LocalDate | undefined;
  },
) {
  const { answeredOn, today, drawnOn, startedOn } = days;
  return [
    ...(answeredOn > today ? [fieldError('answeredOn', 'date.future')] : []),
    ...(answeredOn < drawnOn ? [fieldError('answeredOn', 'recall.early')] : []),
    ...(endedOn && endedOn > answeredOn ? [fieldError('endedOn', 'recall.end-later')] : []),
    ...(endedOn && startedOn && endedOn < startedOn ? [fieldError('endedOn', 'recall.end-early')] : []),
  ];
}
