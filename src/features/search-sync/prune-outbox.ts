import { ok } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { turnOfOthers } from '../../platform/turn.ts';
import { type ChangeActor, change } from '../records/change.repo.ts';
import { forgetIndexStates } from './index-state.repo.ts';
import { dropOutdated, dropRows } from './outbox.repo.ts';

const atOnce = 5_000;

/**
 * Due work: keeps the outbox short. Without a search server nobody is to be told anything, and one that is set later is told
 * all from the beginning; with one that does not answer for long, the newest row of each document is enough.
 */
export async function pruneSearchOutbox(deps: Deps, actor: ChangeActor): Promise<void> {
  for (;;) {
    const dropped = await change(deps, actor, async ({ tx, nothingChanged }) => {
      nothingChanged();
      if (deps.searchServer !== undefined) {
        await dropOutdated(tx);
        return ok(0);
      }
      await forgetIndexStates(tx);
      return ok(await dropRows(tx, atOnce));
    });
    if (!dropped.ok || dropped.value < atOnce) return;
    await turnOfOthers();
  }
}
