import type { Actor } from '../../kernel/actor.ts';
import { sha256 } from '../../platform/crypto.ts';
import type { Tx } from '../../platform/database.ts';
import type { Deps } from '../../platform/deps.ts';
import { agentOf, type Caller } from './agent.rules.ts';
import { type SignedInSession, sessionHours } from './session.rules.ts';
import { addSession } from './sessions.repo.ts';

/** Puts a new session on record under a new token, of which only the SHA-256 is kept. `expiresAt` defaults to 12 h. */
export async function openSession(
  deps: Deps,
  tx: Tx,
  actor: Actor,
  caller: Caller,
  endsAt?: string,
): Promise<SignedInSession> {
  const token = deps.crypto.token();
  const now = deps.now();
  const expiresAt = endsAt ?? new Date(now.getTime() + sessionHours * 3_600_000).toISOString();
  await addSession(tx, {
    tokenHash: sha256(token),
    id: deps.newId('session'),
    accountId: actor.accountId,
    createdAt: now.toISOString(),
    expiresAt,
    lastSeenAt: now.toISOString(),
    agent: agentOf(caller.userAgent),
  });
  return { token, expiresAt, actor };
}
