import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordReceipt } from '../../../src/features/money-in/record-receipt.ts';
import { fallDueMonthly, remindOfDues } from '../../../src/features/pledges/due-pledges.ts';
import { lapsePledges } from '../../../src/features/pledges/lapse-pledges.ts';
import { listPledges } from '../../../src/features/pledges/list-pledges.ts';
import { recordPledgeEvent } from '../../../src/features/pledges/record-pledge-event.ts';
import { takeInKind } from '../../../src/features/pledges/take-in-kind.ts';
import { viewPledge } from '../../../src/features/pledges/view-pledge.ts';
import type { Actor } from '../../../src/kernel/actor.ts';
import { kitBody, plantCause } from '../../support/giving-samples.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import {
  balances,
  managerOf,
  plantBankAccount,
  plantPledge,
  promisesThatDiffer,
} from '../../support/money.ts';
import { create, jobBody } from '../../support/samples.ts';

const system = { accountId: 'system:start', organisationId: null };
let h: Harness;
let manager: Actor;
let n = 0;
beforeAll(async () => {
  h = await createHarness(); // 22 November 2026, 1 Azar 1405
  manager = await managerOf(h, 'bushehr');
  await plantBankAccount(h, 'bushehr');
});
afterAll(() => h.close());

const seen = async (id: string) => {
  const view = await viewPledge(h.deps, manager, id);
  if (!view.ok) throw new Error(view.problem.kind);
  return view.value;
};
const pay = async (pledgeId: string, amountRial: number, receivedOn: string) => {
  n += 1;
  const paid = await recordReceipt(h.deps, manager, { pledgeId, amountRial, receivedOn, reference: `P${n}` });
  if (!paid.ok) throw new Error(JSON.stringify(paid.problem));
};
const event = async (id: string, body: object) =>
  await recordPledgeEvent(h.deps, manager, id, undefined, body);
const reminders = async (pledgeId: string) =>
  (
    await h.deps.database.read.all<{ key: string }>(
      sql`select once_key as key from message where once_key like ${`reminder:${pledgeId}:%`} order by key`,
    )
  ).map(({ key }) => key.split(':')[2]);

describe('a pledge entered for somebody', () => {
  test('is theirs, found by their phone, and told to them', async () => {
    const first = await plantPledge(h, 'bushehr', { benefactor: { phone: '09121112233', name: 'رضا یاور' } });
    const second = await plantPledge(h, 'bushehr', { benefactor: { phone: '+989121112233', name: 'دیگری' } });
    expect(second.benefactor).toEqual(first.benefactor);
    expect(second.benefactor.name).toBe('رضا یاور');
    const found = await listPledges(h.deps, manager, { q: 'یاور' });
    expect(found).toMatchObject({ ok: true, value: { total: 2 } });
    const told = await h.deps.database.read.all(
      sql`select 1 from message where once_key in (${`pledge:${first.id}`}, ${`pledge:${second.id}`})`,
    );
    expect(told).toHaveLength(2);
  });

  test('is seen by the organisation and by whose it is, and by nobody else', async () => {
    const pledge = await plantPledge(h, 'bushehr');
    expect(await viewPledge(h.deps, await managerOf(h, 'gilan'), pledge.id)).toMatchObject({
      problem: { kind: 'not-found' },
    });
    expect(await viewPledge(h.deps, await h.actorOf('officer.bushehr'), pledge.id)).toMatchObject({
      problem: { kind: 'forbidden' },
    });
    const [account] = await h.deps.database.read.all<{ id: string }>(
      sql`select account_id as id from benefactor where id = ${pledge.benefactor.id}`,
    );
    const owner: Actor = { ...(await h.actorOf('benefactor')), accountId: String(account?.id) };
    const own = await viewPledge(h.deps, owner, pledge.id);
    expect(own).toMatchObject({ ok: true, value: { pledge: { id: pledge.id }, shares: null, phone: null } });
    expect(await listPledges(h.deps, owner, {})).toMatchObject({ ok: true, value: { total: 1 } });
    const other = await plantPledge(h, 'bushehr');
    expect(await viewPledge(h.deps, owner, other.id)).toMatchObject({ problem: { kind: 'not-found' } });
  });
});

describe('what money cannot buy', () => {
  const hours = { kind: 'coach-hours', amountRial: null, quantity: 10 };

  test('is confirmed, given in parts, and done when all was given', async () => {
    const pledge = await plantPledge(h, 'bushehr', hours);
    expect(await event(pledge.id, { event: 'confirmed', note: 'هفته‌ای دو ساعت' })).toMatchObject({
      ok: true,
    });
    expect(await event(pledge.id, { event: 'given', quantity: 4 })).toMatchObject({
      value: { state: 'receiving', given: 4 },
    });
    expect(await event(pledge.id, { event: 'given', quantity: 6 })).toMatchObject({
      value: { state: 'fulfilled', given: 10 },
    });
    expect(await event(pledge.id, { event: 'given', quantity: 1 })).toMatchObject({
      problem: { kind: 'conflict' },
    });
    expect((await seen(pledge.id)).events.map((one) => one.event)).toEqual(['confirmed', 'given', 'given']);
  });

  test('is at an opportunity of the organisation and of a kind that fits', async () => {
    const pledge = await plantPledge(h, 'bushehr', {
      kind: 'job-place',
      amountRial: null,
      quantity: 2,
      description: 'دو جای کار در کارگاه',
    });
    const job = await create(h, 'officer.bushehr', '/opportunities', jobBody());
    const foreign = await create(
      h,
      'officer.gilan',
      '/opportunities',
      jobBody({ province: 'گیلان', county: 'رشت' }),
    );
    expect(await event(pledge.id, { event: 'confirmed', opportunityId: foreign.id })).toMatchObject({
      problem: { kind: 'invalid' },
    });
    expect(await event(pledge.id, { event: 'confirmed', opportunityId: job.id })).toMatchObject({
      value: { opportunityId: job.id },
    });
  });

  test('of money is fulfilled by money alone', async () => {
    const pledge = await plantPledge(h, 'bushehr');
    expect(await event(pledge.id, { event: 'given', quantity: 1 })).toMatchObject({
      problem: { kind: 'conflict' },
    });
  });
});

test('a pledge is withdrawn for its benefactor with the reason, and what was promised leaves the books', async () => {
  const pledge = await plantPledge(h, 'bushehr');
  const gone = await event(pledge.id, { event: 'withdrawn', reason: 'تلفنی گفت نمی‌تواند' });
  expect(gone).toMatchObject({ ok: true, value: { state: 'withdrawn' } });
  const after = await seen(pledge.id);
  expect(after.events).toMatchObject([{ event: 'withdrawn', note: 'تلفنی گفت نمی‌تواند' }]);
  expect(after.standing.dues).toMatchObject([{ state: 'dropped' }]);
  expect(await promisesThatDiffer(h)).toEqual([]);
  await pay(pledge.id, 50_000_000, '2026-11-21');
  expect((await seen(pledge.id)).pledge).toMatchObject({ state: 'withdrawn', receivedRial: 50_000_000 });
  expect(await promisesThatDiffer(h)).toEqual([]);
});

test('a kit in kind stands in stock at its value, once', async () => {
  h.setNow('2026-11-22T08:00:00Z');
  const { id: made } = await create(h, 'officer.bushehr', '/opportunities', kitBody());
  const pledge = await plantPledge(h, 'bushehr', {
    kind: 'kit',
    amountRial: 400_000_000,
    opportunityId: made,
  });
  const before = (await balances(h, manager.organisationId))['kit-stock'] ?? 0;
  const body = { valueRial: 420_000_000, serials: ['SN-1', 'SN-2'] };
  const both = await Promise.all([1, 2].map(() => takeInKind(h.deps, manager, pledge.id, undefined, body)));
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect((await balances(h, manager.organisationId))['kit-stock']).toBe(before + 420_000_000);
  expect((await seen(pledge.id)).pledge.state).toBe('received');
  expect(await promisesThatDiffer(h)).toEqual([]);
  const units = await h.deps.database.read.all(
    sql`select cost_rial, state, serials from kit_unit where stock_ref = ${pledge.id}`,
  );
  expect(units).toEqual([{ cost_rial: 420_000_000, state: 'stock', serials: '["SN-1","SN-2"]' }]);
});

describe('as time goes by', () => {
  test('each month of a monthly pledge falls due once, what was paid ahead counts, and an end is kept', async () => {
    h.setNow('2026-11-22T08:00:00Z');
    const open = await plantPledge(h, 'bushehr', { cadence: 'monthly', amountRial: 10_000_000 });
    const three = await plantPledge(h, 'bushehr', { cadence: 'monthly', amountRial: 10_000_000, months: 3 });
    await pay(open.id, 25_000_000, '2026-11-22');
    await fallDueMonthly(h.deps, system);
    h.setNow('2026-12-23T08:00:00Z'); // 2 Dey
    await Promise.all([fallDueMonthly(h.deps, system), fallDueMonthly(h.deps, system)]);
    h.setNow('2027-01-22T08:00:00Z'); // 2 Bahman
    await fallDueMonthly(h.deps, system);
    h.setNow('2027-02-21T08:00:00Z'); // 2 Esfand
    await fallDueMonthly(h.deps, system);
    expect((await seen(open.id)).standing.dues).toMatchObject([
      { month: '1405-09', state: 'received' },
      { month: '1405-10', state: 'received' },
      { month: '1405-11', state: 'due', receivedRial: 5_000_000 },
      { month: '1405-12', state: 'due', receivedRial: 0 },
    ]);
    expect((await seen(three.id)).standing.dues.map(({ month }) => month)).toEqual([
      '1405-09',
      '1405-10',
      '1405-11',
    ]);
    expect(await promisesThatDiffer(h)).toEqual([]);
  });

  test('a stop of months is caught up with, and nothing falls due before its pledge began', async () => {
    h.setNow('2027-02-21T08:00:00Z');
    const late = await plantPledge(h, 'bushehr', { cadence: 'monthly', amountRial: 10_000_000 });
    h.setNow('2027-05-25T08:00:00Z'); // 4 Khordad 1406
    await fallDueMonthly(h.deps, system);
    expect((await seen(late.id)).standing.dues.map(({ month }) => month)).toEqual([
      '1405-12',
      '1406-01',
      '1406-02',
      '1406-03',
    ]);
  });

  test('whoever has not paid is reminded once, unless they said they paid or want no messages', async () => {
    h.setNow('2027-06-01T08:00:00Z');
    const forgot = await plantPledge(h, 'bushehr');
    const paid = await plantPledge(h, 'bushehr');
    const quiet = await plantPledge(h, 'bushehr');
    await pay(paid.id, 50_000_000, '2027-06-01');
    await h.deps.database.write(async (tx) => {
      await tx.run(sql`update benefactor set wants_messages = 0 where id = ${quiet.benefactor.id}`);
    });
    h.setNow('2027-06-05T08:00:00Z');
    await remindOfDues(h.deps, system);
    expect(await reminders(forgot.id)).toEqual([]);
    for (const day of ['2027-06-08', '2027-06-09']) {
      h.setNow(`${day}T08:00:00Z`);
      await remindOfDues(h.deps, system);
    }
    expect(await reminders(forgot.id)).toEqual(['1406-03']);
    expect([...(await reminders(paid.id)), ...(await reminders(quiet.id))]).toEqual([]);
  });

  test('a single gift without money lapses, and money that comes late revives it', async () => {
    h.setNow('2027-06-10T08:00:00Z');
    const pledge = await plantPledge(h, 'bushehr');
    const half = await plantPledge(h, 'bushehr');
    await pay(half.id, 1_000_000, '2027-06-10');
    h.setNow('2027-07-09T08:00:00Z');
    await lapsePledges(h.deps, system);
    expect((await seen(pledge.id)).pledge.state).toBe('promised');
    h.setNow('2027-07-11T08:00:00Z');
    await lapsePledges(h.deps, system);
    expect((await seen(pledge.id)).pledge.state).toBe('lapsed');
    expect((await seen(half.id)).pledge.state).toBe('receiving');
    expect(await promisesThatDiffer(h)).toEqual([]);
    await pay(pledge.id, 20_000_000, '2027-07-11');
    const revived = await seen(pledge.id);
    expect(revived).toMatchObject({
      pledge: { state: 'receiving' },
      standing: { openRial: 30_000_000, receivedRial: 20_000_000 },
    });
    expect(revived.events.map((one) => one.event)).toEqual(['lapsed', 'revived']);
    expect(await promisesThatDiffer(h)).toEqual([]);
  });

  test('one that holds slots lapses with them after a week, and its money takes them again where they are open', async () => {
    h.setNow('2026-11-22T08:00:00Z');
    const causeId = await plantCause(h, { slots: 1, slotRial: 100_000_000 });
    const cause = { earmark: 'cause', causeId, amountRial: 100_000_000 };
    const first = await plantPledge(h, 'bushehr', cause);
    expect((await seen(first.id)).slots).toBe(1);
    h.setNow('2026-11-30T08:00:00Z');
    await lapsePledges(h.deps, system);
    expect(await seen(first.id)).toMatchObject({ pledge: { state: 'lapsed' }, slots: 0 });
    const second = await plantPledge(h, 'bushehr', cause);
    expect((await seen(second.id)).slots).toBe(1);
    await pay(first.id, 100_000_000, '2026-11-30');
    expect(await seen(first.id)).toMatchObject({ pledge: { state: 'received' }, slots: 0 });
    await pay(second.id, 100_000_000, '2026-11-30');
    h.setNow('2026-12-20T08:00:00Z');
    await lapsePledges(h.deps, system);
    expect(await seen(second.id)).toMatchObject({ pledge: { state: 'received' }, slots: 1 });
  });

  test('a monthly one lapses after three months on end without money', async () => {
    h.setNow('2027-08-01T08:00:00Z');
    const pledge = await plantPledge(h, 'bushehr', { cadence: 'monthly', amountRial: 10_000_000 });
    for (const day of ['2027-09-02', '2027-10-02']) {
      h.setNow(`${day}T08:00:00Z`);
      await fallDueMonthly(h.deps, system);
      await lapsePledges(h.deps, system);
    }
    expect((await seen(pledge.id)).pledge.state).toBe('lapsed');
    h.setNow('2027-12-02T08:00:00Z');
    await fallDueMonthly(h.deps, system);
    expect((await seen(pledge.id)).standing.dues).toHaveLength(3);
    expect(await promisesThatDiffer(h)).toEqual([]);
  });
});
