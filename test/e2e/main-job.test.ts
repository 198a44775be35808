import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoId } from '../../src/features/demo/demo-dice.rules.ts';
import { axeFaults, hasBrowser, openBrowser, overflows } from '../support/browser.ts';
import { startServer } from '../support/server.ts';

const zahra = demoId('person', 'zahra');

describe.skipIf(!hasBrowser)("an officer's morning, in a real browser on the real program", () => {
  let server: Awaited<ReturnType<typeof startServer>>;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const strangers: string[] = [];
  const scriptFaults: string[] = [];

  beforeAll(async () => {
    server = await startServer({}, { asStarted: true });
    browser = await openBrowser();
    context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    page = await context.newPage();
    page.on('request', (request) => {
      if (!request.url().startsWith(server.url) && !request.url().startsWith('data:'))
        strangers.push(request.url());
    });
    page.on('console', (message) => {
      if (message.type() === 'error') scriptFaults.push(message.text());
    });
  });
  afterAll(async () => {
    await browser?.close();
    expect(await server?.stop()).toBe(0);
  });

  /** No axe finding and nothing sticking out, on a phone and on a desk. */
  async function isSound(what: string): Promise<void> {
    for (const width of [320, 390, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await overflows(page), `${what} at ${width}`).toBe(false);
      if (width !== 320) expect(await axeFaults(page), `${what} at ${width}`).toEqual([]);
    }
  }

  test('signs in and sees what waits, the search box in focus', async () => {
    await page.goto(`${server.url}/sign-in`);
    await isSound('sign-in');
    await page.getByLabel('نام کاربری').fill('officer.bushehr');
    await page.getByLabel('گذرواژه').fill('mehrkar-demo');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/officer');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('q');
    await isSound('today');
  });

  test('finds the person by typing, without touching the mouse', async () => {
    await page.goto(`${server.url}/officer`);
    await page.keyboard.type('زهرا ليراوي');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'زهرا لیراوی', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/officer/people/${zahra}`);
    await isSound('person');
  });

  test('sees the work that fits and why, and what would open the rest', async () => {
    const cards = page.locator('article.match');
    const first = cards.first();
    expect(await first.locator('h3').textContent()).toContain('دوخت زنانه در خانه');
    await first.getByText('چرا؟').click();
    expect(await first.getByRole('row').count()).toBeGreaterThan(4);
    expect(await page.locator('.way').first().textContent()).toContain('راه گشایش');
    const kits = page.getByRole('link', { name: 'بسته‌های کار' });
    await kits.click();
    expect(await page.locator('article.match h3').first().textContent()).toContain('خیاطی');
    await isSound('kits');
  });

  test('refers with one confirmation that shows the letter, and follows it to a start of work', async () => {
    await page.goto(`${server.url}/officer/people/${zahra}`);
    await page.locator('article.match a.button.primary').first().click();
    expect(await page.locator('.letter').textContent()).toContain('لیراوی');
    await isSound('confirmation');
    await page.locator('button[value=consented]').click();
    await page.waitForURL('**/officer/referrals/**');
    await isSound('referral');
    await page.getByRole('link', { name: 'معرفی‌نامه' }).click();
    const letter = (await page.locator('body').textContent()) ?? '';
    expect(letter).toContain('زهرا لیراوی');
    expect(letter).not.toMatch(/زندان|مددجو|حمایت|نیازمند/);
    await isSound('letter');
    await page.goBack();
    for (const move of ['به کارفرما فرستاده شد', 'کارفرما پیشنهاد داد'])
      await page.getByRole('button', { name: move }).click();
    await page.getByText('ثبت آغاز کار').click();
    await isSound('confirmation of the start');
    await page.getByRole('button', { name: 'کار آغاز شد' }).click();
    await page.waitForURL('**moved=placed');
    await page.goto(`${server.url}/officer/people/${zahra}`);
    expect(await page.locator('.facts').first().textContent()).toContain('کار پیدا کرده');
  });

  test('brings in the list as the association has it: checks first, then imports, then nothing changes', async () => {
    const list = join('seed', 'examples', 'families-bushehr.csv');
    await page.goto(`${server.url}/officer/people/import`);
    await isSound('import');
    await page.setInputFiles('input[type=file]', list);
    await page.locator('button[value=check]').click();
    await page.waitForSelector('table');
    await isSound('report');
    const created = async () => (await page.locator('.tiles').textContent()) ?? '';
    expect(await created()).toContain('۲۷۴');
    await page.locator('button[value=import]').first().click();
    await page.waitForSelector('.tiles');
    expect(await created()).toContain('۲۷۴');
    await page.goto(`${server.url}/officer/people/import`);
    await page.setInputFiles('input[type=file]', list);
    await page.locator('button[value=import]').click();
    await page.waitForSelector('.tiles');
    expect(await created()).toContain('۲۷۵');
  });

  test('asked no other host for anything and broke no rule of its own policy', () => {
    expect(strangers).toEqual([]);
    expect(scriptFaults.filter((fault) => !fault.includes('404'))).toEqual([]);
  });
});
