import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '../../src/web/paths.ts';
import { createHarness, type Harness } from '../support/harness.ts';
import { ibanOf } from '../support/ibans.ts';
import { formIn, type Pages, pagesOf } from './page-client.ts';

let h: Harness;
let en: Pages;
let fa: Pages;
let second: Pages;
let auditor: Pages;
let bank = '';
beforeAll(async () => {
  h = await createHarness(); // 22 November 2026, 1 Azar 1405
  en = await pagesOf(h, 'manager.bushehr', 'en');
  fa = await pagesOf(h, 'manager.bushehr', 'fa');
  second = await pagesOf(h, 'manager2.bushehr', 'en');
  auditor = await pagesOf(h, 'auditor', 'en');
});
afterAll(() => h.close());

const linkIn = (html: string, pattern: RegExp) => pattern.exec(html)?.[1] ?? 'none';

describe('bank accounts', () => {
  test('are said to be missing, and one is recorded in Persian digits with what lay in it', async () => {
    const empty = await en.get(paths.ledger);
    expect(empty.text).toContain('Nothing has been posted yet');
    expect(empty.html).toContain(`href="${paths.bankAccounts}"`);
    const persian = ibanOf(5)
      .replace('IR', '')
      .replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)] ?? '');
    const wrong = await fa.post(paths.bankAccounts, {
      bank: 'ملی',
      iban: `${persian.slice(0, -1)}۰`,
      card: '',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('href="#f-iban"');
    const made = await fa.post(paths.bankAccounts, {
      bank: 'ملی',
      iban: persian,
      card: '6037 9912 3456 7893',
    });
    expect(made.status).toBe(303);
    bank = linkIn(made.location ?? '', /bank-accounts\/([^?]+)/);
    const shown = await en.get(made.location ?? '');
    expect(shown.text).toContain('6037 9912 3456 7893');
    const form = { ...formIn(shown.html, paths.bankAccount(bank)), act: 'opening' };
    const opened = await en.post(paths.bankAccount(bank), {
      ...form,
      fund: 'general',
      amountRial: '۱٬۰۰۰٬۰۰۰',
      postedOn: '1405/08/01',
    });
    expect(opened.status).toBe(303);
    expect((await en.get(opened.location ?? '')).text).toContain('1,000,000 rials');
    const again = await en.post(paths.bankAccount(bank), {
      act: 'opening',
      fund: 'general',
      amountRial: '5',
      postedOn: '1405/08/01',
    });
    expect(again).toMatchObject({ status: 409, text: expect.stringContaining('on record') });
    const close = await en.post(paths.bankAccount(bank), { act: 'close', revision: '1' });
    expect(close).toMatchObject({ status: 409, text: expect.stringContaining('still lie in this account') });
  });
});

describe('the books', () => {
  test('show both sides equal, every account a way on, and a list for a spreadsheet', async () => {
    const page = await en.get(paths.ledger);
    expect(page.text).toContain('Both sides are equal');
    expect(page.text.match(/1,000,000/g)?.length).toBe(6);
    expect(page.html).toContain(`${paths.ledgerEntries}?bankAccountId=${bank}`);
    const list = await fa.get(paths.ledgerList);
    expect(list.html.startsWith('\uFEFF')).toBe(true);
    expect(list.html).toContain('موجودی بانک');
    expect(list.html.trim().split('\r\n').at(-1)).toBe(',جمع,,,1000000,1000000');
    const before = await en.get(`${paths.ledger}?asOf=1405/07/30`);
    expect(before.text).toContain('Nothing has been posted yet');
    expect((await en.get(`${paths.ledger}?asOf=soon`)).status).toBe(422);
    expect((await en.get(`${paths.ledger}?asOf=2030-01-01`)).html).toContain('href="#f-asOf"');
  });

  test('a credit line is opened, drawn and shown with its statement', async () => {
    const made = await en.post(paths.newFund, {
      name: 'اعتبار استان',
      amountRial: '5000',
      allottedOn: '1405/08/02',
    });
    const fund = linkIn(made.location ?? '', /funds\/([^?]+)/);
    const drawn = await en.post(paths.fundAct(fund, 'draw'), {
      bankAccountId: bank,
      amountRial: '2000',
      postedOn: '1405/08/03',
    });
    expect(drawn.status).toBe(303);
    const page = await en.get(paths.fund(fund));
    expect(page.text).toContain('Allotted 5,000 rials Drawn 2,000 rials Not drawn yet 3,000 rials');
    const tooMuch = await en.post(paths.fundAct(fund, 'allot'), {
      act: 'withdraw',
      amountRial: '4000',
      postedOn: '1405/08/03',
    });
    expect(tooMuch).toMatchObject({ status: 409, text: expect.stringContaining('1,000 rials less left') });
    expect(tooMuch.html).toContain('value="4000"');
    expect((await en.get(`${paths.fund(fund)}?year=1404`)).text).toContain('Nothing moved in that time');
    expect((await en.get(paths.funds)).text).toContain('اعتبار استان');
  });

  test('money is moved between own funds, never with a wrong one', async () => {
    const form = {
      from: 'general',
      to: 'contingency',
      amountRial: '100',
      postedOn: '1405/08/05',
      reason: 'پشتوانه',
    };
    expect((await en.post(paths.funds, form)).status).toBe(303);
    expect(await en.post(paths.funds, { ...form, to: 'general' })).toMatchObject({ status: 409 });
    expect(await en.post(paths.funds, { ...form, reason: '' })).toMatchObject({ status: 422 });
  });

  test('an entry is reversed by two, and the journal tells of it', async () => {
    const journal = await en.get(`${paths.ledgerEntries}?kind=transfer`);
    const entry = linkIn(journal.html, /href="\/officer\/ledger\/entries\/([^"?]+)"/);
    const page = await en.get(paths.ledgerEntry(entry));
    expect(page.text).toContain('Transfer between funds · 100 rials');
    const blank = await en.post(paths.ledgerReverse(entry), { reason: '' });
    expect(blank).toMatchObject({ status: 422, html: expect.stringContaining('href="#f-reason"') });
    const asked = await en.post(paths.ledgerReverse(entry), { reason: 'به اشتباه' });
    const request = linkIn(asked.location ?? '', /requests\/([^?]+)/);
    const own = await en.get(paths.ledgerRequest(request));
    expect(own.text).toContain('another manager has to confirm');
    expect(own.html).not.toContain('value="confirm"');
    expect(await en.post(paths.ledgerRequest(request), { decision: 'confirm' })).toMatchObject({
      status: 409,
    });
    expect((await second.get(paths.ledger)).html).toContain(paths.ledgerRequest(request));
    const confirmed = await second.post(paths.ledgerRequest(request), { decision: 'confirm', revision: '1' });
    expect((await second.get(confirmed.location ?? '')).text).toContain('Confirmed and posted');
    expect((await en.get(paths.ledgerEntry(entry))).text).toContain('Reversed by');
    expect((await en.get(`${paths.ledgerEntries}?kind=reversal`)).text).toContain('1 entry');
  });

  test('a year that is not over says so; one that is over is asked for and closed by the other', async () => {
    expect((await en.get(paths.ledgerYears)).text).toContain('This year is not over');
    h.setNow('2027-04-10T08:00:00Z');
    en = await pagesOf(h, 'manager.bushehr', 'en');
    second = await pagesOf(h, 'manager2.bushehr', 'en');
    const asked = await en.post(paths.ledgerYears, { year: '1405' });
    const at = linkIn(asked.location ?? '', /([^?]+)/);
    await second.post(at, { decision: 'confirm' });
    const years = await en.get(paths.ledgerYears);
    expect(years.text).toContain('Year 1405 Closed');
    expect(years.html).toContain('asOf=2027-03-20&amp;beforeClosing=true');
    expect((await en.get(`${paths.ledger}?asOf=2027-03-20&beforeClosing=true`)).text).toContain(
      'Both sides are equal',
    );
  });

  test('an auditor reads all of it and writes nothing; an officer sees none of it', async () => {
    auditor = await pagesOf(h, 'auditor', 'en');
    const home = await auditor.get(paths.auditorLedger);
    expect(home.text).toContain('All together');
    const organisation = linkIn(home.html, /option value="(org-[^"]+)"/);
    const one = await auditor.get(`${paths.auditorLedger}?organisationId=${organisation}`);
    expect(one.text).toContain('اعتبار استان');
    const statement = linkIn(one.html, /href="(\/auditor\/ledger\/statement[^"]+)"/).replaceAll('&amp;', '&');
    expect((await auditor.get(statement)).text).toContain('Left to allocate');
    const journal = await auditor.get(`${paths.auditorLedgerEntries}?organisationId=${organisation}`);
    const entry = linkIn(journal.html, /href="(\/auditor\/ledger\/entries\/[^"?]+)"/);
    expect((await auditor.get(entry)).text).toContain('Lines');
    for (const { html } of [one, journal])
      expect(html).not.toMatch(/<form[^>]*method="post"(?![^>]*sign-out)/);
    expect((await auditor.post(paths.funds, {})).status).toBe(403);
    const officer = await pagesOf(h, 'officer.bushehr', 'en');
    for (const path of [paths.ledger, paths.funds, paths.bankAccounts, paths.ledgerYears, paths.newFund])
      expect([path, (await officer.get(path)).status]).toEqual([path, 403]);
  });
});
