import { ok } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { turnOfOthers } from '../../platform/turn.ts';
import { type ChangeActor, change } from '../records/change.repo.ts';
import { peopleDue } from './settle-outcomes.repo.ts';

/**
 * Derives how people stand whom no change has settled: those of a database from before figures were kept, and those whom a
 * new minimum wage may have moved. Some in each transaction; broken off, the next run goes on. @returns how many there were.
 */
export async function settleAllOutcomes(deps: Deps, actor: ChangeActor): Promise<number> {
  for (let done = 0; ; ) {
    if ((await peopleDue(deps.database.read, 1)).length === 0) return done;
    // The change itself settles who is due: here is only said that it did.
    const settled = await change(deps, actor, async ({ tx, audit }) => {
      const people = (await peopleDue(tx)).length;
      audit({ action: 'outcome.settle', entity: 'outcome', entityId: 'due', values: { people } });
      return ok(people);
    });
    if (!settled.ok) throw new Error('the outcomes were refused');
    done += settled.value;
    await turnOfOthers();
  }
}
