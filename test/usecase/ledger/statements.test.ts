import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  fundBalance,
  fundOfPledge,
  fundsWithMoney,
  openFund,
  ownFund,
} from '../../../src/features/ledger/funds.repo.ts';
import type { EntryKind, EntryLine } from '../../../src/features/ledger/ledger.rules.ts';
import { postIn } from '../../../src/features/ledger/post-in.repo.ts';
import { statementOf } from '../../../src/features/ledger/statements.repo.ts';
import { change } from '../../../src/features/records/change.repo.ts';
import type { Actor } from '../../../src/kernel/actor.ts';
import { type LocalDate, mustLocalDate } from '../../../src/kernel/calendar.ts';
import { createHarness, type Harness } from '../../support/harness.ts';

let h: Harness;
let manager: Actor;
let organisationId: string;
let credit: string;
let contingency: string;
beforeAll(async () => {
  h = await createHarness(); // 22 November 2026, 1 Azar 1405
  manager = await h.actorOf('manager.bushehr');
  organisationId = manager.organisationId ?? '';
  [credit, contingency] = await h.deps.database.write(async (tx) => [
    await openFund(tx, h.deps, {
      organisationId,
      source: 'credit-line',
      purpose: 'credit-line',
      name: 'اعتبار استان',
    }),
    await ownFund(tx, h.deps, organisationId, 'contingency'),
  ]);
});
afterAll(() => h.close());

const line = (kind: EntryLine['account']['kind'], amountRial: number, fundId = '', ref = ''): EntryLine => ({
  account: { kind, fundId, ref },
  amountRial,
});
let n = 0;
const post = async (kind: EntryKind, day: LocalDate, ...lines: readonly EntryLine[]) => {
  n += 1;
  return await change(h.deps, manager, (c) =>
    postIn(c, h.deps, manager, { organisationId, kind, postedOn: day, sourceKey: `test:${n}`, lines }),
  );
};

test('a fund is told what came, what is set aside, what became aid, and what is left', async () => {
  const [d1, d2, d3] = ['2026-11-01', '2026-11-05', '2026-11-09'].map(mustLocalDate) as [
    LocalDate,
    LocalDate,
    LocalDate,
  ];
  await post('credit-allotted', d1, line('credit-line', 1000, credit), line('fund', -1000, credit));
  await post('credit-drawn', d1, line('cash', 800, '', 'bank'), line('credit-line', -800, credit));
  await post(
    'allocate',
    d2,
    line('fund', 420, credit),
    line('allocated', -400, credit, 'spn'),
    line('fund', -20, contingency),
  );
  await post('purchase', d2, line('kit-stock', 400, '', 'spn'), line('cash', -400, '', 'bank'));
  await post(
    'deliver',
    d3,
    line('aid-granted', 400, credit, 'spn'),
    line('allocated', 400, credit, 'spn'),
    line('kit-stock', -400, '', 'spn'),
    line('released', -400, credit),
  );
  const whole = await statementOf(h.deps.database.read, { fundId: credit });
  expect(whole).toMatchObject({
    openingRial: 0,
    receivedRial: 1000,
    transferredRial: -20,
    returnedRial: 0,
    spentRial: 400,
    allocatedRial: 0,
    leftRial: 580,
  });
  expect(whole.lines.map(({ day, effect, amountRial }) => [day, effect, amountRial])).toEqual([
    [d1, 'received', 1000],
    [d2, 'set-aside', 400],
    [d3, 'spent', 400],
  ]);
  expect(await statementOf(h.deps.database.read, { fundId: credit, from: d3 })).toMatchObject({
    openingRial: 580,
    openingAllocatedRial: 400,
    receivedRial: 0,
    spentRial: 400,
    allocatedRial: 0,
    leftRial: 580,
  });
  expect(await statementOf(h.deps.database.read, { fundId: contingency })).toMatchObject({
    transferredRial: 20,
    leftRial: 20,
  });
  expect(await fundBalance(h.deps.database.read, credit)).toBe(580);
  const withMoney = await fundsWithMoney(h.deps.database.read, organisationId);
  expect(new Map(withMoney.map(({ id, leftRial }) => [id, leftRial]))).toEqual(
    new Map([
      [credit, 580],
      [contingency, 20],
    ]),
  );
});

test('what would overdraw a fund is refused in words, and the own fund of a purpose is one', async () => {
  const refused = await post(
    'allocate',
    mustLocalDate('2026-11-10'),
    line('fund', 600, credit),
    line('allocated', -600, credit, 'spn2'),
  );
  expect(refused).toMatchObject({
    ok: false,
    problem: {
      kind: 'conflict',
      extra: { reason: 'overdrawn', account: 'fund', missingRial: 20 },
      detail: { en: expect.stringContaining('20 rials') },
    },
  });
  const again = await h.deps.database.write((tx) => ownFund(tx, h.deps, organisationId, 'contingency'));
  expect(again).toBe(contingency);
  expect(await fundOfPledge(h.deps.database.read, 'plg_none')).toBeUndefined();
});
