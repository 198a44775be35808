import type { Actor } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { type JalaliQuarter, quarterOf } from '../../kernel/jalali-month.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { permit } from '../organisations/scope.rules.ts';
import { type Change, type ChangeActor, change } from '../records/change.repo.ts';
import { drawn, sampleSize } from './recall.rules.ts';
import { recallText } from './recall.text.ts';
import { addRecalls, isDrawn, organisationsUndrawn, peopleInWork } from './recalls.repo.ts';

export interface Draw {
  readonly quarter: JalaliQuarter;
  readonly inWork: number;
  readonly drawn: number;
}

/**
 * Draws who of the manager's organisation is called again this quarter, by chance alone. Refuses a second draw in a quarter
 * and one of nobody (409).
 */
export async function drawRecalls(deps: Deps, actor: Actor): Promise<Result<Draw>> {
  const permitted = permit(actor, 'recalls:draw');
  if (!permitted.ok) return permitted;
  if (actor.organisationId === null) return fail(problem('forbidden'));
  return await drawFor(deps, actor, actor.organisationId);
}

/** Organisations drawn for in one transaction: some hundreds of people. */
const organisationsAtOnce = 10;

/** Due work: draws for every organisation that has not drawn in the quarter. Repeating is harmless. @returns how many were drawn. */
export async function drawDueRecalls(deps: Deps, actor: ChangeActor): Promise<number> {
  const now = deps.now();
  const undrawn = await organisationsUndrawn(deps.database.read, quarterOf(tehranToday(now)));
  let people = 0;
  for (let i = 0; i < undrawn.length; i += organisationsAtOnce) {
    const done = await change(deps, actor, async (written) => {
      let found = 0;
      for (const organisationId of undrawn.slice(i, i + organisationsAtOnce)) {
        const draw = await drawIn(written, deps, organisationId, now);
        if (draw.ok) found += draw.value.drawn;
      }
      if (found === 0) written.nothingChanged();
      return ok(found);
    });
    if (done.ok) people += done.value;
  }
  return people;
}

async function drawFor(deps: Deps, actor: ChangeActor, organisationId: string): Promise<Result<Draw>> {
  return await change(deps, actor, (written) => drawIn(written, deps, organisationId, deps.now()));
}

/** Refuses before anything is written. */
async function drawIn(
  { tx, audit }: Pick<Change, 'tx' | 'audit'>,
  deps: Deps,
  organisationId: string,
  now: Date,
): Promise<Result<Draw>> {
  const today = tehranToday(now);
  const quarter = quarterOf(today);
  if (await isDrawn(tx, organisationId, quarter))
    return fail(problem('conflict', { detail: recallText.drawnAlready, extra: { quarter } }));
  const inWork = await peopleInWork(tx, organisationId, today);
  if (inWork.length === 0) return fail(problem('conflict', { detail: recallText.nobodyInWork }));
  const sample = drawn(inWork, sampleSize(inWork.length), deps.crypto.randomBytes);
  const rows = sample.map(({ personId, placementId }) => ({
    id: deps.newId('recall'),
    quarter,
    organisationId,
    personId,
    placementId,
    drawnAt: now.toISOString(),
  }));
  await addRecalls(tx, rows);
  for (const { id, personId } of rows)
    audit({
      action: 'recall.draw',
      entity: 'recall',
      entityId: id,
      personId,
      fields: ['quarter'],
      values: { quarter },
    });
  return ok({ quarter, inWork: inWork.length, drawn: rows.length });
}
