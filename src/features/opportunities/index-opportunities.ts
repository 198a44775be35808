import { ok } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { type ChangeActor, change } from '../records/change.repo.ts';
import { indexOpportunities, unindexedOpportunities } from './opportunity-index.repo.ts';

/** So many in one transaction: others write in between. */
const atOnce = 1_000;

/** Makes every opportunity findable that is not yet, e.g. of a database from before there was search. @returns how many. */
export async function indexMissingOpportunities(
  deps: Pick<Deps, 'database' | 'crypto' | 'now'>,
  actor: ChangeActor,
): Promise<number> {
  let done = 0;
  for (;;) {
    const ids = await unindexedOpportunities(deps.database.read, atOnce);
    if (ids.length === 0) return done;
    await change(deps, actor, async ({ tx, nothingChanged }) => {
      await indexOpportunities(tx, ids);
      nothingChanged();
      return ok(undefined);
    });
    done += ids.length;
  }
}
