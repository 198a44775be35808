import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EntryLine, entryShapes, type NewEntry } from '../../../src/features/ledger/ledger.rules.ts';
import { postEntries, postEntry } from '../../../src/features/ledger/post-entry.repo.ts';
import type { LocalDate } from '../../../src/kernel/calendar.ts';
import { createHarness, type Harness } from '../../support/harness.ts';

let h: Harness;
let organisationId: string;
let n = 0;
beforeAll(async () => {
  h = await createHarness(); // 22 November 2026, 1 Azar 1405
  organisationId = (await h.actorOf('manager.bushehr')).organisationId ?? '';
});
afterAll(() => h.close());

const cash = { kind: 'cash', ref: 'bank' } as const;
const gift = { kind: 'fund', fundId: 'gift' } as const;
const line = (account: EntryLine['account'], amountRial: number): EntryLine => ({ account, amountRial });

const post = async (lines: readonly EntryLine[], more: Partial<NewEntry> = {}) => {
  n += 1;
  const entry = {
    organisationId,
    kind: 'opening',
    postedOn: '2026-11-20' as LocalDate,
    sourceKey: `test:${n}`,
    lines,
  };
  return await h.deps.database.write((tx) =>
    postEntry(tx, { id: h.deps.newId('entry'), at: h.deps.now().toISOString(), accountId: 'acc_test' }, {
      ...entry,
      ...more,
    } as NewEntry),
  );
};
const run = async (text: string) =>
  await h.deps.database.write(async (tx) => {
    await tx.run(sql.raw(text));
  });
const refusedWith = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
  } catch (error) {
    let cause = error;
    while (cause instanceof Error && cause.cause !== undefined) cause = cause.cause;
    return String(cause);
  }
  return 'not refused';
};
const entries = async () =>
  (await h.deps.database.read.get<{ n: number }>(sql`select count(*) as n from ledger_entry`))?.n;

describe('posting', () => {
  test('keeps a running balance of each account, and posts a repeat once', async () => {
    const first = await post([line(cash, 500), line(gift, -500)], { sourceKey: 'test:repeated' });
    const again = await post([line(cash, 500), line(gift, -500)], { sourceKey: 'test:repeated' });
    expect(first).toMatchObject({ ok: true, repeated: false });
    expect(again).toEqual({ ...first, repeated: true });
    await post([line(cash, 70), line(gift, -70)]);
    const rows = await h.deps.database.read.all(
      sql`select a.kind, l.account_seq as seq, l.balance_rial as balance from ledger_line l join ledger_account a on a.id = l.account_id order by a.kind, seq`,
    );
    expect(rows).toEqual([
      { kind: 'cash', seq: 1, balance: 500 },
      { kind: 'cash', seq: 2, balance: 570 },
      { kind: 'fund', seq: 1, balance: -500 },
      { kind: 'fund', seq: 2, balance: -570 },
    ]);
  });

  test('overdraws no fund and says what is missing', async () => {
    expect(
      await post([line(gift, 600), line({ kind: 'allocated', fundId: 'gift', ref: 'spn' }, -600)], {
        kind: 'allocate',
      }),
    ).toEqual({ ok: false, refusal: { kind: 'overdrawn', account: gift, missingRial: 30 } });
  });
});

describe('the database refuses what goes around it', () => {
  const entry = (id: string, more = '') =>
    `insert into ledger_entry (id, seq, organisation_id, kind, posted_on, source_key, recorded_at, recorded_by)
     select '${id}', 1 + max(seq), '${organisationId}', 'opening', '2026-11-20', '${id}', '2026-11-22T08:00:00.000Z', 'x' from ledger_entry ${more}`;
  const lineOf = (id: string, no: number, kind: string, amount: number) =>
    `insert into ledger_line (entry_id, no, account_id, account_seq, amount_rial, balance_rial)
     select '${id}', ${no}, a.id, 1 + max(l.account_seq), ${amount}, ${amount} + (select balance_rial from ledger_line where account_id = a.id order by account_seq desc limit 1)
     from ledger_account a join ledger_line l on l.account_id = a.id where a.kind = '${kind}' and a.organisation_id = '${organisationId}' group by a.id`;
  const all = async (...statements: string[]) =>
    await refusedWith(
      h.deps.database.write(async (tx) => {
        for (const statement of statements) await tx.run(sql.raw(statement));
      }),
    );

  test.each([
    [
      'an entry that does not balance',
      () => [lineOf('e1', 1, 'cash', 9), lineOf('e1', 2, 'fund', -8), entry('e1')],
      'does not balance',
    ],
    ['an entry without lines', () => [entry('e2')], 'does not balance'],
    [
      'lines without an entry',
      () => [lineOf('e3', 1, 'cash', 9), lineOf('e3', 2, 'fund', -9)],
      'FOREIGN KEY',
    ],
    [
      'an overdrawn fund',
      () => [lineOf('e4', 1, 'cash', -9000), lineOf('e4', 2, 'fund', 9000), entry('e4')],
      'ledger:',
    ],
    [
      'a fund that was overdrawn between two entries whose lines came before both',
      () => [
        ...[lineOf('e8', 1, 'fund', 9000), lineOf('e8', 2, 'cash', -9000)],
        ...[lineOf('e9', 1, 'cash', 9000), lineOf('e9', 2, 'fund', -9000)],
        entry('e8').replace("'opening'", "'receipt-returned'"),
        entry('e9'),
      ],
      'ledger: overdrawn',
    ],
    [
      'what its kind does not move',
      () => [lineOf('e5', 1, 'cash', -5), lineOf('e5', 2, 'fund', 5), entry('e5')],
      'not of this kind',
    ],
    [
      'a balance made up',
      () => [lineOf('e6', 1, 'cash', 9).replace(', 9, 9 +', ', 9, 90 +')],
      'does not follow',
    ],
    [
      'promises that do not balance by themselves',
      () => [
        "insert into ledger_account (organisation_id, kind, fund_id, ref) select distinct organisation_id, 'pledges-receivable', '', 'plg' from ledger_account",
        "insert into ledger_account (organisation_id, kind, fund_id, ref) select distinct organisation_id, 'promised', '', 'another' from ledger_account",
        "insert into ledger_line select 'e7', 1, id, 1, 9, 9 from ledger_account where kind = 'pledges-receivable'",
        "insert into ledger_line select 'e7', 2, id, 1, -9, -9 from ledger_account where kind = 'promised'",
        entry('e7').replace("'opening'", "'promise'"),
      ],
      'promises do not balance',
    ],
    [
      'aid of another fund than the one that paid it',
      () => [
        "insert into ledger_account (organisation_id, kind, fund_id, ref) select distinct organisation_id, 'released', 'gift', '' from ledger_account",
        "insert into ledger_account (organisation_id, kind, fund_id, ref) select distinct organisation_id, 'aid-granted', 'another', '' from ledger_account",
        "insert into ledger_line select 'e8', 1, id, 1, 9, 9 from ledger_account where kind = 'aid-granted'",
        "insert into ledger_line select 'e8', 2, id, 1, -9, -9 from ledger_account where kind = 'released'",
        entry('e8').replace("'opening'", "'closing'"),
      ],
      'what is spent does not balance',
    ],
    ['an edited line', () => ['update ledger_line set amount_rial = 1'], 'never edited'],
    ['a removed line', () => ['delete from ledger_line'], 'never edited'],
    ['an edited entry', () => ["update ledger_entry set posted_on = '2026-01-01'"], 'never edited'],
    ['a removed entry', () => ['delete from ledger_entry'], 'never edited'],
    [
      'an entry written over',
      () => ['insert or replace into ledger_entry select * from ledger_entry limit 1'],
      'is posted',
    ],
    [
      'a line added to what is posted',
      () => ['insert into ledger_line select entry_id, 9, account_id, 99, 1, 1 from ledger_line limit 1'],
      'is posted',
    ],
    ['other shapes', () => ["insert into ledger_shape values ('opening','allocated',1)"], 'never edited'],
  ])('%s', async (_, statements, words) => {
    const before = await entries();
    expect(await all(...statements())).toContain(words);
    expect(await entries()).toBe(before);
  });

  test('and reads the same shapes as the rules', async () => {
    const rows = await h.deps.database.read.all<{ e: string; a: string; s: number }>(
      sql`select entry_kind as e, account_kind as a, side as s from ledger_shape`,
    );
    const declared = Object.entries(entryShapes).flatMap(([entryKind, shape]) =>
      Object.entries(shape).flatMap(([kind, side]) =>
        (side === 'both' ? [1, -1] : [side === 'debit' ? 1 : -1]).map((s) => `${entryKind} ${kind} ${s}`),
      ),
    );
    expect(rows.map(({ e, a, s }) => `${e} ${a} ${s}`).sort()).toEqual(declared.sort());
  });

  test('a closed year', async () => {
    await run(
      `insert into ledger_year select '${organisationId}', 1405, '2027-03-20', '2026-11-22', min(id), max(id) from account`,
    );
    expect(await post([line(cash, 5), line(gift, -5)])).toEqual({
      ok: false,
      refusal: { kind: 'closed-year' },
    });
    expect(await all(lineOf('e9', 1, 'cash', 9), lineOf('e9', 2, 'fund', -9), entry('e9'))).toContain(
      'year is closed',
    );
  });
});

test('many at once are posted as one after the other would be, and one that is refused leaves nothing behind', async () => {
  const box = { kind: 'cash', ref: 'box' } as const;
  const own = { kind: 'fund', fundId: 'own' } as const;
  const others = (await h.actorOf('officer.gilan')).organisationId ?? '';
  const one = (id: string, rial: number, kind: NewEntry['kind'] = 'opening') => ({
    id,
    organisationId: others,
    kind,
    postedOn: '2026-11-20' as LocalDate,
    sourceKey: `many:${id.slice(0, 5)}`,
    lines: [line(box, rial), line(own, -rial)],
  });
  const by = { at: h.deps.now().toISOString(), accountId: 'acc_test' };
  const posted = await h.deps.database.write((tx) =>
    postEntries(tx, by, [
      one('ent_1', 500),
      one('ent_2', -700, 'receipt-returned'),
      one('ent_1b', 500),
      one('ent_3', 40),
    ]),
  );
  expect(posted).toEqual([
    { ok: true, entryId: 'ent_1', repeated: false },
    { ok: false, refusal: { kind: 'overdrawn', account: box, missingRial: 200 } },
    { ok: true, entryId: 'ent_1', repeated: true },
    { ok: true, entryId: 'ent_3', repeated: false },
  ]);
  const lines = await h.deps.database.read.all(
    sql`select l.entry_id as id, l.account_seq as seq, l.balance_rial as rial from ledger_line l join ledger_account a on a.id = l.account_id
      where a.ref = 'box' order by l.account_seq`,
  );
  expect(lines).toEqual([
    { id: 'ent_1', seq: 1, rial: 500 },
    { id: 'ent_3', seq: 2, rial: 540 },
  ]);
});
