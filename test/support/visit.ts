import type { Browser, BrowserContext, Page } from 'playwright-core';

export interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Requests to other hosts, errors of the console and breaches of the page's own policy. */
  readonly faults: string[];
  /** Bytes that came over the wire so far, headers included. */
  transferred(): number;
}

interface Way {
  readonly url: string;
  readonly token?: string | undefined;
  readonly lang: string;
  readonly width: number;
  readonly scheme?: 'light' | 'dark';
}

/** A browser that has never been here: nothing cached, counting what it fetches, noting what should not happen. */
export async function firstVisit(browser: Browser, at: Way): Promise<Visit> {
  const seat = await takeSeat(browser, at);
  return await seat.sitDown(at);
}

/**
 * Browsers for many first visits: for every size, language and scheme one that forgets all it knows before each. To open a
 * new one costs as much as to look at the page.
 */
export function forgetfulVisits(browser: Browser): (at: Way) => Promise<Visit> {
  const seats = new Map<string, Awaited<ReturnType<typeof takeSeat>>>();
  return async (at) => {
    const key = `${at.width} ${at.lang} ${at.scheme}`;
    const seat = seats.get(key) ?? (await takeSeat(browser, at));
    seats.set(key, seat);
    return await seat.sitDown(at);
  };
}

async function takeSeat(browser: Browser, at: Way) {
  const isTouch = at.width < 640;
  const context = await browser.newContext({
    viewport: { width: at.width, height: isTouch ? 760 : 900 },
    hasTouch: isTouch,
    isMobile: isTouch,
    colorScheme: at.scheme ?? 'light',
  });
  const page = await context.newPage();
  let faults: string[] = [];
  let bytes = 0;
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(at.url) && !url.startsWith('data:')) faults.push(`asked ${url}`);
  });
  page.on('console', (message) => {
    // A preloaded font that is not used in time, say, is a warning and costs the reader 48 KB.
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  let isNew = true;
  return {
    async sitDown({ url, token, lang }: Way): Promise<Visit> {
      if (!isNew) {
        await context.clearCookies();
        await page.evaluate(() => {
          localStorage.clear();
          sessionStorage.clear();
        });
        await session.send('Network.setCacheDisabled', { cacheDisabled: true });
      }
      isNew = false;
      const cookies = [{ name: 'lang', value: lang, url }];
      await context.addCookies(token ? [...cookies, { name: 'mehrkar', value: token, url }] : cookies);
      faults = [];
      bytes = 0;
      return { context, page, faults, transferred: () => bytes };
    },
  };
}

/** Controls that a finger would miss: under 48 px high where they stand, or under 24 where they are links in a text. */
export async function smallTargets(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const controls =
      'button, .button, input:not([type=hidden]):not([type=checkbox]):not([type=radio]), select, textarea, summary, nav a, .tile a, label.check, .brand, .who a, td.main a, .match h3 a, .timeline a';
    return [...document.querySelectorAll<HTMLElement>(controls)]
      .filter((one) => one.checkVisibility({ visibilityProperty: true }))
      .flatMap((one) => {
        const { height, width } = one.getBoundingClientRect();
        const isHidden = one.closest('.visually-hidden') !== null || one.classList.contains('skip');
        return isHidden || (height >= 47.5 && width >= 24)
          ? []
          : [`${Math.round(width)}×${Math.round(height)} ${one.outerHTML.slice(0, 90)}`];
      })
      .slice(0, 6);
  });
}

/** Goes on with Tab so many times and tells of every stop that shows no ring, is out of sight, or is no stop at all. */
export async function focusFaults(page: Page, presses: number): Promise<string[]> {
  const faults: string[] = [];
  for (let n = 0; n < presses; n++) {
    await page.keyboard.press('Tab');
    const fault = await page.evaluate(() => {
      const one = document.activeElement;
      if (!(one instanceof HTMLElement) || one === document.body) return 'end';
      const style = getComputedStyle(one);
      const box = one.getBoundingClientRect();
      const what = one.outerHTML.slice(0, 90);
      if (style.outlineStyle === 'none' || Number.parseFloat(style.outlineWidth) < 2)
        return `no ring: ${what}`;
      if (box.bottom < 0 || box.top > innerHeight || box.right < 0 || box.left > innerWidth)
        return `out of sight: ${what}`;
      return '';
    });
    if (fault === 'end') break;
    if (fault !== '') faults.push(fault);
  }
  return faults;
}

/** Sets the text to twice its size, as people do who see badly. */
export async function doubleText(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
}
