import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { beginFile, checkBankFile, giveBankFile } from '../../../src/features/money-in/give-bank-file.ts';
import { importBankFile } from '../../../src/features/money-in/import-bank-file.ts';
import type { BankFileOptions } from '../../../src/features/money-in/keep-bank-file.ts';
import { landBankFiles, sweepCheckedFiles } from '../../../src/features/money-in/land-bank-files.ts';
import { recordReceipt } from '../../../src/features/money-in/record-receipt.ts';
import { viewBankFile } from '../../../src/features/money-in/view-bank-file.ts';
import { decodeList } from '../../../src/features/records/decode-list.rules.ts';
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
let account: string;
beforeAll(async () => {
  h = await createHarness(); // 22 November 2026, 1 Azar 1405
  manager = await managerOf(h, 'bushehr');
  account = await plantBankAccount(h, 'bushehr');
});
afterAll(() => h.close());

type Options = BankFileOptions & { readonly dryRun?: boolean };
const read = async (csv: string, options: Options = {}) => {
  const report = await importBankFile(h.deps, manager, csv, { dryRun: false, ...options });
  if (!report.ok) throw new Error(JSON.stringify(report.problem));
  return report.value;
};
const counts = async (csv: string, options: Options = {}) => {
  const { matched, unmatched, repeated, passedOver, rejectedRows } = await read(csv, options);
  return { matched, unmatched, repeated, passedOver, rejectedRows };
};
const refusals = async (csv: string) =>
  (await read(csv, { dryRun: true })).rejected.map(({ row, field, code }) => `${row} ${field} ${code}`);
const receipts = async () =>
  await h.deps.database.read.all<{ n: number; rial: number }>(
    sql`select count(*) as n, coalesce(sum(amount_rial), 0) as rial from receipt`,
  );
const rial = (cash: { cash?: number } | undefined) => cash?.cash ?? 0;

/** As the bank's web site saves it: Jalali days, Persian digits, thousands apart, money in and out. */
const melli = (reference: string) => `\uFEFFردیف,تاریخ,ساعت,شماره سند,شرح,مبلغ بدهکار,مبلغ بستانکار,مانده
۱,۱۴۰۵/۰۸/۲۸,۰۹:۱۲,۴۵۱۲۰۱,"واریز اینترنتی شناسه ${reference}",۰,"۵۰,۰۰۰,۰۰۰","۱,۲۵۰,۰۰۰,۰۰۰"
۲,۱۴۰۵/۰۸/۲۸,۱۰:۴۴,۴۵۱۲۰۲,کارمزد,"۲۵,۰۰۰",۰,"۱,۲۴۹,۹۷۵,۰۰۰"
۳,۱۴۰۵/۰۸/۲۹,۱۱:۰۱,۴۵۱۲۰۳,"انتقال پایا، بی شرح",۰,"۱۲,۵۰۰,۰۰۰","۱,۲۶۲,۴۷۵,۰۰۰"
`;

describe('a bank’s list', () => {
  test('is received once, matched by the reference in what the payer wrote; money that went out is passed over', async () => {
    const pledge = await plantPledge(h, 'bushehr');
    const csv = melli(pledge.paymentReference);
    const before = await receipts();
    const whole = { matched: 1, unmatched: 1, repeated: 0, passedOver: 1, rejectedRows: 0 };
    expect(await counts(csv, { dryRun: true })).toEqual(whole);
    expect(await receipts()).toEqual(before);
    expect(await counts(csv)).toEqual(whole);
    expect(await counts(csv)).toEqual({ ...whole, matched: 0, unmatched: 0, repeated: 2 });
    const [{ n, rial: came } = { n: 0, rial: 0 }] = await receipts();
    expect([n - (before[0]?.n ?? 0), came - (before[0]?.rial ?? 0)]).toEqual([2, 62_500_000]);
    expect(rial(await balances(h, manager.organisationId))).toBe(came);
    expect(await promisesThatDiffer(h)).toEqual([]);
  });

  test('says the same in another file, order, heading and hand: it is received no second time', async () => {
    const first = 'date,credit (rial),reference,payer\n2026-11-10,1000000,A1,x\n2026-11-11,2000000,0042,y\n';
    expect(await counts(first)).toMatchObject({ unmatched: 2 });
    const other =
      'شماره پیگیری;واریز (تومان);تاریخ\r\n42;200٬000;1405/8/20\r\na1;۱۰۰,۰۰۰;۱۴۰۵-۰۸-۱۹\r\n43;1;۱۴۰۵/۰۸/۲۱\r\n';
    expect(await counts(other)).toMatchObject({ unmatched: 1, repeated: 2 });
    const byHand = await recordReceipt(h.deps, manager, {
      receivedOn: '2026-11-09',
      amountRial: 1_000_000,
      reference: 'A1',
    });
    expect(byHand).toMatchObject({ ok: true, value: { repeated: true } });
  });

  test('that stands twice in one file is received once, in the preview too', async () => {
    const csv = 'date,amount,reference\n2026-11-12,3000000,T9\n2026-11-12,3000000,T9\n';
    expect(await counts(csv, { dryRun: true })).toMatchObject({ unmatched: 1, repeated: 1 });
    expect(await counts(csv)).toMatchObject({ unmatched: 1, repeated: 1 });
  });

  test('that is given twice at the same moment is received once, and both are told the same', async () => {
    const pledge = await plantPledge(h, 'bushehr', { cadence: 'monthly' });
    const lines = Array.from(
      { length: 450 },
      (_, i) => `2026-11-14,${1_000_000 + i},TW${i},${i % 2 === 0 ? pledge.paymentReference : 'x'}`,
    );
    const csv = `date,amount,reference,note\n${lines.join('\n')}\n`;
    const [before] = await receipts();
    const [one, two] = await Promise.all([counts(csv), counts(csv)]);
    expect(one).toEqual({ matched: 225, unmatched: 225, repeated: 0, passedOver: 0, rejectedRows: 0 });
    expect(two).toEqual(one);
    const [after] = await receipts();
    expect((after?.n ?? 0) - (before?.n ?? 0)).toBe(450);
    expect(await promisesThatDiffer(h)).toEqual([]);
  });

  test('that differs in the amount from what was entered by hand is asked back', async () => {
    await recordReceipt(h.deps, manager, { receivedOn: '2026-11-12', amountRial: 900_000, reference: 'H1' });
    expect(await refusals('date,amount,reference\n2026-11-12,9000000,H1\n')).toEqual([
      '2 amount receipt.differs',
    ]);
  });
});

describe('a file that was cut off', () => {
  const whole =
    'تاریخ,واریز (ریال),شماره پیگیری,شرح\n1405/08/01,1500000,C1,یک\n1405/08/02,25000000,C2,دو\n1405/08/03,35000000,C3,سه\n';
  const bytes = new TextEncoder().encode(whole);
  const lastRow = new TextEncoder().encode(whole.slice(0, whole.indexOf('1405/08/03'))).length;

  test.each(
    Array.from({ length: Math.floor((bytes.length - lastRow) / 3) }, (_, i) => bytes.length - 1 - 3 * i),
  )('at byte %i posts nothing of the cut row and says where', async (at) => {
    const report = await read(decodeList(bytes.subarray(0, at)), { dryRun: true });
    expect(report.rejected).toMatchObject([{ row: 4, field: 'row', code: 'row.cut' }]);
    expect(report.rows - report.rejectedRows).toBe(2);
  });

  test('posts the rows before it, and the rest once the whole file comes', async () => {
    const cut = whole.slice(0, whole.indexOf('000,C3'));
    expect(await counts(cut)).toMatchObject({ unmatched: 2, rejectedRows: 1 });
    expect(await counts(whole)).toEqual({
      matched: 0,
      unmatched: 1,
      repeated: 2,
      passedOver: 0,
      rejectedRows: 0,
    });
  });

  test('within quotation marks, or between two rows', async () => {
    expect(
      await refusals('date,amount,reference,note\n2026-11-01,1000000,Q1,"a\n2026-11-02,2000000,Q2,b\n'),
    ).toEqual(['2 row row.columns']);
    expect(await refusals(whole.slice(0, whole.indexOf('1405/08/03')))).toEqual([]);
  });

  test('at any byte of a row with letters of several bytes, quotation marks and a line break posts nothing of it', async () => {
    const first = 'تاریخ,واریز (ریال),شماره پیگیری,شرح\n1405/08/11,2500000,M1,"مریم، بهمن"\n';
    const row = '"1405/08/12","9,۵۰۰,000",M2,"از طرف «زهرا»\nبرای کیت خیاطی، با سپاس"\n';
    const start = new TextEncoder().encode(first).length;
    const all = new TextEncoder().encode(first + row);
    for (let at = start + 1; at < all.length; at += 1) {
      const report = await read(decodeList(all.subarray(0, at)), { dryRun: true });
      expect([
        at,
        report.rejected.map(({ row: no }) => no),
        report.items.map(({ amountRial }) => amountRial),
      ]).toEqual([at, [3], [2_500_000]]);
    }
    expect((await read(decodeList(all), { dryRun: true })).items).toMatchObject([
      { amountRial: 2_500_000 },
      { row: 3, amountRial: 9_500_000 },
    ]);
  });

  test('is whole where somebody says so: many programs end no last line', async () => {
    const csv = 'date,amount,reference\n2026-11-13,4000000,W1';
    expect(await refusals(csv)).toEqual(['2 row row.cut']);
    expect(await counts(csv, { wholeLastRow: true })).toMatchObject({ unmatched: 1, rejectedRows: 0 });
  });
});

describe('cells as banks write them', () => {
  const one = async (amount: string, heading = 'مبلغ') => {
    const report = await read(`تاریخ,"${heading}",کد پیگیری\n1405/07/01,"${amount}",${Math.random()}\n`, {
      dryRun: true,
    });
    return (
      report.items[0]?.amountRial ?? report.rejected[0]?.code ?? (report.passedOver > 0 ? 'debit' : undefined)
    );
  };
  test.each([
    ['۱۲٬۵۰۰٬۰۰۰', 12_500_000],
    ['12,500,000', 12_500_000],
    ['12/500/000', 12_500_000],
    ['12.500.000', 12_500_000],
    ['12 500 000', 12_500_000],
    ['12500000.00', 12_500_000],
    ['+12500000', 12_500_000],
    ['۱۲۵۰۰۰۰۰ ریال', 12_500_000],
    ['۱٬۲۵۰٬۰۰۰ تومان', 12_500_000],
    ['-12,500,000', 'debit'],
    ['(12,500,000)', 'debit'],
    ['12.500', 'number.unreadable'],
    ['1.25E+07', 'number.unreadable'],
    ['12500000.5', 'number.whole'],
    ['0', 'amount.positive'],
    ['', 'required'],
    ['دوازده', 'number.unreadable'],
    ['2000000000000000', 'number.range'],
  ])('%s is %s', async (amount, said) => {
    expect(await one(amount)).toBe(said);
  });

  test('tomans are ten rials each', async () => {
    expect(await one('۱,۲۵۰,۰۰۰', 'مبلغ (تومان)')).toBe(12_500_000);
    expect(await one('1,250,000', 'Amount (toman)')).toBe(12_500_000);
  });

  test.each([
    ['1405/08/30 14:22:10', '2026-11-21'],
    ['۱۴۰۵/۰۸/۳۰', '2026-11-21'],
    ['2026-11-21T09:00:00', '2026-11-21'],
    ['14:22 1405/08/30', '2026-11-21'],
    ['14050830', '2026-11-21'],
    ['1405/09/30', 'date.future'],
    ['30 اسفند 1405', 'date.unreadable'],
    ['', 'required'],
  ])('the day %s is %s', async (day, said) => {
    const report = await read(`date,amount,reference\n${day},1000000,D${day.length}\n`, { dryRun: true });
    expect(report.items[0]?.receivedOn ?? report.rejected[0]?.code).toBe(said);
  });

  test('a type of movement, and numbers that a spreadsheet has spoilt', async () => {
    expect(
      await refusals(
        'date,amount,type,reference\n2026-11-01,5000000,برداشت,1\n2026-11-01,5000000,واریز,1.23457E+11\n2026-11-01,5000000,Cr,000\n',
      ),
    ).toEqual(['3 reference reference.mangled', '4 reference required']);
  });

  test('UTF-16 and windows-1256 are read', async () => {
    const text = 'تاریخ,واریز,شماره پیگیری\r\n1405/07/02,7000000,U1\r\n';
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...[...text].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]),
    ]);
    const table = new Map(
      Array.from({ length: 256 }, (_, byte) => [
        new TextDecoder('windows-1256').decode(Uint8Array.of(byte)),
        byte,
      ]),
    );
    const ansi = Uint8Array.from([...text.replaceAll('ی', 'ي')].map((letter) => table.get(letter) ?? 63));
    expect((await read(decodeList(utf16), { dryRun: true })).unmatched).toBe(1);
    expect((await read(decodeList(ansi), { dryRun: true })).unmatched).toBe(1);
  });
});

test('a list without what is needed, of an account of others, or of none is refused whole', async () => {
  const refused = async (csv: string, more: Options = {}) => {
    const result = await importBankFile(h.deps, manager, csv, { dryRun: false, ...more });
    return result.ok ? [] : (result.problem.errors ?? []).map(({ path }) => path);
  };
  expect(await refused('نام,نام خانوادگی\nالف,ب\n')).toEqual(['date', 'amount', 'reference']);
  expect(await refused('')).toEqual(['date', 'amount', 'reference']);
  const foreign = await plantBankAccount(h, 'gilan', 'IR060170000000100324200002');
  expect(await refused('date,amount,reference\n', { bankAccountId: foreign })).toEqual(['bankAccountId']);
  await plantBankAccount(h, 'bushehr', 'IR060170000000100324200003');
  expect(await refused('date,amount,reference\n')).toEqual(['bankAccountId']);
  expect(await refused('date,amount,reference\n', { bankAccountId: account })).toEqual([]);
});

test('a long list lands without anybody waiting, and its page tells how far it is', async () => {
  const rows = Array.from({ length: 401 }, (_, i) => `2026-10-02,${1_000_000 + i},L${i}`);
  const csv = `date,amount,reference\n${rows.join('\n')}\n`;
  // Each look at the clock comes after the two seconds for which its sender waits.
  let at = h.deps.now().getTime();
  const now = () => {
    at += 2_000;
    return new Date(at);
  };
  const slow = { ...h.deps, now };
  const given = await giveBankFile(slow, manager, csv, { bankAccountId: account, name: 'mehr.csv' });
  const id = given.ok && 'id' in given.value ? given.value.id : '';
  const far = async () => {
    const seen = await viewBankFile(h.deps, manager, id);
    return seen.ok ? [seen.value.report.unmatched, seen.value.report.waiting] : [seen.problem.kind];
  };
  expect(await far()).toEqual([0, 401]);
  expect(await landBankFiles(h.deps, { parts: 1 })).toBe(false);
  expect(await far()).toEqual([200, 201]);
  // Whoever gives it again meanwhile joins it.
  expect(await giveBankFile(slow, manager, csv, { bankAccountId: account })).toEqual(given);
  await landBankFiles(h.deps);
  expect(await far()).toEqual([401, 0]);
  const left = await h.deps.database.read.all(
    sql`select 1 from bank_file_part where rows_sealed is not null`,
  );
  expect(left).toEqual([]);
  const others = await managerOf(h, 'gilan');
  expect(await viewBankFile(h.deps, others, id)).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
});

test('a list of some hundred rows has landed when its sender is led to its page', async () => {
  const rows = Array.from({ length: 401 }, (_, i) => `2026-10-04,${1_000_000 + i},W${i}`);
  const csv = `date,amount,reference\n${rows.join('\n')}\n`;
  const given = await giveBankFile(h.deps, manager, csv, { bankAccountId: account });
  const id = given.ok && 'id' in given.value ? given.value.id : '';
  expect(await viewBankFile(h.deps, manager, id)).toMatchObject({
    ok: true,
    value: { report: { unmatched: 401, waiting: 0 } },
  });
});

test('a list that was checked lands once somebody says so, and is gone after a day', async () => {
  const csv = 'date,amount,reference\n2026-10-03,1000000,CH1\n';
  const options = { bankAccountId: account };
  const idOf = async () => {
    const checked = await checkBankFile(h.deps, manager, csv, options);
    return (checked.ok && checked.value.id) || '';
  };
  const [before] = await receipts();
  const first = await idOf();
  await landBankFiles(h.deps);
  expect(await receipts()).toEqual([before]);
  const tomorrow = new Date(h.deps.now().getTime() + 25 * 3_600_000);
  await sweepCheckedFiles({ ...h.deps, now: () => tomorrow }, manager);
  expect(await beginFile(h.deps, manager, first)).toMatchObject({
    ok: false,
    problem: { kind: 'not-found' },
  });
  const second = await idOf();
  expect(await beginFile(h.deps, await managerOf(h, 'gilan'), second)).toMatchObject({
    ok: false,
    problem: { kind: 'not-found' },
  });
  expect(await beginFile(h.deps, manager, second)).toEqual({ ok: true, value: { id: second } });
  expect(await beginFile(h.deps, manager, second)).toMatchObject({ ok: true });
  expect((await receipts())[0]?.n).toBe((before?.n ?? 0) + 1);
});

test('a stop between chunks leaves what has landed, and the same file adds the rest', async () => {
  const rows = Array.from({ length: 250 }, (_, i) => `2026-10-01,${1_000_000 + i},K${i}`);
  const csv = `date,amount,reference\n${rows.join('\n')}\n`;
  const { write } = h.deps.database;
  let writes = 0;
  const stopping = {
    ...h.deps,
    database: {
      ...h.deps.database,
      write: (async (work) => {
        writes += 1;
        if (writes === 3) throw new Error('stopped');
        return await write.call(h.deps.database, work);
      }) as typeof write,
    },
  };
  const options = { dryRun: false, bankAccountId: account };
  await expect(importBankFile(stopping, manager, csv, options)).rejects.toThrow('stopped');
  expect(await counts(csv, options)).toMatchObject({ unmatched: 250, repeated: 0 });
  const files = await h.deps.database.read.all(sql`select rows, unmatched from bank_file where rows = 250`);
  expect(files).toEqual([{ rows: 250, unmatched: 250 }]);
  const numbers = await h.deps.database.read.all<{ number: string }>(
    sql`select number from receipt where number like '1405-%' order by number`,
  );
  expect(numbers.map(({ number }) => Number(number.slice(5)))).toEqual(numbers.map((_, i) => i + 1));
});
