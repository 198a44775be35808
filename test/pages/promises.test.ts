import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Harness } from '../support/harness.ts';
import { createDemo } from '../usecase/demo/demo-setup.ts';
import { type Pages, pagesOf } from './page-client.ts';

let h: Harness;
let officer: Pages;
let nation: Pages;
let auditor: Pages;

beforeAll(async () => {
  h = await createDemo();
  officer = await pagesOf(h, 'officer.bushehr', 'en');
  nation = await pagesOf(h, 'hq', 'en');
  auditor = await pagesOf(h, 'auditor', 'en');
}, 300_000);
afterAll(() => h.close());

const api = async (username: string, query = '') =>
  (
    await h
      .request()
      .get(`/api/v1/targets${query}`)
      .set('authorization', `Bearer ${await h.tokenOf(username)}`)
  ).body;
const percent = (value: number) => `${Math.round(value * 1000) / 10}%`;

/** Cells of the table with a caption, row by row. */
function tableOf(html: string, caption: string): string[][] {
  const table = [...html.matchAll(/<table[^>]*>.*?<\/table>/gs)].find(([text]) =>
    new RegExp(`<caption>(<span[^>]*>)?${caption}<`).test(text),
  )?.[0];
  if (table === undefined) throw new Error(`no table "${caption}"`);
  return [...table.matchAll(/<tr>(.*?)<\/tr>/gs)]
    .slice(1)
    .map(([, row = '']) =>
      [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) => cell.replace(/<[^>]*>/g, '').trim()),
    );
}

describe('the promises of an organisation', () => {
  test('say where it is, why, and what each figure is out of, as the API counts it', async () => {
    const page = await officer.get('/officer/promises');
    const { rate, groups } = await api('officer.bushehr');
    expect(page.status).toBe(200);
    expect(page.text).toContain(`${percent(rate.share.value)} of those we serve are in work`);
    const parts = tableOf(page.html, 'What the rate is made of');
    expect(parts.map(([, n]) => Number(n))).toEqual(
      (['inWork', 'someWork', 'unknown', 'outOfWork'] as const).map((field) => rate.counts[field]),
    );
    for (const { by } of groups as { by: string }[]) {
      const caption = {
        county: 'By county',
        trade: 'By trade sought',
        sex: 'By women and men',
        household: 'By kind of household',
        kind: 'By family or job seeker',
      }[by];
      const rows = tableOf(page.html, caption ?? by);
      const shown = rows.filter(([group]) => group !== 'All').map(([, n]) => Number(n));
      expect(
        shown.reduce((a, b) => a + b, 0),
        by,
      ).toBe(rate.share.denominator);
      if (shown.length > 1) expect(Number(rows.at(-1)?.[1]), by).toBe(rate.share.denominator);
    }
  });

  test('open at every state to the people who stand so', async () => {
    const { html } = await officer.get('/officer/promises?asOf=1405/08/30');
    for (const state of ['in-work', 'some-work', 'unknown', 'out-of-work', 'paused', 'not-seeking', 'left']) {
      const href = `/officer/promises/figures/${state}?asOf=1405`;
      expect(html, state).toContain(`href="${href}`);
    }
    expect((await nation.get('/headquarters/promises')).html).not.toContain('/officer/promises/figures');
  });

  test('have a table, a title and a description for every chart, and no style of its own', async () => {
    const { html } = await officer.get('/officer/promises');
    const charts = [...html.matchAll(/<figure class="chart">.*?<\/figure>/gs)].map(([text]) => text);
    expect(charts.length).toBeGreaterThanOrEqual(5);
    for (const chart of charts) {
      const [, title, description] = /aria-labelledby="([^" ]+) ([^"]+)"/.exec(chart) ?? [];
      expect(chart).toMatch(new RegExp(`<title id="${title}">[^<]+</title>`));
      expect(chart).toMatch(new RegExp(`<desc id="${description}">[^<]+</desc>`));
      expect(chart).toContain('<table');
    }
    expect(html).not.toMatch(/\sstyle="|<style/);
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });

  test('open to the people behind them, as many as are counted', async () => {
    const { rate } = await api('officer.bushehr');
    const page = await officer.get('/officer/promises/figures/unknown');
    expect(page.text).toContain(`Who: ${rate.counts.unknown}`);
    const women = await officer.get('/officer/promises/figures/in-work?by=sex&key=female');
    const { groups } = await api('officer.bushehr');
    const group = groups
      .find(({ by }: { by: string }) => by === 'sex')
      .groups.find(({ key }: { key: string }) => key === 'female');
    expect(women.text).toContain(`Who: ${group.counts.inWork}`);
    expect((await officer.get('/officer/promises/figures/nothing')).status).toBe(404);
  });

  test('of evidence, of work from before and of quarters open to as many people as they say', async () => {
    const { html } = await officer.get('/officer/promises?asOf=1405/08/30');
    const links = [
      ...html.matchAll(
        /<a href="(\/officer\/promises\/figures\/[^"]*(?:evidence|atIntake|quarter)=[^"]*)">([\d,]+)<\/a>/g,
      ),
    ].map(([, href = '', n = '']) => [href.replaceAll('&amp;', '&'), n] as const);
    const kinds = [
      'in-work?evidence=call',
      'in-work?evidence=verified',
      'in-work?atIntake',
      'in-work?quarter',
      'asked?quarter',
    ];
    for (const kind of kinds)
      expect(
        links.some(([href]) => href.includes(`/${kind}`)),
        kind,
      ).toBe(true);
    for (const [href, n] of links) {
      expect(href).toContain('asOf=1405');
      const page = await officer.get(href);
      expect(page.text, href).toContain(`Who: ${n}`);
      expect(page.text, href).toContain('at the end of 21 November 2026');
    }
    const of = (name: string) => links.find(([href]) => href.includes(name));
    const quarter = await officer.get(of('asked?quarter')?.[0] ?? '');
    const tabs = [...quarter.text.matchAll(/\((\d+)\)/g)].map(([, n]) => Number(n));
    expect(tabs.reduce((a, b) => a + b, 0)).toBe(Number(of('asked?quarter')?.[1]));
    expect((await officer.get('/officer/promises/figures/asked?quarter=winter')).status).toBe(422);
    expect((await nation.get('/headquarters/promises')).html).not.toMatch(/evidence=|atIntake=|quarter=/);
  });

  test('count who is in custody again as the API lists them', async () => {
    const { cohorts } = await api('officer.bushehr');
    const returned = cohorts.reduce(
      (sum: number, one: { returnedToCustody: number }) => sum + one.returnedToCustody,
      0,
    );
    const listed = await h
      .request()
      .get('/api/v1/targets/people?returned=true&limit=100')
      .set('authorization', `Bearer ${await h.tokenOf('officer.bushehr')}`);
    expect(listed.body.total).toBe(returned);
    expect((await officer.get('/officer/promises/figures/returned')).text).toContain(`Who: ${returned}`);
  });

  test('of a past day are as it was known then, and say what was corrected since', async () => {
    const then = await officer.get('/officer/promises?asOf=2026-10-22&known=then');
    expect(then.text).toContain('at the end of 22 October 2026');
    expect(then.text).toContain('As it was known that day');
    const now = await officer.get('/officer/promises?asOf=1405/07/30');
    expect(now.text).toContain('at the end of 22 October 2026');
    expect(tableOf(now.html, 'The rate of 22 October 2026, twice')).toHaveLength(2);
    const wrong = await officer.get('/officer/promises?asOf=tomorrow');
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('value="tomorrow"');
  });

  test('stand on Today as two numbers that lead there', async () => {
    const { rate } = await api('officer.bushehr');
    const today = await officer.get('/officer');
    expect(today.text).toContain(percent(rate.share.value));
    expect(today.html).toContain('<a href="/officer/promises">Employment rate</a>');
  });
});

describe('the promises below', () => {
  test('of the nation name 31 provinces, and every group sums to the whole of the month’s end', async () => {
    const page = await nation.get('/headquarters/promises');
    expect(page.html.match(/<li class="c\d r\d">/g)).toHaveLength(31);
    const { groups, groupsOn } = await api('hq');
    expect(groupsOn).not.toBeNull();
    const sums = groups.map(
      ({ groups: shown, withheld }: { groups: { counts: Counts }[]; withheld?: { counts: Counts } }) =>
        [...shown.map(({ counts }) => counts), ...(withheld ? [withheld.counts] : [])]
          .map(({ inWork, someWork, unknown, outOfWork }) => inWork + someWork + unknown + outOfWork)
          .reduce((a, b) => a + b, 0),
    );
    expect(sums.length).toBeGreaterThanOrEqual(5);
    expect(new Set(sums).size).toBe(1);
  });

  test('tell no group of one to four people, and no name, to headquarters and auditors', async () => {
    const people = await h.deps.database.read.all<{ name: string; id: string }>(
      sql`select given_name || ' ' || family_name as name, id from person limit 500`,
    );
    for (const pages of [nation, auditor])
      for (const path of [
        '/headquarters/promises',
        '/headquarters/promises?province=bushehr',
        '/headquarters/promises/organisations/org-assoc-bushehr',
        '/headquarters/promises/report',
      ]) {
        const page = await pages.get(path);
        expect(page.status, path).toBe(200);
        expect(people.filter(({ name, id }) => page.html.includes(name) || page.html.includes(id))).toEqual(
          [],
        );
        for (const [, caption = ''] of page.html.matchAll(/<caption><span[^>]*>(By [^<]+)</g)) {
          const column = path.endsWith('report') ? 2 : 1;
          for (const row of tableOf(page.html, caption)) {
            const n = Number(row[column]);
            expect(n === 0 || n >= 5, `${path} ${caption}: ${row.join(' | ')}`).toBe(true);
          }
        }
      }
  });

  test('name whose they are, and lead from an organisation back to its province on the same day', async () => {
    const page = await nation.get('/headquarters/promises/organisations/org-assoc-bushehr?asOf=1405/08/20');
    const { scopeName } = await api('hq', '?organisationId=org-assoc-bushehr');
    const title = `The two promises: ${scopeName.en}`;
    expect(page.html).toMatch(new RegExp(`<title>${title}`));
    expect(page.html).toContain(`<h1>${title}</h1>`);
    const back = /href="([^"]+)">Back to Bushehr</.exec(page.html)?.[1]?.replaceAll('&amp;', '&');
    expect(back).toBe('/headquarters/promises?province=bushehr&asOf=1405%2F08%2F20');
    const province = await nation.get(back ?? '');
    expect(province.html).toContain('<h1>The two promises: Bushehr</h1>');
    expect(province.html).not.toContain('>Back to Bushehr<');
    const report = await nation.get('/headquarters/promises/report?organisation=org-assoc-bushehr');
    expect(report.html).toContain('href="/headquarters/promises/organisations/org-assoc-bushehr"');
    // Of their own they need not be told whose it is.
    expect((await officer.get('/officer/promises')).html).toContain('<h1>Our two promises</h1>');
  });

  test('are not for staff, who are led to their own, nor is another organisation’s page', async () => {
    const led = await officer.get('/headquarters/promises');
    expect([led.status, led.location]).toEqual([303, '/officer/promises']);
    expect((await nation.get('/headquarters/promises/organisations/org-nowhere')).status).toBe(404);
    expect((await nation.get('/headquarters/promises?province=nowhere')).status).toBe(404);
    expect((await nation.get('/officer/promises')).status).toBe(403);
  });
});

interface Counts {
  readonly inWork: number;
  readonly someWork: number;
  readonly unknown: number;
  readonly outOfWork: number;
}

describe('the monthly report', () => {
  test('has every figure with its definition, and room for two signatures', async () => {
    const page = await officer.get('/officer/promises/report?month=1405-08');
    expect(page.text).toContain('Report of Aban 1405');
    for (const id of [
      'rate',
      'parts',
      'beside',
      'trend',
      'by-county',
      'quota',
      'retention',
      'cohorts',
      'gap',
    ])
      expect(page.html).toContain(`<section id="${id}">`);
    expect(page.html.match(/Signature/g)).toHaveLength(2);
    expect((await officer.get('/officer/promises/report?month=1410-01')).status).toBe(422);
    expect((await officer.get('/officer/promises/report?month=august')).status).toBe(422);
  });

  test('tells no small group either, though staff see their own whole', async () => {
    const page = await officer.get('/officer/promises/report?month=1405-08');
    for (const [, caption = ''] of page.html.matchAll(/<caption><span[^>]*>(By [^<]+)</g))
      for (const [group, , n] of tableOf(page.html, caption))
        expect(Number(n) === 0 || Number(n) >= 5, `${caption} ${group}: ${n}`).toBe(true);
  });

  test.each(['fa', 'en'] as const)('is a list that a spreadsheet opens rightly (%s)', async (lang) => {
    const cookie = `mehrkar=${await h.tokenOf('officer.bushehr')}; lang=${lang}`;
    const answer = await h.request().get('/officer/promises/report.csv?month=1405-08').set('cookie', cookie);
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.headers['content-disposition']).toBe('attachment; filename="promises-1405-08.csv"');
    expect(answer.text.startsWith('\uFEFF')).toBe(true);
    const lines = answer.text.slice(1).split('\r\n').filter(Boolean);
    expect(lines[0]).toBe(
      lang === 'fa' ? 'رقم,گروه,شمرده‌شده,از میان,نسبت,توضیح' : 'Figure,Group,Counted,Out of,Share,Note',
    );
    const cells = lines.slice(1).map((line) => line.split(','));
    const rate = cells.find(([figure]) => figure === (lang === 'fa' ? 'نرخ اشتغال' : 'Employment rate'));
    expect(rate?.[2]).toMatch(/^\d+$/);
    expect(Number(rate?.[4])).toBeCloseTo(Number(rate?.[2]) / Number(rate?.[3]), 4);
    expect(answer.text).not.toMatch(/(^|,)[=+@]/m);
  });
});
