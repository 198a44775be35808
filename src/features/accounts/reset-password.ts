import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { type ChangeActor, change } from '../records/change.repo.ts';
import { putPassword } from './accounts.repo.ts';
import { type ManagedAccount, managedAccountsRepo } from './managed-accounts.repo.ts';
import { mayHandCredentials, oneTimePasswordFrom, type Reach, reachOf } from './reach.rules.ts';
import { reachText } from './reach.text.ts';
import { endSessions } from './sessions.repo.ts';
import { forgetTries } from './throttle.repo.ts';
import { lockKeys } from './tries.rules.ts';

export interface ResetPassword {
  readonly account: ManagedAccount;
  /** Shown once; its owner must replace it at first sign-in and within three days. */
  readonly oneTimePassword: string;
}

/**
 * Makes a one-time password for somebody who lost theirs: their sessions end and their lock is taken off. Refuses one's own
 * account (that is changed with the present password) and, to a manager, a fellow manager's.
 */
export async function resetPassword(
  deps: Deps,
  actor: Actor,
  id: string,
  ifMatch?: string,
): Promise<Result<ResetPassword>> {
  const reach = reachOf(actor);
  if (!reach.ok) return reach;
  if (id === actor.accountId) return fail(problem('conflict', { detail: reachText.notOneself }));
  return await putOneTimePassword(deps, actor, reach.value, { id, ifMatch });
}

/** The command line's way, by user name, whoever it is. */
export async function resetAnyPassword(
  deps: Deps,
  by: ChangeActor,
  username: string,
): Promise<Result<ResetPassword>> {
  return await putOneTimePassword(deps, by, 'all', { username });
}

async function putOneTimePassword(
  deps: Deps,
  by: ChangeActor,
  reach: Reach | 'all',
  who: { readonly id: string; readonly ifMatch: string | undefined } | { readonly username: string },
): Promise<Result<ResetPassword>> {
  const find = async (db: Parameters<typeof managedAccountsRepo>[0]) => {
    const repo = managedAccountsRepo(db, reach);
    return 'id' in who ? await repo.find(who.id) : await repo.findByUsername(who.username);
  };
  const known = await find(deps.database.read);
  if (!known) return fail(problem('not-found'));
  const may = reach === 'all' ? ok(undefined) : mayHandCredentials(reach, known.role);
  if (!may.ok) return may;
  const oneTimePassword = oneTimePasswordFrom(deps.crypto.randomBytes(16));
  const hash = await deps.crypto.hashPassword(oneTimePassword);
  return await change<ResetPassword>(deps, by, async ({ tx, audit }) => {
    const account = await find(tx);
    if (!account) return fail(problem('not-found'));
    const ifMatch = 'ifMatch' in who ? who.ifMatch : undefined;
    if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== String(account.revision))
      return fail(problem('stale'));
    await putPassword(tx, account.id, { hash, at: deps.now().toISOString(), mustChange: true });
    await endSessions(tx, account.id);
    await forgetTries(tx, lockKeys(deps.crypto, account));
    audit({
      action: 'account.password-reset',
      entity: 'account',
      entityId: account.id,
      fields: ['password'],
    });
    return ok({ account: (await find(tx)) ?? account, oneTimePassword });
  });
}
