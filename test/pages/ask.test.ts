import { afterAll, beforeAll, expect, test } from 'vitest';
import { askLimits } from '../../src/features/asks/ask.rules.ts';
import { createHarness, type Harness } from '../support/harness.ts';
import { jobBody, published } from '../usecase/opportunities/bodies.ts';
import { formIn } from './page-client.ts';

let h: Harness;
let id: string;
let path: string;
beforeAll(async () => {
  h = await createHarness();
  id = (await published(h, jobBody())).id;
  path = `/work/${id}/ask`;
});
afterAll(() => h.close());

const told = (html: string) =>
  html
    .replace(/<head>.*?<\/head>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
async function post(fields: Record<string, string>, to = path) {
  const answer = await h.request().post(to).type('form').send(fields);
  return { status: answer.status, html: answer.text, text: told(answer.text), headers: answer.headers };
}
const zahra = { name: 'زهرا', phone: '۰۹۱۲ ۱۲۳ ۴۵۶۷', county: 'گناوه' };
/** What the form on a page would send, with what is typed or pressed. */
const sent = (html: string, more: Record<string, string>) => ({
  ...Object.fromEntries(Object.entries(formIn(html, path)).map(([name, [value = '']]) => [name, value])),
  ...more,
});

test('takes one question a page, counted, and keeps every answer on the way there and back', async () => {
  const first = await h.request().get(path);
  expect(told(first.text)).toContain('پرسش ۱ از ۳');
  const second = await post(sent(first.text, { name: zahra.name }));
  expect(second.text).toContain('پرسش ۲ از ۳');
  expect(second.html).toContain('type="tel" inputmode="tel"');
  const third = await post(sent(second.html, { phone: zahra.phone }));
  expect(third.text).toContain('پرسش ۳ از ۳');
  const back = await post(sent(third.html, { go: 'back', at: 'county' }));
  expect(back.text).toContain('پرسش ۲ از ۳');
  expect(back.html, 'in the digits of the page').toContain('value="۰۹۱۲۱۲۳۴۵۶۷"');
  const check = await post({ ...zahra, at: 'county' });
  expect(check.text).toContain('پاسخ‌هایتان را ببینید');
  for (const words of ['زهرا', '۰۹۱۲۱۲۳۴۵۶۷', 'گناوه، بوشهر']) expect(check.text).toContain(words);
});

test('a change leads straight back to the check', async () => {
  const change = await post({ ...zahra, go: 'name' });
  expect(change.text).toContain('پرسش ۱ از ۳');
  expect(change.html).toContain('value="زهرا"');
  expect((await post(sent(change.html, { name: 'مریم' }))).text).toMatch(/پاسخ‌هایتان را ببینید.*مریم/);
});

test('says what is wrong with an answer where it was given, and loses none', async () => {
  const wrong = await post({ ...zahra, phone: '۱۲۳', at: 'phone' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('پرسش ۲ از ۳');
  expect(wrong.html).toMatch(/<span class="error" id="answer-error" role="alert">/);
  expect(wrong.html).toContain('aria-describedby="answer-error answer-hint"');
  expect(wrong.html).toContain('value="زهرا"');
  const nobody = await post({ name: ' ', at: 'name' });
  expect(nobody.status).toBe(422);
  const misspelt = await post({ ...zahra, county: 'گناوح', at: 'county' });
  expect(misspelt.html, 'what was meant, to press').toMatch(/name="county" value="bushehr-ganaveh"/);
});

test('a county is answered by pressing it, that of the work first', async () => {
  const third = await post({ name: zahra.name, phone: zahra.phone, at: 'phone' });
  expect(/<fieldset class="taps"[^>]*><button[^>]*value="([^"]*)"/.exec(third.html)?.[1]).toBe(
    'bushehr-ganaveh',
  );
});

test('what happens next: a number, who calls by which day, and what to bring, the same however often it is sent', async () => {
  const sentOnce = await post({ ...zahra, go: 'send' });
  expect(sentOnce.status).toBe(200);
  const number = /<p class="digits"><bdi dir="ltr">([۰-۹]{7})</.exec(sentOnce.html)?.[1];
  expect(number).toBeDefined();
  expect(sentOnce.text).toMatch(/تا (چهارشنبه|سه‌شنبه|دوشنبه|یکشنبه|شنبه) [۰-۹]+ آذر ۱۴۰۵ به شما زنگ می‌زند/);
  expect(sentOnce.text).toContain('کارت ملی');
  expect(sentOnce.text).toContain('این گوشی مال من نیست');
  const again = await post({ ...zahra, phone: '+98 912 123 4567', go: 'send' });
  expect(again.html).toContain(String(number));
});

test('nothing of it is in an address, a cookie or a store', async () => {
  const all = [
    await h.request().get(path),
    await post({ ...zahra, at: 'phone' }),
    await post({ ...zahra, go: 'send' }),
  ];
  for (const { headers } of all) {
    expect(headers['set-cookie']).toBeUndefined();
    expect(headers.location).toBeUndefined();
    expect(headers['cache-control']).toBe('no-store');
  }
  const html = (await post({ ...zahra, at: 'county' })).html;
  for (const [, address = ''] of html.matchAll(/(?:href|action)="([^"]*)"/g))
    expect(decodeURIComponent(address)).not.toMatch(/زهرا|912|گناوه/);
  expect(html).not.toMatch(/autocomplete="(?!off)/);
});

test('another site cannot ask in somebody’s name', async () => {
  const foreign = h.request().post(path).set('origin', 'https://elsewhere.example').type('form');
  expect((await foreign.send({ ...zahra, go: 'send' })).status).toBe(403);
});

test('too many from one connection are told so and when to come back, with every answer still there', async () => {
  let last = await post({ ...zahra, phone: '09125554433', go: 'send' });
  for (let n = 0; n < askLimits.address.most && last.status === 200; n++)
    last = await post({ ...zahra, phone: '09125554433', go: 'send' });
  expect(last.status).toBe(429);
  expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
  expect(last.html).toMatch(/<p class="notice bad" role="alert">/);
  expect(last.html).toContain('value="زهرا"');
});
