import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { askLimits } from '../../src/features/asks/ask.rules.ts';
import { closeOpportunity } from '../../src/features/opportunities/close-opportunity.ts';
import { createCrypto } from '../../src/platform/crypto.ts';
import { createHarness, type Harness } from '../support/harness.ts';
import { testCost, testSecret } from '../support/secret.ts';
import { jobBody, published, valueIn } from '../usecase/opportunities/bodies.ts';

const began = '2026-11-22T08:00:00Z';
let h: Harness;
let id: string;
let path: string;
beforeAll(async () => {
  h = await createHarness({ now: began });
  id = (await published(h, jobBody())).id;
  path = `/work/${id}/ask`;
});
afterAll(() => h.close());
beforeEach(() => h.setNow(began));

const told = (html: string) =>
  html
    .replace(/<head>.*?<\/head>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

/** A browser that keeps cookies as it is told to, and follows where it is led. */
function browser({ cookies = true } = {}) {
  const jar = new Map<string, string>();
  const set: string[] = [];
  const led: string[] = [];
  async function open(method: 'get' | 'post', to: string, fields: object = {}) {
    const cookie = [...jar].map((pair) => pair.join('=')).join('; ');
    const request = h
      .request()
      [method](to)
      .set('cookie', to.startsWith('/work') ? cookie : '');
    const answer = await (method === 'post' ? request.type('form').send(fields) : request);
    for (const one of (answer.headers['set-cookie'] as unknown as string[] | undefined) ?? []) {
      set.push(one);
      const [, name = '', value = ''] = /^([^=]*)=([^;]*)/.exec(one) ?? [];
      if (/Max-Age=0/.test(one)) jar.delete(name);
      else if (cookies) jar.set(name, value);
    }
    return answer;
  }
  async function get(to: string): Promise<{ at: string; status: number; html: string; text: string }> {
    const answer = await open('get', to);
    const { location } = answer.headers;
    if (location) return await get(location);
    return { at: to, status: answer.status, html: answer.text, text: told(answer.text) };
  }
  return {
    jar,
    set,
    led,
    get,
    list: async (to: string): Promise<{ code: string }[]> => {
      const token = await h.tokenOf('officer.bushehr');
      return (await h.request().get(to).set('authorization', `Bearer ${token}`)).body.items;
    },
    /** Posts and follows; a page that a form was posted to is never shown. */
    async post(to: string, fields: object = {}) {
      const answer = await open('post', to, fields);
      expect(answer.status, `${to} leads on instead of showing a page`).toBe(303);
      led.push(String(answer.headers.location));
      return await get(String(answer.headers.location));
    },
    async answer(answers: { name?: string; phone?: string; county?: string }, ask = path) {
      if (answers.name) await this.post(ask, { name: answers.name });
      if (answers.phone) await this.post(`${ask}/phone`, { phone: answers.phone });
      return await this.post(`${ask}/county`, { county: answers.county });
    },
  };
}
const zahra = { name: 'زهرا', phone: '۰۹۱۲ ۱۲۳ ۴۵۶۷', county: 'گناوه' };

test('takes one question a page, counted, each at its own address, and keeps every answer on the way there and back', async () => {
  const one = browser();
  expect((await one.get(path)).text).toContain('پرسش ۱ از ۳');
  const second = await one.post(path, { name: zahra.name });
  expect(second).toMatchObject({ at: `${path}/phone`, text: expect.stringContaining('پرسش ۲ از ۳') });
  expect(second.html).toContain('type="tel" inputmode="tel"');
  const third = await one.post(`${path}/phone`, { phone: zahra.phone });
  expect(third).toMatchObject({ at: `${path}/county`, text: expect.stringContaining('پرسش ۳ از ۳') });
  const back = await one.post(`${path}/county`, { go: 'back', county: 'گنا' });
  expect(back.text).toContain('پرسش ۲ از ۳');
  expect(back.html, 'in the digits of the page').toContain('value="۰۹۱۲۱۲۳۴۵۶۷"');
  expect((await one.get(`${path}/county`)).html, 'half of an answer too').toContain('value="گنا"');
  expect((await one.get(path)).html).toContain('value="زهرا"');
  const check = await one.post(`${path}/county`, { county: zahra.county });
  expect(check.at).toBe(`${path}/check`);
  for (const words of ['زهرا', '۰۹۱۲۱۲۳۴۵۶۷', 'گناوه، بوشهر']) expect(check.text).toContain(words);
});

test('a change leads straight back to the check', async () => {
  const one = browser();
  const check = await one.answer(zahra);
  expect(check.html).toContain(`<a class="link" href="${path}/phone">`);
  expect((await one.post(path, { name: 'مریم' })).text).toMatch(/پاسخ‌هایتان را ببینید.*مریم/);
});

test('no address shows a question before those that come first, or the check before all of them', async () => {
  const one = browser();
  await one.post(path, { name: zahra.name });
  expect((await one.get(`${path}/county`)).at).toBe(`${path}/phone`);
  expect((await one.get(`${path}/check`)).at).toBe(`${path}/phone`);
  expect((await one.get(`${path}/sent`)).at).toBe(path);
  expect((await one.get(`${path}/elsewhere`)).status).toBe(404);
});

test('says what is wrong with an answer where it was given, and loses none', async () => {
  const one = browser();
  await one.post(path, { name: zahra.name });
  const fresh = await one.get(`${path}/phone`);
  expect(fresh.html, 'nothing is wrong before it is answered').not.toContain('answer-error');
  const wrong = await one.post(`${path}/phone`, { phone: '۱۲۳' });
  expect(wrong.at).toBe(`${path}/phone`);
  expect(wrong.html).toMatch(/<span class="error" id="answer-error" role="alert">/);
  expect(wrong.html).toContain('aria-describedby="answer-error answer-hint"');
  expect(wrong.html).toContain('value="۱۲۳"');
  expect((await one.get(path)).html).toContain('value="زهرا"');
  expect((await browser().post(path, { name: ' ' })).html).toContain('answer-error');
});

test('a county is answered by pressing it, that of the work first; a name that is none leaves them there', async () => {
  const one = browser();
  const tapsOf = (html: string) =>
    [...html.matchAll(/<button class="button" type="submit" name="county" value="([^"]*)"/g)].map(
      ([, code]) => code,
    );
  await one.post(path, { name: zahra.name });
  const third = await one.post(`${path}/phone`, { phone: zahra.phone });
  expect(tapsOf(third.html)[0]).toBe('bushehr-ganaveh');
  const misspelt = tapsOf((await one.post(`${path}/county`, { county: 'گناوح' })).html);
  expect(misspelt[0], 'what was meant, to press').toBe('bushehr-ganaveh');
  expect(misspelt.length, 'and others of the province').toBe(6);
  const unknown = await one.post(`${path}/county`, { county: 'ناکجاآباد' });
  expect(unknown.html).toContain('answer-error');
  expect(tapsOf(unknown.html).length).toBe(6);
});

test('what happens next: a number, who calls by which day, and what to bring, the same however often it is sent', async () => {
  const one = browser();
  await one.answer(zahra);
  const sent = await one.post(`${path}/check`);
  expect(sent.at).toBe(`${path}/sent`);
  const number = /<p class="digits"><bdi dir="ltr">([۰-۹]{7})</.exec(sent.html)?.[1];
  expect(number).toBeDefined();
  expect(sent.text).toMatch(/تا (چهارشنبه|سه‌شنبه|دوشنبه|یکشنبه|شنبه) [۰-۹]+ آذر ۱۴۰۵ به شما زنگ می‌زند/);
  expect(sent.text).toContain('کارت ملی');
  expect(sent.text).toContain('این گوشی مال من نیست');
  expect((await one.get(`${path}/sent`)).html, 'reloaded').toContain(String(number));
  expect((await one.post(`${path}/check`)).html, 'sent twice at once').toContain(String(number));
  for (const page of ['check', 'county', 'phone'])
    expect((await one.get(`${path}/${page}`)).html, `back to ${page}`).toContain(String(number));
  const first = (await one.get(path)).html;
  expect(first, 'the first question begins another').toContain('پرسش ۱ از ۳');
  expect(first).not.toContain('زهرا');
  const other = browser();
  await other.answer({ ...zahra, phone: '+98 912 123 4567' });
  expect((await other.post(`${path}/check`)).html).toContain(String(number));
});

test('the browser keeps it sealed, for this notice and twenty minutes alone; once it is sent, the receipt alone', async () => {
  const one = browser();
  await one.answer(zahra);
  for (const cookie of one.set)
    expect(cookie).toMatch(/^mehrkar-ask=k1\.[\w-]+; Path=\/work; HttpOnly; SameSite=Strict; Max-Age=1200$/);
  const crypto = createCrypto(testSecret, testCost);
  const kept = () => crypto.open(one.jar.get('mehrkar-ask') ?? '', `ask_form:${id}:draft`);
  expect(kept()).toContain('زهرا');
  const other = (await published(h, jobBody({ title: { fa: 'کار دیگر' } }))).id;
  expect((await one.get(`/work/${other}/ask/check`)).text).toContain('پاسخ‌هایتان نماند');
  h.setNow('2026-11-22T08:19:59Z');
  expect((await one.get(`${path}/check`)).text).toContain('زهرا');
  h.setNow('2026-11-22T08:20:00Z');
  expect((await one.get(`${path}/check`)).text).toContain('پاسخ‌هایتان نماند');
  expect((await one.get(path)).html).not.toContain('زهرا');
  const late = await one.post(`${path}/county`, { county: zahra.county });
  expect(late).toMatchObject({ at: path, text: expect.stringContaining('یک بار دیگر از همین‌جا') });
  await one.answer(zahra);
  await one.post(`${path}/check`);
  expect(kept()).not.toMatch(/زهرا|912/);
});

test('a browser that keeps no cookie is told so kindly', async () => {
  const answer = await browser({ cookies: false }).post(path, { name: zahra.name });
  expect(answer.text).toMatch(/پاسخ‌هایتان نماند.*کوکی.*شروع از نو/);
  expect(answer.status).toBe(200);
});

test('the way out has the browser forget it', async () => {
  const one = browser();
  await one.answer(zahra);
  expect((await one.get('/blank')).html).not.toContain('زهرا');
  expect(one.jar.size).toBe(0);
});

test('nothing of it is in an address', async () => {
  const one = browser();
  const { html } = await one.answer(zahra);
  await one.post(`${path}/check`);
  for (const [, address = ''] of html.matchAll(/(?:href|action)="([^"]*)"/g))
    expect(decodeURIComponent(address)).not.toMatch(/زهرا|912|گناوه/);
  for (const address of one.led)
    expect(address).toMatch(/^\/work\/opp_\w+\/ask(\/(phone|county|check|sent))?$/);
  expect(html).not.toMatch(/autocomplete="(?!off)/);
  expect((await h.request().get(path)).headers['cache-control']).toBe('no-store');
});

test('the longest answers and the longest receipt fit what browsers keep', async () => {
  const long = 'ژ'.repeat(500);
  const one = browser();
  await one.answer({ name: long, phone: long, county: long });
  const codes = async (catalogue: string) =>
    (await one.list(`/api/v1/reference/${catalogue}`)).map(({ code }) => code);
  const title = { fa: 'ژ'.repeat(200), en: 'w'.repeat(200) };
  const much = await published(
    h,
    jobBody({ title, documents: await codes('documents'), licences: await codes('licences') }),
  );
  await one.answer(zahra, `/work/${much.id}/ask`);
  expect((await one.post(`/work/${much.id}/ask/check`)).text).toContain('کارت ملی');
  for (const cookie of one.set) expect(cookie.length).toBeLessThan(4096);
});

test('one that is over meanwhile is told so kindly, not asked', async () => {
  const over = (await published(h, jobBody({ title: { fa: 'خیاط دیگر' } }))).id;
  const one = browser();
  await one.answer(zahra, `/work/${over}/ask`);
  valueIn(await closeOpportunity(h.deps, await h.actorOf('officer.bushehr'), over, undefined, {}));
  const answer = await one.post(`/work/${over}/ask/check`);
  expect(answer).toMatchObject({ status: 404, text: expect.stringContaining('این آگهی دیگر نیست') });
});

test('another site cannot ask in somebody’s name', async () => {
  for (const to of [path, `${path}/check`]) {
    const foreign = h.request().post(to).set('origin', 'https://elsewhere.example').type('form');
    expect((await foreign.send(zahra)).status).toBe(403);
  }
});

test('too many from one connection are told so with every answer still there', async () => {
  const asked = { name: 'زهرا', phone: '09125554433', county: 'گناوه' };
  for (let n = 0; n < askLimits.address.most; n++)
    await h.request().post(`/api/v1/opportunities/${id}/asks`).send(asked);
  const one = browser();
  await one.answer({ ...zahra, phone: '09125554433' }, path);
  const last = await one.post(`${path}/check`);
  expect(last.at).toMatch(/check$/);
  expect(last.html).toMatch(/<p class="notice bad" role="alert">/);
  expect(last.text).toContain('زهرا');
});
