import * as z from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { parse } from '../../platform/parse.ts';
import { change } from '../records/change.repo.ts';
import { accountText } from './account.text.ts';
import { findAccountById } from './accounts.repo.ts';
import { totpPlace } from './check-code.ts';
import { askOwnPassword } from './own-password.ts';
import { putTotpSecret } from './second-factor.repo.ts';
import { forgetTries } from './throttle.repo.ts';
import { otpauthAddress, toBase32, totp } from './totp.rules.ts';

export const passwordBody = z.strictObject({ password: z.string().min(1, { error: 'required' }).max(1000) });

export interface OfferedSecret {
  /** Base32, 160 bits. */
  readonly secret: string;
  /** The same as an `otpauth:` address, which is what the QR code holds. */
  readonly address: string;
}

/** Makes a new secret for the authenticator app; it counts once a first code has confirmed it. Needs the password. */
export async function startSecondFactor(
  deps: Deps,
  actor: Actor,
  input: unknown,
): Promise<Result<OfferedSecret>> {
  const parsed = parse(passwordBody, input);
  if (!parsed.ok) return parsed;
  const asked = await askOwnPassword(deps, actor, parsed.value.password, 'password');
  if (!asked.ok) return asked;
  const secret = toBase32(deps.crypto.randomBytes(totp.secretBytes));
  const sealed = deps.crypto.seal(secret, totpPlace(actor.accountId));
  return await change(deps, actor, async ({ tx, audit }) => {
    const now = await findAccountById(tx, actor.accountId);
    if (now?.passwordHash !== asked.value.account.passwordHash) return fail(problem('unauthenticated'));
    if (now.totpConfirmedAt) return fail(problem('conflict', { detail: accountText.secondFactorIsOn }));
    await putTotpSecret(tx, actor.accountId, sealed);
    await forgetTries(tx, asked.value.tryKeys);
    audit({ action: 'account.second-factor-start', entity: 'account', entityId: actor.accountId });
    return ok({ secret, address: otpauthAddress(secret, actor.username) });
  });
}

/** The secret that still waits for its first code, for a form that was filled in wrongly. */
export async function waitingSecret(deps: Deps, actor: Actor): Promise<OfferedSecret | undefined> {
  const account = await findAccountById(deps.database.read, actor.accountId);
  if (!account?.totpSealed || account.totpConfirmedAt) return undefined;
  const secret = deps.crypto.open(account.totpSealed, totpPlace(actor.accountId));
  return { secret, address: otpauthAddress(secret, actor.username) };
}
