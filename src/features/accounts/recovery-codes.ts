import * as z from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { type Change, change } from '../records/change.repo.ts';
import { accountText } from './account.text.ts';
import { isUnchanged } from './accounts.repo.ts';
import { readCode } from './check-code.ts';
import { countTries } from './count-tries.ts';
import { askOwnPassword } from './own-password.ts';
import { removeTotp, replaceRecoveryCodes } from './second-factor.repo.ts';
import { forgetTries } from './throttle.repo.ts';
import { recoveryCodeFrom, recoveryCodes } from './totp.rules.ts';
import { codeTryKeys } from './tries.rules.ts';

export const passwordAndCodeBody = z.strictObject({
  password: z.string().min(1, { error: 'required' }).max(1000),
  code: z.string().min(1, { error: 'required' }).max(60),
});

/** Ten codes of twelve digits, to be shown once, and what is kept of them, all under one salt. */
export async function makeRecoveryCodes(
  deps: Deps,
): Promise<{ readonly shown: readonly string[]; readonly hashes: readonly string[] }> {
  const shown = new Set<string>();
  while (shown.size < recoveryCodes.count) shown.add(recoveryCodeFrom(deps.crypto.randomBytes(6)));
  const [first = '', ...others] = shown;
  const salted = await deps.crypto.hashCode(first);
  const rest = await Promise.all(others.map((code) => deps.crypto.hashCode(code, salted)));
  return { shown: [...shown], hashes: [salted, ...rest] };
}

/** Replaces the recovery codes; those made before are worth nothing any more. Needs the password and a code. */
export async function renewRecoveryCodes(
  deps: Deps,
  actor: Actor,
  input: unknown,
): Promise<Result<{ readonly recoveryCodes: readonly string[] }>> {
  return await withBothFactors(deps, actor, input, async () => {
    const codes = await makeRecoveryCodes(deps);
    return async ({ tx, audit }) => {
      await replaceRecoveryCodes(tx, actor.accountId, codes.hashes);
      audit({ action: 'account.recovery-codes', entity: 'account', entityId: actor.accountId });
      return { recoveryCodes: codes.shown };
    };
  });
}

/** Turns the second factor off. Needs the password and a code, of the app or a recovery code. */
export async function endSecondFactor(deps: Deps, actor: Actor, input: unknown): Promise<Result<undefined>> {
  return await withBothFactors(deps, actor, input, async () => async ({ tx, audit }) => {
    await removeTotp(tx, actor.accountId);
    audit({ action: 'account.second-factor-off', entity: 'account', entityId: actor.accountId });
    return undefined;
  });
}

async function withBothFactors<T>(
  deps: Deps,
  actor: Actor,
  input: unknown,
  prepare: () => Promise<(change: Change) => Promise<T>>,
): Promise<Result<T>> {
  const parsed = parse(passwordAndCodeBody, input);
  if (!parsed.ok) return parsed;
  const asked = await askOwnPassword(deps, actor, parsed.value.password, 'password');
  if (!asked.ok) return asked;
  const { account, tryKeys } = asked.value;
  if (!account.totpConfirmedAt) return fail(problem('conflict', { detail: accountText.secondFactorIsOff }));
  const keys = codeTryKeys(actor.accountId);
  const counted = await countTries(deps, actor, keys);
  if (!counted.ok) return counted;
  const take = await readCode(deps, account, parsed.value.code, { recovery: true });
  const work = await prepare();
  return await change(deps, actor, async (within) => {
    if (!(await take(within.tx))) return fail(invalidInput([fieldError('code', 'code.wrong')]));
    if (!(await isUnchanged(within.tx, account))) return fail(problem('unauthenticated'));
    await forgetTries(within.tx, [...tryKeys, ...Object.values(keys)]);
    return ok(await work(within));
  });
}
