import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFaults, hasBrowser, openBrowser, overflows } from '../support/browser.ts';
import { startServer } from '../support/server.ts';
import { firstVisit } from '../support/visit.ts';

const shots = process.env.MEHRKAR_SHOTS;

describe.skipIf(!hasBrowser)('skills in a form, in a browser', () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof startServer>>;
  let token: string;
  beforeAll(async () => {
    [browser, server] = await Promise.all([openBrowser(), startServer({}, { demo: 'prepared' })]);
    const answer = await fetch(`${server.url}/api/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'officer.bushehr', password: 'mehrkar-demo' }),
    });
    token = ((await answer.json()) as { token: string }).token;
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  test('suggestions come while typing and are taken by keyboard; nothing else is sent', async () => {
    const visit = await firstVisit(browser, { url: server.url, token, lang: 'fa', width: 390 });
    const { page } = visit;
    await page.goto(`${server.url}/officer/people/new`);
    const field = page.locator('[name="skills.0.name"]');
    await field.fill('خياط');
    const options = page.locator('.suggestions [role=option]');
    await options.first().waitFor();
    expect(await field.getAttribute('aria-expanded')).toBe('true');
    expect(await axeFaults(page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
    if (shots) await page.screenshot({ path: `${shots}/pick-390.png` });
    expect(await field.getAttribute('aria-activedescendant')).toBeNull();
    await field.press('ArrowUp');
    expect(await field.getAttribute('aria-activedescendant')).toBe(await options.last().getAttribute('id'));
    await field.press('ArrowDown');
    expect(await options.first().getAttribute('aria-selected')).toBe('true');
    await field.press('Enter');
    expect(await field.inputValue()).toBe('خیاطی');
    expect(await field.getAttribute('aria-activedescendant')).toBeNull();
    expect(await options.count()).toBe(0);
    expect(page.url()).toBe(`${server.url}/officer/people/new`);
    // An answer that comes after something else was typed is not shown.
    await page.route(/q=%D9%86%D8%AC%D8%A7%D8%B1$/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 900));
      await route.continue().catch(() => undefined);
    });
    await field.fill('نجار');
    await page.waitForTimeout(300);
    await field.fill('جوش');
    await options.first().waitFor();
    await page.waitForTimeout(1_000);
    expect(await options.first().textContent()).toContain('جوش');
    await field.press('Escape');
    expect([await field.inputValue(), await options.count()]).toEqual(['جوش', 0]);
    expect(visit.faults).toEqual([]);
    await visit.context.close();
  }, 60_000);

  test('Enter in a field saves the form and does not read the box', async () => {
    const visit = await firstVisit(browser, { url: server.url, token, lang: 'fa', width: 1280 });
    const { page } = visit;
    await page.goto(`${server.url}/officer/people/new`);
    await page.locator('[name=givenName]').press('Enter');
    await page.locator('#errors').waitFor();
    await visit.context.close();
  }, 60_000);

  test('without script the box is read by its button, at 320 px', async () => {
    for (const lang of ['fa', 'en']) {
      const context = await browser.newContext({
        javaScriptEnabled: false,
        viewport: { width: 320, height: 760 },
      });
      await context.addCookies([
        { name: 'lang', value: lang, url: server.url },
        { name: 'mehrkar', value: token, url: server.url },
      ]);
      const page = await context.newPage();
      await page.goto(`${server.url}/officer/people/new`);
      await page.locator('[name=familyName]').fill('آزمون');
      await page.locator('[name=skillsText]').fill('خیاطی و کمی آرایشگری زنانه، دو سال، ژپتک فضایی، خیاتی');
      await page.locator('button[value=read-skills]').click();
      await page.getByRole('status').waitFor();
      expect(await page.locator('[name="skills.0.level"]').inputValue()).toBe('2');
      expect(await page.locator('[name=familyName]').inputValue()).toBe('آزمون');
      if (shots) {
        await page.screenshot({ path: `${shots}/box-${lang}-320.png` });
        await page.setViewportSize({ width: 1280, height: 900 });
        await page.screenshot({ path: `${shots}/box-${lang}-1280.png` });
        await page.goto(`${server.url}/officer/people?q=${encodeURIComponent('خیاطی')}`);
        await page.screenshot({ path: `${shots}/people-${lang}-1280.png` });
        await page.setViewportSize({ width: 320, height: 900 });
        await page.screenshot({ path: `${shots}/people-${lang}-320.png` });
      }
      await context.close();
    }
  }, 60_000);
});
