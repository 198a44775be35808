import * as z from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { parse } from '../../platform/parse.ts';
import { change } from '../records/change.repo.ts';
import { permitCare } from './care-permission.rules.ts';
import { retryParked } from './outbox.repo.ts';

export const retryInput = z.object({
  id: z.int().positive().optional().describe('Of one document that was put aside; absent: all of them'),
});

/** Sends again what the search server refused, each document by itself. @returns how many; none where nothing was put aside. */
export async function retryParkedDocuments(
  deps: Deps,
  actor: Actor,
  input: unknown,
): Promise<Result<{ readonly again: number }>> {
  const permitted = permitCare(actor);
  if (!permitted.ok) return permitted;
  const asked = parse(retryInput, input);
  if (!asked.ok) return asked;
  return await change(deps, actor, async ({ tx, audit, nothingChanged }) => {
    const { id } = asked.value;
    const again = await retryParked(tx, deps.now().toISOString(), id);
    if (again === 0) nothingChanged();
    else audit({ action: 'search.retry', entity: 'search', entityId: String(id ?? 'all') });
    return ok({ again });
  });
}
