import * as z from 'zod';
import { addressBlock } from '../../kernel/address.ts';
import { toLatinDigits } from '../../kernel/persian.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import { sha256 } from '../../platform/crypto.ts';
import type { Deps } from '../../platform/deps.ts';
import { parse } from '../../platform/parse.ts';
import { type Change, change } from '../records/change.repo.ts';
import { type Credentials, findAccount, findAccountById, isUnchanged } from './accounts.repo.ts';
import type { Caller } from './agent.rules.ts';
import { readCode } from './check-code.ts';
import { countTries } from './count-tries.ts';
import { openSession } from './open-session.repo.ts';
import { passwordForm } from './password.rules.ts';
import { clockSlack, type SignedInSession, stepMinutes } from './session.rules.ts';
import { addSignInStep, findSignInStep, removeSignInStep } from './sessions.repo.ts';
import { signInText } from './sign-in.text.ts';
import { forgetTries, takeTryBack } from './throttle.repo.ts';
import { codeTryKeys, passwordTryKeys } from './tries.rules.ts';

/** One spelling of a user name, or its throttle could be dodged by writing it otherwise. */
const username = z
  .string()
  .transform((text) =>
    toLatinDigits(text.normalize('NFKC'))
      .replace(/[\s\p{Cf}]/gu, '')
      .toLowerCase(),
  )
  .pipe(z.string().min(1, { error: 'required' }).max(80));

export const signInBody = z.strictObject({
  username,
  password: z.string().min(1, { error: 'required' }).max(1000),
  code: z
    .string()
    .max(60)
    .optional()
    .meta({ description: 'Where a second factor is on: its code, or a recovery code' }),
});

/** How long a password that somebody else made lets its owner in. */
export const oneTimePasswordDays = 3;
const nobody = { accountId: 'unknown', organisationId: null } as const;

/**
 * Signs in by user name and password, and by a code where the account has a second factor. An unknown name costs the same
 * time and gets the same answer as a wrong password; `secondFactor` is said only after a right one.
 */
export async function signIn(deps: Deps, caller: Caller, input: unknown): Promise<Result<SignedInSession>> {
  const step = await passwordStep(deps, caller, input);
  if (!step.ok) return step;
  if (step.value.session) return ok(step.value.session);
  const { account, code } = step.value;
  if (code === undefined || code.trim() === '')
    return fail(problem('unauthenticated', { detail: signInText.codeNeeded, extra: secondFactor }));
  return await codeStep(deps, caller, account, code);
}

export interface OwedStep {
  readonly token: string;
  readonly expiresAt: string;
}

/** The same for a page: a right password of an account with a second factor is answered by a token for the second step. */
export async function signInOnPage(
  deps: Deps,
  caller: Caller,
  input: unknown,
): Promise<Result<{ readonly session: SignedInSession } | { readonly owed: OwedStep }>> {
  const step = await passwordStep(deps, caller, input);
  if (!step.ok) return step;
  if (step.value.session) return ok({ session: step.value.session });
  const { account } = step.value;
  const token = deps.crypto.token();
  const now = deps.now();
  const expiresAt = new Date(now.getTime() + stepMinutes * 60_000).toISOString();
  return await change(deps, account.actor, async ({ tx, audit }) => {
    if (!(await isUnchanged(tx, account))) return changedMeanwhile();
    const { accountId } = account.actor;
    await addSignInStep(tx, { tokenHash: sha256(token), accountId, expiresAt }, now.toISOString());
    audit({ action: 'session.second-step', entity: 'account', entityId: accountId });
    return ok({ owed: { token, expiresAt } });
  });
}

export const codeBody = z.strictObject({ code: z.string().min(1, { error: 'required' }).max(60) });

/** Whether a second step is still waited for: neither used nor older than five minutes. */
export async function isStepOpen(deps: Deps, token: string): Promise<boolean> {
  return (await findSignInStep(deps.database.read, sha256(token), deps.now().toISOString())) !== undefined;
}

/** The second step of the page. The token is worth one session, then nothing. */
export async function signInByCode(
  deps: Deps,
  caller: Caller,
  token: string,
  input: unknown,
): Promise<Result<SignedInSession>> {
  const parsed = parse(codeBody, input);
  if (!parsed.ok) return parsed;
  const db = deps.database.read;
  const id = await findSignInStep(db, sha256(token), deps.now().toISOString());
  const account = id === undefined ? undefined : await findAccountById(db, id);
  if (!account) return fail(problem('unauthenticated', { detail: signInText.stepOver }));
  return await codeStep(deps, caller, account, parsed.value.code, sha256(token));
}

const secondFactor = { secondFactor: 'totp' } as const;
const changedMeanwhile = () => fail(problem('unauthenticated', { detail: signInText.changedMeanwhile }));

/** Signed in, or still owing the second factor. */
type PasswordStep =
  | { readonly session: SignedInSession }
  | { readonly session?: undefined; readonly account: Credentials; readonly code: string | undefined };

async function passwordStep(deps: Deps, caller: Caller, input: unknown): Promise<Result<PasswordStep>> {
  const parsed = parse(signInBody, input);
  if (!parsed.ok) return parsed;
  const { password, code } = parsed.value;
  const keys = passwordTryKeys(deps.crypto, parsed.value.username, addressBlock(caller.address));
  const counted = await countTries(deps, nobody, keys);
  if (!counted.ok) return counted;
  const account = await findAccount(deps.database.read, parsed.value.username);
  const stored = account?.passwordHash ?? (await decoy(deps));
  if (!(await isRight(deps, password, stored)) || account === undefined)
    return fail(problem('unauthenticated', { detail: signInText.wrong }));
  if (hasLapsed(account, deps.now()))
    return fail(problem('unauthenticated', { detail: signInText.lapsed(oneTimePasswordDays) }));
  return await change<PasswordStep>(deps, account.actor, async ({ tx, audit }) => {
    if (!(await isUnchanged(tx, account))) return changedMeanwhile();
    await forgetTries(tx, [keys.account]);
    await takeTryBack(tx, keys.address);
    if (account.totpConfirmedAt !== null) {
      audit({ action: 'session.password', entity: 'account', entityId: account.actor.accountId });
      return ok({ account, code });
    }
    return ok({ session: await begin(deps, { tx, audit }, account, caller) });
  });
}

async function codeStep(
  deps: Deps,
  caller: Caller,
  account: Credentials,
  code: string,
  stepHash?: string,
): Promise<Result<SignedInSession>> {
  const { actor } = account;
  const keys = codeTryKeys(actor.accountId);
  const counted = await countTries(deps, actor, keys);
  if (!counted.ok) return counted;
  const take = await readCode(deps, account, code, { recovery: true });
  return await change(deps, actor, async ({ tx, audit }) => {
    if (!(await isUnchanged(tx, account))) return changedMeanwhile();
    // Looked at again in here: of two equal forms sent at once only one may open a session.
    const now = deps.now().toISOString();
    const open = stepHash === undefined || (await findSignInStep(tx, stepHash, now)) === actor.accountId;
    const by = open ? await take(tx) : undefined;
    if (by === undefined)
      return fail(problem('unauthenticated', { detail: signInText.wrongCode, extra: secondFactor }));
    await forgetTries(tx, Object.values(keys));
    if (stepHash !== undefined) await removeSignInStep(tx, stepHash);
    if (by === 'recovery')
      audit({ action: 'account.recovery-code', entity: 'account', entityId: actor.accountId });
    return ok(await begin(deps, { tx, audit }, account, caller));
  });
}

async function begin(
  deps: Deps,
  { tx, audit }: Pick<Change, 'tx' | 'audit'>,
  { actor }: Credentials,
  caller: Caller,
): Promise<SignedInSession> {
  audit({ action: 'session.start', entity: 'account', entityId: actor.accountId });
  return await openSession(deps, tx, actor, caller);
}

/** Passwords are digits and Latin letters for many here: a Persian keyboard's digits must not lock anyone out. */
export async function isRight(deps: Deps, password: string, stored: string): Promise<boolean> {
  const form = passwordForm(password);
  return (
    (await deps.crypto.verifyPassword(password, stored)) ||
    (form !== password && (await deps.crypto.verifyPassword(form, stored)))
  );
}

function hasLapsed({ mustChangePassword, passwordChangedAt }: Credentials, now: Date): boolean {
  if (!mustChangePassword || passwordChangedAt === null) return false;
  const age = now.getTime() - Date.parse(passwordChangedAt);
  // One that was made under a clock that ran ahead would let in for longer than it may.
  return age > oneTimePasswordDays * 86_400_000 || age < -clockSlack;
}

let decoyHash: Promise<string> | undefined;
function decoy(deps: Deps): Promise<string> {
  decoyHash ??= deps.crypto.hashPassword('nobody signs in with this');
  return decoyHash;
}
