import * as z from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import { sha256 } from '../../platform/crypto.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { demoPassword, demoUsernames } from '../demo/demo-accounts.rules.ts';
import { change } from '../records/change.repo.ts';
import { isUnchanged, putPassword } from './accounts.repo.ts';
import type { Caller } from './agent.rules.ts';
import { openSession } from './open-session.repo.ts';
import { askOwnPassword } from './own-password.ts';
import { faultOfPassword, passwordForm } from './password.rules.ts';
import type { SignedInSession } from './session.rules.ts';
import { endSessions, findHeldSession } from './sessions.repo.ts';
import { forgetTries } from './throttle.repo.ts';

export const changePasswordBody = z.strictObject({
  currentPassword: z.string().min(1, { error: 'required' }).max(1000),
  newPassword: z.string().min(1, { error: 'required' }).max(1000),
});

/**
 * Changes one's own password. Every other session ends, and this one goes on under a new token and no longer than before.
 * Refuses a wrong present password and a new one that would be guessed (`password.rules.ts`), saying how to mend it; a
 * session that was ended, or a password that was reset, while the present one was looked at.
 */
export async function changePassword(
  deps: Deps,
  actor: Actor,
  caller: Caller,
  token: string,
  input: unknown,
): Promise<Result<SignedInSession>> {
  const parsed = parse(changePasswordBody, input);
  if (!parsed.ok) return parsed;
  const { currentPassword, newPassword } = parsed.value;
  // The demo's public password may be put back, where there is a demo.
  const isDemo = deps.config.demo && newPassword === demoPassword && demoUsernames.includes(actor.username);
  const fault = isDemo ? undefined : faultOfPassword(newPassword, actor);
  if (fault) return fail(invalidInput([fieldError('newPassword', fault)]));
  if (passwordForm(newPassword) === passwordForm(currentPassword))
    return fail(invalidInput([fieldError('newPassword', 'password.same')]));
  const asked = await askOwnPassword(deps, actor, currentPassword, 'currentPassword');
  if (!asked.ok) return asked;
  const hash = await deps.crypto.hashPassword(passwordForm(newPassword));
  const at = deps.now().toISOString();
  return await change(deps, actor, async ({ tx, audit }) => {
    const held = await findHeldSession(tx, sha256(token), at);
    if (!held || !(await isUnchanged(tx, asked.value.account))) return fail(problem('unauthenticated'));
    await putPassword(tx, actor.accountId, { hash, at, mustChange: false });
    await forgetTries(tx, asked.value.tryKeys);
    await endSessions(tx, actor.accountId);
    audit({
      action: 'account.password-change',
      entity: 'account',
      entityId: actor.accountId,
      fields: ['password'],
    });
    return ok(await openSession(deps, tx, actor, caller, held.expiresAt));
  });
}
