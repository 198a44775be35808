import { addDays, tehranToday } from '../../kernel/calendar.ts';
import { ok } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { type ChangeActor, change } from '../records/change.repo.ts';
import { endPauses, pausedSince } from './lapsed-pauses.repo.ts';
import { pauseDays } from './person-status.rules.ts';

const atOnce = 200;

/**
 * Due work: whoever was paused for 90 days is seeking again, so that nobody is forgotten in a pause. Repeating is harmless.
 * @returns how many came back.
 */
export async function lapsePauses(deps: Deps, actor: ChangeActor): Promise<number> {
  const now = deps.now();
  const today = tehranToday(now);
  let lapsed = 0;
  while (true) {
    const due = await pausedSince(deps.database.read, addDays(today, -pauseDays), atOnce);
    if (due.length === 0) return lapsed;
    await change(deps, actor, async ({ tx, audit, reindex, nothingChanged }) => {
      const back = await endPauses(tx, due, today, now.toISOString());
      for (const { id, revision } of back) {
        audit({
          action: 'person.pause-lapsed',
          entity: 'person',
          entityId: id,
          personId: id,
          fields: ['status', 'statusReason'],
        });
        reindex({ index: 'people', docId: id, op: 'put', rev: revision });
      }
      if (back.length === 0) nothingChanged();
      return ok(undefined);
    });
    lapsed += due.length;
  }
}
