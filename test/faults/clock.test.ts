import { asc } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { putPassword } from '../../src/features/accounts/accounts.repo.ts';
import { resetPassword } from '../../src/features/accounts/reset-password.ts';
import { confirmTotp, removeTotp } from '../../src/features/accounts/second-factor.repo.ts';
import { isStepOpen, signInOnPage } from '../../src/features/accounts/sign-in.ts';
import { auditEntry } from '../../src/schema/records.ts';
import { faultsOf } from '../support/chain.ts';
import { createHarness, type Harness } from '../support/harness.ts';
import { personBody } from '../support/samples.ts';

const noon = '2026-11-22T08:00:00.000Z';
let h: Harness;
let bearer: string;
beforeAll(async () => {
  h = await createHarness({ now: noon });
  bearer = `Bearer ${await h.tokenOf('officer.bushehr')}`;
});
afterAll(() => h.close());

const me = () => h.request().get('/api/v1/me').set('authorization', bearer);
const register = (key?: string, body: object = personBody()) => {
  const request = h.request().post('/api/v1/people').set('authorization', bearer);
  return (key === undefined ? request : request.set('idempotency-key', key)).send(body);
};

describe('when the clock jumps', () => {
  test('a session holds to the second before its end, not from then on, and again when the clock is put right', async () => {
    h.setNow('2026-11-22T19:59:59.999Z');
    expect((await me()).status).toBe(200);
    h.setNow('2026-11-22T20:00:00.000Z');
    expect((await me()).status).toBe(401);
    h.setNow('2030-01-01T00:00:00.000Z');
    expect((await me()).status).toBe(401);
    h.setNow('2026-11-22T07:59:00.000Z');
    expect((await me()).status).toBe(200);
    h.setNow(noon);
  });

  test('back, what was begun under a clock that ran ahead does not outlive its time', async () => {
    h.setNow('2026-11-23T08:00:00.000Z');
    const early = `Bearer ${await h.tokenOf('officer.gilan')}`;
    const ahead = () => h.request().get('/api/v1/me').set('authorization', early);
    expect((await ahead()).status).toBe(200);
    const wrong = () =>
      h.request().post('/api/v1/sessions').send({ username: 'nobody.here', password: 'not the one' });
    for (let i = 0; i < 10; i++) expect((await wrong()).status).toBe(401);
    expect((await wrong()).status).toBe(429);
    h.setNow(noon);
    expect((await ahead()).status).toBe(401);
    expect((await wrong()).status).toBe(401);
    // Signing in under the clock that ran ahead swept away what had ended by it.
    bearer = `Bearer ${await h.tokenOf('officer.bushehr')}`;
  });

  test('back, neither a one-time password nor a step that waits for its code outlives its time', async () => {
    const caller = { address: 'here' };
    const [manager, officer] = [await h.actorOf('manager.bushehr'), await h.actorOf('officer.bushehr')];
    h.setNow('2026-11-23T08:00:00.000Z');
    const made = await resetPassword(h.deps, manager, officer.accountId);
    await h.deps.database.write((tx) => confirmTotp(tx, officer.accountId, h.deps.now().toISOString()));
    const body = { username: 'officer.bushehr', password: made.ok ? made.value.oneTimePassword : '' };
    const stepped = await signInOnPage(h.deps, caller, body);
    const step = stepped.ok && 'owed' in stepped.value ? stepped.value.owed.token : '';
    h.setNow('2026-11-23T07:56:00.000Z');
    expect(await isStepOpen(h.deps, step)).toBe(true);
    expect(await signInOnPage(h.deps, caller, body)).toMatchObject({ ok: true });
    h.setNow(noon);
    expect(await isStepOpen(h.deps, step)).toBe(false);
    expect(await signInOnPage(h.deps, caller, body)).toMatchObject({ problem: { kind: 'unauthenticated' } });
    const passwordHash = await h.deps.crypto.hashPassword('mehrkar-demo');
    await h.deps.database.write(async (tx) => {
      await putPassword(tx, officer.accountId, { hash: passwordHash, at: noon, mustChange: false });
      await removeTotp(tx, officer.accountId);
    });
    bearer = `Bearer ${await h.tokenOf('officer.bushehr')}`;
  });

  test('back, a request under a key that was answered already has no second effect', async () => {
    const body = personBody();
    const first = await register('clock', body);
    expect(first.status).toBe(201);
    h.setNow('2026-11-22T07:58:00.000Z');
    const again = await register('clock', body);
    expect([again.text, again.headers['idempotent-replayed']]).toEqual([first.text, 'true']);
    h.setNow(noon);
  });

  test('back and forth, audit rows stay in the order of their numbers, and their chain holds', async () => {
    for (const now of ['2026-11-22T10:00:00.000Z', '2026-11-22T07:57:00.000Z', noon]) {
      h.setNow(now);
      expect((await register()).status).toBe(201);
    }
    const rows = await h.deps.database.read.select().from(auditEntry).orderBy(asc(auditEntry.seq));
    const latest = rows.slice(-3);
    expect(latest.map(({ at }) => at)).toEqual([
      '2026-11-22T10:00:00.000Z',
      '2026-11-22T07:57:00.000Z',
      noon,
    ]);
    expect(latest.map(({ seq }) => seq - (latest[0]?.seq ?? 0))).toEqual([0, 1, 2]);
    expect(await faultsOf(h.deps.database.read)).toEqual([]);
  });
});
