import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import { sha256 } from '../../platform/crypto.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { change } from '../records/change.repo.ts';
import { accountText } from './account.text.ts';
import { findAccountById } from './accounts.repo.ts';
import { readCode } from './check-code.ts';
import { countTries } from './count-tries.ts';
import { makeRecoveryCodes } from './recovery-codes.ts';
import { confirmTotp, replaceRecoveryCodes } from './second-factor.repo.ts';
import { endSessions, findHeldSession } from './sessions.repo.ts';
import { codeBody } from './sign-in.ts';
import { forgetTries } from './throttle.repo.ts';
import { codeTryKeys } from './tries.rules.ts';

/**
 * Turns the second factor on by a first code of the app. Answers the recovery codes, this once and never again; every
 * other session ends, since none of them has shown a second factor.
 */
export async function confirmSecondFactor(
  deps: Deps,
  actor: Actor,
  token: string,
  input: unknown,
): Promise<Result<{ readonly recoveryCodes: readonly string[] }>> {
  const parsed = parse(codeBody, input);
  if (!parsed.ok) return parsed;
  const account = await findAccountById(deps.database.read, actor.accountId);
  if (!account?.totpSealed) return fail(problem('conflict', { detail: accountText.secondFactorNotStarted }));
  if (account.totpConfirmedAt) return fail(problem('conflict', { detail: accountText.secondFactorIsOn }));
  const keys = codeTryKeys(actor.accountId);
  const counted = await countTries(deps, actor, keys);
  if (!counted.ok) return counted;
  const take = await readCode(deps, account, parsed.value.code, { recovery: false });
  const codes = await makeRecoveryCodes(deps);
  return await change(deps, actor, async ({ tx, audit }) => {
    const at = deps.now().toISOString();
    if (!(await findHeldSession(tx, sha256(token), at))) return fail(problem('unauthenticated'));
    const now = await findAccountById(tx, actor.accountId);
    // A secret started anew in another window in the meantime is not the one that this code is of.
    if (now?.totpSealed !== account.totpSealed || !(await take(tx)))
      return fail(invalidInput([fieldError('code', 'code.wrong')]));
    await confirmTotp(tx, actor.accountId, at);
    await replaceRecoveryCodes(tx, actor.accountId, codes.hashes);
    await forgetTries(tx, Object.values(keys));
    await endSessions(tx, actor.accountId, sha256(token));
    audit({ action: 'account.second-factor-on', entity: 'account', entityId: actor.accountId });
    return ok({ recoveryCodes: codes.shown });
  });
}
