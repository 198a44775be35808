import { gzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fontFile } from '../../src/entry/build-worker.node.ts';
import { publish } from '../../src/features/transparency/publish.rules.ts';
import { addPublished } from '../../src/features/transparency/transparency.repo.ts';
import { addJalaliMonths, type JalaliMonth } from '../../src/kernel/jalali-month.ts';
import { axeFaults, hasBrowser, openBrowser } from '../support/browser.ts';
import { createHarness, type Harness } from '../support/harness.ts';
import { listen } from '../support/http.ts';
import { firstVisit, smallTargets } from '../support/visit.ts';
import { type Giving, giving, quoteBody, sponsoring } from '../usecase/sponsorships/sponsorship-setup.ts';

/** A folder to look at the pages in. */
const shots = process.env.SHOTS;

describe.skipIf(!hasBrowser)('a benefactor on a phone and at a desk', () => {
  let h: Harness;
  let browser: Browser;
  let server: Awaited<ReturnType<typeof listen>>;
  let donor: Awaited<ReturnType<Giving['given']>>;
  let waiting: Awaited<ReturnType<Giving['given']>>;
  beforeAll(async () => {
    h = await createHarness();
    server = await listen(h);
    browser = await openBrowser();
    const money = await giving(h);
    const doing = await sponsoring(h);
    await money.own('contingency');
    donor = await money.given({ rial: 210_000_000 });
    waiting = await money.given({ rial: 5_000_000 });
    await h.deps.database.write((tx) =>
      tx.run(
        sql`update pledge set state = 'promised', benefactor_id = ${waiting.benefactorId} where id = ${waiting.pledgeId}`,
      ),
    );
    const sewing = { wishes: [{ iscoCode: '7531' }] };
    const personId = await money.family({ ...sewing, household: { head: true, dependants: 2, aid: [] } });
    for (let i = 0; i < 5; i++) await money.family(sewing);
    const made = await doing.propose({
      personId,
      opportunityId: await money.kit(190_000_000),
      quote: quoteBody(190_000_000),
    });
    const id = String(made.id);
    await doing.approve(id);
    const quoteId = ((await doing.see(id)).quotes as { id: string }[])[0]?.id;
    await doing.event(id, {
      event: 'purchased',
      quoteId,
      priceRial: 180_000_000,
      invoice: '۱',
      serials: ['S-1'],
      bankAccountId: money.bankId,
    });
    await doing.event(id, { event: 'delivered', proof: 'signed-paper' });
    await publishYear(h);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await server.close();
    await h.close();
  });

  const pages = () =>
    [
      ['gifts', '/benefactor', donor.accountId],
      ['gift', `/benefactor/gifts/${donor.pledgeId}`, donor.accountId],
      ['to-pay', `/benefactor/gifts/${waiting.pledgeId}`, waiting.accountId],
      ['paid', `/benefactor/gifts/${waiting.pledgeId}/paid`, waiting.accountId],
      ['year', '/benefactor/years/1405', donor.accountId],
      ['transparency', '/transparency', undefined],
      ['families', '/transparency/families', undefined],
    ] as const;

  for (const [lang, width] of [
    ['fa', 390],
    ['en', 1280],
  ] as const)
    test(`reads every page of giving's outcome: ${lang}, ${width} px`, async () => {
      for (const [name, path, account] of pages()) {
        const token = account === undefined ? undefined : await h.tokenOf(account);
        const visit = await firstVisit(browser, { url: server.url, token, lang, width });
        // The program serves these from its folder; here they come from where they are written.
        await visit.context.route('**/assets/**', (route) => {
          const name = new URL(route.request().url()).pathname.split('/').at(-1) ?? '';
          return route.fulfill({ path: name === 'vazirmatn.woff2' ? fontFile : `src/web/assets/${name}` });
        });
        const answer = await visit.page.goto(`${server.url}${path}`, { waitUntil: 'networkidle' });
        expect(answer?.status(), path).toBe(200);
        if (shots) await visit.page.screenshot({ path: `${shots}/${name}-${lang}.png`, fullPage: true });
        expect(visit.faults, path).toEqual([]);
        expect(await axeFaults(visit.page), path).toEqual([]);
        // Font and style sheet take 57 KB of the 80.
        expect(gzipSync(await visit.page.content()).length, path).toBeLessThan(23_000);
        if (width < 640) expect(await smallTargets(visit.page), path).toEqual([]);
        const wide = await visit.page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(wide, path).toBeLessThanOrEqual(0);
        await visit.context.close();
      }
    }, 90_000);
});

/** A year of figures, larger than a test could bring about. */
async function publishYear(h: Harness): Promise<void> {
  const first = '1404-09' as JalaliMonth;
  const families = [];
  let before: ReturnType<typeof publish> | undefined;
  for (let i = 0; i < 12; i++) {
    const month = addJalaliMonths(first, i);
    families.push({ month, province: 'bushehr', n: [6, 2, 9, 12, 7, 0, 14, 3, 8, 11, 4, 9][i] ?? 0 });
    families.push({ month, province: 'gilan', n: i % 3 });
    families.push({ month, province: 'tehran', n: i });
    before = publish(before, {
      month,
      families: [...families],
      money: {
        receivedRial: 98_765_432_100 + i * 1_000_000_000,
        spentRial: 80_000_000_000 + i * 1_000_000_000,
        waitingRial: 18_765_432_100,
        unidentifiedRial: 12_000_000,
      },
      handedOver: i * 6,
      campaigns: {},
      survival: {
        works: 20 + 6 * i,
        points: [
          { day: 30, percent: 97 },
          { day: 90, percent: 91 },
          { day: 180, percent: 84 },
          { day: 365, percent: null },
        ],
      },
    });
    const value = before;
    await h.deps.database.write((tx) => addPublished(tx, value, h.deps.now().toISOString()));
  }
}
