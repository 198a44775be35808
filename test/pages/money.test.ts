import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { giveBankFile } from '../../src/features/money-in/give-bank-file.ts';
import { landBankFiles } from '../../src/features/money-in/land-bank-files.ts';
import { paths } from '../../src/web/paths.ts';
import { createHarness, type Harness } from '../support/harness.ts';
import { managerOf, plantBankAccount, plantPledge } from '../support/money.ts';
import { formIn, type Pages, pagesOf } from './page-client.ts';

let h: Harness;
let fa: Pages;
let en: Pages;
beforeAll(async () => {
  h = await createHarness(); // 22 November 2026, 1 Azar 1405
  fa = await pagesOf(h, 'manager.bushehr', 'fa');
  en = await pagesOf(h, 'manager.bushehr', 'en');
});
afterAll(() => h.close());

const flat = (form: Record<string, string[]>) =>
  Object.fromEntries(Object.entries(form).map(([name, values]) => [name, values[0] ?? '']));

describe('money that came, on pages', () => {
  test('waits for a bank account, then is entered in any digits, matched, and printed with its amount in words', async () => {
    expect((await en.get(paths.newReceipt)).html).toContain(`href="${paths.bankAccounts}"`);
    await plantBankAccount(h, 'bushehr');
    const pledge = await plantPledge(h, 'bushehr');
    const detail = await en.get(paths.pledge(pledge.id));
    const link = `${paths.newReceipt}?paymentReference=${pledge.paymentReference}`;
    expect(detail.html).toContain(`href="${link}"`);
    const form = flat(formIn((await fa.get(link)).html, paths.newReceipt));
    const saved = await fa.post(paths.newReceipt, { ...form, amountRial: '۵۰٬۰۰۰٬۰۰۰', reference: '۴۵۱۲۰۱' });
    expect(saved.status).toBe(303);
    const shown = await en.get(saved.location ?? '');
    expect(shown.text).toContain('which is all of it');
    const print = await fa.get(`${(saved.location ?? '').split('?')[0]}/print`);
    expect(print.text).toContain('پنج میلیون تومان');
    expect(print.text).toContain('1405-000001');
    expect(print.text).not.toMatch(/زندان|مددجو|انجمن/);
    const again = await fa.post(paths.newReceipt, { ...form, amountRial: '50000000', reference: '451201' });
    expect((await en.get(again.location ?? '')).text).toContain('nothing was recorded again');
  });

  test('that nobody knows is suggested, chosen, taken back and sent back', async () => {
    const pledge = await plantPledge(h, 'bushehr', {
      amountRial: 33_000_000,
      benefactor: { phone: '09127770001', name: 'پروین یاری' },
    });
    const saved = await en.post(paths.newReceipt, {
      receivedOn: '2026-11-20',
      amountRial: '33,000,000',
      reference: '661',
      payer: 'پروین یاری',
      paymentReference: '',
    });
    const page = (saved.location ?? '').split('?')[0] ?? '';
    const waiting = await en.get(page);
    expect(waiting.text).toContain('Exactly what is still open');
    expect((await en.get(paths.receipts)).text).toContain('Receipts that nobody knows: 1');
    expect((await en.get(`${page}?q=${encodeURIComponent('پروین')}`)).html).toContain(
      paths.pledge(pledge.id),
    );
    const choose = flat(formIn(waiting.html, `${page}/match`));
    expect(choose.pledgeId).toBe(pledge.id);
    expect((await en.post(`${page}/match`, choose)).location).toContain('done=match');
    const late = await en.post(`${page}/match`, choose);
    expect(late.status).toBe(412);
    const undo = flat(formIn((await en.get(page)).html, `${page}/undo`));
    expect((await en.post(`${page}/undo`, { ...undo, reason: 'someone else' })).location).toContain(
      'done=undo',
    );
    const back = flat(formIn((await en.get(page)).html, `${page}/return`));
    expect((await en.post(`${page}/return`, { ...back, reason: '' })).status).toBe(422);
    await en.post(`${page}/return`, { ...back, reason: 'paid by mistake' });
    expect((await en.get(page)).text).toContain('Sent back');
  });

  test('as a bank’s list is checked first, then recorded, and its cut row is left out', async () => {
    const csv =
      'date,credit (rial),reference\n2026-11-19,7000000,B1\nx,1,B2\n2026-11-19,12.500,B3\n2026-11-19,x,B4\n2026-11-19,80000';
    const checked = await en.upload(paths.bankFile, { do: 'check' }, Buffer.from(csv));
    expect(checked.text).toContain('Checked; nothing is recorded yet.');
    expect(checked.text).toContain('The file was cut off');
    expect(checked.text).toContain('The amount “12.500” cannot be read');
    expect(checked.text).toContain('The amount cannot be read; write digits, thousands apart by commas');
    expect((await en.get(`${paths.receipts}?state=unmatched`)).text).not.toContain('7,000,000');
    const [, kept = ''] = /name="kept" value="([^"]*)"/.exec(checked.html) ?? [];
    const action = /<form method="post" action="([^"]*bank-file[^"]*)"/.exec(checked.html)?.[1] ?? '';
    const begun = await en.upload(action.replaceAll('&amp;', '&'), { kept, do: 'import' });
    const landed = await en.get(begun.location ?? '');
    expect(landed.text).toContain('The list is recorded.');
    expect(landed.text).toContain('The last row is whole');
    expect(landed.html).toMatch(/<h1>List of <bdi>[^<]* 0001<\/bdi>, 22 November 2026<\/h1>/);
    expect((await en.get(`${paths.receipts}?state=unmatched`)).text).toContain('7,000,000');
    const template = await fa.get(`${paths.bankFile}/template.csv`);
    expect(template.html).toContain('شماره پیگیری');
  });

  test('of a list is told as a result only once some of it landed', async () => {
    const [account] = await h.deps.database.read.all<{ id: string }>(sql`select id from bank_account`);
    let at = h.deps.now().getTime();
    const now = () => {
      at += 2_000;
      return new Date(at);
    };
    const csv = 'date,amount,reference\n2026-11-17,3000000,P1\n';
    const manager = await managerOf(h, 'bushehr');
    const given = await giveBankFile({ ...h.deps, now }, manager, csv, { bankAccountId: account?.id });
    const page = paths.bankFileGiven(given.ok && 'id' in given.value ? given.value.id : '');
    const waiting = await en.get(page);
    expect(waiting.text).toContain('0 of 1 rows');
    expect(waiting.html).not.toContain('class="tile"');
    await landBankFiles(h.deps);
    expect((await en.get(page)).html).toContain('class="tile"');
  });

  test('as more rows than a page tells lead on to the receipts, and tabs of accounts say where the bank’s name ends', async () => {
    const rows = Array.from({ length: 21 }, (_, i) => `2026-11-18,${2_000_000 + i},M${i}`);
    const csv = Buffer.from(`date,amount,reference\n${rows.join('\n')}\n`);
    const checked = await fa.upload(paths.bankFile, { do: 'check' }, csv);
    expect(checked.text).toContain('و ۱ مورد دیگر');
    expect(checked.html).not.toContain('در فهرست دریافت‌ها');
    const given = await fa.upload(paths.bankFile, { do: 'import' }, csv);
    expect((await fa.get(given.location ?? '')).html).toContain(
      `<a href="${paths.receipts}">و ۱ مورد دیگر، در فهرست دریافت‌ها</a>`,
    );
    await plantBankAccount(h, 'bushehr', 'IR060170000000100324200003');
    expect((await fa.get(paths.bankFile)).html).toMatch(/>[^<]+ ۰۰۰۳<\/a>/);
  });
});

describe('pledges, on pages', () => {
  test('are entered for somebody, found again and given in parts', async () => {
    const form = flat(formIn((await fa.get(paths.newPledge)).html, paths.newPledge));
    const refused = await fa.post(paths.newPledge, { ...form, phone: '12', name: 'x', amountRial: '' });
    expect(refused.status).toBe(422);
    const saved = await fa.post(paths.newPledge, {
      ...form,
      phone: '۰۹۱۲۸۸۸۰۰۰۱',
      name: 'داوود مربی',
      kind: 'coach-hours',
      quantity: '۲۰',
    });
    expect(saved.status).toBe(303);
    const page = (saved.location ?? '').split('?')[0] ?? '';
    const act = flat(formIn((await en.get(page)).html, page));
    await en.post(page, { ...act, act: 'given', quantity: '6', happenedOn: '2026-11-20', note: '' });
    expect((await en.get(page)).text).toContain('6 of 20 given so far.');
    const listed = await en.get(`${paths.pledges}?kind=coach-hours&q=${encodeURIComponent('داوود')}`);
    expect(listed.text).toContain('1 pledges');
    expect(listed.html).toContain(`href="${page}"`);
  });

  test('and money are a manager’s alone', async () => {
    const officer = await pagesOf(h, 'officer.bushehr', 'en');
    for (const path of [paths.pledges, paths.newPledge, paths.receipts, paths.newReceipt, paths.bankFile])
      expect((await officer.get(path)).status, path).toBe(403);
  });
});
