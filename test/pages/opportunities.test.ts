import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languages } from '../../src/kernel/text.ts';
import { paths } from '../../src/web/paths.ts';
import { createHarness, type Harness } from '../support/harness.ts';
import { jobBody, loanBody, published } from '../usecase/opportunities/bodies.ts';
import { acting, jobBody as openToAll } from '../usecase/referrals/referral-setup.ts';
import { formIn, type Pages, pagesOf } from './page-client.ts';

let h: Harness;
let fa: Pages;
let en: Pages;
beforeAll(async () => {
  h = await createHarness();
  fa = await pagesOf(h, 'officer.bushehr');
  en = await pagesOf(h, 'officer.bushehr', 'en');
});
afterAll(() => h.close());

const idOf = (location: string | undefined) =>
  /\/officer\/opportunities\/(opp_\w+)\?/.exec(location ?? '')?.[1] ?? '';
const revisionOf = async (id: string) =>
  (
    await h.deps.database.read.all<{ revision: number }>(
      sql`select revision from opportunity where id = ${id}`,
    )
  )[0]?.revision;

describe('the list', () => {
  test('says what to do while there is nothing', async () => {
    const { status, text, html } = await fa.get(`${paths.opportunities}?province=`);
    expect(status).toBe(200);
    expect(text).toContain('هنوز فرصتی ثبت نشده است');
    expect(html).toContain(`href="${paths.newOpportunity}"`);
    expect(html).toContain(`href="${paths.opportunitiesImport}"`);
  });

  test('begins with the own province', async () => {
    const bare = await fa.get(paths.opportunities);
    expect(bare.status).toBe(303);
    expect(bare.location).toBe(`${paths.opportunities}?province=bushehr`);
  });

  test('keeps its filters in the address, counts them and clears them with one link', async () => {
    const tag = 'آزمون‌صافی';
    const { id } = await published(
      h,
      jobBody({ title: { fa: `${tag} خانگی` }, workplace: 'home', monthlyIncomeRial: 95_000_000 }),
    );
    await published(h, jobBody({ title: { fa: `${tag} کارگاه` } }));
    const all = await fa.get(`${paths.opportunities}?q=${encodeURIComponent(tag)}`);
    expect(all.text).toContain('۲ فرصت');
    const some = await fa.get(
      `${paths.opportunities}?q=${encodeURIComponent(tag)}&homeWork=1&province=bushehr&kind=&status=open`,
    );
    expect(some.text).toContain('۱ فرصت');
    expect(some.text).toContain('۲ فیلتر روشن است');
    expect(some.html).toContain(`href="${paths.opportunity(id)}"`);
    expect(some.text).toContain('گناوه، بوشهر');
    expect(some.text).toContain('۹۵٬۰۰۰٬۰۰۰ ریال');
    expect(some.text).toContain('۱۱ دی ۱۴۰۵');
    expect(some.html).toMatch(/name="homeWork" value="1" checked/);
    expect(some.html).toContain(`<a href="${paths.opportunities}?province=">`);
    const none = await fa.get(
      `${paths.opportunities}?q=${encodeURIComponent(tag)}&noExperience=0&kind=training`,
    );
    expect(none.text).toContain('یکی از فیلترها را بردارید');
  });

  test('pages on with the filters kept', async () => {
    for (let n = 0; n < 21; n++) await published(h, loanBody({ title: { fa: `وام صفحه ${n}` } }));
    const first = await fa.get(`${paths.opportunities}?kind=loan-programme`);
    expect(first.text).toContain('۲۱ فرصت');
    const next =
      /href="(\/officer\/opportunities\?kind=loan-programme&(?:amp;)?cursor=[^"]+)"/.exec(first.html)?.[1] ??
      '';
    const second = await fa.get(next.replaceAll('&amp;', '&'));
    expect(second.html.match(/<td class="main">/g)).toHaveLength(1);
    expect(second.html).not.toContain('cursor=');
  });

  test('refuses a place it does not know by that field and keeps what was typed', async () => {
    const { status, html, text } = await en.get(`${paths.opportunities}?county=Atlantis`);
    expect(status).toBe(422);
    expect(html).toContain('href="#f-county"');
    expect(html).toContain('value="Atlantis"');
    expect(text).toContain('not in the list of provinces and counties');
  });

  test('shows own closed ones when asked, and nothing of that of others', async () => {
    const mine = await published(h, jobBody({ title: { fa: 'بستهٔ خودمان' }, closesOn: '2026-11-10' }));
    const theirs = await published(
      h,
      jobBody({ title: { fa: 'بستهٔ دیگران' }, closesOn: '2026-11-10' }),
      'officer.gilan',
    );
    const { html } = await fa.get(`${paths.opportunities}?status=closed`);
    expect(html).toContain(mine.id);
    expect(html).not.toContain(theirs.id);
  });
});

describe('a new opportunity', () => {
  test('asks the kind first', async () => {
    const { html } = await fa.get(paths.newOpportunity);
    for (const kind of ['job', 'kit', 'loan-programme', 'training'])
      expect(html).toContain(`href="${paths.newOpportunity}?kind=${kind}"`);
    expect(html).not.toContain('name="title.fa"');
  });

  test('is published from what a person types, with Persian digits and names', async () => {
    const form = formIn((await fa.get(`${paths.newOpportunity}?kind=job`)).html, paths.newOpportunity);
    const { status, location } = await fa.post(paths.newOpportunity, {
      ...form,
      'title.fa': 'خیاط شبانه',
      vacancies: '۳',
      province: 'بوشهر',
      county: 'گناوه',
      'employer.name': 'دوخت شب',
      'employer.phone': '۰۷۷۳۳۰۰۰۰۱۲',
      closesOn: '۱۴۰۵/۱۲/۰۱',
      hours: 'شنبه تا چهارشنبه ۸ تا ۱۶',
      monthlyIncomeRial: '۱۵ میلیون تومان',
      'skills.2.skillId': 'خیاطی',
      'skills.2.level': '3',
      documents: ['id-card', 'photo'],
      insured: 'no',
    });
    expect(status).toBe(303);
    expect(location).toMatch(/\?saved=1$/);
    const token = await h.tokenOf('officer.bushehr');
    const { body } = await h
      .request()
      .get(`/api/v1/opportunities/${idOf(location)}`)
      .set('authorization', `Bearer ${token}`);
    expect(body).toMatchObject({
      title: { fa: 'خیاط شبانه' },
      vacancies: 3,
      opensOn: '2026-11-22',
      closesOn: '2027-02-20',
      county: 'گناوه',
      monthlyIncomeRial: 150_000_000,
      documents: ['id-card', 'photo'],
      insured: false,
      employer: { name: 'دوخت شب', phone: '07733000012' },
      skills: [{ skillId: 'sk-152', level: 3, importance: 'essential' }],
      hours: [{ days: ['sat', 'sun', 'mon', 'tue', 'wed'], from: '08:00', to: '16:00' }],
    });
  });

  test('comes back whole after a refusal, each fault at its field and on top', async () => {
    const typed = {
      kind: 'job',
      'title.fa': 'نیمه‌کاره',
      vacancies: 'چند',
      opensOn: '۱۴۰۵/۰۹/۰۱',
      closesOn: '۱۴۰۵/۰۱/۳۵',
      province: 'بوشهر',
      county: 'آتلانتیس',
      documents: 'photo',
      'skills.4.skillId': 'کیمیاگری',
      'skills.4.level': '2',
    };
    const first = await fa.post(paths.newOpportunity, typed);
    expect(first.status).toBe(422);
    expect(first.html).toContain('role="alert"');
    expect(first.html).toContain('href="#f-vacancies"');
    expect(first.html).toContain('href="#f-closesOn"');
    // Names that are not in the reference are told in the same go.
    expect(first.html).toContain('href="#f-county"');
    expect(first.html).toContain('href="#f-skills-4-skillId"');
    expect(first.text).toContain('مهارت، ردیف ۵');
    expect(first.html.match(/<a href="#f-/g)).toHaveLength(4);
    const again = formIn(first.html, paths.newOpportunity);
    for (const [name, value] of Object.entries(typed)) expect(again[name], name).toEqual([value]);
  });

  test.each([
    ['kit', ['title.fa', 'province', 'kit.priceRial']],
    ['loan-programme', ['title.fa', 'province', 'loan.capRial', 'loan.termMonths']],
    ['training', ['title.fa', 'province']],
  ])('of kind %s left blank names what is missing, and nothing else', async (kind, names) => {
    const form = formIn((await fa.get(`${paths.newOpportunity}?kind=${kind}`)).html, paths.newOpportunity);
    // It starts in the organisation's own province.
    expect(form.province).toEqual(['بوشهر']);
    const { status, html } = await fa.post(paths.newOpportunity, { ...form, province: '' });
    expect(status).toBe(422);
    const told = [...html.matchAll(/<a href="#(f-[^"]+)"/g)].map(([, id]) => id);
    expect(told.sort()).toEqual(names.map((name) => `f-${name.replaceAll('.', '-')}`).sort());
  });

  test.each([
    ['kit', 'kit-sewing', 'kit.code'],
    ['loan-programme', 'return-to-work', 'loan.programme'],
    ['training', 'sewing-with-order', 'training.code'],
  ])('of kind %s starts from %s of the catalogue', async (kind, code, name) => {
    for (const pages of [fa, en]) {
      const { html } = await pages.get(`${paths.newOpportunity}?kind=${kind}&from=${code}`);
      const form = formIn(html, paths.newOpportunity);
      expect(form[name]).toEqual([code]);
      const { status, location } = await pages.post(paths.newOpportunity, { ...form, nationwide: 'yes' });
      expect([status, location]).toEqual([303, expect.stringMatching(/saved=1/)]);
    }
  });

  test('is refused to those who may not publish', async () => {
    for (const username of ['hq', 'benefactor']) {
      const pages = await pagesOf(h, username);
      expect((await pages.get(paths.newOpportunity)).status).toBe(403);
    }
  });

  test('carries no style and no script of its own but the one that suggests', async () => {
    for (const kind of ['job', 'kit', 'loan-programme', 'training'])
      expect((await fa.get(`${paths.newOpportunity}?kind=${kind}`)).html).not.toMatch(
        /<script(?! src="\/assets\/suggest\.js\?v=[0-9a-f]{8}" defer)| style=/,
      );
  });
});

describe('an edit', () => {
  test.each(languages)('of nothing changes nothing, and goes back to the opportunity (%s)', async (lang) => {
    const pages = lang === 'fa' ? fa : en;
    const bodies = [jobBody({ hours: [{ days: ['sat'], from: '08:00', to: '13:00' }] }), loanBody()];
    for (const body of bodies) {
      const { id } = await published(h, body);
      const form = formIn((await pages.get(paths.opportunityEdit(id))).html, paths.opportunityEdit(id));
      const { status, location } = await pages.post(paths.opportunityEdit(id), form);
      expect([status, location]).toEqual([303, `${paths.opportunity(id)}?saved=1`]);
      expect(await revisionOf(id)).toBe(1);
    }
  });

  test('can take a requirement off again', async () => {
    const { id } = await published(h, jobBody());
    const form = formIn((await fa.get(paths.opportunityEdit(id))).html, paths.opportunityEdit(id));
    const { documents: _, ...rest } = form;
    await fa.post(paths.opportunityEdit(id), { ...rest, closesOn: '', 'skills.0.skillId': '' });
    const after = formIn((await fa.get(paths.opportunityEdit(id))).html, paths.opportunityEdit(id));
    expect(after.documents).toBeUndefined();
    expect(after.closesOn).toEqual(['']);
    expect(after['skills.0.skillId']).toEqual(['']);
    expect(await revisionOf(id)).toBe(2);
  });

  test("from a stale form keeps the colleague's work, and asks only about what both changed", async () => {
    const { id } = await published(h, jobBody({ title: { fa: 'پیش از تغییر' } }));
    const path = paths.opportunityEdit(id);
    const slow = formIn((await fa.get(path)).html, path);
    await fa.post(path, { ...slow, vacancies: '۷' });
    const mine = await fa.post(path, { ...slow, closesOn: '' });
    expect(mine.location).toBe(`${paths.opportunity(id)}?saved=1`);
    const both = formIn((await fa.get(path)).html, path);
    expect(both).toMatchObject({ vacancies: ['۷'], closesOn: [''] });
    const stale = await fa.post(path, { ...slow, 'title.fa': 'نوشتهٔ من', vacancies: '۹' });
    expect(stale.status).toBe(412);
    expect(await revisionOf(id)).toBe(3);
    const kept = formIn(stale.html, path);
    expect(kept).toMatchObject({
      'title.fa': ['نوشتهٔ من'],
      vacancies: ['۹'],
      closesOn: [''],
      revision: ['3'],
    });
    const differences = /<section class="errors".*?<\/section>/s.exec(stale.html)?.[0] ?? '';
    expect(differences.match(/<td class="main">[^<]*/g)).toEqual(['<td class="main">ظرفیت']);
    expect((await fa.post(path, kept)).location).toBe(`${paths.opportunity(id)}?saved=1`);
  });

  test('with a fault goes on from what is recorded by then', async () => {
    const { id } = await published(h, jobBody());
    const path = paths.opportunityEdit(id);
    const form = formIn((await fa.get(path)).html, path);
    await fa.post(path, { ...form, vacancies: '۸' });
    const refused = await fa.post(path, { ...form, years: 'زیاد' });
    expect(refused.status).toBe(422);
    expect(formIn(refused.html, path)).toMatchObject({ revision: ['2'], vacancies: ['۸'], years: ['زیاد'] });
  });

  test('of others, or of what is closed, is not to be had', async () => {
    const theirs = await published(h, jobBody(), 'officer.gilan');
    expect((await fa.get(paths.opportunityEdit(theirs.id))).status).toBe(404);
    expect((await fa.post(paths.opportunityEdit(theirs.id), { revision: '1' })).status).toBe(404);
    expect((await fa.get(paths.opportunityClose(theirs.id))).status).toBe(404);
    expect((await fa.get(paths.opportunityEdit('opp_none'))).status).toBe(404);
  });
});

describe('closing', () => {
  test('says how many referrals it takes along, asks for a reason, and is for good', async () => {
    const { id } = await published(h, openToAll());
    for (const username of ['officer.bushehr', 'officer.gilan'] as const) {
      const officer = acting(h, await h.actorOf(username));
      await officer.referral(await officer.person(), id, 'proposed');
    }
    const path = paths.opportunityClose(id);
    const asked = await en.get(path);
    expect(asked.text).toContain('Open referrals that will be withdrawn: 2.');
    const form = formIn(asked.html, path);
    expect(form.reason).toEqual(['']);
    const silent = await en.post(path, form);
    expect(silent.status).toBe(422);
    expect(silent.html).toContain('href="#f-reason"');
    expect((await en.post(path, { ...form, reason: 'whim' })).status).toBe(422);
    expect((await en.post(path, { ...form, reason: 'filled' })).location).toBe(
      `${paths.opportunity(id)}?closed=1`,
    );
    const left = await h.deps.database.read.all<{ state: string }>(
      sql`select distinct state from referral where opportunity_id = ${id}`,
    );
    expect(left).toEqual([{ state: 'withdrawn' }]);
    expect((await en.get(path)).status).toBe(409);
    expect((await en.get(paths.opportunityEdit(id))).status).toBe(409);
  });

  test('of what nobody was referred to says so', async () => {
    const { id } = await published(h, jobBody());
    expect((await en.get(paths.opportunityClose(id))).text).toContain('There is no open referral to it');
  });

  test('on an older revision is shown again as it is now', async () => {
    const { id } = await published(h, jobBody());
    const path = paths.opportunityClose(id);
    const form = formIn((await fa.get(path)).html, path);
    const edit = paths.opportunityEdit(id);
    await fa.post(edit, { ...formIn((await fa.get(edit)).html, edit), vacancies: '۹' });
    const stale = await fa.post(path, { ...form, reason: 'filled' });
    expect(stale.status).toBe(412);
    expect(formIn(stale.html, path)).toMatchObject({ revision: ['2'], reason: ['filled'] });
  });
});

describe('the import', () => {
  const path = paths.opportunitiesImport;
  const list = (title: string) =>
    `عنوان شغل;ظرفیت;تاریخ شروع ثبت;استان;خوش‌خیالی\r\n${title};2;1405/08/08;بوشهر;x\r\n;1;1405/08/08;بوشهر;x\r\n`;

  test('checks without writing, then imports the same list without the file', async () => {
    const checked = await fa.upload(path, { do: 'check' }, Buffer.from(`\uFEFF${list('نگهبان قطب‌نماسازی')}`));
    expect(checked.status).toBe(200);
    expect(checked.text).toContain('هنوز چیزی ثبت نشده است');
    expect(checked.text).toContain('خوش‌خیالی');
    expect(checked.text).toMatch(/سطر ۳ عنوان شغل/);
    const found = () => fa.get(`${paths.opportunities}?status=all&q=${encodeURIComponent('قطب‌نماسازی')}`);
    expect((await found()).text).toContain('۰ فرصت');
    const carried = /<textarea[^>]*>\n?(.*?)<\/textarea>/s.exec(checked.html)?.[1] ?? '';
    const imported = await fa.upload(path, { do: 'import', list: carried });
    expect(imported.text).toContain('فهرست ثبت شد');
    expect((await found()).text).toContain('۱ فرصت');
  });

  test('reads what old spreadsheets save', async () => {
    const bytes = Buffer.from([
      // The four headings and one row in windows-1256.
      ...[0xda, 0xe4, 0xe6, 0xc7, 0xe4, 0x3b],
      ...Buffer.from('vacancies;opens on;province\r\n'),
      ...[0xcd, 0xc7, 0xd1, 0xd3, 0x3b],
      ...Buffer.from('1;1405/08/08;Bushehr\r\n'),
    ]);
    const imported = await fa.upload(path, { do: 'import' }, bytes);
    expect(imported.text).toContain('فهرست ثبت شد');
    expect((await fa.get(`${paths.opportunities}?q=${encodeURIComponent('حارس')}`)).text).toContain('۱ فرصت');
  });

  test('without a file, or with one that is no list, says so and changes nothing', async () => {
    expect((await fa.upload(path, { do: 'check' })).status).toBe(422);
    const wrong = await en.upload(path, { do: 'import' }, Buffer.from('hello;world\r\n1;2\r\n'));
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('The headings of this list are not known');
  });

  test('hands out the template to those who may import', async () => {
    const { status, html } = await fa.get(`${path}/template.csv`);
    expect(status).toBe(200);
    expect(html).toContain('عنوان شغل');
    expect((await (await pagesOf(h, 'hq')).get(path)).status).toBe(403);
  });
});

describe('employers', () => {
  test('are added, listed and found by name, and twice is refused with the way to the one on file', async () => {
    const form = { name: 'نان‌پزی آزمون', contact: 'خانم مهر', phone: '۰۷۷ ۳۳۱۲ ۳۴۵۶', address: '' };
    const added = await fa.post(paths.employers, form);
    expect(added.status).toBe(303);
    const shown = await fa.get(added.location ?? '');
    expect(shown.text).toContain('کارفرما ثبت شد');
    expect(shown.text).toContain('نان‌پزی آزمون');
    expect(shown.html).toContain('href="tel:07733123456"');
    const again = await fa.post(paths.employers, { ...form, name: 'نان پزی آزمون' });
    expect(again.status).toBe(409);
    expect(formIn(again.html, paths.employers)).toMatchObject({
      name: ['نان پزی آزمون'],
      contact: ['خانم مهر'],
    });
    const link = /href="(\/officer\/employers\?q=[^"]*#employer-emp_\w+)"/.exec(again.html)?.[1] ?? '';
    expect((await fa.get(link.split('#')[0] ?? '')).html).toContain(`id="${link.split('#')[1]}"`);
  });

  test('need a name and a telephone that can be called', async () => {
    const refused = await en.post(paths.employers, {
      name: '',
      contact: 'Ms Mehr',
      phone: '12',
      address: '',
    });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('href="#f-name"');
    expect(refused.html).toContain('href="#f-phone"');
    expect(formIn(refused.html, paths.employers)).toMatchObject({ contact: ['Ms Mehr'], phone: ['12'] });
  });

  test('of one organisation are not seen by another', async () => {
    await fa.post(paths.employers, { name: 'تنها بوشهر', contact: '', phone: '', address: '' });
    expect((await (await pagesOf(h, 'officer.gilan')).get(paths.employers)).text).not.toContain('تنها بوشهر');
  });
});
