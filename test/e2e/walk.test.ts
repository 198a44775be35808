import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { demoPassword } from '../../src/features/demo/demo-accounts.rules.ts';
import { languages } from '../../src/kernel/text.ts';
import { axeFaults, hasBrowser, openBrowser, overflows } from '../support/browser.ts';
import { startServer } from '../support/server.ts';
import { beginningsOf, pageRoutes, type Stop, stopsOf, walkers } from '../support/stops.ts';
import { doubleText, firstVisit, focusFaults, forgetfulVisits, smallTargets } from '../support/visit.ts';

const isDeep = process.env.MEHRKAR_DEEP === '1';
const mostKb = 80;
const widths = [320, 390, 1280] as const;
/** Every width in every language, in an order that turns both at each step. */
const ways = widths.flatMap((width, i) =>
  languages.map((lang, j) => ({
    width,
    lang,
    scheme: (i + j) % 2 === 0 ? ('light' as const) : ('dark' as const),
  })),
);

/** Without the deep run a quarter of the pages is looked at whole, a quarter by axe alone, all for room and weight. */
const looks = ['whole', 'light', 'rules', 'light'] as const;

describe.skipIf(!hasBrowser)('every page, in a browser that has never been here', () => {
  let server: Awaited<ReturnType<typeof startServer>>;
  let browser: Browser;
  let visitFor: ReturnType<typeof forgetfulVisits>;
  const tokens = new Map<string, string>();
  const stops: (Stop & { readonly who: string })[] = [];
  const figures: string[] = [];

  beforeAll(async () => {
    server = await startServer({}, { demo: 'prepared' });
    browser = await openBrowser();
    visitFor = isDeep ? (at) => firstVisit(browser, at) : forgetfulVisits(browser);
    const nothing = () => {
      throw new Error('only the table of routes is asked for');
    };
    const routes = pageRoutes(
      createApp({
        depsFor: nothing,
        addressOf: nothing,
        asset: nothing,
        openApi: nothing,
        ready: () => false,
      }),
    );
    const seen = new Set<string>();
    for (const who of ['nobody', ...walkers]) {
      if (who !== 'nobody') tokens.set(who, await signIn(who));
      const cookie = who === 'nobody' ? '' : `mehrkar=${tokens.get(who)}`;
      const open = async (path: string) => {
        const answer = await fetch(server.url + path, { headers: { cookie }, redirect: 'manual' });
        const type = answer.headers.get('content-type') ?? '';
        return {
          status: answer.status,
          location: answer.headers.get('location') ?? undefined,
          type,
          html: await answer.text(),
        };
      };
      const walked = await stopsOf(routes, open, beginningsOf(who));
      for (const stop of walked.stops) {
        const kind = new URL(stop.path, server.url).searchParams;
        const shape = `${stop.route} ${kind.get('kind') ?? kind.get('show') ?? ''}`;
        if (!seen.has(shape)) stops.push({ ...stop, who });
        seen.add(shape);
      }
    }
  }, 300_000);
  afterAll(async () => {
    if (isDeep) console.log(`KB over the wire, cold, with the font:\n${figures.join('\n')}`);
    await browser?.close();
    expect(await server?.stop()).toBe(0);
  });

  async function signIn(username: string): Promise<string> {
    const answer = await fetch(`${server.url}/api/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password: demoPassword }),
    });
    return ((await answer.json()) as { token: string }).token;
  }

  /** What is wrong with one page at one width in one language, as people meet it. */
  async function faultsOf(
    stop: Stop & { who: string },
    way: (typeof ways)[number],
    look: 'whole' | 'rules' | 'light',
  ): Promise<string[]> {
    const { lang, width } = way;
    // Every page of every way in a browser of its own would double the walk; the deep run takes the time.
    const visit = await visitFor({ url: server.url, token: tokens.get(stop.who), ...way });
    const { page } = visit;
    try {
      const answer = await page.goto(server.url + stop.path, { waitUntil: 'load' });
      await page.evaluate(async () => void (await document.fonts.ready));
      const faults = answer?.status() === 200 ? [] : [`answers ${answer?.status()}`];
      const kb = visit.transferred() / 1024;
      figures.push(`${kb.toFixed(1).padStart(6)}  ${lang} ${width}  ${stop.route}  ${stop.path}`);
      if (kb > mostKb) faults.push(`${kb.toFixed(1)} KB`);
      if (await overflows(page)) faults.push('sticks out sideways');
      if (isDeep || look !== 'light') faults.push(...(await axeFaults(page)));
      if (width < 640) faults.push(...(await smallTargets(page)).map((one) => `small: ${one}`));
      const isWhole = isDeep || look === 'whole';
      if (isWhole) faults.push(...(await focusFaults(page, isDeep ? 60 : 4)));
      if (isWhole) {
        await page.emulateMedia({ forcedColors: 'active' });
        faults.push(...(await focusFaults(page, 2)).map((one) => `forced colours: ${one}`));
        await page.emulateMedia({ forcedColors: 'none' });
      }
      await doubleText(page);
      if (await overflows(page)) faults.push('sticks out sideways at twice the text');
      return [...faults, ...visit.faults].map((one) => `${stop.path} ${lang} ${width}: ${one}`);
    } finally {
      if (isDeep) await visit.context.close();
    }
  }

  test('there are pages to walk, of officers, managers and headquarters', () => {
    expect(stops.length).toBeGreaterThan(20);
    for (const route of [
      '/officer',
      '/officer/people/:id',
      '/officer/referrals/:id/letter',
      '/headquarters/duplicates',
    ])
      expect(stops.map((stop) => stop.route)).toContain(route);
  });

  test('each is light, fits, says what it is and can be used by finger, key and eye', {
    timeout: 900_000,
  }, async () => {
    const faults: string[] = [];
    // Here each page once, the way turning from page to page; there every page, kind and way.
    const walked = isDeep
      ? stops
      : stops.filter(
          (one) =>
            stops.find(({ route }) => route === one.route) === one &&
            // What a visitor sees is walked by hand, in visitor.test.ts.
            !(one.who === 'nobody' && one.route.startsWith('/work')),
        );
    for (const [i, stop] of walked.entries())
      for (const [j, way] of ways.entries())
        if (isDeep || j === i % ways.length)
          faults.push(...(await faultsOf(stop, way, looks[i % 4] ?? 'whole')));
    expect(faults).toEqual([]);
  });
});
