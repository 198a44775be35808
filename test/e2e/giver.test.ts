import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFaults, hasBrowser, openBrowser, overflows } from '../support/browser.ts';
import { startServer } from '../support/server.ts';
import { doubleText, firstVisit, smallTargets } from '../support/visit.ts';

const mostKb = 80;

describe.skipIf(!hasBrowser)('somebody who gives', () => {
  let server: Awaited<ReturnType<typeof startServer>>;
  let browser: Browser;
  let cause: string;

  beforeAll(async () => {
    server = await startServer({}, { demo: 'prepared' });
    browser = await openBrowser();
    cause = await publishCause();
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    expect(await server?.stop()).toBe(0);
  });

  async function api(token: string | undefined, method: string, path: string, body?: object) {
    const answer = await fetch(`${server.url}/api/v1${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: answer.status, body: await answer.json() };
  }

  /** From the first of the demo's kits of Bushehr that five or more could be meant by. */
  async function publishCause(): Promise<string> {
    const signedIn = await api(undefined, 'POST', '/sessions', {
      username: 'officer.bushehr',
      password: 'mehrkar-demo',
    });
    const { token } = signedIn.body;
    const kits = await api(token, 'GET', '/opportunities?kind=kit&limit=100');
    for (const { id } of kits.body.items) {
      const made = await api(token, 'POST', '/causes', {
        opportunityId: id,
        slots: 10,
        need: { fa: 'سال‌هاست این کار را می‌داند. با این ابزار از خانه کار می‌کند.', en: null },
      });
      if (made.status === 201) return made.body.id;
    }
    throw new Error('no kit of the demo can be a cause');
  }

  const codeIn = (output: string): string | undefined =>
    [...output.matchAll(/(?<![\d۰-۹])([\d۰-۹]{6})(?![\d۰-۹])/g)].at(-1)?.[1];
  /** The code that the console says was sent after `from` letters of what it said. */
  async function codeSent(from: number): Promise<string> {
    await expect.poll(() => codeIn(server.output().slice(from)), { timeout: 10_000 }).toBeDefined();
    return codeIn(server.output().slice(from)) ?? '';
  }

  for (const [i, javaScriptEnabled] of [false, true].entries())
    test(`does it in seven taps and three answers ${javaScriptEnabled ? 'with' : 'without'} script`, {
      timeout: 90_000,
    }, async () => {
      const context = await browser.newContext({
        javaScriptEnabled,
        viewport: { width: 390, height: 760 },
        hasTouch: true,
        isMobile: true,
      });
      const page = await context.newPage();
      let taps = 0;
      let answers = 0;
      const tap = async (what: ReturnType<Page['locator']>, to: string) => {
        taps += 1;
        await what.tap();
        await page.waitForURL(`${server.url}${to}`);
      };
      const answer = async (field: string, text: string) => {
        answers += 1;
        await page.fill(field, text);
      };
      const primary = () => page.locator('main .button.primary');
      await page.goto(`${server.url}/give`);
      const first = page.locator('a[href^="/give/causes/cau_"]').first();
      await tap(first, String(await first.getAttribute('href')));
      await tap(primary(), '/give/pledge/what?*');
      expect(await page.locator('input[name=amount]:checked').count(), 'the whole of a family').toBe(1);
      await tap(primary(), '/give/pledge/use');
      await tap(primary(), '/give/pledge/you');
      await answer('#name', `نیکوکار ${i}`);
      await answer('#phone', `۰۹۱۲۷۷۷۸۸۹${i}`);
      const before = server.output().length;
      await tap(primary(), '/give/pledge/you');
      await page.waitForSelector('#code');
      await answer('#code', await codeSent(before));
      await tap(primary(), '/give/pledge/check');
      expect(await page.locator('main').textContent()).toContain('تومان');
      // Back, and every answer is still there.
      await page.goto(`${server.url}/give/pledge/what`);
      expect(await page.locator('input[name=amount]:checked').count()).toBe(1);
      await page.goto(`${server.url}/give/pledge/check`);
      await tap(primary(), '/give/pledge/done');
      expect([taps, answers]).toEqual([7, 3]);
      const reference = await page.locator('code').first().textContent();
      expect(reference).toMatch(/^[1-9]\d{3} \d{4} \d{4}$/);
      await page.goto(`${server.url}/give/pledge/check`);
      expect(page.url(), 'what is done is not done twice').toBe(`${server.url}/give/pledge/done`);
      expect(await page.locator('code').first().textContent()).toBe(reference);
      await context.close();
    });

  test('never finds a month preselected, and is told what is wrong beside it', async () => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 390, height: 760 },
    });
    const page = await context.newPage();
    await page.goto(`${server.url}/give/pledge/what`);
    expect(await page.locator('input[name=cadence]:checked').getAttribute('value')).toBe('once');
    expect(await page.locator('input[name=amount]:checked').count(), 'nor an amount').toBe(0);
    await page.fill('#own', '۵۰ هزار');
    await page.locator('button.primary').click();
    await page.waitForURL('**/give/pledge/what');
    expect(await page.locator('[role=alert]').first().textContent()).toContain('۱۰۰٬۰۰۰');
    expect(await page.inputValue('#own'), 'what was written is still there').toBe('۵۰ هزار');
    await page.fill('#own', '۲ میلیون');
    await page.locator('button.primary').click();
    await page.waitForURL('**/give/pledge/use');
    await context.close();
  });

  test('chooses the months of a monthly gift, and whom it is for, without script too', async () => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 390, height: 760 },
    });
    const page = await context.newPage();
    await page.goto(`${server.url}/give/pledge/what?campaign=nasim-mehr`);
    expect(await page.locator('main').textContent()).toContain('نسیم مهر');
    expect(await page.locator('#startsIn').isVisible(), 'of one time there is no month to choose').toBe(
      false,
    );
    await page.locator('input[name=amount]').first().check();
    await page.locator('input[name=cadence][value=monthly]').check();
    const [, , month] = await page.locator('#startsIn option').allTextContents();
    await page.selectOption('#startsIn', { index: 2 });
    await page.selectOption('#months', '6');
    await page.locator('button.primary').click();
    await page.waitForURL('**/give/pledge/use');
    await page.locator('input[name=earmark][value=released]').check();
    expect(await page.locator('#campaignId option:checked').textContent()).toContain('نسیم مهر');
    await page.locator('button.primary').click();
    await page.waitForURL('**/give/pledge/you');
    await page.goto(`${server.url}/give/pledge/what`);
    expect(await page.inputValue('#months'), 'going back keeps it').toBe('6');
    expect(await page.locator('#startsIn option:checked').textContent()).toBe(month);
    await context.close();
  });

  test('finds every page whole, light and within reach of a finger', { timeout: 120_000 }, async () => {
    const found: string[] = [];
    const pages = [
      '/give',
      '/give/causes',
      `/give/causes/${cause}`,
      '/campaigns/nasim-mehr',
      '/give/pledge/what',
      '/give/pledge/what?cadence=monthly',
    ];
    for (const [i, path] of [...pages, '/give/pledge/what?kind=job-place'].entries()) {
      const lang = i % 2 === 0 ? 'fa' : 'en';
      const visit = await firstVisit(browser, { url: server.url, lang, width: 390 });
      const { page } = visit;
      await page.goto(server.url + path, { waitUntil: 'networkidle' });
      const kb = visit.transferred() / 1024;
      if (kb > mostKb) found.push(`${path}: ${Math.round(kb)} KB`);
      found.push(...visit.faults.map((one) => `${path}: ${one}`));
      found.push(...(await axeFaults(page)).map((one) => `${path}: ${one}`));
      found.push(...(await smallTargets(page)).map((one) => `${path}: small ${one}`));
      await doubleText(page);
      if (await overflows(page)) found.push(`${path}: sticks out sideways at twice the text`);
      await visit.context.close();
    }
    // The steps that follow each other, in one visit: cold, plus each page by itself.
    const visit = await firstVisit(browser, { url: server.url, lang: 'fa', width: 320 });
    const { page } = visit;
    await page.goto(`${server.url}/give/pledge/what`, { waitUntil: 'networkidle' });
    const cold = visit.transferred();
    await page.locator('input[name=amount]').first().check();
    for (const step of ['use', 'you']) {
      const before = visit.transferred();
      await page.locator('button.primary').click();
      await page.waitForURL(`**/give/pledge/${step}`);
      await page.waitForLoadState('networkidle');
      const kb = (cold + visit.transferred() - before) / 1024;
      if (kb > mostKb) found.push(`${step}: ${Math.round(kb)} KB`);
      found.push(...(await axeFaults(page)).map((one) => `${step}: ${one}`));
      found.push(...(await smallTargets(page)).map((one) => `${step}: small ${one}`));
      if (await overflows(page)) found.push(`${step}: sticks out sideways`);
    }
    await visit.context.close();
    expect(found).toEqual([]);
  });
});
