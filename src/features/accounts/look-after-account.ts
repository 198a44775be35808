import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { type Change, change } from '../records/change.repo.ts';
import { countManagers, putDisabled } from './accounts.repo.ts';
import { type AccountView, viewsOf } from './list-accounts.ts';
import { type ManagedAccount, managedAccountsRepo } from './managed-accounts.repo.ts';
import { mayHandCredentials, type Reach, reachOf } from './reach.rules.ts';
import { reachText } from './reach.text.ts';
import { removeTotp } from './second-factor.repo.ts';
import { endSession, endSessions } from './sessions.repo.ts';
import { forgetTries } from './throttle.repo.ts';
import { lockKeys, passwordTryKeys } from './tries.rules.ts';

/** Closes an account and ends its sessions at once. Refuses the last manager's of an organisation. */
export async function disableAccount(
  deps: Deps,
  actor: Actor,
  id: string,
  ifMatch?: string,
): Promise<Result<AccountView>> {
  return await lookAfter(deps, actor, { id, ifMatch }, async ({ tx, audit, nothingChanged }, account) => {
    if (account.disabledAt !== null) {
      nothingChanged();
      return ok(undefined);
    }
    const { role, organisationId } = account;
    if (role === 'manager' && organisationId !== null && (await countManagers(tx, organisationId)) <= 1)
      return fail(problem('conflict', { detail: reachText.lastManager }));
    await putDisabled(tx, id, deps.now().toISOString());
    await endSessions(tx, id);
    audit({ action: 'account.disable', entity: 'account', entityId: id });
    return ok(undefined);
  });
}

export async function enableAccount(
  deps: Deps,
  actor: Actor,
  id: string,
  ifMatch?: string,
): Promise<Result<AccountView>> {
  return await lookAfter(deps, actor, { id, ifMatch }, async ({ tx, audit, nothingChanged }, account) => {
    if (account.disabledAt === null) nothingChanged();
    else {
      await putDisabled(tx, id, null);
      audit({ action: 'account.enable', entity: 'account', entityId: id });
    }
    return ok(undefined);
  });
}

/**
 * Lets somebody in again who tried too often, before the time is over. Of a fellow manager only tries at the password of the
 * sign-in: codes and own passwords are what keeps two managers two, and nobody may give another more tries at them.
 */
export async function unlockAccount(
  deps: Deps,
  actor: Actor,
  id: string,
  ifMatch?: string,
): Promise<Result<AccountView>> {
  return await lookAfter(deps, actor, { id, ifMatch }, async ({ tx, audit }, account, reach) => {
    const keys = mayHandCredentials(reach, account.role).ok
      ? lockKeys(deps.crypto, account)
      : [passwordTryKeys(deps.crypto, account.username, '').account];
    await forgetTries(tx, keys);
    audit({ action: 'account.unlock', entity: 'account', entityId: id });
    return ok(undefined);
  });
}

/** For somebody whose phone and recovery codes are both lost. Their sessions end. Not a fellow manager's. */
export async function removeSecondFactor(
  deps: Deps,
  actor: Actor,
  id: string,
  ifMatch?: string,
): Promise<Result<AccountView>> {
  return await lookAfter(
    deps,
    actor,
    { id, ifMatch },
    async ({ tx, audit, nothingChanged }, account, reach) => {
      const may = mayHandCredentials(reach, account.role);
      if (!may.ok) return may;
      if (account.secondFactorSince === null) {
        nothingChanged();
        return ok(undefined);
      }
      await removeTotp(tx, id);
      await endSessions(tx, id);
      audit({ action: 'account.second-factor-removed', entity: 'account', entityId: id });
      return ok(undefined);
    },
  );
}

/** Ends one session of somebody one looks after, or all of them. A session of anybody else is not found. */
export async function endSessionsOf(
  deps: Deps,
  actor: Actor,
  id: string,
  sessionId: string | 'all',
): Promise<Result<AccountView>> {
  return await lookAfter(deps, actor, { id, ifMatch: undefined }, async ({ tx, audit, nothingChanged }) => {
    const ended = sessionId === 'all' ? (await endSessions(tx, id)) > 0 : await endSession(tx, id, sessionId);
    if (!ended && sessionId !== 'all') return fail(problem('not-found'));
    if (!ended) nothingChanged();
    else
      audit({
        action: 'session.revoke',
        entity: sessionId === 'all' ? 'account' : 'session',
        entityId: sessionId === 'all' ? id : sessionId,
      });
    return ok(undefined);
  });
}

/** Nobody looks after the own account: that has its own page, which asks for the password. */
async function lookAfter(
  deps: Deps,
  actor: Actor,
  { id, ifMatch }: { readonly id: string; readonly ifMatch: string | undefined },
  work: (change: Change, account: ManagedAccount, reach: Reach) => Promise<Result<undefined>>,
): Promise<Result<AccountView>> {
  const reach = reachOf(actor);
  if (!reach.ok) return reach;
  return await change<AccountView>(deps, actor, async (within) => {
    const repo = managedAccountsRepo(within.tx, reach.value);
    const account = await repo.find(id);
    if (!account) return fail(problem('not-found'));
    if (id === actor.accountId) return fail(problem('conflict', { detail: reachText.notOneself }));
    if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== String(account.revision))
      return fail(problem('stale'));
    const done = await work(within, account, reach.value);
    if (!done.ok) return done;
    const after = (await repo.find(id)) ?? account;
    const [view] = await viewsOf(deps, within.tx, reach.value, [after]);
    return view ? ok(view) : fail(problem('not-found'));
  });
}
