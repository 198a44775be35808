import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { putDisabled } from '../../../src/features/accounts/accounts.repo.ts';
import { changePassword } from '../../../src/features/accounts/change-password.ts';
import { endSessionsOf } from '../../../src/features/accounts/look-after-account.ts';
import { makeRecoveryCodes, renewRecoveryCodes } from '../../../src/features/accounts/recovery-codes.ts';
import { resetPassword } from '../../../src/features/accounts/reset-password.ts';
import {
  confirmTotp,
  putTotpSecret,
  removeTotp,
  replaceRecoveryCodes,
} from '../../../src/features/accounts/second-factor.repo.ts';
import { signIn, signInOnPage } from '../../../src/features/accounts/sign-in.ts';
import { startSecondFactor } from '../../../src/features/accounts/start-second-factor.ts';
import type { Actor } from '../../../src/kernel/actor.ts';
import type { Deps } from '../../../src/platform/deps.ts';
import { session, signInStep } from '../../../src/schema/organisations.ts';
import { createHarness, type Harness } from '../../support/harness.ts';

const caller = { address: 'here' };
const username = 'officer.bushehr';
let password = 'mehrkar-demo';
let h: Harness;
let manager: Actor;
let officer: Actor;
beforeAll(async () => {
  h = await createHarness();
  manager = await h.actorOf('manager.bushehr');
  officer = await h.actorOf(username);
});
afterAll(() => h.close());

/** The same service, in which something else happens as soon as a password or a recovery code was looked at. */
function slow(after: 'verifyPassword' | 'hashCode', meanwhile: () => Promise<unknown>): Deps {
  let once = true;
  const { crypto } = h.deps;
  const hold = async <T>(value: T): Promise<T> => {
    if (once) {
      once = false;
      await meanwhile();
    }
    return value;
  };
  return {
    ...h.deps,
    crypto: {
      ...crypto,
      ...(after === 'verifyPassword'
        ? { verifyPassword: async (...args) => hold(await crypto.verifyPassword(...args)) }
        : { hashCode: async (...args) => hold(await crypto.hashCode(...args)) }),
    },
  };
}
async function write(work: Parameters<Deps['database']['write']>[0]) {
  await h.deps.database.write(work);
}
const reset = async () => {
  const done = await resetPassword(h.deps, manager, officer.accountId);
  if (!done.ok) throw new Error('not reset');
  password = done.value.oneTimePassword;
};
const secondFactorOn = () =>
  write(async (tx) => {
    await putTotpSecret(
      tx,
      officer.accountId,
      h.deps.crypto.seal('JBSWY3DP', `account:${officer.accountId}:totp_sealed`),
    );
    await confirmTotp(tx, officer.accountId, h.deps.now().toISOString());
  });
const secondFactorOff = () => write((tx) => removeTotp(tx, officer.accountId));
const begun = async () => [
  ...(await h.deps.database.read.select().from(session)),
  ...(await h.deps.database.read.select().from(signInStep)),
];
const refused = { ok: false, problem: { kind: 'unauthenticated' } };

describe('a sign-in that is under way', () => {
  test.each([
    ['its password is reset', reset],
    ['its second factor is turned on', secondFactorOn],
    ['it is closed', () => write((tx) => putDisabled(tx, officer.accountId, h.deps.now().toISOString()))],
  ])('comes to nothing when meanwhile %s', async (_, meanwhile) => {
    const body = { username, password };
    expect(await signIn(slow('verifyPassword', meanwhile), caller, body)).toMatchObject(refused);
    expect(await begun()).toEqual([]);
    await secondFactorOff();
    await write((tx) => putDisabled(tx, officer.accountId, null));
  });

  test('owes no second step, nor does a code open a session, after the password was reset', async () => {
    await secondFactorOn();
    const codes = await makeRecoveryCodes(h.deps);
    await write((tx) => replaceRecoveryCodes(tx, officer.accountId, codes.hashes));
    const [code = ''] = codes.shown;
    expect(await signInOnPage(slow('verifyPassword', reset), caller, { username, password })).toMatchObject(
      refused,
    );
    expect(await signIn(slow('hashCode', reset), caller, { username, password, code })).toMatchObject(
      refused,
    );
    const both = { password, code };
    expect(await renewRecoveryCodes(slow('hashCode', reset), officer, both)).toMatchObject(refused);
    expect(await begun()).toEqual([]);
    // The code was not used up by what came to nothing.
    expect(await signIn(h.deps, caller, { username, password, code })).toMatchObject({ ok: true });
    await secondFactorOff();
  });
});

describe('a change of password that is under way', () => {
  const newPassword = 'ottoman lantern cupboard';
  const change = async (meanwhile: () => Promise<unknown>) => {
    const signedIn = await signIn(h.deps, caller, { username, password });
    if (!signedIn.ok) throw new Error('not signed in');
    const body = { currentPassword: password, newPassword };
    return await changePassword(
      slow('verifyPassword', meanwhile),
      officer,
      caller,
      signedIn.value.token,
      body,
    );
  };

  test('opens no session for one that a manager has just ended, and leaves the password as it was', async () => {
    const ended = await change(() => endSessionsOf(h.deps, manager, officer.accountId, 'all'));
    expect(ended).toMatchObject(refused);
    expect(await begun()).toEqual([]);
    expect(await signIn(h.deps, caller, { username, password })).toMatchObject({ ok: true });
  });

  test('does not overwrite a reset, nor does a new second factor begin', async () => {
    expect(await change(reset)).toMatchObject(refused);
    expect(await signIn(h.deps, caller, { username, password: newPassword })).toMatchObject(refused);
    expect(await signIn(h.deps, caller, { username, password })).toMatchObject({ ok: true });
    expect(await startSecondFactor(slow('verifyPassword', reset), officer, { password })).toMatchObject(
      refused,
    );
  });
});
