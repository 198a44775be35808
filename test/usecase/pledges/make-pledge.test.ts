import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isPaymentReference } from '../../../src/features/pledges/payment-reference.rules.ts';
import { plantBankAccount, plantBenefactors, plantCause } from '../../support/giving-samples.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { asUser } from '../../support/samples.ts';
import { auditOf } from '../referrals/referral-setup.ts';

let h: Harness;
let giver: Awaited<ReturnType<typeof asUser>>;
beforeAll(async () => {
  h = await createHarness(); // 22 November 2026, 1 Azar 1405
  const [one] = await plantBenefactors(h, 1);
  giver = await asUser(h, one?.username ?? '');
});
afterAll(() => h.close());

const money = (more: object = {}) => ({ kind: 'money', amountRial: 50_000_000, ...more });
const codes = (answer: { body: { errors?: { path: string; code: string }[] } }) =>
  (answer.body.errors ?? []).map(({ path, code }) => `${path}: ${code}`);
const balances = async (pledgeId: string) =>
  await h.deps.database.read.all<{ kind: string; balance: number }>(
    sql`select a.kind, sum(l.amount_rial) as balance from ledger_line l join ledger_account a on a.id = l.account_id
      where a.ref = ${pledgeId} group by a.kind order by a.kind`,
  );
const one = async <T>(query: ReturnType<typeof sql>) => await h.deps.database.read.get<T>(query);

describe('a pledge of money', () => {
  test('has a reference to pay with, a fund, what is due of it, and stands in the ledger as promised', async () => {
    const answer = await giver.post('/pledges', money({ earmark: 'province', earmarkRef: 'bushehr' }));
    expect(answer.status).toBe(201);
    const { id, organisation, paymentReference } = answer.body;
    expect(answer.body).toMatchObject({
      state: 'promised',
      cadence: 'once',
      startsOn: '2026-11-22',
      slots: 0,
    });
    expect(isPaymentReference(paymentReference)).toBe(true);
    expect(await one(sql`select province from organisation where id = ${organisation.id}`)).toEqual({
      province: 'bushehr',
    });
    expect(await balances(id)).toEqual([
      { kind: 'pledges-receivable', balance: 50_000_000 },
      { kind: 'promised', balance: -50_000_000 },
    ]);
    expect(await one(sql`select source, intention from fund where pledge_id = ${id}`)).toEqual({
      source: 'benefactor',
      intention: 'none',
    });
    expect(await one(sql`select month, state from pledge_due where pledge_id = ${id}`)).toEqual({
      month: '1405-09',
      state: 'due',
    });
    expect(await auditOf(h, id)).toEqual(['pledge.make']);
    expect(await one(sql`select kind from message where once_key = ${`pledge:${id}`}`)).toEqual({
      kind: 'pledge',
    });
  });

  test('is told where to pay once the association has an account', async () => {
    await plantBankAccount(h);
    const answer = await giver.post('/pledges', money({ earmark: 'province', earmarkRef: 'bushehr' }));
    expect(answer.body.payTo).toMatchObject({ card: '6037991234567890' });
  });

  test('once a month promises its first month alone, and nothing before it begins', async () => {
    const now = await giver.post('/pledges', money({ cadence: 'monthly' }));
    const later = await giver.post(
      '/pledges',
      money({ cadence: 'monthly', startsOn: '1405-10-01', months: 6 }),
    );
    expect(await balances(now.body.id)).toHaveLength(2);
    expect(await balances(later.body.id)).toEqual([]);
    expect(later.body).toMatchObject({ startsOn: '2026-12-22', months: 6 });
  });

  test.each([
    [money({ amountRial: 999_999 }), 'amountRial: pledge.amount'],
    [money({ amountRial: 1_000_000_000_001 }), 'amountRial: pledge.amount'],
    [{ kind: 'money' }, 'amountRial: required'],
    [money({ quantity: 2 }), 'quantity: pledge.needless'],
    [money({ months: 3 }), 'months: pledge.needless'],
    [money({ earmark: 'trade' }), 'earmarkRef: required'],
    [money({ earmark: 'trade', earmarkRef: '0000' }), 'earmarkRef: occupation.unknown'],
    [money({ earmark: 'cause', causeId: 'cau_none' }), 'causeId: cause.unknown'],
    [money({ causeId: 'cau_none' }), 'causeId: pledge.needless'],
    [money({ campaignId: 'cmp_none' }), 'campaignId: campaign.unknown'],
    [money({ startsOn: '2026-11-01' }), 'startsOn: pledge.past'],
    [{ kind: 'job-place', description: 'آشپز' }, 'quantity: required'],
    [{ kind: 'coach-hours', quantity: 4, intention: 'zakat' }, 'intention: pledge.intention'],
    [{ kind: 'kit', amountRial: 90_000_000 }, 'description: required'],
    [
      money({ intention: 'nazr', earmark: 'province', earmarkRef: 'bushehr', fallback: 'any' }),
      'fallback: pledge.intention',
    ],
  ])('that does not go together is refused: %j', async (body, code) => {
    const answer = await giver.post('/pledges', body);
    expect(answer.status).toBe(422);
    expect(codes(answer)).toContain(code);
  });
});

test.each([
  { kind: 'kit', amountRial: 90_000_000, description: 'چرخ خیاطی نو' },
  { kind: 'job-place', quantity: 2, description: 'کمک‌آشپز' },
  { kind: 'training-place', quantity: 3, description: 'کارگاه جوش' },
  { kind: 'coach-hours', quantity: 6 },
  { kind: 'standing-order', quantity: 20, description: 'نان خانگی', cadence: 'monthly' },
])('what money cannot buy is pledged too, and only a kit goes through the ledger: %j', async (body) => {
  const answer = await giver.post('/pledges', body);
  expect(answer.status).toBe(201);
  expect(answer.body).toMatchObject({ ...body, payTo: null });
  expect(await balances(answer.body.id)).toHaveLength(body.kind === 'kit' ? 2 : 0);
});

describe('the slots of a cause', () => {
  test('fifty benefactors race for one: one holds it, the others are told and offered the next', async () => {
    const racers = await plantBenefactors(h, 50);
    const wanted = await plantCause(h, { slots: 1, trade: '7531' });
    const sameTrade = await plantCause(h, { trade: '7531', province: 'gilan', officer: 'officer.gilan' });
    const samePlace = await plantCause(h, { trade: '9999' });
    const tokens = await Promise.all(racers.map(({ username }) => h.tokenOf(username)));
    const answers = await Promise.all(
      tokens.map((token) =>
        h
          .request()
          .post('/api/v1/pledges')
          .set('authorization', `Bearer ${token}`)
          .send({ kind: 'money', amountRial: 472_500_000, earmark: 'cause', causeId: wanted }),
      ),
    );
    const won = answers.filter(({ status }) => status === 201);
    const lost = answers.filter(({ status }) => status === 409);
    expect([won.length, lost.length]).toEqual([1, 49]);
    expect(won[0]?.body.slots).toBe(1);
    for (const { body } of lost) {
      expect(body).toMatchObject({ openSlots: 0, next: [{ id: sameTrade }, { id: samePlace }] });
      expect(body.detail).toContain('طرح');
    }
    expect(await one(sql`select count(*) as n from pledge where cause_id = ${wanted}`)).toEqual({ n: 1 });
    expect(
      await one(sql`select state, reserved_until as until from cause_slot where cause_id = ${wanted}`),
    ).toEqual({ state: 'reserved', until: '2026-11-29' });
    // Waiting for the next one: the same trade, whichever cause it becomes.
    const waits = await giver.post('/pledges', money({ earmark: 'trade', earmarkRef: '7531' }));
    expect(waits.status).toBe(201);
  });

  test('smaller pledges pay toward one without holding it, until nothing is left to promise', async () => {
    const causeId = await plantCause(h, { slots: 1, slotRial: 100_000_000 });
    const toward = { earmark: 'cause', causeId };
    expect((await giver.post('/pledges', money({ ...toward, amountRial: 60_000_000 }))).body.slots).toBe(0);
    expect((await h.request().get(`/api/v1/causes/${causeId}`)).body).toMatchObject({
      fundedPercent: 60,
      openSlots: 1,
    });
    expect((await giver.post('/pledges', money({ ...toward, amountRial: 40_000_000 }))).status).toBe(201);
    const full = await giver.post('/pledges', money({ ...toward, amountRial: 10_000_000 }));
    expect(full.status).toBe(409);
    expect(full.body.next.length).toBeGreaterThan(0);
  });

  test('are held as many as are asked for and paid, all or none', async () => {
    const causeId = await plantCause(h, { slots: 3, slotRial: 100_000_000 });
    const whole = (slots: number, amountRial: number) =>
      money({ earmark: 'cause', causeId, slots, amountRial });
    expect(codes(await giver.post('/pledges', whole(3, 299_999_999)))).toEqual(['amountRial: pledge.slots']);
    expect((await giver.post('/pledges', whole(2, 200_000_000))).body.slots).toBe(2);
    const many = await giver.post('/pledges', whole(2, 200_000_000));
    expect([many.status, many.body.openSlots]).toEqual([409, 1]);
    expect(
      await one(sql`select count(*) as n from cause_slot where cause_id = ${causeId} and state = 'open'`),
    ).toEqual({ n: 1 });
  });
});

describe('taking a pledge back', () => {
  test('opens its slot, drops what is due and what is promised, and can be done once', async () => {
    const causeId = await plantCause(h, { slots: 1, slotRial: 100_000_000 });
    const made = await giver.post('/pledges', money({ earmark: 'cause', causeId, amountRial: 100_000_000 }));
    const back = await giver.post(`/pledges/${made.body.id}/withdraw`);
    expect(back.body).toMatchObject({ state: 'withdrawn', slots: 0, revision: 2 });
    expect((await balances(made.body.id)).map(({ balance }) => balance)).toEqual([0, 0]);
    expect(await one(sql`select state from pledge_due where pledge_id = ${made.body.id}`)).toEqual({
      state: 'dropped',
    });
    expect((await h.request().get(`/api/v1/causes/${causeId}`)).body.openSlots).toBe(1);
    expect((await giver.post(`/pledges/${made.body.id}/withdraw`)).status).toBe(409);
  });

  test('is for whoever made it, at the revision they saw', async () => {
    const made = await giver.post('/pledges', money());
    const [other] = await plantBenefactors(h, 1);
    const stranger = await asUser(h, other?.username ?? '');
    expect((await stranger.post(`/pledges/${made.body.id}/withdraw`)).status).toBe(404);
    const stale = await giver.send('post', `/pledges/${made.body.id}/withdraw`).set('if-match', '"7"');
    expect(stale.status).toBe(412);
  });
});

test('staff make no pledge in their own name, and nobody without signing in', async () => {
  const manager = await asUser(h, 'manager.bushehr');
  expect((await manager.post('/pledges', money())).status).toBe(403);
  expect((await h.request().post('/api/v1/pledges').send(money())).status).toBe(401);
});
