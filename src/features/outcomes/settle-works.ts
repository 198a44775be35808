import { ok } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { turnOfOthers } from '../../platform/turn.ts';
import { type ChangeActor, change } from '../records/change.repo.ts';
import { worksDue } from './work-spans.repo.ts';

/**
 * Due work: derives the works of people whom no change has settled, such as after a past was loaded at once. Some in each
 * transaction; broken off, the next run goes on. @returns how many there were.
 */
export async function settleAllWorks(deps: Deps, actor: ChangeActor): Promise<number> {
  for (let done = 0; ; ) {
    const waiting = await worksDue(deps.database.read);
    if (waiting.length === 0) return done;
    // The change itself settles who is due: here is only said that it did.
    const settled = await change(deps, actor, async ({ audit }) => {
      audit({
        action: 'outcome.settle',
        entity: 'outcome',
        entityId: 'works',
        values: { people: waiting.length },
      });
      return ok(undefined);
    });
    if (!settled.ok) throw new Error('the works were refused');
    done += waiting.length;
    await turnOfOthers();
  }
}
