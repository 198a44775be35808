import * as z from 'zod';
import type { Actor, Role } from '../../kernel/actor.ts';
import { readCursor, writeCursor } from '../../kernel/cursor.ts';
import { normaliseDisplay } from '../../kernel/persian.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Text } from '../../kernel/text.ts';
import type { Reader } from '../../platform/database.ts';
import type { Deps } from '../../platform/deps.ts';
import { page } from '../../platform/fields.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { type ManagedAccount, managedAccountsRepo, organisationsInReach } from './managed-accounts.repo.ts';
import { grantedRoles, mayHandCredentials, type Reach, reachOf } from './reach.rules.ts';
import type { SessionRow } from './session.rules.ts';
import { listSessions } from './sessions.repo.ts';
import { triesOf } from './throttle.repo.ts';
import { lockKeys, tryLimits } from './tries.rules.ts';

export interface AccountView extends ManagedAccount {
  /** Too many wrong tries: nobody gets in until the time is over or somebody unlocks it. */
  readonly locked: boolean;
  /** Whether the one who asks may make a new password or take the second factor off. */
  readonly mayReset: boolean;
}

export const accountsQuery = z.object({ q: z.string().max(200).optional(), ...page });

export interface AccountsPage {
  readonly items: readonly AccountView[];
  /** How many there are in all pages. */
  readonly total: number;
  readonly nextCursor: string | undefined;
}

/** The accounts somebody looks after, by user name. */
export async function listAccounts(deps: Deps, actor: Actor, query: unknown): Promise<Result<AccountsPage>> {
  const reach = reachOf(actor);
  if (!reach.ok) return reach;
  const parsed = parse(accountsQuery, query);
  if (!parsed.ok) return parsed;
  const { q, limit, cursor } = parsed.value;
  const after = cursor === undefined ? undefined : readCursor(cursor);
  if (cursor !== undefined && after === undefined)
    return fail(invalidInput([fieldError('cursor', 'format.wrong')]));
  const repo = managedAccountsRepo(deps.database.read, reach.value);
  const asked = { q: normaliseDisplay(q ?? '') };
  const found = await repo.list({ ...asked, limit: limit + 1, after: after?.key });
  const total = await repo.count(asked);
  const items = await viewsOf(deps, deps.database.read, reach.value, found.slice(0, limit));
  const last = found.length > limit ? items.at(-1) : undefined;
  return ok({ items, total, nextCursor: last && writeCursor({ key: last.username, id: last.id }) });
}

export interface AccountFile extends AccountView {
  readonly sessions: readonly SessionRow[];
}

/** One account with the sessions that hold now; one out of reach is not found. */
export async function viewAccount(deps: Deps, actor: Actor, id: string): Promise<Result<AccountFile>> {
  const reach = reachOf(actor);
  if (!reach.ok) return reach;
  const db = deps.database.read;
  const found = await managedAccountsRepo(db, reach.value).find(id);
  if (!found) return fail(problem('not-found'));
  const [view] = await viewsOf(deps, db, reach.value, [found]);
  if (!view) return fail(problem('not-found'));
  return ok({ ...view, sessions: await listSessions(db, id, deps.now().toISOString()) });
}

/** What a new account may be: its roles, and the organisations to choose from. */
export async function accountChoices(
  deps: Deps,
  actor: Actor,
): Promise<Result<{ roles: readonly Role[]; organisations: readonly (Text & { readonly id: string })[] }>> {
  const reach = reachOf(actor);
  if (!reach.ok) return reach;
  return ok({
    roles: grantedRoles(reach.value),
    organisations: await organisationsInReach(deps.database.read, reach.value),
  });
}

/** What is said of accounts to whom looks after them. */
export async function viewsOf(
  deps: Deps,
  db: Reader,
  reach: Reach,
  accounts: readonly ManagedAccount[],
): Promise<readonly AccountView[]> {
  const keys = accounts.map((one) => lockKeys(deps.crypto, one));
  const tries = await triesOf(db, keys.flat(), deps.now().toISOString());
  const full = new Set(tries.filter(({ key, failures }) => failures >= mostOf(key)).map(({ key }) => key));
  return accounts.map((one, i) => ({
    ...one,
    locked: keys[i]?.some((key) => full.has(key)) ?? false,
    mayReset: mayHandCredentials(reach, one.role).ok,
  }));
}

function mostOf(key: string): number {
  if (key.startsWith('account:')) return tryLimits.account.most;
  if (key.startsWith('code-day:')) return tryLimits.codeDay.most;
  return key.startsWith('code:') ? tryLimits.code.most : tryLimits.password.most;
}
