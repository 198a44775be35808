import { tehranToday } from '../../kernel/calendar.ts';
import { addJalaliMonths } from '../../kernel/jalali-month.ts';
import { ok } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { type ChangeActor, change } from '../records/change.repo.ts';
import { endOfMonth, lastMonthOver } from '../targets/below.repo.ts';
import { publish } from './publish.rules.ts';
import { addPublished, findPublished, monthFacts } from './transparency.repo.ts';

/**
 * Due work: publishes the figures of every Jalali month that is over and was not published yet, each as known at its own end;
 * the first time, of the last month alone. @returns how many months were published.
 */
export async function publishTransparency(deps: Deps, actor: ChangeActor): Promise<number> {
  const { database } = deps;
  const last = lastMonthOver(tehranToday(deps.now()));
  const known = await findPublished(database.read);
  let published = 0;
  for (
    let month = known === undefined ? last : addJalaliMonths(known.month, 1);
    month <= last;
    month = addJalaliMonths(month, 1)
  ) {
    const { day, knownAt } = endOfMonth(month);
    // Counted before the transaction: a month's end as known then does not change.
    const facts = await monthFacts(database.read, month, { asOf: day, knownAt });
    const done = await change<boolean>(deps, actor, async ({ tx, audit, nothingChanged }) => {
      const before = await findPublished(tx);
      if (before !== undefined && before.month >= month) {
        nothingChanged();
        return ok(false);
      }
      await addPublished(tx, publish(before?.value, facts), deps.now().toISOString());
      audit({
        action: 'transparency.publish',
        entity: 'transparency',
        entityId: month,
        fields: ['value'],
      });
      return ok(true);
    });
    if (done.ok && done.value) published += 1;
  }
  return published;
}
