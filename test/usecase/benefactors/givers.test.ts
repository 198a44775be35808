import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listGivers } from '../../../src/features/benefactors/list-givers.ts';
import { viewGiver } from '../../../src/features/benefactors/view-giver.ts';
import { enterPledge } from '../../../src/features/pledges/enter-pledge.ts';
import { pagesOf } from '../../pages/page-client.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { ibanOf } from '../../support/ibans.ts';
import { managerOf } from '../../support/money.ts';
import { asUser, create } from '../../support/samples.ts';

let h: Harness;
let maryam: string;
beforeAll(async () => {
  h = await createHarness(); // 22 November 2026
  const enter = async (name: string, phone: string, more: object = {}) => {
    h.setNow(new Date(h.deps.now().getTime() + 60_000).toISOString());
    return await create(h, 'manager.bushehr', '/pledges/entered', {
      benefactor: { phone, name, ...more },
      kind: 'money',
      amountRial: 50_000_000,
    });
  };
  const first = await enter('مریم نیکوکار بوشهری', '09125550001');
  // As an old keyboard writes it.
  await enter('علي كريمي', '09125550002', { anonymous: true });
  await enter('شرکت نور جنوب', '09125550003', { kind: 'company' });
  maryam = (first.benefactor as { id: string }).id;
  const bank = await create(h, 'manager.bushehr', '/ledger/bank-accounts', { bank: 'ملی', iban: ibanOf(71) });
  await create(h, 'manager.bushehr', '/receipts', {
    bankAccountId: bank.id,
    receivedOn: '2026-11-20',
    amountRial: 50_000_000,
    reference: 'G1',
    pledgeId: first.id,
  });
  // What she gave elsewhere is no business of Bushehr's.
  const elsewhere = await enterPledge(h.deps, await managerOf(h, 'gilan'), {
    benefactor: { phone: '09125550001', name: 'مریم' },
    kind: 'money',
    amountRial: 70_000_000,
  });
  expect(elsewhere.ok).toBe(true);
});
afterAll(() => h.close());

const find = async (query: string) =>
  (await (await asUser(h, 'manager.bushehr')).get(`/benefactors?${query}`)).body;
const named = async (q: string) =>
  (await find(new URLSearchParams({ q }).toString())).items.map(({ name }: { name: string }) => name);

describe('benefactors of an organisation', () => {
  test('are who pledged to it, with what they gave to it alone', async () => {
    const { items, total } = await find('limit=100');
    expect(total).toBe(3);
    expect(items.map(({ name }: { name: string }) => name)[0]).toBe('شرکت نور جنوب');
    expect(items.at(-1)).toEqual({
      id: maryam,
      name: 'مریم نیکوکار بوشهری',
      kind: 'individual',
      anonymous: false,
      since: '2026-11-22',
      pledges: 1,
      openPledges: 0,
      receivedRial: 50_000_000,
      lastGiftOn: '2026-11-20',
    });
    expect((await find('open=true')).total).toBe(2);
    expect(await listGivers(h.deps, await managerOf(h, 'gilan'), {})).toMatchObject({
      value: { total: 1, items: [{ id: maryam, openPledges: 1, receivedRial: 0, lastGiftOn: null }] },
    });
  });

  test('are found by a name however it is spelt, and by their whole number', async () => {
    expect(await named('بوشهری')).toEqual(['مریم نیکوکار بوشهری']);
    expect(await named('علي كريمي')).toEqual(['علی کریمی']);
    expect(await named('کریمی')).toEqual(['علی کریمی']);
    expect(await named('مریم نیکوکار بوشحری')).toEqual(['مریم نیکوکار بوشهری']);
    expect(await named('۰۹۱۲ ۵۵۵ ۰۰۰۳')).toEqual(['شرکت نور جنوب']);
    expect(await named('0912555')).toEqual([]);
    expect(await named('%')).toEqual([]);
    // Whoever gives elsewhere alone is found by nothing.
    expect(await listGivers(h.deps, await managerOf(h, 'gilan'), { q: '09125550002' })).toMatchObject({
      value: { total: 0, items: [] },
    });
  });

  test('are read page by page, each once', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await find(`limit=1${cursor ? `&cursor=${cursor}` : ''}`);
      seen.push(...page.items.map(({ id }: { id: string }) => id));
      cursor = page.nextCursor ?? '';
    } while (cursor);
    expect([seen.length, new Set(seen).size]).toEqual([3, 3]);
    const manager = await asUser(h, 'manager.bushehr');
    expect((await manager.get('/benefactors?cursor=x!')).status).toBe(422);
  });

  test('are named to managers of theirs and to nobody else', async () => {
    for (const who of ['officer.bushehr', 'hq', 'auditor', 'benefactor']) {
      const user = await asUser(h, who);
      expect((await user.get('/benefactors')).status, who).toBe(403);
      expect((await user.get(`/benefactors/${maryam}`)).status, who).toBe(403);
    }
    const officer = await pagesOf(h, 'officer.bushehr');
    expect((await officer.get('/officer/benefactors')).status).toBe(403);
    expect((await officer.get('/officer/sponsorships')).html).not.toContain('/officer/benefactors');
  });

  test('one by itself shows what came, and of whom they invited a count', async () => {
    const manager = await asUser(h, 'manager.bushehr');
    const { body } = await manager.get(`/benefactors/${maryam}`);
    expect(body).toMatchObject({ wantsMessages: true, invited: 0, receipts: [{ amountRial: 50_000_000 }] });
    expect(JSON.stringify(body)).not.toContain('09125550001');
    const [karimi] = (await find('q=09125550002')).items;
    expect(await viewGiver(h.deps, await managerOf(h, 'gilan'), karimi.id)).toMatchObject({
      problem: { kind: 'not-found' },
    });
    const pages = await pagesOf(h, 'manager.bushehr', 'en');
    const shown = await pages.get(`/officer/benefactors/${karimi.id}`);
    expect(shown.text).toContain('unnamed');
    expect(shown.text).toContain('09125550002');
    expect(shown.html).toContain(`/officer/pledges/new?benefactorId=${karimi.id}`);
    expect((await pages.get(`/officer/ledger/benefactors/${karimi.id}`)).status).toBe(200);
  });

  test('a pledge is entered for one of them without asking again who they are', async () => {
    const pages = await pagesOf(h, 'manager.bushehr', 'en');
    const form = await pages.get(`/officer/pledges/new?benefactorId=${maryam}`);
    expect(form.html).not.toContain('name="phone"');
    h.setNow('2026-11-22T09:00:00Z');
    const made = await pages.post('/officer/pledges/new', {
      benefactorId: maryam,
      kind: 'money',
      amountRial: '30000000',
    });
    expect(made.status).toBe(303);
    expect((await find('open=true')).items[0]).toMatchObject({ id: maryam, pledges: 2, openPledges: 1 });
  });
});
