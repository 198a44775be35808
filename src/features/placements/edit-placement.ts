import type { Actor } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { standingOf } from '../people/person-standing.repo.ts';
import { change } from '../records/change.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { placementPatchInput } from './placement.input.ts';
import { dayFaults } from './placement-days.input.ts';
import { isStanding, type PlacementWithHistory } from './placement-record.rules.ts';
import { changePlacement, placementsRepo } from './placements.repo.ts';
import { placementsText } from './placements.text.ts';

/**
 * Corrects what was written down of a work at its start: absent = unchanged, null = not known. Refuses without the
 * revision it was made from (428), from another one (412), and days that its checks or its end speak against (422).
 */
export async function editPlacement(
  deps: Deps,
  actor: Actor,
  id: string,
  input: unknown,
  ifMatch: string | undefined,
): Promise<Result<PlacementWithHistory>> {
  const scope = scopeFor(actor, 'placements:write');
  if (!scope.ok) return scope;
  const parsed = parse(placementPatchInput, input);
  if (!parsed.ok) return parsed;
  const vocabulary = await vocabularyOf(deps.database);
  const now = deps.now();
  return await change<PlacementWithHistory>(deps, actor, async ({ tx, audit, nothingChanged }) => {
    const repo = placementsRepo(tx, scope.value);
    const before = await repo.whole(id);
    if (!before) return fail(problem('not-found'));
    if (ifMatch === undefined)
      return fail(problem('precondition-required', { detail: placementsText.revisionNeeded }));
    if (ifMatch !== '*' && ifMatch !== String(before.revision))
      return fail(problem('stale', { detail: placementsText.stale, extra: { revision: before.revision } }));
    const person = await standingOf(tx, scope.value, before.personId);
    if (!person) throw new Error('a placement of nobody');

    const given = Object.fromEntries(
      Object.entries(parsed.value).filter(
        ([name, value]) => value !== undefined && value !== before[name as keyof typeof parsed.value],
      ),
    ) as typeof parsed.value;
    const { startedOn = before.startedOn, expectedEndOn = before.expectedEndOn, iscoCode } = given;
    const faults = dayFaults({ startedOn, expectedEndOn }, tehranToday(now), person.birthDate);
    if (before.endedOn !== null && startedOn > before.endedOn)
      faults.push(fieldError('startedOn', 'end.before-start'));
    else if (before.checks.some((check) => isStanding(check) && check.checkedOn < startedOn))
      faults.push(fieldError('startedOn', 'start.after-check'));
    if (iscoCode && !vocabulary.has('occupations', iscoCode))
      faults.push(fieldError('iscoCode', 'occupation.unknown'));
    if (faults.length > 0) return fail(invalidInput(faults));

    const fields = Object.keys(given);
    if (fields.length === 0) {
      nothingChanged();
      return ok(before);
    }
    await changePlacement(tx, before, given, now.toISOString());
    audit({
      action: 'placement.edit',
      entity: 'placement',
      entityId: id,
      personId: before.personId,
      fields,
      values: given,
    });
    const after = await repo.whole(id);
    if (!after) throw new Error('edited and not found');
    return ok(after);
  });
}
