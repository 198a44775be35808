import { afterAll, beforeAll, expect, test } from 'vitest';
import { vocabularyOf } from '../../src/features/reference/vocabulary.repo.ts';
import { countMissed } from '../../src/features/vocabulary-care/missed-counter.repo.ts';
import { paths } from '../../src/web/paths.ts';
import { createHarness, type Harness } from '../support/harness.ts';
import { type Fields, formIn, type Pages, pagesOf } from './page-client.ts';

let h: Harness;
let hq: Pages;
let en: Pages;
beforeAll(async () => {
  h = await createHarness();
  hq = await pagesOf(h, 'hq');
  en = await pagesOf(h, 'hq', 'en');
});
afterAll(() => h.close());

/** The page of a word that five have searched for in vain. */
async function wordOf(q: string): Promise<string> {
  for (let n = 0; n < 5; n++) countMissed(h.deps, q, { address: `10.0.0.${n}` });
  const { html } = await hq.get(paths.missedQueries);
  const id = new RegExp(`id="(msq_\\w+)"><bdi>${q}</bdi>`).exec(html)?.[1];
  if (!id) throw new Error(`${q} is not on the page`);
  return paths.missedQuery(id);
}
const namesOf = async (id: string) => (await vocabularyOf(h.deps.database)).skill(id)?.alt ?? [];

test('headquarters reaches it from every page, an empty list says how words come; nobody else does', async () => {
  expect((await hq.get(paths.reference)).html).toContain(`href="${paths.missedQueries}"`);
  expect((await hq.get(paths.missedQueries)).text).toContain('هیچ واژه‌ای بی‌پاسخ نمانده است');
  for (const user of ['manager.bushehr', 'officer.bushehr', 'auditor', 'benefactor']) {
    const pages = await pagesOf(h, user);
    expect((await pages.get(paths.missedQueries)).status, user).toBe(403);
    expect((await pages.get(paths.account)).html).not.toContain(paths.missedQueries);
  }
});

test('a word is answered with one tap on what is nearest', async () => {
  const page = await wordOf('ظغوژ ثضوغچ نجاری');
  const shown = await en.get(paths.missedQueries);
  expect(shown.text).toContain('5 searches');
  const to = /<button[^>]*value="(skill:sk-\d+)"/.exec(shown.html)?.[1] ?? '';
  const done = await hq.post(page, { ...formIn(shown.html, page), to });
  expect(done.status).toBe(303);
  expect((await hq.get(done.location ?? '')).text).toMatch(/«ظغوژ ثضوغچ نجاری» به نام‌های «[^»]+» افزوده شد/);
  expect(await namesOf(to.split(':')[1] ?? '')).toContain('ظغوژ ثضوغچ نجاری');
});

test('or by typing what it is, with its spelling mended, in a form that needs no script', async () => {
  const page = await wordOf('ظبژنثضی');
  const form = await hq.get(
    `${page}?q=${encodeURIComponent('رنگ روغن')}&name=${encodeURIComponent('ظب‌ژن‌ثضی')}`,
  );
  expect(form.html).toMatch(/<button[^>]*formmethod="get"/);
  expect(form.html).toContain('value="skill:sk-401"');
  const fields: Fields = { ...formIn(form.html, page), to: 'skill:sk-401' };
  expect(fields.name).toEqual(['ظب‌ژن‌ثضی']);
  expect((await hq.post(page, fields)).status).toBe(303);
  expect(await namesOf('sk-401')).toContain('ظب‌ژن‌ثضی');
});

test('what is left out is asked for at its field, and what was written stays', async () => {
  const page = await wordOf('ژیغ بی ضظم');
  const none = await hq.post(page, { revision: '1', name: 'چیزِ بی‌نام', q: 'نجاری' });
  expect(none.status).toBe(422);
  expect(none.html).toContain('href="#f-to"');
  expect(formIn(none.html, page)).toMatchObject({ name: ['چیزِ بی‌نام'], q: ['نجاری'] });
  const unnamed = await hq.post(page, { revision: '1', name: '', q: 'نجاری', to: 'skill:sk-137' });
  expect(unnamed.status).toBe(422);
  expect(unnamed.html).toContain('href="#f-name"');
  expect(unnamed.html).toMatch(/value="skill:sk-137" checked/);
});

test('a label of another is refused; another name of another is warned of, and added only after that very warning', async () => {
  const page = await wordOf('غضوژ ثچظغ خیاطی');
  const fields = { revision: '1', q: 'خیاطی', to: 'skill:sk-152' };
  const label = await hq.post(page, { ...fields, name: 'کفاشی' });
  expect([label.status, label.text.includes('خود نام «کفاشی» است')]).toEqual([409, true]);
  const taken = (await namesOf('sk-191'))[0] ?? '';
  const warned = await hq.post(page, { ...fields, name: taken });
  expect(warned.status).toBe(409);
  expect(warned.text).toContain('با این همه بیفزا');
  const again = { ...formIn(warned.html, page), to: 'skill:sk-152' };
  const elsewhere = (await namesOf('sk-199'))[0] ?? '';
  expect((await hq.post(page, { ...again, name: elsewhere })).status).toBe(409);
  expect((await hq.post(page, again)).status).toBe(303);
  expect(await namesOf('sk-152')).toContain(taken);
  expect(await namesOf('sk-152')).not.toContain(elsewhere);
});

test('of two at headquarters the second sees what the first did and keeps what was written', async () => {
  const page = await wordOf('ضظژتراشی ثغوچ');
  const first = { revision: '1', name: 'ضظژتراشی ثغوچ', q: 'نجاری', to: 'skill:sk-137' };
  expect((await hq.post(page, first)).status).toBe(303);
  const second = { ...first, name: 'ساز‌تراشی محلی', q: 'خراطی', to: 'skill:sk-144' };
  const stale = await hq.post(page, second);
  expect(stale.status).toBe(412);
  expect(stale.text).toContain('به نام‌های «نجاری» افزوده شده است');
  expect(formIn(stale.html, page)).toMatchObject({ name: [second.name], q: ['خراطی'], revision: ['2'] });
  expect(stale.html).toMatch(/value="skill:sk-144" checked/);
  expect(await namesOf('sk-144')).not.toContain(second.name);
  const late = await hq.post(`${page}/dismiss`, { revision: '1' });
  expect(late.status).toBe(412);
});

test('a word that is no trade is set aside', async () => {
  const page = await wordOf('باران ثضوغچ');
  const { html } = await hq.get(paths.missedQueries);
  const done = await hq.post(`${page}/dismiss`, formIn(html, `${page}/dismiss`));
  expect((await hq.get(done.location ?? '')).text).toContain('«باران ثضوغچ» کنار گذاشته شد');
  expect((await hq.get(paths.missedQueries)).text).not.toContain('باران ثضوغچ');
  expect((await hq.get(page)).text).toContain('این واژه کنار گذاشته شده است');
});
