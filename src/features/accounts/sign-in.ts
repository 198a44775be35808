import * as z from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import { toLatinDigits } from '../../kernel/persian.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import { sha256 } from '../../platform/crypto.ts';
import type { Deps } from '../../platform/deps.ts';
import { parse } from '../../platform/parse.ts';
import { change } from '../records/change.repo.ts';
import { addSession, countFailure, failuresOf, findAccount, forgetFailures } from './accounts.repo.ts';
import { signInText } from './sign-in.text.ts';

export const signInBody = z.strictObject({
  username: z.string().trim().toLowerCase().min(1, { error: 'required' }).max(80),
  password: z.string().min(1, { error: 'required' }).max(200),
});

export interface SignedInSession {
  readonly token: string;
  readonly expiresAt: string;
  readonly actor: Actor;
}

/** A session ends 12 hours after sign-in, whatever is done in it. */
export const sessionHours = 12;
/** Failed tries in a quarter of an hour: by user name 10, by address 50. */
const limits = { account: 10, address: 50 } as const;
const windowMs = 15 * 60_000;

/**
 * Signs in by user name and password. An unknown name costs the same time and gets the same answer as a wrong password.
 * Refuses after too many failures, saying when to come back.
 */
export async function signIn(deps: Deps, address: string, input: unknown): Promise<Result<SignedInSession>> {
  const parsed = parse(signInBody, input);
  if (!parsed.ok) return parsed;
  const { username, password } = parsed.value;
  const now = deps.now();
  const keys = {
    account: `account:${deps.crypto.digest(username)}`,
    address: `address:${deps.crypto.digest(address)}`,
  } as const;
  for (const kind of ['account', 'address'] as const) {
    const known = await failuresOf(deps.database.read, keys[kind], now.toISOString());
    if (known && known.failures >= limits[kind]) {
      const retryAfterSeconds = Math.max(
        1,
        Math.ceil((Date.parse(known.windowEndsAt) - now.getTime()) / 1000),
      );
      return fail(
        problem('too-many', {
          detail: signInText.tooMany(Math.ceil(retryAfterSeconds / 60)),
          retryAfterSeconds,
        }),
      );
    }
  }
  const found = await findAccount(deps.database.read, username);
  const stored = found?.passwordHash ?? (await decoy(deps));
  // Passwords are digits and Latin letters for many here: a Persian keyboard's digits must not lock anyone out.
  const right =
    (await deps.crypto.verifyPassword(password, stored)) ||
    (toLatinDigits(password) !== password &&
      (await deps.crypto.verifyPassword(toLatinDigits(password), stored)));
  if (!found || !right) {
    const windowEndsAt = new Date(now.getTime() + windowMs).toISOString();
    await change(
      deps,
      { accountId: found?.actor.accountId ?? 'unknown', organisationId: null },
      async ({ tx, audit }) => {
        for (const key of Object.values(keys)) await countFailure(tx, key, now.toISOString(), windowEndsAt);
        audit({
          action: 'session.refused',
          entity: 'account',
          entityId: found?.actor.accountId ?? 'unknown',
        });
        return ok(undefined);
      },
    );
    return fail(problem('unauthenticated', { detail: signInText.wrong }));
  }
  const token = deps.crypto.token();
  const expiresAt = new Date(now.getTime() + sessionHours * 3_600_000).toISOString();
  return await change(deps, found.actor, async ({ tx, audit }) => {
    await forgetFailures(tx, keys.account);
    await addSession(tx, {
      tokenHash: sha256(token),
      accountId: found.actor.accountId,
      createdAt: now.toISOString(),
      expiresAt,
    });
    audit({ action: 'session.start', entity: 'account', entityId: found.actor.accountId });
    return ok({ token, expiresAt, actor: found.actor });
  });
}

let decoyHash: Promise<string> | undefined;
function decoy(deps: Deps): Promise<string> {
  decoyHash ??= deps.crypto.hashPassword('nobody signs in with this');
  return decoyHash;
}
