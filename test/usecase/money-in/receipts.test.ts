import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fundOfPledge } from '../../../src/features/ledger/funds.repo.ts';
import { postEntry } from '../../../src/features/ledger/post-entry.repo.ts';
import { announcePayment } from '../../../src/features/money-in/announce-payment.ts';
import { matchReceipt } from '../../../src/features/money-in/match-receipt.ts';
import { recordReceipt } from '../../../src/features/money-in/record-receipt.ts';
import { returnReceipt } from '../../../src/features/money-in/return-receipt.ts';
import { undoMatch } from '../../../src/features/money-in/undo-match.ts';
import { viewReceipt } from '../../../src/features/money-in/view-receipt.ts';
import { viewPledge } from '../../../src/features/pledges/view-pledge.ts';
import type { Actor } from '../../../src/kernel/actor.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import {
  balances,
  managerOf,
  plantBankAccount,
  plantPledge,
  promisesThatDiffer,
} from '../../support/money.ts';

let h: Harness;
let manager: Actor;
let n = 0;
beforeAll(async () => {
  h = await createHarness(); // 22 November 2026, 1 Azar 1405
  manager = await h.actorOf('manager.bushehr');
  await plantBankAccount(h, 'bushehr');
});
afterAll(() => h.close());

const money = (more: Record<string, unknown> = {}) => {
  n += 1;
  return {
    receivedOn: '2026-11-20',
    amountRial: 50_000_000,
    reference: `77${1000 + n}`,
    payer: null,
    ...more,
  };
};
const record = async (more: Record<string, unknown> = {}) => {
  const recorded = await recordReceipt(h.deps, manager, money(more));
  if (!recorded.ok) throw new Error(JSON.stringify(recorded.problem));
  return recorded.value;
};
const pledgeNow = async (id: string) => {
  const seen = await viewPledge(h.deps, manager, id);
  if (!seen.ok) throw new Error(seen.problem.kind);
  return seen.value;
};
const messages = async () =>
  (
    await h.deps.database.read.get<{ n: number }>(
      sql`select count(*) as n from message where kind = 'receipt'`,
    )
  )?.n ?? 0;

describe('money entered by hand', () => {
  test('for a pledge by its payment reference: its fund has it, its promise is kept, the benefactor is told', async () => {
    const pledge = await plantPledge(h, 'bushehr');
    const before = await messages();
    const receipt = await record({ paymentReference: pledge.paymentReference });
    expect(receipt).toMatchObject({ state: 'matched', pledgeId: pledge.id, repeated: false });
    expect(receipt.number).toMatch(/^1405-\d{6}$/);
    const { standing, pledge: now, news } = await pledgeNow(pledge.id);
    expect(now).toMatchObject({ state: 'received', receivedRial: 50_000_000 });
    expect(standing).toMatchObject({ openRial: 0, beyondRial: 0 });
    expect(news).toEqual([{ kind: 'received', month: '1405-08' }]);
    expect(await messages()).toBe(before + 1);
    expect(await promisesThatDiffer(h)).toEqual([]);
  });

  test('the same payment again answers the receipt that stands, the day off by a few and zeros left out', async () => {
    const pledge = await plantPledge(h, 'bushehr');
    const first = await record({ pledgeId: pledge.id, reference: '۰۰۵۵۵۱' });
    const again = await record({ pledgeId: pledge.id, reference: '5551', receivedOn: '2026-11-18' });
    expect(again).toMatchObject({ id: first.id, number: first.number, repeated: true });
    expect((await pledgeNow(pledge.id)).pledge.receivedRial).toBe(50_000_000);
  });

  test('the same number with another amount is asked back, not received twice', async () => {
    await record({ reference: '5552' });
    const typo = await recordReceipt(h.deps, manager, money({ reference: '5552', amountRial: 5_000_000 }));
    expect(typo).toMatchObject({ ok: false, problem: { kind: 'conflict' } });
  });

  test('under- and overpayment both go to the fund, and the promise is kept as far as it goes', async () => {
    const pledge = await plantPledge(h, 'bushehr');
    await record({ pledgeId: pledge.id, amountRial: 20_000_000 });
    expect(await pledgeNow(pledge.id)).toMatchObject({
      pledge: { state: 'receiving' },
      standing: { openRial: 30_000_000, beyondRial: 0 },
    });
    await record({ pledgeId: pledge.id, amountRial: 45_000_000 });
    expect(await pledgeNow(pledge.id)).toMatchObject({
      pledge: { state: 'received', receivedRial: 65_000_000 },
      standing: { openRial: 0, beyondRial: 15_000_000 },
    });
    expect(await promisesThatDiffer(h)).toEqual([]);
  });

  test('numbers run on without gaps, whatever is refused between', async () => {
    const first = await record();
    await recordReceipt(h.deps, manager, money({ amountRial: 0 }));
    await recordReceipt(h.deps, manager, money({ paymentReference: '123456789012' }));
    const next = await record();
    expect(Number(next.number.slice(5))).toBe(Number(first.number.slice(5)) + 1);
    const other = await record({ receivedOn: '2026-03-01' });
    expect(other.number).toBe('1404-000001');
  });

  test('refuses what is to come, foreign pledges and kits', async () => {
    const refused = async (more: Record<string, unknown>) => {
      const result = await recordReceipt(h.deps, manager, money(more));
      return result.ok ? [] : (result.problem.errors ?? []).map(({ path, code }) => `${path}: ${code}`);
    };
    expect(await refused({ receivedOn: '2026-11-24' })).toEqual(['receivedOn: date.future']);
    expect(await refused({ paymentReference: '100000000000' })).toEqual([
      'paymentReference: payment-reference.wrong',
    ]);
    const foreign = await plantPledge(h, 'gilan');
    expect(await refused({ pledgeId: foreign.id })).toEqual(['pledgeId: pledge.unknown']);
    expect(await refused({ paymentReference: foreign.paymentReference })).toEqual([
      'paymentReference: pledge.unknown',
    ]);
  });
});

describe('money that nobody knows', () => {
  test('waits, is matched by a person once, and of two managers one is told', async () => {
    const one = await plantPledge(h, 'bushehr');
    const other = await plantPledge(h, 'bushehr');
    const receipt = await record({ payer: 'سلام' });
    expect(receipt).toMatchObject({ state: 'unmatched', pledgeId: null });
    const results = await Promise.all(
      [one, other].map((pledge) =>
        matchReceipt(h.deps, manager, receipt.id, undefined, { pledgeId: pledge.id }),
      ),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ problem: { kind: 'conflict' } });
    const came = [
      (await pledgeNow(one.id)).pledge.receivedRial,
      (await pledgeNow(other.id)).pledge.receivedRial,
    ];
    expect(came.sort()).toEqual([0, 50_000_000]);
  });

  test('is suggested by what speaks for it, the strongest first', async () => {
    const slip = await plantPledge(h, 'bushehr', { amountRial: 31_000_000 });
    const same = await plantPledge(h, 'bushehr', { amountRial: 32_000_000 });
    const written = slip.paymentReference.replace(
      /^(\d)(\d)/,
      (_: string, a: string, b: string) => `${a}${(Number(b) + 1) % 10}`,
    );
    const receipt = await record({ amountRial: 32_000_000, payer: `شناسه ${written}` });
    const seen = await viewReceipt(h.deps, manager, receipt.id);
    const suggestions = seen.ok ? seen.value.suggestions : [];
    expect(suggestions[0]).toMatchObject({
      candidate: { pledgeId: slip.id },
      reasons: ['reference-slip', 'near-day'],
    });
    expect(suggestions.map(({ candidate }) => candidate.pledgeId)).toContain(same.id);
    expect(seen.ok && seen.value.payer).toBe(`شناسه ${written}`);
  });

  test('is sent back with the reason, once, and then not matched', async () => {
    const before = await balances(h, manager.organisationId);
    const receipt = await record({ amountRial: 7_000_000 });
    const returned = await returnReceipt(h.deps, manager, receipt.id, undefined, { reason: 'پرداخت اشتباه' });
    expect(returned).toMatchObject({ ok: true, value: { state: 'returned' } });
    expect(await returnReceipt(h.deps, manager, receipt.id, undefined, { reason: 'دوباره' })).toMatchObject({
      problem: { kind: 'conflict' },
    });
    const pledge = await plantPledge(h, 'bushehr');
    expect(await matchReceipt(h.deps, manager, receipt.id, undefined, { pledgeId: pledge.id })).toMatchObject(
      {
        problem: { kind: 'conflict' },
      },
    );
    const { cash, unidentified } = await balances(h, manager.organisationId);
    expect([cash, unidentified]).toEqual([before.cash, before.unidentified]);
  });

  test('of others is not there, nor for who may not', async () => {
    const receipt = await record();
    const foreign = await managerOf(h, 'gilan');
    expect(await viewReceipt(h.deps, foreign, receipt.id)).toMatchObject({ problem: { kind: 'not-found' } });
    const pledge = await plantPledge(h, 'gilan');
    expect(await matchReceipt(h.deps, foreign, receipt.id, undefined, { pledgeId: pledge.id })).toMatchObject(
      {
        problem: { kind: 'not-found' },
      },
    );
    expect(await viewReceipt(h.deps, await h.actorOf('officer.bushehr'), receipt.id)).toMatchObject({
      problem: { kind: 'forbidden' },
    });
  });
});

describe('a wrong match', () => {
  test.each(['receipt', 'receipt-matched'] as const)(
    'by an entry of kind %s is taken back whole and matched anew',
    async (kind) => {
      const wrong = await plantPledge(h, 'bushehr');
      const right = await plantPledge(h, 'bushehr');
      const receipt =
        kind === 'receipt' ? await record({ pledgeId: wrong.id }) : await record({ amountRial: 50_000_000 });
      if (kind === 'receipt-matched')
        await matchReceipt(h.deps, manager, receipt.id, undefined, { pledgeId: wrong.id });
      const before = await balances(h, manager.organisationId);
      const undone = await undoMatch(h.deps, manager, receipt.id, undefined, { reason: 'نیکوکار دیگری بود' });
      expect(undone).toMatchObject({ ok: true, value: { state: 'unmatched', pledgeId: null } });
      expect(await pledgeNow(wrong.id)).toMatchObject({
        pledge: { state: 'promised', receivedRial: 0 },
        standing: { openRial: 50_000_000 },
        news: [],
      });
      const again = await matchReceipt(h.deps, manager, receipt.id, undefined, { pledgeId: right.id });
      expect(again).toMatchObject({ ok: true, value: { pledgeId: right.id } });
      expect(await balances(h, manager.organisationId)).toEqual(before);
      expect(await promisesThatDiffer(h)).toEqual([]);
    },
  );

  test('stays once a part of the money is allocated', async () => {
    const pledge = await plantPledge(h, 'bushehr');
    const receipt = await record({ pledgeId: pledge.id });
    await h.deps.database.write(async (tx) => {
      const fundId = await fundOfPledge(tx, pledge.id);
      await postEntry(
        tx,
        { id: h.deps.newId('entry'), at: h.deps.now().toISOString(), accountId: manager.accountId },
        {
          organisationId: String(manager.organisationId),
          kind: 'allocate',
          postedOn: '2026-11-21' as never,
          sourceKey: `allocate:${pledge.id}`,
          lines: [
            { account: { kind: 'fund', fundId: String(fundId) }, amountRial: 1_000_000 },
            {
              account: { kind: 'allocated', fundId: String(fundId), ref: 'spn_test' },
              amountRial: -1_000_000,
            },
          ],
        },
      );
    });
    expect(await undoMatch(h.deps, manager, receipt.id, undefined, { reason: 'اشتباه' })).toMatchObject({
      problem: { kind: 'conflict' },
    });
    expect((await pledgeNow(pledge.id)).pledge.state).toBe('received');
  });
});

describe('a benefactor who says that they have paid', () => {
  test('is believed when the bank says the same, before or after', async () => {
    const early = await plantPledge(h, 'bushehr', { amountRial: 11_000_000 });
    const said = { reference: '۹۹۱۲۳۴', amountRial: 11_000_000, paidOn: '2026-11-21' };
    const notice = await announcePayment(h.deps, manager, early.id, said);
    expect(notice).toMatchObject({ ok: true, value: { receiptId: null, reference: '991234' } });
    expect(await announcePayment(h.deps, manager, early.id, said)).toEqual(notice);
    const receipt = await record({ reference: '991234', amountRial: 11_000_000, receivedOn: '2026-11-21' });
    expect(receipt).toMatchObject({ state: 'matched', pledgeId: early.id });
    expect((await pledgeNow(early.id)).notices).toMatchObject([{ receiptId: receipt.id }]);

    const late = await plantPledge(h, 'bushehr', { amountRial: 12_000_000 });
    const waiting = await record({ reference: '991235', amountRial: 12_000_000 });
    expect(waiting.state).toBe('unmatched');
    await announcePayment(h.deps, manager, late.id, { ...said, reference: '991235', amountRial: 12_000_000 });
    expect((await pledgeNow(late.id)).pledge).toMatchObject({ state: 'received' });
  });

  test('of two who claim one payment neither has it: a person decides', async () => {
    const two = [await plantPledge(h, 'bushehr'), await plantPledge(h, 'bushehr')];
    for (const { id } of two)
      await announcePayment(h.deps, manager, id, {
        reference: '881',
        amountRial: 50_000_000,
        paidOn: '2026-11-21',
      });
    expect(await record({ reference: '881' })).toMatchObject({ state: 'unmatched' });
  });

  test('of a pledge of others or of none is not there', async () => {
    const foreign = await plantPledge(h, 'gilan');
    expect(
      await announcePayment(h.deps, manager, foreign.id, {
        reference: '1',
        amountRial: 1,
        paidOn: '2026-11-21',
      }),
    ).toMatchObject({ problem: { kind: 'not-found' } });
  });
});

test('what came is put on record, and nothing of the payer stands there', async () => {
  const receipt = await record({ payer: 'رضا پنهانی' });
  const rows = await h.deps.database.read.all<Record<string, unknown>>(
    sql`select * from audit_entry where entity_id = ${receipt.id}`,
  );
  expect(rows).toMatchObject([{ action: 'receipt.add', entity: 'receipt' }]);
  expect(JSON.stringify(rows)).not.toContain('پنهانی');
  const kept = await h.deps.database.read.all(sql`select * from receipt where id = ${receipt.id}`);
  expect(JSON.stringify(kept)).not.toContain('پنهانی');
});

test('a receipt stays as it came', async () => {
  const { id } = await record();
  for (const statement of [
    sql`update receipt set amount_rial = 1 where id = ${id}`,
    sql`delete from receipt where id = ${id}`,
  ])
    await expect(h.deps.database.write(async (tx) => void (await tx.run(statement)))).rejects.toThrow();
});
