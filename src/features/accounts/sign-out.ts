import type { Actor } from '../../kernel/actor.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { sha256 } from '../../platform/crypto.ts';
import type { Deps } from '../../platform/deps.ts';
import { change } from '../records/change.repo.ts';
import { findActorBySession, removeSession } from './accounts.repo.ts';

/** Ends the session at once; the token is worth nothing afterwards. */
export async function signOut(deps: Deps, actor: Actor, token: string): Promise<Result<undefined>> {
  return await change(deps, actor, async ({ tx, audit }) => {
    await removeSession(tx, sha256(token));
    audit({ action: 'session.end', entity: 'account', entityId: actor.accountId });
    return ok(undefined);
  });
}

/** Who a session token belongs to now, or null. */
export async function actorOf(deps: Deps, token: string): Promise<Actor | null> {
  return (await findActorBySession(deps.database.read, sha256(token), deps.now().toISOString())) ?? null;
}
