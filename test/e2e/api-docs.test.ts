import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFaults, hasBrowser, openBrowser, overflows } from '../support/browser.ts';
import { startServer } from '../support/server.ts';

describe.skipIf(!hasBrowser)('the readable page of the API in a browser', () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof startServer>>;
  beforeAll(async () => {
    [browser, server] = await Promise.all([openBrowser(), startServer({ DEMO: '0' })]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  test.each(['fa', 'en'])(
    'in %s works from 320 px on; axe, which minds no language, finds nothing',
    async (lang) => {
      const context = await browser.newContext({ javaScriptEnabled: true });
      await context.addCookies([{ name: 'lang', value: lang, url: server.url }]);
      const page = await context.newPage();
      let bytes = 0;
      page.on('response', async (response) => {
        // What is still on its way when the page is closed is nobody's to count.
        const sizes = await response
          .request()
          .sizes()
          .catch(() => undefined);
        if (sizes) bytes += sizes.responseBodySize + sizes.responseHeadersSize;
      });
      for (const width of lang === 'fa' ? [320, 390, 1280] : [320]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(`${server.url}/api/docs`, { waitUntil: 'load' });
        if (width === 320) expect(bytes / 1024, 'KB cold').toBeLessThan(80);
        expect(await overflows(page), `${width} px`).toBe(false);
      }
      if (lang === 'fa') expect(await axeFaults(page)).toEqual([]);
      await page.getByRole('link', { name: 'PATCH /people/{id}' }).click();
      await page.waitForURL(`${server.url}/api/docs/people#patchPeopleId`, { waitUntil: 'load' });
      expect(await overflows(page), 'people').toBe(false);
      if (lang === 'fa') expect(await axeFaults(page)).toEqual([]);
      await context.close();
    },
    120_000,
  );
});
