import type { Actor } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { type Problem, problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { parse } from '../../platform/parse.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { change } from '../records/change.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { applyCheck } from './apply-check.repo.ts';
import { followUpRepo } from './follow-up.repo.ts';
import { type CheckInput, checkInput } from './placement.input.ts';
import type { CheckLine } from './placement-record.rules.ts';
import { placementsRepo } from './placements.repo.ts';
import { placementsText } from './placements.text.ts';
import type { QueueRecord } from './queue.rules.ts';
import { checkRefusal } from './work-refusal.input.ts';

/** One answer of a call; `seen` is how many checks of the work there were when the form was shown. */
export interface CheckEntry {
  readonly placementId: string;
  readonly seen: number;
  readonly body: unknown;
}

export interface EnteredChecks {
  readonly saved: readonly string[];
  /** Written before by this very entry: it came twice. */
  readonly already: readonly string[];
  readonly refused: ReadonlyMap<string, Problem>;
}

/**
 * Writes the answers of many calls, each for itself: those that are right are saved, the others are told with why. An entry
 * that comes again is known by what it says and writes nothing; one that somebody else was quicker with is refused.
 */
export async function enterChecks(
  deps: Deps,
  actor: Actor,
  entries: readonly CheckEntry[],
): Promise<Result<EnteredChecks>> {
  const scope = scopeFor(actor, 'placements:write');
  if (!scope.ok) return scope;
  const saved: string[] = [];
  const already: string[] = [];
  const refused = new Map<string, Problem>();
  for (const entry of entries) {
    const done = await enterOne(deps, actor, scope.value, entry);
    if (!done.ok) refused.set(entry.placementId, done.problem);
    else (done.value === 'saved' ? saved : already).push(entry.placementId);
  }
  return ok({ saved, already, refused });
}

async function enterOne(
  deps: Deps,
  actor: Actor,
  scope: { readonly organisationId: string },
  { placementId, seen, body }: CheckEntry,
): Promise<Result<'saved' | 'already'>> {
  const parsed = parse(checkInput, body);
  if (!parsed.ok) return parsed;
  const now = deps.now();
  const id = deps.newId('check');
  const tools = { at: now.toISOString(), newEventId: () => deps.newId('referralEvent') };
  return await change<'saved' | 'already'>(deps, actor, async (work) => {
    const placement = await placementsRepo(work.tx, scope).whole(placementId);
    if (!placement) return fail(problem('not-found'));
    if (placement.checks.length !== seen) {
      if (!placement.checks.some((check) => saysTheSame(check, parsed.value, actor)))
        return fail(problem('conflict', { detail: placementsText.meanwhile }));
      work.nothingChanged();
      return ok('already');
    }
    const speaksAgainst = checkRefusal(placement, parsed.value, tehranToday(now));
    if (speaksAgainst) return fail(speaksAgainst);
    await applyCheck(work, scope, tools, placement, {
      ...parsed.value,
      id,
      source: 'check',
      recordedBy: actor.accountId,
      corrects: null,
    });
    return ok('saved');
  });
}

function saysTheSame(check: CheckLine, given: CheckInput, { accountId }: Actor): boolean {
  return (
    check.recordedBy.id === accountId &&
    check.checkedOn === given.checkedOn &&
    check.result === given.result &&
    check.evidence === given.evidence &&
    check.weeklyHours === given.weeklyHours &&
    check.monthlyIncomeRial === given.monthlyIncomeRial
  );
}

export interface EntryLines {
  readonly lines: readonly QueueRecord[];
  readonly vocabulary: Vocabulary;
}

/** The lines of an entry that is shown again, in the order they stood in. */
export async function entryLines(
  deps: Deps,
  actor: Actor,
  ids: readonly string[],
): Promise<Result<EntryLines>> {
  const scope = scopeFor(actor, 'placements:write');
  if (!scope.ok) return scope;
  const found = await followUpRepo(deps.database.read, scope.value, tehranToday(deps.now())).some(ids);
  return ok({
    lines: [...found].sort((a, b) => ids.indexOf(a.placementId) - ids.indexOf(b.placementId)),
    vocabulary: await vocabularyOf(deps.database),
  });
}
