import * as z from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import { toLatinDigits } from '../../kernel/persian.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import { sha256 } from '../../platform/crypto.ts';
import type { Deps } from '../../platform/deps.ts';
import { parse } from '../../platform/parse.ts';
import { change } from '../records/change.repo.ts';
import { addSession, countTry, findAccount, forgetTries, takeTryBack, triesOf } from './accounts.repo.ts';
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
  // The try is counted before the password is looked at, or many at once would all slip through before one is counted.
  const counted = await countTries(deps, keys);
  if (!counted.ok) return counted;
  const found = await findAccount(deps.database.read, username);
  const stored = found?.passwordHash ?? (await decoy(deps));
  // Passwords are digits and Latin letters for many here: a Persian keyboard's digits must not lock anyone out.
  const right =
    (await deps.crypto.verifyPassword(password, stored)) ||
    (toLatinDigits(password) !== password &&
      (await deps.crypto.verifyPassword(toLatinDigits(password), stored)));
  if (!found || !right) return fail(problem('unauthenticated', { detail: signInText.wrong }));
  const token = deps.crypto.token();
  const expiresAt = new Date(now.getTime() + sessionHours * 3_600_000).toISOString();
  return await change(deps, found.actor, async ({ tx, audit }) => {
    await forgetTries(tx, keys.account);
    await takeTryBack(tx, keys.address);
    await addSession(tx, {
      tokenHash: sha256(token),
      id: deps.newId('session'),
      accountId: found.actor.accountId,
      createdAt: now.toISOString(),
      expiresAt,
    });
    audit({ action: 'session.start', entity: 'account', entityId: found.actor.accountId });
    return ok({ token, expiresAt, actor: found.actor });
  });
}

/** Counts a try against the account and the address at once; refuses when either is over its limit. */
async function countTries(
  deps: Deps,
  keys: Readonly<Record<keyof typeof limits, string>>,
): Promise<Result<undefined>> {
  const now = deps.now();
  const kinds = ['account', 'address'] as const;
  const refused = (windowEndsAt: string) => {
    const retryAfterSeconds = Math.max(1, Math.ceil((Date.parse(windowEndsAt) - now.getTime()) / 1000));
    const detail = signInText.tooMany(Math.ceil(retryAfterSeconds / 60));
    return fail(problem('too-many', { detail, retryAfterSeconds }));
  };
  for (const kind of kinds) {
    const known = await triesOf(deps.database.read, keys[kind], now.toISOString());
    if (known && known.failures >= limits[kind]) return refused(known.windowEndsAt);
  }
  const windowEndsAt = new Date(now.getTime() + windowMs).toISOString();
  return await change(deps, { accountId: 'unknown', organisationId: null }, async ({ tx, audit }) => {
    for (const kind of kinds) {
      const tries = await countTry(tx, keys[kind], now.toISOString(), windowEndsAt);
      if (tries.failures > limits[kind]) return refused(tries.windowEndsAt);
    }
    audit({ action: 'session.try', entity: 'throttle', entityId: keys.account });
    return ok(undefined);
  });
}

let decoyHash: Promise<string> | undefined;
function decoy(deps: Deps): Promise<string> {
  decoyHash ??= deps.crypto.hashPassword('nobody signs in with this');
  return decoyHash;
}
