import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addBankAccount } from '../../../src/features/ledger/add-bank-account.ts';
import { askClosing } from '../../../src/features/ledger/ask-closing.ts';
import { askReversal } from '../../../src/features/ledger/ask-reversal.ts';
import { closeBankAccount } from '../../../src/features/ledger/change-bank-account.ts';
import { addCreditLine, moveCredit } from '../../../src/features/ledger/credit-lines.ts';
import { decideLedgerRequest } from '../../../src/features/ledger/decide-request.ts';
import { ownFund } from '../../../src/features/ledger/funds.repo.ts';
import type { NewEntry } from '../../../src/features/ledger/ledger.rules.ts';
import { viewEntries } from '../../../src/features/ledger/list-entries.ts';
import { enterOpening, transferBetweenFunds } from '../../../src/features/ledger/own-funds.ts';
import { postIn } from '../../../src/features/ledger/post-in.repo.ts';
import { viewFund } from '../../../src/features/ledger/view-funds.ts';
import { viewStatement } from '../../../src/features/ledger/view-statement.ts';
import { viewTrialBalance } from '../../../src/features/ledger/view-trial-balance.ts';
import { viewYears } from '../../../src/features/ledger/view-years.ts';
import { change } from '../../../src/features/records/change.repo.ts';
import type { Actor } from '../../../src/kernel/actor.ts';
import { mustLocalDate } from '../../../src/kernel/calendar.ts';
import type { Result } from '../../../src/kernel/result.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { ibanOf } from '../../support/ibans.ts';

let h: Harness;
let manager: Actor;
let second: Actor;
let auditor: Actor;
beforeAll(async () => {
  h = await createHarness(); // 22 November 2026, 1 Azar 1405
  manager = await h.actorOf('manager.bushehr');
  second = await h.actorOf('manager2.bushehr');
  auditor = await h.actorOf('auditor');
});
afterAll(() => h.close());

let ibans = 0;
const done = async <T>(work: Promise<Result<T>>): Promise<T> => {
  const result = await work;
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
};
const bank = async () =>
  (await done(addBankAccount(h.deps, manager, { bank: 'ملی', iban: ibanOf(++ibans) }))).id;
const opening = (bankAccountId: string, amountRial: number, more: object = {}) =>
  enterOpening(h.deps, manager, {
    bankAccountId,
    fund: 'general',
    amountRial,
    postedOn: '1405/08/01',
    ...more,
  });
const post = (entry: Omit<NewEntry, 'organisationId'>) =>
  change(h.deps, manager, (c) =>
    postIn(c, h.deps, manager, { ...entry, organisationId: manager.organisationId ?? '' }),
  );
const reverse = async (entryId: string, by: Actor = second) => {
  const asked = await done(askReversal(h.deps, manager, entryId, { reason: 'مبلغ اشتباه بود' }));
  return await decideLedgerRequest(h.deps, by, asked.id, undefined, { confirm: true });
};
const english = (result: Result<unknown>) => (result.ok ? 'ok' : (result.problem.detail?.en ?? ''));

describe('where the money lies', () => {
  test('an account is known by its IBAN, is opened with what lay in it once, and closes when it is empty', async () => {
    const id = await bank();
    expect(await addBankAccount(h.deps, manager, { bank: 'ملی', iban: ibanOf(ibans) })).toMatchObject({
      problem: { kind: 'invalid', errors: [{ path: 'iban', code: 'iban.known' }] },
    });
    const { entryId } = await done(opening(id, 1_000));
    expect(english(await opening(id, 1_000))).toContain('on record');
    expect(english(await closeBankAccount(h.deps, manager, id, undefined))).toContain('1,000 rials');
    expect((await reverse(entryId)).ok).toBe(true);
    await done(opening(id, 400, { fund: 'contingency' }));
    await done(opening(id, 1_200));
    const balance = await done(viewTrialBalance(h.deps, manager, {}));
    expect(balance.kinds.find(({ kind }) => kind === 'cash')?.groups).toMatchObject([
      { id, debitRial: 1_600, creditRial: 0 },
    ]);
    expect(balance.total).toEqual({ debitRial: 1_600, creditRial: 1_600 });
    const empty = await bank();
    expect((await done(closeBankAccount(h.deps, manager, empty, '1'))).closedAt).not.toBeNull();
    expect(english(await opening(empty, 5))).toContain('closed');
  });

  test('nobody else sees or moves it', async () => {
    const officer = await h.actorOf('officer.bushehr');
    expect(await viewTrialBalance(h.deps, officer, {})).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(await opening('bnk_none', 5)).toMatchObject({
      problem: { kind: 'invalid', errors: [{ path: 'bankAccountId' }] },
    });
    expect(
      await viewTrialBalance(h.deps, manager, { organisationId: 'org-association-gilan' }),
    ).toMatchObject({
      problem: { kind: 'not-found' },
    });
    expect(await enterOpening(h.deps, auditor, {})).toMatchObject({ problem: { kind: 'forbidden' } });
  });
});

describe('a credit line', () => {
  test('is allotted, drawn and taken back, never more than there is', async () => {
    const account = await bank();
    const line = await done(
      addCreditLine(h.deps, manager, {
        name: 'اعتبار اشتغال استان',
        amountRial: 10_000,
        allottedOn: '2026-11-01',
      }),
    );
    const move = (act: string, amountRial: number) =>
      moveCredit(h.deps, manager, line.id, {
        act,
        amountRial,
        postedOn: '2026-11-05',
        bankAccountId: account,
      });
    expect(await done(move('draw', 6_000))).toMatchObject({ allottedRial: 10_000, undrawnRial: 4_000 });
    expect(english(await move('draw', 5_000))).toContain('1,000 rials less left');
    expect(english(await move('withdraw', 4_500))).toContain('500 rials less left');
    expect(await done(move('withdraw', 1_000))).toMatchObject({
      allottedRial: 9_000,
      undrawnRial: 3_000,
      leftRial: 9_000,
    });
    expect(await done(move('allot', 2_000))).toMatchObject({ allottedRial: 11_000, leftRial: 11_000 });
    expect(await viewFund(h.deps, auditor, line.id)).toMatchObject({ ok: true });
  });
});

describe('a reversal', () => {
  test('is asked by one and confirmed by another, posts the exact opposite, once', async () => {
    const account = await bank();
    const { entryId } = await done(opening(account, 700));
    const asked = await done(askReversal(h.deps, manager, entryId, { reason: 'دو بار ثبت شد' }));
    expect(english(await askReversal(h.deps, second, entryId, { reason: 'باز هم' }))).toContain(
      'waits for another',
    );
    expect(
      english(await decideLedgerRequest(h.deps, manager, asked.id, undefined, { confirm: true })),
    ).toContain('another manager');
    const at = await done(
      decideLedgerRequest(h.deps, second, asked.id, String(asked.revision), { confirm: true }),
    );
    expect(at).toMatchObject({ state: 'confirmed', decidedBy: second.accountId });
    expect(
      english(await decideLedgerRequest(h.deps, second, asked.id, undefined, { confirm: true })),
    ).toContain('decided already');
    expect(english(await askReversal(h.deps, manager, entryId, { reason: 'دوباره' }))).toContain(
      'has been reversed',
    );
    const { items } = await done(viewEntries(h.deps, manager, { bankAccountId: account }));
    expect(items.map(({ kind, amountRial, reverses }) => [kind, amountRial, reverses])).toEqual([
      ['reversal', 700, entryId],
      ['opening', 700, null],
    ]);
  });

  test('may be refused, or taken back by who asked, and posts nothing then', async () => {
    const account = await bank();
    const { entryId } = await done(opening(account, 30));
    for (const by of [second, manager]) {
      const asked = await done(askReversal(h.deps, manager, entryId, { reason: 'شاید' }));
      expect(
        await done(decideLedgerRequest(h.deps, by, asked.id, undefined, { confirm: false })),
      ).toMatchObject({ state: 'refused' });
    }
    expect((await done(viewEntries(h.deps, manager, { bankAccountId: account }))).total).toBe(1);
  });

  test('is refused where the money is spent already, and where another page undoes it', async () => {
    const account = await bank();
    const { entryId } = await done(opening(account, 90_000, { fund: 'loan' }));
    const loan = await h.deps.database.write((tx) =>
      ownFund(tx, h.deps, manager.organisationId ?? '', 'loan'),
    );
    const set = await done(
      post({
        kind: 'allocate',
        postedOn: mustLocalDate('2026-11-10'),
        sourceKey: 'test:allocate-loan',
        lines: [
          { account: { kind: 'fund', fundId: loan }, amountRial: 50_000 },
          { account: { kind: 'allocated', fundId: loan, ref: 'spn_x' }, amountRial: -50_000 },
        ],
      }),
    );
    expect(english(await reverse(entryId))).toContain('This fund is short by 50,000 rials');
    expect(english(await askReversal(h.deps, manager, set, { reason: 'لغو' }))).toContain('the sponsorships');
    const [waiting] = (await done(viewEntries(h.deps, manager, { bankAccountId: account }))).items;
    expect(waiting).toMatchObject({ id: entryId, reversedBy: null });
  });
});

describe('statements', () => {
  test('of all funds together are the fund accounts of the trial balance, to the rial', async () => {
    const { kinds } = await done(viewTrialBalance(h.deps, manager, {}));
    const credit = (kind: string) => kinds.find((one) => one.kind === kind)?.creditRial ?? 0;
    const funds = kinds.find((one) => one.kind === 'fund')?.groups ?? [];
    const all = await Promise.all(
      funds.map(({ id }) => done(viewStatement(h.deps, manager, { fundId: id ?? '' }))),
    );
    const sum = (of: (one: (typeof all)[number]) => number) => all.reduce((s, one) => s + of(one), 0);
    expect(sum((one) => one.leftRial)).toBe(credit('fund'));
    expect(sum((one) => one.allocatedRial)).toBe(credit('allocated'));
    expect(sum((one) => one.transferredRial)).toBe(0);
    for (const one of all)
      expect(
        one.openingRial +
          one.openingAllocatedRial +
          one.receivedRial +
          one.transferredRial -
          one.returnedRial -
          one.spentRial,
      ).toBe(one.leftRial + one.allocatedRial);
  });
});

describe('a year', () => {
  test('is closed by two when it is over and nothing waits; then nothing is posted in it and its reports stay', async () => {
    const account = await bank();
    await done(opening(account, 500_000));
    const general = await h.deps.database.write((tx) =>
      ownFund(tx, h.deps, manager.organisationId ?? '', 'general'),
    );
    await done(
      post({
        kind: 'upkeep',
        postedOn: mustLocalDate('2026-11-12'),
        sourceKey: 'test:upkeep',
        lines: [
          { account: { kind: 'aid-granted', fundId: general, ref: 'spn_y' }, amountRial: 120_000 },
          { account: { kind: 'fund', fundId: general }, amountRial: 120_000 },
          { account: { kind: 'cash', ref: account }, amountRial: -120_000 },
          { account: { kind: 'released', fundId: general }, amountRial: -120_000 },
        ],
      }),
    );
    expect(english(await askClosing(h.deps, manager, '۱۴۰۵'))).toContain('not over');
    h.setNow('2027-04-10T08:00:00Z'); // 21 Farvardin 1406
    expect(english(await askClosing(h.deps, manager, '1405'))).toContain('requests for a reversal');
    const [open] = (await done(viewYears(h.deps, manager))).slice(-1);
    expect(open).toMatchObject({ year: 1405, closed: null, hindrance: { en: expect.any(String) } });
    await h.deps.database.write(async (tx) => {
      const { ledgerRequest } = await import('../../../src/schema/ledger.ts');
      await tx.update(ledgerRequest).set({ state: 'refused' });
    });
    // A thing of the new year lies on the same accounts already.
    await done(
      transferBetweenFunds(h.deps, manager, {
        from: 'general',
        to: 'contingency',
        amountRial: 10,
        postedOn: '1406/01/05',
        reason: 'پشتوانه',
      }),
    );
    const before = await done(viewTrialBalance(h.deps, manager, { asOf: '2027-03-20' }));
    const asked = await done(askClosing(h.deps, manager, '1405'));
    expect(
      english(await decideLedgerRequest(h.deps, manager, asked.id, undefined, { confirm: true })),
    ).toContain('another manager');
    await done(decideLedgerRequest(h.deps, second, asked.id, undefined, { confirm: true }));
    const balance = async (more: object) => {
      const { kinds, total } = await done(viewTrialBalance(h.deps, manager, more));
      expect(total.debitRial).toBe(total.creditRial);
      return new Map(kinds.map((one) => [one.kind, one.debitRial - one.creditRial]));
    };
    const closed = await balance({ asOf: '1405/12/29' });
    expect([closed.get('aid-granted'), closed.get('released')]).toEqual([0, 0]);
    expect(await balance({ asOf: '1405/12/29', beforeClosing: 'true' })).toEqual(
      new Map(before.kinds.map((one) => [one.kind, one.debitRial - one.creditRial])),
    );
    // What was known before the closing stays what it was.
    expect(await balance({ asOf: '1405/12/29', knownAt: '2027-01-01' })).toEqual(
      await balance({ asOf: '1405/12/29', beforeClosing: 'true' }),
    );
    const year = await done(viewStatement(h.deps, manager, { fundId: general, year: '1405' }));
    const next = await done(viewStatement(h.deps, manager, { fundId: general, year: '1406' }));
    expect(year.spentRial).toBe(120_000);
    expect([next.openingRial, next.spentRial]).toEqual([year.leftRial, 0]);
    expect(next.leftRial).toBe(year.leftRial - 10);
    expect(
      english(
        await transferBetweenFunds(h.deps, manager, {
          from: 'general',
          to: 'contingency',
          amountRial: 10,
          postedOn: '1405/12/29',
          reason: 'دیر',
        }),
      ),
    ).toContain('closed');
    const { items } = await done(viewEntries(h.deps, manager, { kind: 'opening', limit: '1' }));
    expect(english(await askReversal(h.deps, manager, items[0]?.id ?? '', { reason: 'دیر' }))).toContain(
      'never change',
    );
    expect(english(await askClosing(h.deps, manager, '1405'))).toContain('closed already');
    expect(
      (await done(viewYears(h.deps, manager))).map(({ year, closed }) => [year, closed !== null]),
    ).toEqual([
      [1406, false],
      [1405, true],
    ]);
  });
});
