import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listAsks } from '../../src/features/asks/list-asks.ts';
import { vocabularyOf } from '../../src/features/reference/vocabulary.repo.ts';
import { type Lang, languages } from '../../src/kernel/text.ts';
import type { Harness } from '../support/harness.ts';
import { englishIn, latinDigitsIn, persianIn, readingOf } from '../support/reading.ts';
import { beginningsOf, pageRoutes, type Stop, stopsOf, unlinkedPages, walkers } from '../support/stops.ts';
import { createDemo } from '../usecase/demo/demo-setup.ts';

/** Written for programmers: their words are those of the JSON, in whichever language the page is. */
const isTechnical = (path: string) => /^\/api\/docs(\/|$)/.test(path);
/** Pages that mark every name and title they show; elsewhere data is known by what the database holds. */
const marking = /^\/officer(\/(people|opportunities|employers|referrals|asks)(\/|$)|$)/;

let h: Harness;
let data: readonly string[];
const walks = new Map<string, Awaited<ReturnType<typeof stopsOf>>>();

async function opener(username: string, lang: Lang) {
  const session = username === 'nobody' ? '' : `mehrkar=${await h.tokenOf(username)}; `;
  return async (path: string) => {
    const answer = await h.request().get(path).set('cookie', `${session}lang=${lang}`);
    const header = (name: string) => String(answer.headers[name] ?? '');
    return {
      status: answer.status,
      location: answer.headers.location as string | undefined,
      type: header('content-type'),
      fileName: header('content-disposition'),
      html: answer.text,
    };
  };
}

/** Names, titles and addresses that people wrote: they are in the language they were written in. */
async function writtenByPeople(): Promise<string[]> {
  const { read } = h.deps.database;
  const columns = [
    ['person', 'given_name'],
    ['person', 'family_name'],
    ['person', 'father_name'],
    ['employer', 'name'],
    ['employer', 'contact'],
    ['employer', 'address'],
    ['opportunity', 'title_fa'],
    ['opportunity', 'title_en'],
    ['benefactor', 'name'],
    ['bank_account', 'bank'],
    ['fund', 'name'],
    ['pledge', 'description'],
    ['cause', 'title_fa'],
    ['cause', 'title_en'],
    ['cause', 'need_fa'],
    ['cause', 'need_en'],
    ['campaign', 'title_fa'],
    ['campaign', 'title_en'],
    ['campaign', 'story_fa'],
    ['campaign', 'story_en'],
    ['campaign', 'slug'],
    ['quote', 'supplier'],
    ['quote', 'note'],
    ['kit_unit', 'supplier'],
    ['coach_visit', 'note'],
    ['ledger_entry', 'reason'],
  ] as const;
  const found = await Promise.all(
    columns.map(([table, column]) =>
      read.all<{ one: string | null }>(sql.raw(`select distinct ${column} as one from ${table}`)),
    ),
  );
  const items = await read.all<{ one: string | null }>(
    sql`select distinct i.value ->> 'name' as one from opportunity o, json_each(o.kit, '$.items') i`,
  );
  return [...found.flat(), ...items]
    .flatMap(({ one }) => (one === null ? [] : [one]))
    .concat(await namesOfAsks());
}

/** They stand sealed: only those who are to call read them. */
async function namesOfAsks(): Promise<string[]> {
  const pages = await Promise.all(
    ['officer.bushehr', 'officer.gilan', 'care.gilan'].map(async (username) =>
      listAsks(h.deps, await h.actorOf(username), { limit: '100' }),
    ),
  );
  return pages.flatMap((page) => (page.ok ? page.value.items.map(({ name }) => name) : []));
}

beforeAll(async () => {
  h = await createDemo();
  data = await writtenByPeople();
  const routes = pageRoutes(h.app);
  for (const who of ['nobody', ...walkers])
    walks.set(who, await stopsOf(routes, await opener(who, 'fa'), beginningsOf(who)));
}, 300_000);
afterAll(() => h.close());

const everywhere = (): [who: string, stop: Stop][] =>
  [...walks].flatMap(([who, { stops }]) => stops.map((stop): [string, Stop] => [who, stop]));

test('every page can be reached by links from where some role begins', () => {
  const reached = new Set([...walks.values()].flatMap(({ reached }) => [...reached]));
  const left = pageRoutes(h.app).filter((route) => !reached.has(route) && !(route in unlinkedPages));
  expect(left, 'link to them, or say in unlinkedPages of support/stops.ts why nothing does').toEqual([]);
});

test('no link of any role leads to a page that refuses', () => {
  expect([...walks.values()].flatMap(({ broken }) => broken)).toEqual([]);
});

for (const lang of languages)
  test(`every page of every role is whole in ${lang}`, { timeout: 300_000 }, async () => {
    const vocabulary = await vocabularyOf(h.deps.database);
    // A term of trade may hold letters of the other script by itself, as the name of a way of welding does.
    const terms = (['skills', 'occupations', 'licences', 'permits', 'documents'] as const).flatMap(
      (catalogue) => vocabulary.items(catalogue).flatMap(({ fa }) => (/[A-Za-z0-9]/.test(fa) ? [fa] : [])),
    );
    const faults: string[] = [];
    const opens = new Map<string, Awaited<ReturnType<typeof opener>>>();
    for (const who of walks.keys()) opens.set(who, await opener(who, lang));
    for (const [who, { path, route, html: asWalked }] of everywhere()) {
      // The walk itself was in Persian.
      const opened = lang === 'fa' ? { status: 200, html: asWalked } : await opens.get(who)?.(path);
      const say = (what: string) => faults.push(`${who} ${path}: ${what}`);
      const html = opened?.html ?? '';
      if (opened?.status !== 200) say(`answers ${opened?.status}`);
      if (!html.includes(`<html lang="${lang}" dir="${lang === 'fa' ? 'rtl' : 'ltr'}">`)) say('lang and dir');
      if (html.match(/<main[\s>]/g)?.length !== 1) say('not one main');
      if (html.match(/<h1[\s>]/g)?.length !== 1) say('not one h1');
      if (!/<title>[^<]{3,}<\/title>/.test(html)) say('no title');
      if (isTechnical(route)) continue;
      const text = readingOf(html);
      const strange =
        lang === 'en'
          ? persianIn(text, data)
          : [...englishIn(text, [...data, ...terms]), ...latinDigitsIn(text)];
      if (strange.length > 0) say(`not in ${lang}: ${[...new Set(strange)].slice(0, 8).join(' | ')}`);
      if (lang === 'fa' || !marking.test(route)) continue;
      const unmarked = persianIn(readingOf(html.replace(/<title>.*?<\/title>/, '')));
      if (unmarked.length > 0)
        say(`not marked as written: ${[...new Set(unmarked)].slice(0, 8).join(' | ')}`);
    }
    expect(faults).toEqual([]);
  });

for (const lang of languages)
  test(`lists that people bring and take away are whole in ${lang}`, async () => {
    const cookie = `mehrkar=${await h.tokenOf('officer.bushehr')}; lang=${lang}`;
    const strange = (text: string) => (lang === 'en' ? persianIn(text, data) : englishIn(text, data));
    const seed = await vocabularyOf(h.deps.database);
    const words = { fa: 'ناشناخته', en: 'unknown' }[lang];
    for (const path of ['/officer/people/import', '/officer/opportunities/import']) {
      const template = await h.request().get(`${path}/template.csv`).set('cookie', cookie);
      expect(template.headers['content-disposition']).toMatch(/filename="[a-z-]+\.csv"/);
      const [header = ''] = template.text.replace('\uFEFF', '').split('\r\n');
      expect(strange(header), `header of ${path}`).toEqual([]);
      // A row in which nothing can be right, under the template's own header.
      const cells = header.split(',').map(() => words);
      const answer = await h
        .request()
        .post(path)
        .set('cookie', cookie)
        .set('sec-fetch-site', 'same-origin')
        .field('do', 'check')
        .attach('file', Buffer.from(`${header}\r\n${cells.join(',')}\r\n`), 'list.csv');
      expect(answer.status, path).toBe(200);
      const report = readingOf(answer.text);
      const choices = ['provinces', 'counties', 'education'] as const;
      const known = choices.flatMap((catalogue) =>
        seed.items(catalogue).map((one) => one[lang === 'en' ? 'fa' : 'en']),
      );
      expect(
        strange(report.replaceAll(words, ' ')).filter((one) => !known.includes(one)),
        path,
      ).toEqual([]);
      expect(report.match(/\p{L}+/gu)?.length, path).toBeGreaterThan(40);
      const carried = /<textarea name="rejected"[^>]*>([\s\S]*?)<\/textarea>/.exec(answer.text)?.[1];
      if (carried === undefined) continue;
      const file = await h
        .request()
        .post(`${path}/rejected.csv`)
        .set('cookie', cookie)
        .set('sec-fetch-site', 'same-origin')
        .field('rejected', carried.trim().replaceAll('&quot;', '"'));
      expect(file.status).toBe(200);
      expect(strange(file.text.replaceAll(words, ' ')), 'the file of what was left out').toEqual([]);
    }
  });
