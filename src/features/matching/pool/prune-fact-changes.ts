import { ok } from '../../../kernel/result.ts';
import type { Deps } from '../../../platform/deps.ts';
import { type ChangeActor, change } from '../../records/change.repo.ts';
import { pruneChanges } from '../../records/fact-changes.repo.ts';

/** More than a day of a busy country's writes; whoever is farther behind reads all again. */
const keep = 100_000;

/** Due work: keeps the log of changed facts short. Nothing of anybody is changed, so there is nothing to audit. */
export async function pruneFactChanges(deps: Deps, actor: ChangeActor): Promise<void> {
  await change(deps, actor, async ({ tx, nothingChanged }) => {
    await pruneChanges(tx, keep);
    nothingChanged();
    return ok(undefined);
  });
}
