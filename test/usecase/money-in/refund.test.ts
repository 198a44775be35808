import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { viewGift } from '../../../src/features/giving/view-gifts.ts';
import { viewOwnStatement } from '../../../src/features/giving/view-own-statement.ts';
import { decideLedgerRequest } from '../../../src/features/ledger/decide-request.ts';
import { fundOfPledge, ownFund } from '../../../src/features/ledger/funds.repo.ts';
import type { EntryLine } from '../../../src/features/ledger/ledger.rules.ts';
import { postIn } from '../../../src/features/ledger/post-in.repo.ts';
import { viewStatement } from '../../../src/features/ledger/view-statement.ts';
import { askRefund } from '../../../src/features/money-in/ask-refund.ts';
import { recordReceipt } from '../../../src/features/money-in/record-receipt.ts';
import { undoMatch } from '../../../src/features/money-in/undo-match.ts';
import { viewReceiptPaper } from '../../../src/features/money-in/view-receipt-paper.ts';
import { fallDueMonthly } from '../../../src/features/pledges/due-pledges.ts';
import { viewPledge } from '../../../src/features/pledges/view-pledge.ts';
import { change } from '../../../src/features/records/change.repo.ts';
import type { Actor } from '../../../src/kernel/actor.ts';
import { tehranToday } from '../../../src/kernel/calendar.ts';
import type { Result } from '../../../src/kernel/result.ts';
import { pagesOf } from '../../pages/page-client.ts';
import { plantCause } from '../../support/giving-samples.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { balances, plantBankAccount, plantPledge, promisesThatDiffer } from '../../support/money.ts';

let h: Harness;
let manager: Actor;
let second: Actor;
let bankId: string;
beforeAll(async () => {
  h = await createHarness(); // 22 November 2026, 1 Azar 1405
  manager = await h.actorOf('manager.bushehr');
  second = await h.actorOf('manager2.bushehr');
  bankId = await plantBankAccount(h, 'bushehr');
});
afterAll(() => h.close());

let n = 0;
const done = async <T>(work: Promise<Result<T>>): Promise<T> => {
  const result = await work;
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
};
const pledgeNow = (id: string) => done(viewPledge(h.deps, manager, id));
/** A pledge with money that came for it. */
async function given(rial: number, more: Record<string, unknown> = {}, cameRial = rial) {
  n += 1;
  const pledge = await plantPledge(h, 'bushehr', { amountRial: rial, ...more });
  const receipt = await done(
    recordReceipt(h.deps, manager, {
      receivedOn: '2026-11-20',
      amountRial: cameRial,
      reference: `88${1000 + n}`,
      payer: null,
      pledgeId: pledge.id,
    }),
  );
  const fundId = (await fundOfPledge(h.deps.database.read, pledge.id)) ?? '';
  return { pledge, receiptId: receipt.id, fundId };
}
const ask = (receiptId: string, body: object, by: Actor = manager) =>
  askRefund(h.deps, by, receiptId, undefined, { reason: 'به خواست خودشان', ...body });
const confirm = (id: string, by: Actor = second) =>
  decideLedgerRequest(h.deps, by, id, undefined, { confirm: true });
const post = (kind: 'allocate' | 'opening', lines: readonly EntryLine[]) =>
  change(h.deps, manager, (c) =>
    postIn(c, h.deps, manager, {
      organisationId: manager.organisationId ?? '',
      kind,
      postedOn: tehranToday(h.deps.now()),
      sourceKey: h.deps.newId('entry'),
      lines,
    }),
  );
const books = () => balances(h, manager.organisationId);

test('a part goes back on the word of two: fund and bank account lack it, receipt, statement and giver say so', async () => {
  const { pledge, receiptId, fundId } = await given(50_000_000);
  const before = await books();
  const asked = await done(ask(receiptId, { amountRial: 20_000_001 }));
  expect(await books()).toEqual(before);
  expect(await ask(receiptId, { amountRial: 1 }, second)).toMatchObject({ problem: { kind: 'conflict' } });
  expect(await confirm(asked.id, manager)).toMatchObject({ problem: { kind: 'conflict' } });
  expect(await confirm(asked.id, await h.actorOf('officer.bushehr'))).toMatchObject({
    problem: { kind: 'forbidden' },
  });
  await done(confirm(asked.id));
  const after = await books();
  expect([(after.cash ?? 0) - (before.cash ?? 0), (after.fund ?? 0) - (before.fund ?? 0)]).toEqual([
    -20_000_001, 20_000_001,
  ]);
  expect(await done(viewStatement(h.deps, manager, { fundId }))).toMatchObject({
    receivedRial: 50_000_000,
    returnedRial: 20_000_001,
    spentRial: 0,
    leftRial: 29_999_999,
  });
  expect(await done(viewReceiptPaper(h.deps, manager, receiptId))).toMatchObject({
    amountRial: 50_000_000,
    returnedRial: 20_000_001,
  });
  const { standing, pledge: now } = await pledgeNow(pledge.id);
  expect(standing).toMatchObject({
    receivedRial: 50_000_000,
    returnedRial: 20_000_001,
    openRial: 0,
    beyondRial: 0,
  });
  expect(now.state).toBe('received');
  const giver = await giverOf(pledge.id);
  expect(await done(viewGift(h.deps, giver, pledge.id))).toMatchObject({
    receipts: [{ amountRial: 50_000_000, returnedRial: 20_000_001 }],
    money: { receivedRial: 50_000_000, returnedRial: 20_000_001, usedRial: 0 },
  });
  const year = await done(viewOwnStatement(h.deps, giver, {}));
  expect(year).toMatchObject({ givenRial: 50_000_000, returnedRial: 20_000_001, leftRial: 29_999_999 });
  expect(year.lines.map(({ effect, amountRial }) => [effect, amountRial])).toEqual([
    ['received', 50_000_000],
    ['returned', 20_000_001],
  ]);
  const told = await h.deps.database.read.all(
    sql`select 1 from message where once_key = ${`refund:${asked.id}`}`,
  );
  expect(told).toHaveLength(1);
  expect(await undoMatch(h.deps, manager, receiptId, undefined, { reason: 'x' })).toMatchObject({
    problem: { kind: 'conflict', detail: { en: expect.stringContaining('went back') } },
  });
  expect(await promisesThatDiffer(h)).toEqual([]);
});

test('never more than its fund has left: what is set aside stays, also where that happens before the second word', async () => {
  const { receiptId, fundId } = await given(30_000_000);
  const aside = (rial: number) =>
    post('allocate', [
      { account: { kind: 'fund', fundId }, amountRial: rial },
      { account: { kind: 'allocated', fundId, ref: `spn_${n}` }, amountRial: -rial },
    ]);
  await done(aside(10_000_000));
  expect(await ask(receiptId, { amountRial: 20_000_001 })).toMatchObject({
    problem: { kind: 'conflict', extra: { reason: 'refund-over', leftRial: 20_000_000 } },
  });
  const asked = await done(ask(receiptId, { amountRial: 20_000_000 }));
  await done(aside(1));
  const before = await books();
  expect(await confirm(asked.id)).toMatchObject({ problem: { extra: { leftRial: 19_999_999 } } });
  expect(await books()).toEqual(before);
  await done(decideLedgerRequest(h.deps, manager, asked.id, undefined, { confirm: false }));
  await done(confirm((await done(ask(receiptId, { amountRial: 19_999_999 }))).id));
  expect(await ask(receiptId, { amountRial: 1 })).toMatchObject({ problem: { extra: { leftRial: 0 } } });
});

test('the bank’s fee is the association’s, or out of the amount where the intention lets it', async () => {
  const general = await h.deps.database.write((tx) =>
    ownFund(tx, h.deps, manager.organisationId ?? '', 'general'),
  );
  const { receiptId, fundId } = await given(10_000_000);
  const request = await done(ask(receiptId, { amountRial: 4_000_000, feeRial: 25_000 }));
  const noMoney = await books();
  expect(await confirm(request.id)).toMatchObject({ problem: { kind: 'conflict' } });
  expect(await books()).toEqual(noMoney);
  await done(
    post('opening', [
      { account: { kind: 'cash', ref: bankId }, amountRial: 1_000_000 },
      { account: { kind: 'fund', fundId: general }, amountRial: -1_000_000 },
    ]),
  );
  const before = await books();
  await done(confirm(request.id));
  expect(((await books()).cash ?? 0) - (before.cash ?? 0)).toBe(-4_025_000);
  expect(await done(viewStatement(h.deps, manager, { fundId: general }))).toMatchObject({
    spentRial: 25_000,
    feesRial: 25_000,
    leftRial: 975_000,
  });
  expect(await done(viewStatement(h.deps, manager, { fundId }))).toMatchObject({
    returnedRial: 4_000_000,
    feesRial: 0,
    leftRial: 6_000_000,
  });

  const byGift = await given(10_000_000);
  const agreed = await done(
    ask(byGift.receiptId, { amountRial: 4_000_000, feeRial: 25_000, feeFrom: 'gift' }),
  );
  await done(confirm(agreed.id));
  expect(await done(viewStatement(h.deps, manager, { fundId: byGift.fundId }))).toMatchObject({
    returnedRial: 3_975_000,
    spentRial: 25_000,
    feesRial: 25_000,
    leftRial: 6_000_000,
  });
  const year = await done(viewOwnStatement(h.deps, await giverOf(byGift.pledge.id), {}));
  expect(year).toMatchObject({ returnedRial: 4_000_000, usedRial: 0, leftRial: 6_000_000 });

  const zakat = await given(10_000_000, { intention: 'zakat' });
  expect(
    await ask(zakat.receiptId, { amountRial: 4_000_000, feeRial: 25_000, feeFrom: 'gift' }),
  ).toMatchObject({ problem: { kind: 'conflict', detail: { en: expect.stringContaining('intention') } } });
  expect(await ask(zakat.receiptId, { amountRial: 5, feeRial: 5, feeFrom: 'gift' })).toMatchObject({
    problem: { kind: 'conflict' },
  });
});

test('of a month of which a part went back its giver reads what stays', async () => {
  const { pledge, receiptId } = await given(5_000_000, { cadence: 'monthly' });
  const desk = await pagesOf(h, 'manager.bushehr', 'en');
  const paid = (await desk.get(`/officer/receipts/${receiptId}`)).text;
  expect(paid, 'without an end it is never whole').toContain('5,000,000 rials of this pledge came so far.');
  await done(confirm((await done(ask(receiptId, { amountRial: 2_000_000 }))).id));
  expect((await desk.get(`/officer/receipts/${receiptId}`)).text).toContain(
    '2,000,000 rials went back, and 3,000,000 rials is kept.',
  );
  const { accountId } = await giverOf(pledge.id);
  const pages = await pagesOf(h, accountId, 'en');
  const { text } = await pages.get(`/benefactor/gifts/${pledge.id}`);
  expect(text).toContain('300,000 tomans stays; the rest is not asked for any more');
  expect(text).not.toContain('dropped');
  const list = (await pages.get('/benefactor')).text;
  expect(list).toMatch(
    /500,000 tomans You gave 200,000 tomans Given back 300,000 tomans With the association/,
  );
  const year = (await pages.get('/benefactor/years/1405')).text;
  expect(year).toContain('Given back to you -200,000 tomans');
  expect(year).toMatch(/Given back 1405-\d+ -200,000 /);
});

test('what went back is never asked for again; a gift of which nothing is left is withdrawn', async () => {
  const monthly = await given(1_000_000, { cadence: 'monthly', months: 6 }, 3_500_000);
  await done(confirm((await done(ask(monthly.receiptId, { amountRial: 2_000_000 }))).id));
  // Two and a half months lay beyond what was due; what is left of that fills the months to come.
  expect((await pledgeNow(monthly.pledge.id)).standing).toMatchObject({ openRial: 0, beyondRial: 500_000 });
  await done(confirm((await done(ask(monthly.receiptId, { amountRial: 900_000 }))).id));
  const { standing } = await pledgeNow(monthly.pledge.id);
  expect(standing).toMatchObject({ openRial: 0, beyondRial: 0, returnedRial: 2_900_000 });
  expect(standing.dues.map(({ state, receivedRial }) => [state, receivedRial])).toEqual([
    ['dropped', 600_000],
  ]);
  h.setNow('2026-12-23T08:00:00Z');
  await fallDueMonthly(h.deps, { accountId: 'system:due', organisationId: null });
  const later = await pledgeNow(monthly.pledge.id);
  expect(later.standing.openRial).toBe(1_000_000);
  expect(later.standing.dues.map(({ state }) => state)).toEqual(['dropped', 'due']);

  const whole = await given(7_000_000);
  await done(confirm((await done(ask(whole.receiptId, { amountRial: 7_000_000 }))).id));
  expect((await pledgeNow(whole.pledge.id)).pledge.state).toBe('withdrawn');
  expect(await promisesThatDiffer(h)).toEqual([]);
});

test('places of a cause that the rest does not cover are open again', async () => {
  const causeId = await plantCause(h, { slots: 3, slotRial: 10_000_000 });
  const { pledge, receiptId } = await given(30_000_000, { earmark: 'cause', causeId, slots: 3 });
  const held = async () =>
    (
      await h.deps.database.read.all(
        sql`select no from cause_slot where pledge_id = ${pledge.id} and state = 'reserved' and reserved_until is null`,
      )
    ).length;
  expect(await held()).toBe(3);
  await done(confirm((await done(ask(receiptId, { amountRial: 10_000_001 }))).id));
  expect(await held()).toBe(1);
});

async function giverOf(pledgeId: string): Promise<Actor> {
  const row = await h.deps.database.read.get<{ id: string }>(
    sql`select b.account_id as id from benefactor b join pledge p on p.benefactor_id = b.id where p.id = ${pledgeId}`,
  );
  return {
    ...manager,
    accountId: row?.id ?? '',
    role: 'benefactor',
    organisationId: null,
    organisationKind: null,
  };
}
