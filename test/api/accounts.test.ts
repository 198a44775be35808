import { eq, inArray, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addAccounts } from '../../src/features/accounts/accounts.repo.ts';
import { confirmTotp, putTotpSecret } from '../../src/features/accounts/second-factor.repo.ts';
import { lockKeys } from '../../src/features/accounts/tries.rules.ts';
import { account, throttle } from '../../src/schema/organisations.ts';
import { paths } from '../../src/web/paths.ts';
import { pagesOf } from '../pages/page-client.ts';
import { createHarness, type Harness } from '../support/harness.ts';
import { asUser } from '../support/samples.ts';

let h: Harness;
let manager: Awaited<ReturnType<typeof asUser>>;
let headquarters: Awaited<ReturnType<typeof asUser>>;
beforeAll(async () => {
  h = await createHarness();
  manager = await asUser(h, 'manager.bushehr');
  headquarters = await asUser(h, 'hq');
});
afterAll(() => h.close());

const signIn = (username: string, password: string) =>
  h.request().post('/api/v1/sessions').set('user-agent', 'curl/8').send({ username, password });
const as = (token: string) => ({
  get: (path: string) => h.request().get(`/api/v1${path}`).set('authorization', `Bearer ${token}`),
  post: (path: string, body: object = {}) =>
    h.request().post(`/api/v1${path}`).set('authorization', `Bearer ${token}`).send(body),
  delete: (path: string) => h.request().delete(`/api/v1${path}`).set('authorization', `Bearer ${token}`),
});
const idOf = async (username: string) => (await h.actorOf(username)).accountId;
const sara = { username: 'sara.officer', name: { fa: 'سارا نیک', en: 'Sara Nik' }, role: 'officer' };
const good = 'ottoman lantern cupboard';
let saraId: string;
let oneTime: string;
let token: string;

describe('an account made by a manager', () => {
  test('comes with a one-time password and belongs to the manager’s organisation', async () => {
    const made = await manager.post('/accounts', { ...sara, username: 'Sara.Officer ' });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ username: 'sara.officer', organisationId: 'org-assoc-bushehr' });
    saraId = made.body.id;
    oneTime = made.body.oneTimePassword;
    const again = await manager.post('/accounts', sara);
    expect(again.status).toBe(409);
    expect(again.body.errors[0].code).toBe('username.taken');
    const listed = await manager.get('/accounts?q=sara');
    expect(listed.body.items).toEqual([
      expect.objectContaining({
        id: saraId,
        mustChangePassword: true,
        secondFactorSince: null,
        locked: false,
      }),
    ]);
    expect(listed.text).not.toContain('assword":"');
  });

  test('may do nothing before it has a password of its own', async () => {
    token = (await signIn(sara.username, oneTime)).body.token;
    const own = as(token);
    const refused = await own.get('/people');
    expect(refused.status).toBe(403);
    expect(refused.body.type).toBe('/problems/password-change-required');
    expect((await own.get('/sessions')).status).toBe(403);
    expect((await own.get('/opportunities')).status).toBe(403);
    expect((await own.get('/me')).body.actor.username).toBe('sara.officer');
    for (const [newPassword, code] of [
      ['short', 'password.short'],
      ['password123456', 'password.common'],
      ['mehrkar-demo', 'password.common'],
      ['sara.officer lantern', 'password.personal'],
      [oneTime, 'password.same'],
    ])
      expect((await own.post('/me/password', { currentPassword: oneTime, newPassword })).body.errors).toEqual(
        [expect.objectContaining({ path: 'newPassword', code })],
      );
  });

  test('goes on under a new token and no longer than before, and all its other sessions end', async () => {
    const other = (await signIn(sara.username, oneTime)).body.token;
    h.setNow('2026-11-22T09:00:00Z');
    const changed = await as(token).post('/me/password', { currentPassword: oneTime, newPassword: good });
    expect(changed.status).toBe(200);
    expect(changed.body.expiresAt).toBe('2026-11-22T20:00:00.000Z');
    expect((await as(token).get('/me')).status).toBe(401);
    expect((await as(other).get('/me')).status).toBe(401);
    token = changed.body.token;
    expect((await as(token).get('/people')).status).toBe(200);
    expect((await signIn(sara.username, oneTime)).status).toBe(401);
  });

  test('the present password is asked five times at most', async () => {
    for (let i = 0; i < 4; i++)
      await as(token).post('/me/password', { currentPassword: 'x', newPassword: good });
    const body = { currentPassword: 'wrong', newPassword: good };
    expect((await as(token).post('/me/password', body)).body.errors[0].code).toBe('password.wrong');
    expect((await as(token).post('/me/password', body)).status).toBe(429);
    await manager.post(`/accounts/${saraId}/unlock`);
    expect((await as(token).post('/me/password', body)).status).toBe(422);
  });
});

describe('sessions', () => {
  test('are listed with where and when, and one that is ended is worth nothing at once', async () => {
    const second = (await signIn(sara.username, good)).body.token;
    const listed = await as(token).get('/sessions');
    expect(listed.body.items).toHaveLength(2);
    const other = listed.body.items.find((one: { current: boolean }) => !one.current);
    expect(other).toMatchObject({ agent: 'curl', expiresAt: '2026-11-22T21:00:00.000Z' });
    expect(listed.text).not.toContain(second);
    expect((await as(await h.tokenOf('officer.gilan')).delete(`/sessions/${other.id}`)).status).toBe(404);
    expect((await as(second).get('/me')).status).toBe(200);
    expect((await as(token).delete(`/sessions/${other.id}`)).status).toBe(204);
    expect((await as(second).get('/me')).status).toBe(401);
    expect((await as(token).delete(`/sessions/${other.id}`)).status).toBe(404);
    const third = (await signIn(sara.username, good)).body.token;
    expect((await as(token).delete('/sessions')).status).toBe(204);
    expect((await as(third).get('/me')).status).toBe(401);
    expect((await as(token).get('/sessions')).body.items).toHaveLength(1);
  });

  test('are seen and ended by the manager of their owner, and by no other', async () => {
    const file = await manager.get(`/accounts/${saraId}`);
    expect(file.body.sessions).toHaveLength(1);
    const path = `/accounts/${saraId}/sessions/${file.body.sessions[0].id}`;
    const own = await manager.get(`/accounts/${await idOf('officer.bushehr')}`);
    expect(own.body.sessions).toEqual([]);
    expect((await headquarters.send('delete', path)).status).toBe(404);
    expect((await manager.send('delete', path)).status).toBe(204);
    expect((await as(token).get('/me')).status).toBe(401);
  });

  test('are only ever kept as hashes', async () => {
    const token = await h.tokenOf('hq');
    const rows = JSON.stringify(await h.deps.database.read.all(sql`select * from session`));
    expect(rows).toContain('acc_');
    expect(rows).not.toContain(token);
  });
});

describe('looking after an account', () => {
  test('closing it ends its sessions at once and lets nobody in until it is opened again', async () => {
    token = (await signIn(sara.username, good)).body.token;
    const closed = await manager.post(`/accounts/${saraId}/disable`);
    expect(closed.status).toBe(200);
    expect(closed.body.disabledAt).not.toBeNull();
    expect((await as(token).get('/me')).status).toBe(401);
    expect((await signIn(sara.username, good)).status).toBe(401);
    const stale = await manager
      .send('post', `/accounts/${saraId}/enable`)
      .set('if-match', `"${closed.body.revision - 1}"`);
    expect(stale.status).toBe(412);
    expect((await manager.post(`/accounts/${saraId}/enable`)).body.disabledAt).toBeNull();
    expect((await as(token).get('/me')).status).toBe(401);
  });

  test('a reset ends the password, the sessions and the lock; a second factor goes only when it is taken off', async () => {
    await h.deps.database.write(async (tx) => {
      await putTotpSecret(tx, saraId, h.deps.crypto.seal('JBSWY3DP', `account:${saraId}:totp_sealed`));
      await confirmTotp(tx, saraId, h.deps.now().toISOString());
    });
    const reset = await manager.post(`/accounts/${saraId}/reset-password`);
    expect(reset.status).toBe(200);
    const owed = await signIn(sara.username, reset.body.oneTimePassword);
    expect(owed.body.secondFactor).toBe('totp');
    expect(
      (await manager.post(`/accounts/${saraId}/remove-second-factor`)).body.secondFactorSince,
    ).toBeNull();
    expect((await signIn(sara.username, reset.body.oneTimePassword)).status).toBe(201);
    h.setNow('2026-11-25T09:00:01Z');
    const lapsed = await signIn(sara.username, reset.body.oneTimePassword);
    expect(lapsed.status).toBe(401);
    expect(lapsed.body.detail).toContain('۳ روز');
    h.setNow('2026-11-22T09:00:00Z');
  });

  test('nobody looks after their own account, and the last manager stays', async () => {
    const [first, second] = [await idOf('manager.bushehr'), await idOf('manager2.bushehr')];
    for (const act of ['disable', 'enable', 'unlock', 'reset-password', 'remove-second-factor'])
      expect((await manager.post(`/accounts/${first}/${act}`)).status, act).toBe(409);
    const own = await manager.get(`/accounts/${first}`);
    for (const path of [
      `/accounts/${first}/sessions`,
      `/accounts/${first}/sessions/${own.body.sessions[0].id}`,
    ])
      expect((await manager.send('delete', path)).status, path).toBe(409);
    expect((await manager.post(`/accounts/${second}/disable`)).status).toBe(200);
    const last = await headquarters.post(`/accounts/${first}/disable`);
    expect(last.status).toBe(409);
    expect((await manager.post(`/accounts/${second}/enable`)).status).toBe(200);
  });

  test('no manager gives another more tries at a code or an own password; headquarters does', async () => {
    const { accountId: id, ...fellow } = await h.actorOf('manager2.bushehr');
    const keys = lockKeys(h.deps.crypto, { ...fellow, id });
    const full = { failures: 30, windowEndsAt: '2026-11-22T10:00:00.000Z' };
    await h.deps.database.write(async (tx) => {
      await tx.insert(throttle).values(keys.map((key) => ({ key, ...full })));
    });
    const left = async () =>
      (
        await h.deps.database.read
          .select()
          .from(throttle)
          .where(inArray(throttle.key, [...keys]))
      )
        .map(({ key }) => key.split(':')[0])
        .toSorted();
    const page = async (username: string) => {
      const pages = await pagesOf(h, username, 'en');
      const { location = '' } = await pages.post(paths.staffAct(id, 'unlock'), {});
      return (await pages.get(location)).text;
    };
    expect(await page('manager.bushehr')).toContain('taken off by headquarters, or by time');
    expect(await left()).toEqual(['code', 'code-day', 'password']);
    expect(await page('hq')).toContain('The lock is off.');
    expect(await left()).toEqual([]);
  });

  test('no manager can act as another: their credentials are for headquarters alone', async () => {
    const second = await idOf('manager2.bushehr');
    expect((await manager.post(`/accounts/${second}/reset-password`)).status).toBe(403);
    expect((await manager.post(`/accounts/${second}/remove-second-factor`)).status).toBe(403);
    const body = { ...sara, username: 'third.manager', role: 'manager' };
    expect((await manager.post('/accounts', body)).status).toBe(403);
    expect((await headquarters.post('/accounts', body)).body.errors[0].path).toBe('organisationId');
    const made = await headquarters.post('/accounts', { ...body, organisationId: 'org-assoc-gilan' });
    expect(made.status).toBe(201);
    expect((await headquarters.post(`/accounts/${second}/reset-password`)).status).toBe(200);
    expect((await manager.get(`/accounts/${made.body.id}`)).status).toBe(404);
  });

  test('a province’s council looks after the managers of its province, and of no other', async () => {
    const [hq] = await h.deps.database.read.select().from(account).where(eq(account.username, 'hq'));
    if (!hq) throw new Error('no headquarters');
    const ofCouncil = { id: 'acc_council', username: 'council', organisationId: 'org-council-bushehr' };
    await h.deps.database.write((tx) => addAccounts(tx, [{ ...hq, ...ofCouncil }]));
    const council = await asUser(h, 'council');
    const listed = await council.get('/accounts?limit=100');
    expect(listed.status).toBe(200);
    expect(listed.body.items.map((one: { username: string }) => one.username)).toEqual([
      'manager.bushehr',
      'manager2.bushehr',
    ]);
    const second = await idOf('manager2.bushehr');
    for (const act of ['disable', 'enable', 'unlock', 'reset-password'])
      expect((await council.post(`/accounts/${second}/${act}`)).status, act).toBe(200);
    expect((await council.post(`/accounts/${await idOf('third.manager')}/disable`)).status).toBe(404);
    const fresh = { ...sara, username: 'fourth.manager', role: 'manager' };
    const made = (organisationId: string) => council.post('/accounts', { ...fresh, organisationId });
    expect((await made('org-assoc-gilan')).body.errors[0].code).toBe('organisation.unknown');
    expect((await made('org-care-bushehr')).status).toBe(201);
    const pages = await pagesOf(h, 'council', 'en');
    expect((await pages.get(paths.staff)).text).toContain('fourth.manager');
    expect((await pages.get(paths.newStaff)).html).not.toContain('org-assoc-gilan');
  });

  test('roles beyond reach are refused, and so is everybody without the permission', async () => {
    for (const role of ['headquarters', 'auditor', 'benefactor'])
      expect((await manager.post('/accounts', { ...sara, username: 'x.y.z', role })).status, role).toBe(422);
    expect(
      (await manager.post('/accounts', { ...sara, username: 'x.y.z', organisationId: 'org-assoc-gilan' }))
        .body.errors[0].code,
    ).toBe('organisation.unknown');
    const officer = await asUser(h, 'officer.bushehr');
    for (const path of ['/accounts', `/accounts/${saraId}`])
      expect((await officer.get(path)).status).toBe(403);
    expect((await headquarters.get(`/accounts/${saraId}`)).status).toBe(404);
    const gilan = await idOf('officer.gilan');
    for (const act of ['disable', 'enable', 'unlock', 'reset-password', 'remove-second-factor'])
      expect((await manager.post(`/accounts/${gilan}/${act}`)).status, act).toBe(404);
  });

  test('all of it is in the audit, without a value', async () => {
    const rows = await h.deps.database.read.all<{ action: string; digest: string | null }>(
      sql`select * from audit_entry where entity in ('account','session') and at > '2026-11-22T08:00:00Z'`,
    );
    const actions = new Set(rows.map(({ action }) => action));
    for (const action of [
      'account.disable',
      'account.enable',
      'account.unlock',
      'account.password-reset',
      'account.password-change',
      'account.second-factor-removed',
      'session.revoke',
    ])
      expect(actions).toContain(action);
    const all = JSON.stringify(rows);
    expect([oneTime, good, 'sara.officer', 'سارا'].filter((value) => all.includes(value))).toEqual([]);
  });
});

test('one user name has one throttle, however it is spelled', async () => {
  for (const spelled of ['Officer.Gilan', ' officer.gilan\u200F', 'ｏfficer.gilan'])
    expect((await signIn(spelled, 'wrong')).status).toBe(401);
  const key = `account:${h.deps.crypto.digest('officer.gilan')}`;
  const [row] = await h.deps.database.read.select().from(throttle).where(eq(throttle.key, key));
  expect(row?.failures).toBe(3);
  const [known] = await h.deps.database.read
    .select({ id: account.id })
    .from(account)
    .where(eq(account.username, 'officer.gilan'));
  expect(known).toBeDefined();
});
