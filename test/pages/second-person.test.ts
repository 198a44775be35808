import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordReceipt } from '../../src/features/money-in/record-receipt.ts';
import { viewReceipt } from '../../src/features/money-in/view-receipt.ts';
import { paths } from '../../src/web/paths.ts';
import { createHarness, type Harness } from '../support/harness.ts';
import { plantBankAccount, plantPledge } from '../support/money.ts';
import { create, personBody } from '../support/samples.ts';
import { plantSponsorship } from '../support/sponsorship-samples.ts';
import { formIn, type Pages, pagesOf } from './page-client.ts';

let h: Harness;
let manager: Pages;
let second: Pages;
let hq: Pages;
beforeAll(async () => {
  h = await createHarness(); // 22 November 2026, 1 Azar 1405
  manager = await pagesOf(h, 'manager.bushehr', 'en');
  second = await pagesOf(h, 'manager2.bushehr', 'fa');
  hq = await pagesOf(h, 'hq', 'en');
});
afterAll(() => h.close());

test('a refund is asked on the receipt, confirmed by another on the request, and stands on the paper', async () => {
  await plantBankAccount(h, 'bushehr');
  const pledge = await plantPledge(h, 'bushehr');
  const came = await recordReceipt(h.deps, await h.actorOf('manager.bushehr'), {
    receivedOn: '2026-11-20',
    amountRial: 50_000_000,
    reference: '771',
    payer: null,
    pledgeId: pledge.id,
  });
  if (!came.ok) throw new Error(JSON.stringify(came.problem));
  const page = paths.receipt(came.value.id);
  const form = formIn((await manager.get(page)).html, paths.receiptAct(came.value.id, 'refund'));
  const over = await manager.post(`${page}/refund`, { ...form, amountRial: '۶۰٬۰۰۰٬۰۰۰', reason: 'خواستند' });
  expect(over.status).toBe(409);
  expect(over.text).toContain('Only 50,000,000 rials');
  const asked = await manager.post(`${page}/refund`, { ...form, amountRial: '20000000', reason: 'خواستند' });
  expect(asked.status).toBe(303);
  const waiting = /\/officer\/ledger\/requests\/\w+/.exec((await manager.get(page)).html)?.[0] ?? '';
  expect((await manager.get(waiting)).html).not.toContain('value="confirm"');
  const shown = await second.get(waiting);
  expect(shown.text).toContain('۲۰٬۰۰۰٬۰۰۰ ریال');
  // What came, from whom, and from which account it goes back stand on the request itself.
  const seen = await viewReceipt(h.deps, await h.actorOf('manager.bushehr'), came.value.id);
  if (!seen.ok) throw new Error(JSON.stringify(seen.problem));
  const { number, pledge: given, bank } = seen.value.receipt;
  expect(shown.html).toContain(`href="${page}"`);
  for (const known of [number, given?.benefactorName ?? '?', bank, '۵۰٬۰۰۰٬۰۰۰ ریال'])
    expect(shown.text).toContain(known);
  expect((await second.get(paths.ledger)).text).toContain('۲۰٬۰۰۰٬۰۰۰ ریال');
  // The day of the manager who may confirm says so, and nobody else's.
  await create(h, 'officer.bushehr', '/people', personBody());
  expect((await second.get('/officer')).text).toContain('۱ درخواست منتظر تأیید شما');
  expect((await manager.get('/officer')).text).not.toContain('wait for you to confirm');
  expect((await second.post(waiting, { decision: 'confirm' })).status).toBe(303);
  expect((await manager.get(page)).text).toContain('20,000,000 rials of it went back');
  const print = await second.get(`${page}/print`);
  expect(print.text).toContain('از آن به شما برگشته');
  expect(print.text).toContain('۳٬۰۰۰٬۰۰۰ تومان');
});

test('headquarters finds what waits where nobody else may decide, decides it there, and sees no name', async () => {
  expect((await hq.get(paths.secondPerson)).text).toContain('Nothing waits');
  const { id } = await plantSponsorship(h, 'proposed', 'officer.gilan', { familyName: 'یگانه‌نشان' });
  const page = await hq.get(paths.secondPerson);
  expect(page.html).toContain(`action="${paths.secondPerson}/approval/${id}"`);
  expect(page.text).toContain('450,000,000 rials');
  expect(page.html).not.toMatch(/یگانه/);
  const noReason = await hq.post(`${paths.secondPerson}/approval/${id}`, { decision: 'refuse' });
  expect(noReason.status).toBe(422);
  const done = await hq.post(`${paths.secondPerson}/approval/${id}`, { decision: 'confirm' });
  expect(done.status).toBe(303);
  expect((await hq.get(done.location ?? '')).text).toContain('on record in the association');
  expect((await hq.get(`/officer/sponsorships/${id}`)).status).toBe(403);
  const gilan = await (await pagesOf(h, 'officer.gilan', 'en')).get(`/officer/sponsorships/${id}`);
  expect(gilan.text).toContain('second person from above');
  expect((await manager.get(paths.secondPerson)).status).toBe(403);
});
