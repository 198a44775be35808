import { ok } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { turnOfOthers } from '../../platform/turn.ts';
import { type ChangeActor, change } from '../records/change.repo.ts';
import { noteChange } from '../records/fact-changes.repo.ts';
import { indexOpportunities, unindexedOpportunities } from './opportunity-index.repo.ts';

/** So many in one transaction, about a twentieth of a second: others are served in between. */
const atOnce = 100;

/** Makes every opportunity findable that is not yet, e.g. of a database from before there was search. @returns how many. */
export async function indexMissingOpportunities(
  deps: Pick<Deps, 'database' | 'crypto' | 'now'>,
  actor: ChangeActor,
): Promise<number> {
  for (let done = 0; ; ) {
    const filled = await change(deps, actor, async ({ tx, nothingChanged }) => {
      const ids = await unindexedOpportunities(tx, atOnce);
      await indexOpportunities(tx, ids);
      // Lists that were kept meanwhile, here or by another process, do not have them.
      const [first] = ids;
      if (first !== undefined) await noteChange(tx, 'opportunity', first);
      nothingChanged();
      return ok(ids.length);
    });
    if (!filled.ok) throw new Error('the index of opportunities was refused');
    done += filled.value;
    if (filled.value < atOnce) return done;
    await turnOfOthers();
  }
}
