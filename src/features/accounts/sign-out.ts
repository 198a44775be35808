import type { Actor } from '../../kernel/actor.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { sha256 } from '../../platform/crypto.ts';
import type { Deps } from '../../platform/deps.ts';
import { change } from '../records/change.repo.ts';
import { removeSession } from './sessions.repo.ts';

/** Ends the session at once; the token is worth nothing afterwards. */
export async function signOut(deps: Deps, actor: Actor, token: string): Promise<Result<undefined>> {
  return await change(deps, actor, async ({ tx, audit }) => {
    await removeSession(tx, sha256(token));
    audit({ action: 'session.end', entity: 'account', entityId: actor.accountId });
    return ok(undefined);
  });
}
