import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askLimits, askOutcomes } from '../../src/features/asks/ask.rules.ts';
import { askAbout as ask } from '../../src/features/asks/ask-about.ts';
import { listOverdueAsks } from '../../src/features/asks/overdue-asks.ts';
import { paths } from '../../src/web/paths.ts';
import { createHarness, type Harness } from '../support/harness.ts';
import { askAbout, asUser, create, jobBody, nextNationalId, personBody } from '../support/samples.ts';
import { formIn, type Pages, pagesOf } from './page-client.ts';

let h: Harness;
let fa: Pages;
let en: Pages;
let job: string;
let serial = 0;
const officer = 'officer.bushehr';
beforeAll(async () => {
  h = await createHarness();
  fa = await pagesOf(h, officer);
  en = await pagesOf(h, officer, 'en');
  job = (await create(h, officer, '/opportunities', jobBody())).id;
});
afterAll(() => h.close());

const nextPhone = () => `0936${String(++serial).padStart(7, '0')}`;
const asked = (more: object = {}) =>
  askAbout(h, officer, job, { name: 'مریم جمالی', phone: nextPhone(), county: 'گناوه', ...more });
const viewed = async (id: string) => (await (await asUser(h, officer)).get(`/asks/${id}`)).body;

describe('who asked', () => {
  test('waits on Today, on the list and on a page of their own, overdue in a word', async () => {
    const id = await asked({ name: 'ریحانه' });
    for (const path of [paths.today, paths.asks, paths.ask(id)]) {
      const shown = await en.get(path);
      expect(shown.text, path).toContain('Call by 25 November 2026');
      expect(shown.text, path).not.toContain('Overdue');
      expect(shown.html, path).toContain('<bdi lang="fa">ریحانه</bdi>');
    }
    h.setNow('2026-11-26T08:00:00Z');
    [fa, en] = [await pagesOf(h, officer), await pagesOf(h, officer, 'en')];
    for (const path of [paths.asks, paths.ask(id)]) expect((await en.get(path)).text).toContain('Overdue');
    expect((await en.get(paths.today)).text).toContain('1 overdue');
    expect((await fa.get(paths.today)).text).toContain('۱ تماس دیر شده است');
  });

  test('is found by the reference that is said on the phone, in any digits, or by the phone, and neither stands in an address', async () => {
    const phone = nextPhone();
    const id = await asked({ phone });
    const { reference } = await viewed(id);
    const form = /<form[^>]*class="card search"[^>]*>/.exec((await fa.get(paths.asks)).html)?.[0];
    expect(form).toContain(`method="post" action="${paths.asks}"`);
    const persian = [...reference].map((digit) => String.fromCodePoint(0x06f0 + Number(digit))).join('');
    for (const q of [reference, `${persian.slice(0, 3)} ${persian.slice(3)}`, `+98${phone.slice(1)}`])
      expect((await fa.post(paths.asks, { q })).location, q).toBe(paths.ask(id));
    expect((await en.post(paths.asks, { q: '5' })).text).toContain('No ask has this number');
    expect((await fa.post(paths.asks, { q: ' ' })).location).toBe(paths.asks);
  });

  test('many of one phone are all found, page by page, and its number stands in no address', async () => {
    const phone = nextPhone();
    const jobs = await Promise.all(
      Array.from({ length: 31 }, () => create(h, officer, '/opportunities', jobBody())),
    );
    const today = h.deps.now();
    for (const [n, { id }] of jobs.entries()) {
      if (n % 15 === 0) h.setNow(new Date(h.deps.now().getTime() + 86_400_000).toISOString());
      await ask(h.deps, id, { name: 'مریم', phone, county: 'گناوه' }, { address: `10.1.0.${n}` });
    }
    h.setNow(today.toISOString());
    [fa, en] = [await pagesOf(h, officer), await pagesOf(h, officer, 'en')];
    const first = await en.post(paths.asks, { q: phone });
    const idsOn = (html: string) =>
      [...html.matchAll(/href="\/officer\/asks\/(ask_[^"]*)"/g)].map(([, id]) => id);
    const cursor = /name="cursor" value="([^"]*)"/.exec(first.html)?.[1] ?? '';
    const second = await en.post(paths.asks, { q: phone, cursor });
    expect(new Set([...idsOn(first.html), ...idsOn(second.html)]).size).toBe(31);
    for (const { html } of [first, second])
      for (const [, address = ''] of html.matchAll(/(?:href|action)="(?!tel:)([^"]*)"/g))
        expect(address).not.toContain(phone.slice(1));
  });

  test('are counted on the page of the opportunity, those of the own organisation, one tap away', async () => {
    const { id: here } = await create(h, officer, '/opportunities', jobBody());
    const countOn = async (pages: Pages) =>
      /(\d+) asked about this/.exec((await pages.get(paths.opportunity(here))).text);
    expect(await countOn(en)).toBeNull();
    const own = await askAbout(h, officer, here, { name: 'ریحانه', phone: nextPhone(), county: 'گناوه' });
    await askAbout(h, 'officer.gilan', here, { name: 'گلنار', phone: nextPhone(), county: 'رشت' });
    expect((await countOn(en))?.[1]).toBe('1');
    expect((await countOn(await pagesOf(h, 'officer.gilan', 'en')))?.[1]).toBe('1');
    const { html } = await en.get(paths.opportunity(here));
    expect(html).toContain(`href="${paths.asksAbout(here).replace('&', '&amp;')}"`);
    const list = await en.get(paths.asksAbout(here));
    expect(list.html).toContain(paths.ask(own));
    for (const words of ['Only about Packing worker', 'ریحانه']) expect(list.text).toContain(words);
    expect(list.text).not.toContain('گلنار');
    expect(list.text).not.toContain('جمالی');
  });

  test('is called by a tap; what is said first names neither the house nor the matter', async () => {
    const phone = nextPhone();
    const id = await asked({ phone });
    for (const [pages, words] of [
      [en, ['do not say from where', 'Hello, may I speak to']],
      [fa, ['نگویید از کجا', 'سلام، با']],
    ] as const) {
      const { html, text } = await pages.get(paths.ask(id));
      expect(html).toContain(`href="tel:${phone}"`);
      for (const one of words) expect(text).toContain(one);
      const script = /<ol>.*?<\/ol>/s.exec(html)?.[0] ?? '';
      expect(script).not.toMatch(/زندان|انجمن|بسته‌بندی|prison|association|packing/i);
    }
  });

  test('with whose number more was asked than is written down is said so on each of their pages', async () => {
    const phone = nextPhone();
    const first = await asked({ phone });
    const here = (n: number) => ({ address: `10.0.0.${n}` });
    const other = async (n: number) =>
      await ask(
        h.deps,
        (await create(h, officer, '/opportunities', jobBody())).id,
        { name: 'مریم', phone, county: 'گناوه' },
        here(n),
      );
    for (let n = 0; n < askLimits.phone.most; n++) await other(1);
    expect((await en.get(paths.ask(first))).text).not.toContain('more was asked');
    await other(1);
    for (const { id } of (await (await asUser(h, officer)).get(`/asks?q=${phone}`)).body.items)
      expect((await en.get(paths.ask(id))).text).toContain(
        'On 26 November 2026 more was asked with this number than is written here',
      );
    expect((await fa.get(paths.ask(first))).text).toContain('در ۵ آذر ۱۴۰۵ با این شماره');
  });

  test('of another organisation is not there', async () => {
    const id = await asked();
    const gilan = await pagesOf(h, 'officer.gilan', 'en');
    expect((await gilan.get(paths.ask(id))).status).toBe(404);
    expect((await gilan.post(paths.askAnswer(id), { outcome: 'filled' })).status).toBe(404);
    expect((await gilan.get(`${paths.newPerson}?ask=${id}`)).status).toBe(404);
    expect((await gilan.get(paths.asks)).text).not.toContain('جمالی');
  });
});

describe('answering', () => {
  test('is one tap, every outcome a button; what a colleague recorded in the meantime is shown, not overwritten', async () => {
    const id = await asked();
    const page = await en.get(paths.ask(id));
    const values = [...page.html.matchAll(/name="outcome" value="([^"]*)"/g)].map(([, value]) => value);
    expect(values).toEqual([...askOutcomes]);
    const form = formIn(page.html, paths.askAnswer(id));
    const { location } = await en.post(paths.askAnswer(id), { ...form, outcome: 'not-reached' });
    expect(location).toBe(`${paths.ask(id)}?saved=1`);
    expect((await en.get(location ?? '')).text).toContain('Not reached');
    const late = await en.post(paths.askAnswer(id), { ...form, outcome: 'filled' });
    expect(late.status).toBe(412);
    expect(late.text).toContain('A colleague has recorded something');
    expect(await viewed(id)).toMatchObject({ outcome: 'not-reached' });
  });

  test('who is known already by this phone is shown, own files alone, and referred from here', async () => {
    const phone = nextPhone();
    const own = await create(h, officer, '/people', personBody({ phone }));
    const foreign = await create(h, 'officer.gilan', '/people', personBody({ phone }));
    const id = await asked({ phone });
    const { html } = await en.get(paths.ask(id));
    expect(html).toContain(`href="${paths.person(own.id)}"`);
    expect(html).not.toContain(foreign.id);
    const refer = `${paths.newReferral}?personId=${own.id}&amp;opportunityId=${job}`;
    expect(html).toContain(refer);
    const known = { revision: '1', personId: own.id, outcome: 'already-with-us' };
    const { location } = await en.post(paths.askAnswer(id), known);
    const after = await en.get(location ?? '');
    expect(after.html).toContain(`class="button primary" href="${refer}"`);
    expect((await en.get(refer.replaceAll('&amp;', '&'))).text).toContain('Packing worker');
  });

  test('registering starts from what was said, answers the ask, and leaves referring one step away', async () => {
    const phone = nextPhone();
    const id = await asked({ name: 'گلنار یاراحمدی', phone });
    const { html } = await fa.get(`${paths.newPerson}?ask=${id}`);
    const form = formIn(html, paths.newPerson);
    expect(form).toMatchObject({
      givenName: ['گلنار'],
      familyName: ['یاراحمدی'],
      phone: [phone],
      province: ['بوشهر'],
      county: ['گناوه'],
      ask: [id],
    });
    // A refusal keeps what led here.
    const refused = await fa.post(paths.newPerson, form);
    expect(refused.status).toBe(422);
    const filled = { sex: 'female', birthDate: '1369/2/11', kind: 'family', nationalId: nextNationalId() };
    const made = await fa.post(paths.newPerson, { ...formIn(refused.html, paths.newPerson), ...filled });
    expect(made.location).toBe(`${paths.ask(id)}?saved=new`);
    const { personId, outcome } = await viewed(id);
    expect(outcome).toBe('registered');
    expect((await fa.get(made.location ?? '')).html).toContain(
      `class="button primary" href="${paths.newReferral}?personId=${personId}&amp;opportunityId=${job}"`,
    );
  });

  test('a look at somebody alike on the way does not lose what led there', async () => {
    const name = { givenName: 'شهربانو', familyName: 'دلواری' };
    await create(h, officer, '/people', personBody(name));
    const id = await asked({ name: 'شهربانو دلواری' });
    const filled = { sex: 'female', birthDate: '1990-05-01', kind: 'family', nationalId: nextNationalId() };
    const form = formIn((await fa.get(`${paths.newPerson}?ask=${id}`)).html, paths.newPerson);
    const first = await fa.post(paths.newPerson, { ...form, ...filled });
    expect(first.status).toBe(409);
    const second = { ...formIn(first.html, paths.newPerson) };
    expect(second.ask).toEqual([id]);
    expect((await fa.post(paths.newPerson, second)).location).toBe(`${paths.ask(id)}?saved=new`);
  });
});

test('once the opportunity is closed its ask says so and offers no referral', async () => {
  const closing = (await create(h, officer, '/opportunities', jobBody())).id;
  const phone = nextPhone();
  const { id: personId } = await create(h, officer, '/people', personBody({ phone }));
  const id = await askAbout(h, officer, closing, { name: 'مریم', phone, county: 'گناوه' });
  await (await asUser(h, officer)).post(`/opportunities/${closing}/close`);
  expect((await en.get(paths.ask(id))).html).not.toContain(paths.newReferral);
  await en.post(paths.askAnswer(id), { revision: '1', personId, outcome: 'already-with-us' });
  const { text, html } = await en.get(paths.ask(id));
  expect(text).toContain('No longer open');
  expect(html).not.toContain(paths.newReferral);
});

test('headquarters sees how many calls are overdue at which organisation, and nobody’s name or phone', async () => {
  const own = await createHarness();
  const { id: here } = await create(own, officer, '/opportunities', jobBody());
  for (const [name, county] of [
    ['ریحانه', 'گناوه'],
    ['گلنار', 'گناوه'],
    ['شهربانو', 'رشت'],
  ])
    await ask(own.deps, here, { name, phone: nextPhone(), county }, { address: '10.0.0.1' });
  const overdueOn = async (lang: 'fa' | 'en') =>
    (await (await pagesOf(own, 'hq', lang)).get(paths.duplicates)).text;
  expect(await overdueOn('en')).not.toContain('overdue');
  own.setNow('2026-11-26T08:00:00Z');
  const text = await overdueOn('en');
  expect(text).toMatch(/Bushehr[^:]*: 2 overdue \(Call by 25 November 2026\).*Gilan[^:]*: 1 overdue/);
  expect(text).not.toMatch(/ریحانه|گلنار|شهربانو|0936/);
  expect(await overdueOn('fa')).toContain('۲ تماس دیر شده است');
  const refused = await listOverdueAsks(own.deps, await own.actorOf(officer));
  expect(refused.ok ? undefined : refused.problem.kind).toBe('forbidden');
  const council = {
    ...(await own.actorOf('hq')),
    organisationKind: 'province-council',
    organisationId: 'org-assoc-gilan',
  } as const;
  const seen = await listOverdueAsks(own.deps, council);
  expect(seen.ok && seen.value.map(({ count }) => count)).toEqual([1]);
  await own.close();
});
