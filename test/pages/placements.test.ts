import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHarness, type Harness } from '../support/harness.ts';
import { asUser, create, jobBody, personBody } from '../support/samples.ts';
import { formIn, type Pages, pagesOf } from './page-client.ts';

const officer = 'officer.bushehr';
let h: Harness;
let pages: Pages;
let english: Pages;
beforeAll(async () => {
  h = await createHarness();
  pages = await pagesOf(h, officer);
  english = await pagesOf(h, officer, 'en');
});
afterAll(() => h.close());

const person = async (more: object = {}) =>
  (await create(h, officer, '/people', personBody({ phone: '09121234567', ...more }))).id;
/** Begun on 1 September 2026: a check of it has been due since 1 October. */
async function begun(more: object = {}): Promise<{ id: string; personId: string }> {
  const personId = await person();
  const made = await create(h, officer, '/placements', {
    personId,
    origin: 'own',
    iscoCode: '7531',
    startedOn: '2026-09-01',
    weeklyHours: 40,
    evidence: 'employer',
    ...more,
  });
  return { id: made.id, personId };
}
const see = async (id: string) => (await (await asUser(h, officer)).get(`/placements/${id}`)).body;

describe('the page of a person', () => {
  test('tells since when they work, known by what, and when they are asked next', async () => {
    const { id, personId } = await begun();
    const { text, html } = await pages.get(`/officer/people/${personId}`);
    expect(text).toContain('از ۱۰ شهریور ۱۴۰۵');
    expect(text).toContain('گفتهٔ کارفرما (تأییدشده)');
    expect(text).toContain('۴۰ ساعت در هفته');
    expect(text).toContain('۹ مهر ۱۴۰۵');
    for (const act of ['check', 'visit', 'end']) expect(html).toContain(`/officer/placements/${id}/${act}`);
    expect((await english.get(`/officer/people/${personId}`)).text).toContain('Employer (verified)');
  });

  test('asks what work it is of somebody who is called placed, and so does Today', async () => {
    const personId = await person({ givenName: 'پرسیدنی' });
    const api = await asUser(h, officer);
    await api.patch(`/people/${personId}`, { status: 'placed', statusReason: 'own-work' }, 1);
    expect((await pages.get(`/officer/people/${personId}`)).text).toContain('کارش ثبت نشده');
    expect((await pages.get('/officer')).html).toContain(`/officer/people/${personId}/placement`);
    const form = formIn(
      (await pages.get(`/officer/people/${personId}/placement`)).html,
      `/officer/people/${personId}/placement`,
    );
    const sent = {
      ...form,
      origin: 'own',
      iscoCode: '۷۵۳۱',
      startedOn: '۱۴۰۵/۰۷/۰۱',
      weeklyHours: '۲۰٫۵',
      monthlyIncomeRial: '۹۰٬۰۰۰٬۰۰۰',
      evidence: 'bank',
    };
    const refused = await pages.post(`/officer/people/${personId}/placement`, {
      ...sent,
      weeklyHours: 'زیاد',
    });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('value="زیاد"');
    const { location } = await pages.post(`/officer/people/${personId}/placement`, sent);
    const id = /plc_\w+/.exec(location ?? '')?.[0] ?? '';
    expect(await see(id)).toMatchObject({
      startedOn: '2026-09-23',
      weeklyHours: 20.5,
      monthlyIncomeRial: 90_000_000,
      evidence: 'bank',
      iscoCode: '7531',
    });
    expect((await pages.get('/officer')).html).not.toContain(`/officer/people/${personId}/placement`);
  });

  test('tells what an end taught, each a tap from where it is put right', async () => {
    const { id, personId } = await begun();
    const ended = await pages.post(`/officer/placements/${id}/end`, {
      endedOn: '۱۴۰۵/۰۸/۳۰',
      endReason: 'caring',
    });
    expect(ended.location).toBe(`/officer/placements/${id}?saved=1`);
    const { html, text } = await pages.get(`/officer/people/${personId}`);
    expect(text).toContain('برای معرفی بعدی');
    const edit = (await pages.get(`/officer/people/${personId}/edit`)).html;
    const links = [...html.matchAll(/\/edit#([\w-]+)"/g)].map(([, field]) => field);
    expect(links).toEqual(expect.arrayContaining(['f-caring-atHomeFrom', 'f-availability-hours']));
    for (const field of links) expect(edit).toContain(`id="${field}"`);
  });
});

describe('being placed', () => {
  test('the officer may say how the work is; what is wrong comes back beside what was written', async () => {
    const job = await create(h, officer, '/opportunities', jobBody({ monthlyIncomeRial: 120_000_000 }));
    const referral = await create(h, officer, '/referrals', {
      personId: await person(),
      opportunityId: job.id,
    });
    const at = `/officer/referrals/${referral.id}`;
    for (const to of ['accepted', 'sent', 'offered']) await pages.post(`${at}/move`, { to });
    const told = { to: 'placed', startedOn: '1405/08/20', weeklyHours: '۲۵', evidence: 'employer' };
    const refused = await pages.post(`${at}/move`, { ...told, weeklyHours: '۲۵۰' });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('value="۲۵۰"');
    await pages.post(`${at}/move`, told);
    const api = await asUser(h, officer);
    const { placementId } = (await api.get(`/referrals/${referral.id}`)).body;
    expect(await see(placementId)).toMatchObject({
      startedOn: '2026-11-11',
      weeklyHours: 25,
      // Left empty: as the opportunity says.
      monthlyIncomeRial: 120_000_000,
      evidence: 'employer',
    });
  });
});

describe('the page of a work', () => {
  test('shows a check and its correction, and takes an end back', async () => {
    const { id } = await begun();
    const at = `/officer/placements/${id}`;
    const form = formIn((await pages.get(`${at}/check`)).html, `${at}/check`);
    expect(form.checkedOn).toEqual(['۱۴۰۵/۰۹/۰۱']);
    const empty = await pages.post(`${at}/check`, { checkedOn: '1405/09/01' });
    expect(empty.status).toBe(422);
    await pages.post(`${at}/check`, { checkedOn: '1405/09/01', result: 'working', evidence: 'call' });
    const { checks } = await see(id);
    expect((await pages.get(at)).html).toContain(`${at}/correct?checkId=${checks[0].id}`);
    expect((await pages.get(`${at}/correct?checkId=${checks[0].id}`)).text).toContain('سر کار است');
    await pages.post(`${at}/correct`, { checkId: checks[0].id, void: '1' });
    expect((await pages.get(at)).text).toContain('اصلاح شده؛ دیگر شمرده نمی‌شود');
    const late = await pages.post(`${at}/correct`, { checkId: checks[0].id, void: '1' });
    expect(late.status).toBe(409);
    await pages.post(`${at}/end`, { endReason: 'mistake' });
    expect(await see(id)).toMatchObject({ live: false, endReason: 'mistake' });
    await pages.post(`${at}/reopen`, {});
    expect(await see(id)).toMatchObject({ live: true });
  });

  test('corrects how it began from the revision that was read', async () => {
    const { id } = await begun();
    const at = `/officer/placements/${id}/edit`;
    const form = formIn((await pages.get(at)).html, at);
    expect(form).toMatchObject({ startedOn: ['۱۴۰۵/۰۶/۱۰'], weeklyHours: ['۴۰'], monthlyIncomeRial: [''] });
    await pages.post(at, { ...form, evidence: 'insurance', monthlyIncomeRial: '100' });
    expect(await see(id)).toMatchObject({ evidence: 'insurance', monthlyIncomeRial: 100, weeklyHours: 40 });
    expect((await pages.post(at, { ...form, evidence: 'bank' })).status).toBe(412);
  });

  test('a visit is planned, told on the queue and the sheet, and answers the warning', async () => {
    const { id } = await begun();
    expect((await pages.get(`/officer/placements/${id}`)).text).toContain('پیگیری بیش از دو هفته عقب است');
    await pages.post(`/officer/placements/${id}/visit`, { plannedOn: '1405/09/02' });
    const visitId = (await see(id)).visits[0].id;
    expect((await pages.get('/officer/checks')).html).toContain(`/officer/visits/${visitId}`);
    expect((await pages.get('/officer/checks/print')).text).toContain('۲ آذر ۱۴۰۵');
    const refused = await pages.post(`/officer/visits/${visitId}`, {
      doneOn: '1405/09/02',
      outcome: 'well',
    });
    expect(refused.text).toContain('این تاریخ هنوز نرسیده است');
    await pages.post(`/officer/visits/${visitId}`, { doneOn: '1405/09/01', outcome: 'well' });
    expect(await see(id)).toMatchObject({ warnings: [], known: { evidence: 'visit' } });
    expect((await pages.get(`/officer/visits/${visitId}`)).text).toContain('سر کار و خوب');
  });
});

describe('the answers of many calls', () => {
  const entry = '/officer/checks/entry';
  /** The fields of the form that belong to some works. */
  async function formOf(ids: readonly string[]) {
    const form = formIn((await pages.get(entry)).html, entry);
    const own = Object.entries(form).filter(
      ([name]) => name === 'checkedOn' || ids.some((id) => name.endsWith(id)),
    );
    return { ...Object.fromEntries(own), id: [...ids] };
  }

  test('are written with one save: good ones land, wrong ones come back with what was written', async () => {
    const [one, two, three, left] = [await begun(), await begun(), await begun(), await begun()];
    const ids = [one.id, two.id, three.id, left.id];
    const form = {
      ...(await formOf(ids)),
      [`result.${one.id}`]: 'working',
      [`weeklyHours.${one.id}`]: '۳۰',
      [`result.${two.id}`]: 'not-reached',
      [`result.${three.id}`]: 'ended',
      [`endReason.${three.id}`]: 'pay',
      [`monthlyIncomeRial.${three.id}`]: '۷۷۷',
    };
    const answer = await pages.post(entry, form);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('۲ پاسخ ثبت شد. ۱ پاسخ ثبت نشد');
    expect(answer.html).toContain('value="۷۷۷"');
    expect(answer.html).toContain(left.id);
    expect(answer.html).not.toContain(one.id);
    expect(await see(one.id)).toMatchObject({ known: { weeklyHours: 30, evidence: 'call' } });
    expect(await see(two.id)).toMatchObject({ known: { tries: 1 }, nextDueOn: '2026-10-01' });
    expect(await see(three.id)).toMatchObject({ live: true, checks: [] });

    const mended = await pages.post(entry, { ...form, [`endedOn.${three.id}`]: '1405/08/25' });
    // The two of before came again and were known; the third is written now.
    expect(mended.location).toBe(`${entry}?saved=1&already=2`);
    expect(await see(three.id)).toMatchObject({ live: false, endReason: 'pay', endedOn: '2026-11-16' });
    for (const id of ids.slice(0, 3)) expect((await see(id)).checks).toHaveLength(1);
    expect((await pages.get(`${entry}?saved=1&already=2`)).text).toContain('دوباره نوشته نشد');
  });

  test('of one county are followed by the rest of that county, also where one came back', async () => {
    const { id } = await begun();
    const there = `${entry}?county=bushehr-ganaveh`;
    const form = formIn((await pages.get(there)).html, entry);
    expect(form.county).toEqual(['bushehr-ganaveh']);
    const wrong = await pages.post(entry, { ...form, [`result.${id}`]: 'ended' });
    expect(wrong.status).toBe(422);
    const again = formIn(wrong.html, entry);
    const saved = await pages.post(entry, { ...again, [`result.${id}`]: 'not-reached' });
    expect(saved.location).toBe(`${entry}?saved=1&already=0&county=bushehr-ganaveh`);
    expect((await pages.get(saved.location ?? '')).html).toContain('name="county" value="bushehr-ganaveh"');
    expect((await pages.get(there)).html).toContain('href="/officer/checks?county=bushehr-ganaveh"');
  });

  test('somebody who wrote meanwhile is not written over, and nothing chosen writes nothing', async () => {
    const { id } = await begun();
    const form = await formOf([id]);
    expect((await pages.post(entry, form)).location).toBe(`${entry}?saved=0&already=0`);
    await create(h, 'manager.bushehr', `/placements/${id}/checks`, {
      checkedOn: '2026-11-21',
      result: 'working',
      evidence: 'employer',
    });
    const answer = await pages.post(entry, { ...form, [`result.${id}`]: 'not-reached' });
    expect(answer.status).toBe(422);
    expect((await see(id)).checks).toHaveLength(1);
  });

  test('of the same form twice at once are written once', async () => {
    const { id } = await begun();
    const form = { ...(await formOf([id])), [`result.${id}`]: 'not-reached' };
    await Promise.all(Array.from({ length: 8 }, () => pages.post(entry, form)));
    expect((await see(id)).checks).toHaveLength(1);
  });
});

describe('the queue', () => {
  test('keeps its filters in the address, counts, and lets them go', async () => {
    await begun();
    const { html, text } = await pages.get('/officer/checks?show=overdue&county=bushehr-ganaveh');
    expect(text).toMatch(/[۰-۹]+ کار/);
    expect(html).toContain('href="/officer/checks"');
    expect(html).toMatch(/value="bushehr-ganaveh" selected/);
    expect((await pages.get('/officer/checks?county=tehran-tehran')).text).toContain('کسی نیست');
  });

  test('the sheet says of nobody why they are called, and has no way of the service on paper', async () => {
    const sheet = await pages.get('/officer/checks/print');
    expect(sheet.text).not.toMatch(/زندان|انجمن حمایت|مددجو/);
    expect(sheet.html).toContain('class="bare"');
    expect(sheet.text).toContain('۰۹۱۲۱۲۳۴۵۶۷');
  });
});

test('pages with no place of their own in the navigation light the one they are reached from', async () => {
  const manager = await pagesOf(h, 'manager.bushehr', 'en');
  for (const [path, place] of [
    ['/officer/placements', '/officer/checks'],
    ['/officer/awards', '/officer/promises'],
    ['/officer/recalls', '/officer/promises'],
  ])
    expect((await manager.get(path ?? '')).html).toContain(`href="${place}" aria-current="page"`);
});
