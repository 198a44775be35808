import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { totpCode } from '../../src/features/accounts/check-code.ts';
import { stepOf } from '../../src/features/accounts/totp.rules.ts';
import { toPersianDigits } from '../../src/kernel/persian.ts';
import { createHarness, type Harness } from '../support/harness.ts';
import { asUser } from '../support/samples.ts';

let h: Harness;
let secret: string;
let recoveryCodes: string[];
let minute = 0;
const username = 'officer.bushehr';
const password = 'mehrkar-demo';

beforeAll(async () => {
  h = await createHarness();
});
afterAll(() => h.close());

const signIn = (code?: string, more: Record<string, string> = {}) =>
  h
    .request()
    .post('/api/v1/sessions')
    .send({ username, password, ...(code === undefined ? {} : { code }), ...more });
const code = () => totpCode(secret, stepOf(h.deps.now()));
/** Another minute, whose code nobody has used. */
const later = () => h.setNow(new Date(Date.parse('2026-11-22T08:00:00Z') + ++minute * 60_000).toISOString());
const everything = async () =>
  JSON.stringify([
    await h.deps.database.read.all(sql`select * from account`),
    await h.deps.database.read.all(sql`select * from recovery_code`),
    await h.deps.database.read.all(sql`select * from audit_entry`),
  ]);

describe('turning the second factor on', () => {
  test('takes the password, then a first code; other sessions end and recovery codes are shown once', async () => {
    const other = (await signIn()).body.token;
    const officer = await asUser(h, username);
    const wrong = await officer.post('/me/second-factor', { password: 'not this' });
    expect(wrong.status).toBe(422);
    expect(wrong.body.errors).toEqual([
      expect.objectContaining({ path: 'password', code: 'password.wrong' }),
    ]);
    const started = await officer.post('/me/second-factor', { password });
    expect(started.status).toBe(201);
    secret = started.body.secret;
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(started.body.address).toContain(`secret=${secret}`);
    // Not on yet: a password alone still signs in.
    expect((await officer.post('/me/second-factor/confirm', { code: '000000' })).status).toBe(422);
    const confirmed = await officer.post('/me/second-factor/confirm', { code: toPersianDigits(code()) });
    expect(confirmed.status).toBe(200);
    recoveryCodes = confirmed.body.recoveryCodes;
    expect(new Set(recoveryCodes.filter((one) => /^\d{12}$/.test(one))).size).toBe(10);
    expect((await h.request().get('/api/v1/me').set('authorization', `Bearer ${other}`)).status).toBe(401);
    expect((await officer.get('/me')).status).toBe(200);
    expect((await officer.post('/me/second-factor', { password })).status).toBe(409);
  });

  test('leaves neither secret nor recovery codes in the clear', async () => {
    const all = await everything();
    expect(all).toContain('second-factor-on');
    expect([secret, ...recoveryCodes].filter((one) => all.includes(one))).toEqual([]);
  });
});

describe('signing in with a second factor', () => {
  test('says that a code is needed after a right password only', async () => {
    later();
    const owed = await signIn();
    expect(owed.status).toBe(401);
    expect(owed.body).toMatchObject({ secondFactor: 'totp' });
    expect(owed.body.token).toBeUndefined();
    const wrong = await signIn(code(), { password: 'wrong' });
    expect(wrong.status).toBe(401);
    expect(wrong.body.secondFactor).toBeUndefined();
    const unknown = await signIn(undefined, { username: 'nobody.at.all' });
    expect({ ...wrong.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
  });

  test('takes a code once, however many ask for it at once', async () => {
    later();
    const answers = await Promise.all([1, 2, 3].map(() => signIn(code())));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 401, 401]);
  });

  test('takes a recovery code once, in any spacing', async () => {
    later();
    const [first = ''] = recoveryCodes;
    const spaced = toPersianDigits(first.replace(/(.{4})/g, '$1 '));
    expect((await signIn(spaced)).status).toBe(201);
    expect((await signIn(first)).status).toBe(401);
  });

  test('locks after five wrong codes, the right one too, until a manager unlocks', async () => {
    later();
    for (let i = 0; i < 5; i++) await signIn('111111');
    const locked = await signIn(code());
    expect(locked.status).toBe(429);
    expect(Number(locked.headers['retry-after'])).toBeGreaterThan(0);
    const manager = await asUser(h, 'manager.bushehr');
    const { accountId } = await h.actorOf(username);
    expect((await manager.get(`/accounts/${accountId}`)).body.locked).toBe(true);
    const unlocked = await manager.post(`/accounts/${accountId}/unlock`);
    expect(unlocked.body.locked).toBe(false);
    expect((await signIn(code())).status).toBe(201);
  });
});

describe('turning the second factor off', () => {
  test('takes the password and a code', async () => {
    later();
    const token = (await signIn(code())).body.token;
    const send = (path: string, body: object) =>
      h.request().post(`/api/v1/me/second-factor/${path}`).set('authorization', `Bearer ${token}`).send(body);
    later();
    const [, second = '', third = ''] = recoveryCodes;
    expect((await send('off', { password, code: '000000' })).body.errors[0].code).toBe('code.wrong');
    expect((await send('off', { password: 'x', code: code() })).body.errors[0].code).toBe('password.wrong');
    const renewed = await send('recovery-codes', { password, code: second });
    expect(renewed.status).toBe(200);
    expect((await send('off', { password, code: third })).status).toBe(422);
    expect((await send('off', { password, code: renewed.body.recoveryCodes[0] })).status).toBe(204);
    expect((await signIn()).status).toBe(201);
    expect((await send('off', { password, code: code() })).status).toBe(409);
  });
});
