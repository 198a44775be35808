import { tehranToday } from '../../kernel/calendar.ts';
import { monthOf } from '../../kernel/jalali-month.ts';
import { ok } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { couldBe } from '../giving/disclose.repo.ts';
import { type ChangeActor, change } from '../records/change.repo.ts';
import { leastCouldBe } from './cause.rules.ts';
import { causesToJudge, putJudged } from './cause-writes.repo.ts';

/**
 * At the turn of a Jalali month: causes that fewer than five registered waiting households could mean are hidden, and shown
 * again once five could. What a month began with holds until it ends, so that no single day can be told from the next.
 * @returns how many were hidden or shown again.
 */
export async function judgeCauses(deps: Deps, actor: ChangeActor): Promise<number> {
  const month = monthOf(tehranToday(deps.now()));
  if ((await causesToJudge(deps.database.read, month)).length === 0) return 0;
  const done = await change<number>(deps, actor, async ({ tx, audit, nothingChanged }) => {
    let moved = 0;
    for (const one of await causesToJudge(tx, month)) {
      const hidden = (await couldBe(tx, one)) < leastCouldBe;
      await putJudged(tx, one.id, month, hidden);
      if (hidden === one.hidden) continue;
      moved += 1;
      audit({
        action: 'cause.edit',
        entity: 'cause',
        entityId: one.id,
        fields: ['hidden'],
        values: { hidden },
      });
    }
    if (moved === 0) nothingChanged();
    return ok(moved);
  });
  return done.ok ? done.value : 0;
}
