import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import { sha256 } from '../../platform/crypto.ts';
import type { Deps } from '../../platform/deps.ts';
import { change } from '../records/change.repo.ts';
import type { SessionRow } from './session.rules.ts';
import { endSession, endSessions, findHeldSession, listSessions } from './sessions.repo.ts';

export interface SessionView extends SessionRow {
  /** The one that asks. */
  readonly current: boolean;
}

/** Where one is signed in now, the session seen last first. */
export async function listOwnSessions(
  deps: Deps,
  actor: Actor,
  token: string,
): Promise<Result<readonly SessionView[]>> {
  const now = deps.now().toISOString();
  const held = await findHeldSession(deps.database.read, sha256(token), now);
  const rows = await listSessions(deps.database.read, actor.accountId, now);
  return ok(rows.map((row) => ({ ...row, current: row.id === held?.id })));
}

/** Ends one of one's own sessions at once; somebody else's is not found. */
export async function endOwnSession(deps: Deps, actor: Actor, id: string): Promise<Result<undefined>> {
  return await change(deps, actor, async ({ tx, audit }) => {
    if (!(await endSession(tx, actor.accountId, id))) return fail(problem('not-found'));
    audit({ action: 'session.revoke', entity: 'session', entityId: id });
    return ok(undefined);
  });
}

/** Ends all of one's own sessions but the one that asks. @returns how many ended. */
export async function endOtherSessions(deps: Deps, actor: Actor, token: string): Promise<Result<number>> {
  return await change(deps, actor, async ({ tx, audit, nothingChanged }) => {
    const ended = await endSessions(tx, actor.accountId, sha256(token));
    if (ended === 0) nothingChanged();
    else audit({ action: 'session.revoke-others', entity: 'account', entityId: actor.accountId });
    return ok(ended);
  });
}
