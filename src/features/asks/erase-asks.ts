import { addDays, tehranToday } from '../../kernel/calendar.ts';
import { tehranMidnight } from '../../kernel/clock.ts';
import { ok } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { type ChangeActor, change } from '../records/change.repo.ts';
import { keptDays } from './ask.rules.ts';
import { asksPastKeeping, removeAsks } from './asks-of-all.repo.ts';

const atOnce = 200;

/**
 * Due work: asks go 180 days after they were answered, those that nobody answered after a year. Repeating is harmless.
 * @returns how many went.
 */
export async function eraseAsks(
  deps: Pick<Deps, 'database' | 'crypto' | 'now'>,
  actor: ChangeActor,
): Promise<number> {
  const today = tehranToday(deps.now());
  const before = {
    answered: tehranMidnight(addDays(today, -keptDays.answered)),
    unanswered: tehranMidnight(addDays(today, -keptDays.unanswered)),
  };
  let erased = 0;
  while (true) {
    const due = await asksPastKeeping(deps.database.read, before, atOnce);
    if (due.length === 0) return erased;
    await change(deps, actor, async ({ tx, audit, nothingChanged }) => {
      const gone = await removeAsks(tx, due);
      for (const { id } of gone) audit({ action: 'ask.erase', entity: 'ask', entityId: id });
      if (gone.length === 0) nothingChanged();
      return ok(undefined);
    });
    erased += due.length;
  }
}
