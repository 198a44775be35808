import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { askForCode } from '../../../src/features/benefactors/ask-for-code.ts';
import { askForLostPhoneCode, askLostPhone } from '../../../src/features/benefactors/ask-lost-phone.ts';
import { phoneOf } from '../../../src/features/benefactors/benefactors.repo.ts';
import { askForPhoneCode, changeOwnPhone } from '../../../src/features/benefactors/change-own-phone.ts';
import {
  approveLostPhone,
  refuseLostPhone,
  refuseOwnPhoneRequest,
} from '../../../src/features/benefactors/decide-lost-phone.ts';
import { enterPledge } from '../../../src/features/pledges/enter-pledge.ts';
import { type Actor, isPermitted } from '../../../src/kernel/actor.ts';
import { pagesOf } from '../../pages/page-client.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { ibanOf } from '../../support/ibans.ts';
import { managerOf } from '../../support/money.ts';
import { asUser, create } from '../../support/samples.ts';

let h: Harness;
let manager: Actor;
let second: Actor;
let bankId: string;
let at = Date.parse('2026-11-22T08:00:00Z');
const later = (hours: number) => {
  at += hours * 3_600_000;
  h.setNow(new Date(at).toISOString());
};
const caller = { address: '192.0.2.7', userAgent: 'test' };
let last = 0;
const newPhone = () => `0915${String(2_000_000 + ++last)}`;

beforeAll(async () => {
  h = await createHarness();
  manager = await h.actorOf('manager.bushehr');
  second = await h.actorOf('manager2.bushehr');
  bankId = (await create(h, 'manager.bushehr', '/ledger/bank-accounts', { bank: 'ملی', iban: ibanOf(72) }))
    .id;
});
afterAll(() => h.close());
beforeEach(() => later(25));

/** A session of its own each time. */
const newToken = async ({ accountId }: Actor) => {
  later(0);
  return await h.tokenOf(accountId);
};
const sent = async () => await h.sentMessages();
const codeOf = async () => /\d{6}/.exec((await sent()).at(-1)?.text ?? '')?.[0] ?? '';
const wrong = (code: string) => (code === '123456' ? '654321' : '123456');

/** Somebody whose gift came to Bushehr; `paid: false`: it did not. */
async function giver(phone: string, paid = true) {
  const made = await create(h, 'manager.bushehr', '/pledges/entered', {
    benefactor: { phone, name: 'نیکوکار آزمون' },
    kind: 'money',
    amountRial: 50_000_000,
  });
  if (paid)
    await create(h, 'manager.bushehr', '/receipts', {
      bankAccountId: bankId,
      receivedOn: '2026-11-20',
      amountRial: 50_000_000,
      reference: `P${++last}`,
      pledgeId: made.id,
    });
  const { id } = made.benefactor as { id: string };
  const row = await h.deps.database.read.get<{ a: string }>(
    sql`select account_id as a from benefactor where id = ${id}`,
  );
  const actor = await h.actorOf(row?.a ?? '');
  return { id, actor, phone: () => phoneOf(h.deps.database.read, h.deps.crypto, id) };
}
const tokenFor = async (actor: Actor, phone: string) => {
  const asked = await askForPhoneCode(h.deps, actor, caller, { phone });
  if (!asked.ok) throw new Error(asked.problem.kind);
  return { codeToken: asked.value.codeToken, code: await codeOf() };
};
const auditOf = async (id: string) =>
  (
    await h.deps.database.read.all<{ action: string }>(
      sql`select action from audit_entry where entity_id = ${id} and action like 'benefactor.phone%' order by seq`,
    )
  ).map(({ action }) => action);

describe('a benefactor gives their account another number', () => {
  test('by a code that came to it: the old number is told, other sessions end, this one stays', async () => {
    const old = newPhone();
    const one = await giver(old);
    const [here, elsewhere] = [await newToken(one.actor), await newToken(one.actor)];
    const to = newPhone();
    const given = await tokenFor(one.actor, to);
    expect((await sent()).at(-1)?.to).toBe(to);
    expect(
      await changeOwnPhone(h.deps, one.actor, here, { ...given, code: wrong(given.code) }),
    ).toMatchObject({
      problem: { kind: 'unauthenticated' },
    });
    expect(await changeOwnPhone(h.deps, one.actor, here, given)).toMatchObject({ ok: true });
    expect(await one.phone()).toBe(to);
    const told = (await sent()).at(-1);
    expect(told?.to).toBe(old);
    for (const word of ['هدیه', 'نیکوکار', 'انجمن حمایت', to]) expect(told?.text).not.toContain(word);
    const me = (token: string) => h.request().get('/api/v1/me').set('authorization', `Bearer ${token}`);
    expect([(await me(here)).status, (await me(elsewhere)).status]).toEqual([200, 401]);
    expect(await changeOwnPhone(h.deps, one.actor, here, given), 'twice').toMatchObject({ ok: false });
    expect(await auditOf(one.id)).toEqual(['benefactor.phone']);
  });

  test('and by no code of another purpose or of somebody else', async () => {
    const [one, two] = [await giver(newPhone()), await giver(newPhone())];
    const to = newPhone();
    const signIn = await askForCode(h.deps, caller, { phone: to });
    if (!signIn.ok) throw new Error(signIn.problem.kind);
    const code = await codeOf();
    const byIt = { codeToken: signIn.value.codeToken, code };
    expect((await changeOwnPhone(h.deps, one.actor, null, byIt)).ok, 'one for signing in').toBe(false);
    later(1);
    const foreign = await tokenFor(two.actor, to);
    expect((await changeOwnPhone(h.deps, one.actor, null, foreign)).ok, "another's").toBe(false);
    const used = await h.request().post('/api/v1/sessions/code').send(foreign);
    expect(used.status, 'nor does it sign anybody in').toBe(401);
  });

  test('a number that somebody has is told apart by nobody but who holds it', async () => {
    const [one, two] = [await giver(newPhone()), await giver(newPhone())];
    const asked = await askForPhoneCode(h.deps, one.actor, caller, { phone: await two.phone() });
    const free = await askForPhoneCode(h.deps, one.actor, caller, { phone: newPhone() });
    expect([asked.ok, free.ok]).toEqual([true, true]);
    later(1);
    const given = await tokenFor(one.actor, await two.phone());
    expect(await changeOwnPhone(h.deps, one.actor, null, given)).toMatchObject({
      problem: { kind: 'conflict' },
    });
    expect(await one.phone()).not.toBe(await two.phone());
  });

  test('by two calls of the API', async () => {
    const one = await giver(newPhone());
    const me = await asUser(h, one.actor.accountId);
    const to = newPhone();
    const asked = await me.post('/me/benefactor/phone-codes', { phone: to });
    expect([asked.status, Object.keys(asked.body).sort()]).toEqual([201, ['codeToken', 'expiresAt']]);
    expect((await me.post('/me/benefactor/phone-codes', { phone: to })).status, 'within a minute').toBe(429);
    const given = { codeToken: asked.body.codeToken, code: await codeOf() };
    expect((await me.post('/me/benefactor/phone', { ...given, code: '' })).status).toBe(422);
    expect((await me.post('/me/benefactor/phone', { ...given, code: wrong(given.code) })).status).toBe(401);
    expect((await me.post('/me/benefactor/phone', given)).status).toBe(204);
    expect(await one.phone()).toBe(to);
    const manager = await asUser(h, 'manager.bushehr');
    expect((await manager.post('/me/benefactor/phone-codes', { phone: newPhone() })).status).toBe(403);
  });

  test('on its pages, without script', async () => {
    const one = await giver(newPhone());
    const pages = await pagesOf(h, one.actor.accountId, 'en');
    expect((await pages.get('/benefactor/profile')).html).toContain('/benefactor/phone');
    const refused = await pages.post('/benefactor/phone', { go: 'send', phone: '021123' });
    expect(refused.status).toBe(422);
    expect((await pages.post('/benefactor/phone', { go: 'send', phone: newPhone() })).location).toBe(
      '/benefactor/phone?step=code',
    );
  });
});

describe('a number that is lost', () => {
  async function ask(one: { id: string }, to: string, by = manager) {
    const reason = 'گوشی‌اش گم شده؛ مبلغ و ماه آخرین هدیه را درست گفت';
    const sentCode = await askForLostPhoneCode(h.deps, by, caller, one.id, { phone: to, reason });
    if (!sentCode.ok) return sentCode;
    return await askLostPhone(h.deps, by, one.id, {
      codeToken: sentCode.value.codeToken,
      code: await codeOf(),
      reason,
    });
  }

  test('is asked for by one manager and approved by another, after the old number had three days', async () => {
    const old = newPhone();
    const one = await giver(old);
    const session = await newToken(one.actor);
    const to = newPhone();
    expect(await ask(one, to)).toMatchObject({ ok: true });
    expect((await sent()).at(-1)?.to, 'told at once').toBe(old);
    expect(await one.phone(), 'nothing changed yet').toBe(old);
    expect(await approveLostPhone(h.deps, second, one.id), 'too early').toMatchObject({
      problem: { kind: 'conflict' },
    });
    later(73);
    expect(await approveLostPhone(h.deps, manager, one.id), 'their own').toMatchObject({
      problem: { kind: 'conflict' },
    });
    expect(await approveLostPhone(h.deps, await managerOf(h, 'gilan'), one.id)).toMatchObject({
      problem: { kind: 'not-found' },
    });
    expect(await approveLostPhone(h.deps, second, one.id)).toMatchObject({ ok: true });
    expect(await one.phone()).toBe(to);
    expect((await sent()).slice(-2).map((message) => message.to)).toEqual([old, to]);
    const me = await h.request().get('/api/v1/me').set('authorization', `Bearer ${session}`);
    expect(me.status).toBe(401);
    expect(await auditOf(one.id)).toEqual(['benefactor.phone-ask', 'benefactor.phone-approve']);
    const row = await h.deps.database.read.get<{ phone: string | null }>(
      sql`select phone_sealed as phone from phone_request where benefactor_id = ${one.id}`,
    );
    expect(row?.phone, 'the number is kept once').toBeNull();
  });

  test('the owner of the old number says no, and any manager may', async () => {
    const one = await giver(newPhone());
    const before = await one.phone();
    expect(await ask(one, newPhone())).toMatchObject({ ok: true });
    const pages = await pagesOf(h, one.actor.accountId, 'en');
    expect((await pages.get('/benefactor/profile')).text).toContain('refuse it');
    expect(await refuseOwnPhoneRequest(h.deps, one.actor)).toMatchObject({ ok: true });
    later(80);
    expect((await approveLostPhone(h.deps, second, one.id)).ok).toBe(false);
    expect(await one.phone()).toBe(before);
    expect(await ask(one, newPhone())).toMatchObject({ ok: true });
    expect(await ask(one, newPhone()), 'one at a time').toMatchObject({ problem: { kind: 'conflict' } });
    expect(await refuseLostPhone(h.deps, manager, one.id)).toMatchObject({ ok: true });
  });

  test('is forgotten where it waits too long, or where its owner changes it themselves', async () => {
    const one = await giver(newPhone());
    expect(await ask(one, newPhone())).toMatchObject({ ok: true });
    later(24 * 22);
    expect((await approveLostPhone(h.deps, second, one.id)).ok, 'three weeks old').toBe(false);
    const to = newPhone();
    expect(await changeOwnPhone(h.deps, one.actor, null, await tokenFor(one.actor, to))).toMatchObject({
      ok: true,
    });
    expect((await approveLostPhone(h.deps, second, one.id)).ok).toBe(false);
    expect(await one.phone()).toBe(to);
  });

  test('is asked for by nobody who could make anybody their benefactor', async () => {
    const [unpaid, one] = [await giver(newPhone(), false), await giver(newPhone())];
    expect(await ask(unpaid, newPhone()), 'nothing of theirs came').toMatchObject({
      problem: { kind: 'conflict' },
    });
    const gilan = await managerOf(h, 'gilan');
    expect(await ask(one, newPhone(), gilan)).toMatchObject({ problem: { kind: 'not-found' } });
    const entered = await enterPledge(h.deps, gilan, {
      benefactor: { phone: await one.phone(), name: 'هر که' },
      kind: 'money',
      amountRial: 1_000_000,
    });
    expect(entered.ok).toBe(true);
    expect(await ask(one, newPhone(), gilan), 'a pledge alone').toMatchObject({
      problem: { kind: 'conflict' },
    });
    for (const who of ['officer.bushehr', 'hq', 'auditor']) {
      const actor = await h.actorOf(who);
      expect(isPermitted(actor, 'pledges:write'), who).toBe(false);
      expect(await ask(one, newPhone(), actor), who).toMatchObject({ problem: { kind: 'forbidden' } });
    }
  });

  test('its pages ask for the code, record the request and show it to the second manager', async () => {
    const one = await giver(newPhone());
    const path = `/officer/benefactors/${one.id}/phone`;
    const pages = await pagesOf(h, 'manager.bushehr', 'en');
    expect((await pages.get(`/officer/benefactors/${one.id}`)).html).toContain(path);
    const noReason = await pages.post(path, { go: 'send', phone: newPhone(), reason: '' });
    expect(noReason.status).toBe(422);
    const coded = await pages.post(path, { go: 'send', phone: newPhone(), reason: 'lost' });
    expect(coded.html).toContain('name="code"');
    expect(coded.html).toContain('value="lost"');
    expect(await ask(one, newPhone())).toMatchObject({ ok: true });
    later(74);
    const other = await pagesOf(h, 'manager2.bushehr', 'en');
    expect((await other.get('/officer/benefactors')).html).toContain(`/officer/benefactors/${one.id}`);
    expect((await other.get(`/officer/benefactors/${one.id}`)).html).toContain('value="approve"');
    expect((await pages.get(`/officer/benefactors/${one.id}`)).html).not.toContain('value="approve"');
    expect((await other.post(path, { go: 'approve' })).location).toContain('done=approved');
    expect((await (await asUser(h, 'manager2.bushehr')).get(`/benefactors/${one.id}`)).status).toBe(200);
  });
});
