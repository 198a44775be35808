import { ok } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { type ChangeActor, change } from '../records/change.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { moveAsk } from './asks.repo.ts';
import { type StrandedAsk, strandedAsks, whoCalls } from './caller.repo.ts';

/**
 * Due work: asks that wait where nobody signs in any more go to whoever would be asked today; by when to call stays, since
 * it was promised. Those for which there is nobody at all stay. Repeating is harmless.
 * @returns how many went.
 */
export async function handOverAsks(
  deps: Pick<Deps, 'database' | 'crypto' | 'now'>,
  actor: ChangeActor,
): Promise<number> {
  const stranded = await strandedAsks(deps.database.read);
  if (stranded.length === 0) return 0;
  const vocabulary = await vocabularyOf(deps.database);
  const handOver = async ({ id, county: code, keeperId }: StrandedAsk) =>
    await change<number>(deps, actor, async ({ tx, audit, nothingChanged }) => {
      const county = vocabulary.county(code);
      const calls = county && (await whoCalls(tx, vocabulary, keeperId, county));
      if (calls && (await moveAsk(tx, id, { county: code, organisationId: calls.id }))) {
        audit({ action: 'ask.hand-over', entity: 'ask', entityId: id, values: { organisationId: calls.id } });
        return ok(1);
      }
      nothingChanged();
      return ok(0);
    });
  let gone = 0;
  for (const one of stranded) {
    const done = await handOver(one);
    gone += done.ok ? done.value : 0;
  }
  return gone;
}
