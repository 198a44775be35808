import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoId } from '../../src/features/demo/demo-dice.rules.ts';
import { hasBrowser, openBrowser } from '../support/browser.ts';
import { startServer } from '../support/server.ts';

const zahra = demoId('person', 'zahra');
const a4 = { width: 794, height: 1123 };

describe.skipIf(!hasBrowser)('without a mouse, without script, and on paper', () => {
  let server: Awaited<ReturnType<typeof startServer>>;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  /** Signed in from the start, for what is not about signing in. */
  let desk: Page;

  beforeAll(async () => {
    server = await startServer({}, { demo: 'prepared' });
    browser = await openBrowser();
    context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    page = await context.newPage();
    const answer = await fetch(`${server.url}/api/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'officer.bushehr', password: 'mehrkar-demo' }),
    });
    const { token } = (await answer.json()) as { token: string };
    const other = await browser.newContext({ viewport: a4 });
    await other.addCookies([{ name: 'mehrkar', value: token, url: server.url }]);
    desk = await other.newPage();
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    expect(await server?.stop()).toBe(0);
  });

  const focused = (where = page) =>
    where.evaluate(() => {
      const one = document.activeElement;
      const isNowhere = one === null || one === document.body;
      return isNowhere
        ? 'nowhere'
        : `${one.tagName.toLowerCase()} ${one.textContent?.trim() || one.getAttribute('name')}`;
    });

  /** Goes on with Tab, as far as it takes, to what says `words`; the ring is never lost on the way. */
  async function tabTo(words: string | RegExp, most = 80): Promise<void> {
    const passed: string[] = [];
    for (let n = 0; n < most; n++) {
      await page.keyboard.press('Tab');
      const at = await focused();
      passed.push(at.slice(0, 60));
      if (typeof words === 'string' ? at.includes(words) : words.test(at)) return;
    }
    throw new Error(`no way by Tab to ${words}: ${passed.join(' → ')}`);
  }
  const press = async (key: string, arrives: string | RegExp) => {
    await Promise.all([page.waitForURL(arrives), page.keyboard.press(key)]);
    await page.waitForLoadState('load');
  };

  test('the main job is done with Tab, Enter and arrows alone', { timeout: 90_000 }, async () => {
    await page.goto(`${server.url}/sign-in`);
    await expect.poll(focused).toBe('input username');
    await page.keyboard.type('officer.bushehr');
    await page.keyboard.press('Tab');
    await page.keyboard.type('not-this');
    await Promise.all([
      page.waitForEvent('load'),
      page.waitForResponse((answer) => answer.status() === 401),
      page.keyboard.press('Enter'),
    ]);
    expect(await page.locator('[role=alert]').count()).toBe(1);
    expect(await focused(), 'after a refusal the password is next').toBe('input password');
    await page.keyboard.type('mehrkar-demo');
    await press('Enter', '**/officer');

    expect(await focused(), 'the search waits for typing').toBe('input q');
    await page.keyboard.type('زهرا لیراوی');
    await press('Enter', '**/officer/people?**');
    await page.keyboard.press('Tab');
    expect(await focused(), 'the first stop skips the navigation').toBe('a رفتن به محتوا');
    await page.keyboard.press('Enter');
    expect(await focused()).toMatch(/^main /);
    await tabTo('a زهرا لیراوی');
    await press('Enter', `**/officer/people/${zahra}`);

    await tabTo(/^summary چرا/);
    await page.keyboard.press('Enter');
    expect(await page.locator('article.match details[open] table').count()).toBe(1);
    await tabTo(/^a معرفی: /);
    await press('Enter', '**/referrals/new?**');
    expect(await page.locator('.letter').textContent()).toContain('لیراوی');
    await tabTo(/^button .*(رضایت|موافق|راضی)/);
    await press('Enter', /\/officer\/referrals\/ref_/);
    const referral = page.url().split('?')[0] ?? '';

    await tabTo('a معرفی‌نامه');
    await press('Enter', '**/letter');
    await tabTo(/^a /);
    await press('Enter', new RegExp(`${referral}([?]|$)`));
    await tabTo('button به کارفرما فرستاده شد');
    await press('Enter', /moved=sent/);
    expect(await page.locator('[role=status]').first().textContent()).not.toBe('');
    // A move that needs a reason: unfolded, chosen by arrows.
    await tabTo('summary پایان دادن');
    await page.keyboard.press('Enter');
    await tabTo(/^select /);
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => (document.activeElement as HTMLSelectElement).value)).not.toBe('');
  });

  test('a refused form leads to its errors: announced, first in reach, each a way to its field', async () => {
    await desk.goto(`${server.url}/officer/people/new`);
    await desk.locator('button.primary').focus();
    await Promise.all([
      desk.waitForResponse((answer) => answer.status() === 422),
      desk.keyboard.press('Enter'),
    ]);
    await desk.waitForLoadState('load');
    expect(await desk.locator('#errors').getAttribute('role')).toBe('alert');
    expect(await focused(desk)).toContain('div ');
    await desk.keyboard.press('Tab');
    const wrong = await focused(desk);
    await desk.keyboard.press('Enter');
    const field = await desk.evaluate(() => {
      const one = document.activeElement;
      return {
        name: one?.getAttribute('name'),
        invalid: one?.getAttribute('aria-invalid'),
        by: one?.getAttribute('aria-describedby'),
      };
    });
    expect(wrong).toContain('کد ملی');
    expect(field).toMatchObject({ name: 'nationalId', invalid: 'true' });
    expect(field.by).toContain('error');
  });

  test('the whole of it works where script is off', { timeout: 60_000 }, async () => {
    const plain = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 390, height: 800 },
    });
    const quiet = await plain.newPage();
    await quiet.goto(`${server.url}/sign-in`);
    await quiet.locator('input[name=username]').fill('officer.bushehr');
    await quiet.locator('input[name=password]').fill('mehrkar-demo');
    await quiet.locator('button.primary').click();
    await quiet.locator('input[name=q]').fill('زهرا لیراوی');
    await quiet.locator('form[action="/officer/people"] button').click();
    await quiet.locator('td.main a').first().click();
    expect(await quiet.locator('h1').textContent()).toContain('زهرا لیراوی');
    await quiet.locator('a[href$="/edit"]').click();
    await quiet.locator('input[name="availability.maxCommuteKm"]').fill('۱۲');
    await quiet.locator('main button.primary').click();
    expect(await quiet.locator('[role=status]').first().textContent()).not.toBe('');
    await plain.close();
  });

  test('paper shows the letter alone, on one sheet of A4', async () => {
    for (const lang of ['fa', 'en']) {
      await desk.goto(`${server.url}/language/${lang}?back=/officer/referrals`);
      await desk.goto(`${server.url}/officer/referrals?state=sent`);
      const href = await desk.locator('td.main a').first().getAttribute('href');
      await desk.goto(`${server.url}${href}/letter`);
      await desk.emulateMedia({ media: 'print' });
      expect(await visibleOnPaper(desk)).toEqual([]);
      expect(await desk.locator('.letter h1').isVisible()).toBe(true);
      expect(await sheets(desk), `letter in ${lang}`).toBe(1);
      await desk.emulateMedia({ media: 'screen' });
    }
  });

  test('paper leaves out what is only for the screen, on the pages an officer prints', async () => {
    await desk.goto(`${server.url}/language/fa?back=/officer`);
    for (const path of ['/officer', `/officer/people/${zahra}`, '/officer/referrals', '/officer/people']) {
      await desk.goto(server.url + path);
      await desk.emulateMedia({ media: 'print' });
      expect(await visibleOnPaper(desk), path).toEqual([]);
      expect(await desk.locator('h1').isVisible(), path).toBe(true);
      expect(await desk.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
        'rgb(255, 255, 255)',
      );
      await desk.emulateMedia({ media: 'screen' });
    }
  });
});

/** Of what has no use on paper, what would still stand there. */
async function visibleOnPaper(page: Page): Promise<string[]> {
  return await page.evaluate(() =>
    [
      ...document.querySelectorAll(
        'header.top, nav, button, .button, input, select, form, .skip, .no-print, summary',
      ),
    ]
      .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height > 1)
      .map((one) => one.outerHTML.slice(0, 100)),
  );
}

/** Sheets of A4 that the page takes when it is printed. */
async function sheets(page: Page): Promise<number> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  return pdf.match(/\/Type\s*\/Page(?!s)/g)?.length ?? 0;
}
