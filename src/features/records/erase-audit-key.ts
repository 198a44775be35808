import { ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { destroyPersonKey } from './audit-keys.repo.ts';
import { type ChangeActor, change } from './change.repo.ts';

/**
 * Destroys the key under which values of a person's file were digested: from then on no digest of theirs can be told from
 * chance, while the chain stays whole. For retention's due work, which decides whose time has come; repeating is harmless.
 * @returns false where it was done before.
 */
export async function eraseAuditKey(
  deps: Deps,
  actor: ChangeActor,
  personId: string,
): Promise<Result<boolean>> {
  return await change(deps, actor, async ({ tx, audit, nothingChanged }) => {
    const erased = await destroyPersonKey(tx, personId, deps.now().toISOString());
    if (erased) audit({ action: 'person.key-erased', entity: 'person', entityId: personId, personId });
    else nothingChanged();
    return ok(erased);
  });
}
