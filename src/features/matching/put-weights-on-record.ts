import { ok } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { type ChangeActor, change } from '../records/change.repo.ts';
import { addWeights, hasWeights } from './weights.repo.ts';
import { firstWeights } from './weights.rules.ts';

/** Puts the starting weights on record, so that every stored suggestion can name its version. */
export async function putWeightsOnRecord(deps: Deps, actor: ChangeActor): Promise<void> {
  if (await hasWeights(deps.database.read)) return;
  await change(deps, actor, async ({ tx, audit }) => {
    await addWeights(tx, firstWeights, deps.now().toISOString(), 'design, section 5');
    audit({
      action: 'weights.add',
      entity: 'weights',
      entityId: String(firstWeights.version),
      values: firstWeights.parts,
    });
    return ok(undefined);
  });
}
