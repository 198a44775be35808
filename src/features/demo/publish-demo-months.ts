import type { LocalDate } from '../../kernel/calendar.ts';
import { addJalaliMonths } from '../../kernel/jalali-month.ts';
import { ok } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { type ChangeActor, change } from '../records/change.repo.ts';
import { endOfMonth, lastMonthOver } from '../targets/below.repo.ts';
import { publish } from '../transparency/publish.rules.ts';
import { addPublished, findPublished, monthFacts } from '../transparency/transparency.repo.ts';

/** As many as show how one month follows the other. */
const months = 2;

/**
 * Publishes what everybody may see of the last months that are over. The books of the demo came to be known at its load,
 * so each is told as it is known now; from then on due work publishes them as they were known at their own end.
 */
export async function publishDemoMonths(deps: Deps, actor: ChangeActor, today: LocalDate): Promise<void> {
  const { read } = deps.database;
  if ((await findPublished(read)) !== undefined) return;
  const now = deps.now();
  const last = lastMonthOver(today);
  let before: Parameters<typeof publish>[0];
  for (let ago = months - 1; ago >= 0; ago--) {
    const month = addJalaliMonths(last, -ago);
    const facts = await monthFacts(read, month, { asOf: endOfMonth(month).day, knownAt: now.toISOString() });
    const value = publish(before, facts);
    before = value;
    await change(deps, actor, async ({ tx, audit }) => {
      await addPublished(tx, value, now.toISOString());
      audit({ action: 'transparency.publish', entity: 'transparency', entityId: month, fields: ['value'] });
      return ok(undefined);
    });
  }
}
