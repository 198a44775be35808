import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '../../src/web/paths.ts';
import { kitBody, plantWaiting } from '../support/giving-samples.ts';
import { createHarness, type Harness } from '../support/harness.ts';
import { create } from '../support/samples.ts';
import { formIn, pagesOf } from './page-client.ts';

let h: Harness;
beforeAll(async () => {
  h = await createHarness(); // 22 November 2026, 1 Azar 1405
});
afterAll(() => h.close());

test('a cause is published, changed and closed on its pages, and a name is taken only once somebody has looked', async () => {
  const officer = await pagesOf(h, 'officer.bushehr');
  expect((await officer.get(paths.newCause)).text, 'without a kit').toContain('اول یک بستهٔ کار باز');
  const kit = await create(h, 'officer.bushehr', '/opportunities', kitBody());
  await plantWaiting(h, 6);
  const fields = {
    ...formIn((await officer.get(paths.newCause)).html, paths.newCause),
    opportunityId: kit.id,
    slots: '۲',
    needFa: 'زهرا سال‌هاست خیاطی می‌داند.',
  };
  const refused = await officer.post(paths.newCause, fields);
  expect(refused.status).toBe(422);
  expect(refused.html).toContain('name="namesChecked"');
  expect(refused.text, 'what was written is still there').toContain('زهرا سال‌هاست');
  const made = await officer.post(paths.newCause, { ...fields, namesChecked: '1' });
  expect(made.status).toBe(303);
  const path = (made.location ?? '').replace('?done=new', '');
  const shown = await officer.get(path);
  expect(shown.text).toContain('۶ خانوار ثبت‌شده');
  const edit = {
    ...formIn(shown.html, `${path}/edit`),
    needFa: 'خیاطی می‌داند.',
    addSlots: '1',
    'line-0': 'bought',
  };
  expect((await officer.post(`${path}/edit`, edit)).status).toBe(303);
  expect((await officer.post(`${path}/edit`, edit)).status, 'a second time from the same page').toBe(412);
  const open = await h.request().get(path.replace('/officer/causes', '/give/causes'));
  expect(open.text).toContain('خریده شد');
  expect(open.text).not.toContain('زهرا');
  const close = { ...formIn((await officer.get(path)).html, `${path}/close`), reason: 'funded' };
  expect((await officer.post(`${path}/close`, close)).status).toBe(303);
  expect((await h.request().get(path.replace('/officer/causes', '/give/causes'))).status).toBe(404);
  expect((await (await pagesOf(h, 'officer.gilan')).get(path)).status).toBe(404);
});

test('a manager adds and ends a campaign of their own; the national office looks after those of everywhere', async () => {
  const manager = await pagesOf(h, 'manager.bushehr');
  const fields = {
    slug: 'yari',
    titleFa: 'یاری',
    titleEn: '',
    storyFa: 'با هم برای کار.',
    storyEn: '',
    startsOn: '۱۴۰۵/۰۹/۰۱',
    endsOn: '۱۴۰۵/۰۸/۰۱',
    yearlyOn: '',
    goalToman: '۱۰٬۰۰۰٬۰۰۰',
    goalFamilies: '',
  };
  const refused = await manager.post(paths.newCampaign, fields);
  expect([refused.status, refused.text.includes('تاریخ پایان پیش از آغاز')]).toEqual([422, true]);
  const made = await manager.post(paths.newCampaign, { ...fields, endsOn: '۱۴۰۵/۱۰/۰۱' });
  expect(made.status).toBe(303);
  const path = (made.location ?? '').replace('?done=1', '');
  expect((await h.request().get('/campaigns/yari')).text).toContain('۱۰٬۰۰۰٬۰۰۰ تومان');
  const office = await pagesOf(h, 'hq', 'en');
  expect((await office.get(path)).status, 'not theirs').toBe(404);
  expect((await office.get(paths.campaigns)).status).toBe(200);
  const form = formIn((await manager.get(path)).html, path);
  expect((await manager.post(path, { ...form, ...fields, act: 'close' })).status).toBe(303);
  expect((await h.request().get('/campaigns/yari')).text).toContain('به پایان رسیده');
});

test('staff enter a pledge with its months and whom it is for, and see both on it', async () => {
  const manager = await pagesOf(h, 'manager.bushehr', 'en');
  const fields = {
    ...formIn((await manager.get(paths.newPledge)).html, paths.newPledge),
    phone: '09125550101',
    name: 'Giver by telephone',
    cadence: 'monthly',
    amountRial: '5000000',
    startsOn: '1405/10/01',
    months: '6',
    earmark: 'province',
  };
  const refused = await manager.post(paths.newPledge, fields);
  expect(refused.status, 'which province?').toBe(422);
  expect(refused.html).toContain('href="#f-province"');
  const made = await manager.post(paths.newPledge, { ...fields, province: 'bushehr' });
  expect(made.status).toBe(303);
  const shown = await manager.get(made.location ?? '');
  expect(shown.text).toContain('from 22 December 2026, 6 months');
  expect(shown.text).toContain('Bushehr');
  const again = await manager.post(paths.newPledge, { ...fields, earmark: 'released', months: '' });
  expect((await manager.get(again.location ?? '')).text).toContain('Seekers of work, for a new start');
});
