import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { startServer } from '../support/server.ts';
import { firstVisit } from '../support/visit.ts';
import type { Bar, Size } from './bar.ts';
import { ms, summed } from './measure.ts';

const kilobits = 400;
const latencyMs = 150;
const slowerCpu = 6;
const mostMs = 2_000;
const mostKb = 80;

/** First paint and weight of public pages on a cheap phone: nothing cached, a slow line, a slow processor; staff's door beside. */
export async function paintBars({ scale, say }: Size): Promise<Bar[]> {
  const server = await startServer({ DEMO: 'small' });
  const browser = await openBrowser();
  try {
    const answer = await fetch(`${server.url}/api/v1/opportunities?kind=job&limit=1`);
    const id = ((await answer.json()) as { items: { id: string }[] }).items[0]?.id ?? '';
    const pages = {
      'find work': '/work',
      'find work, searched': `/work?q=${encodeURIComponent('خیاطی')}&homeWork=1`,
      'one notice': `/work/${id}`,
      'ask form': `/work/${id}/ask`,
    };
    const runs = scale < 1 ? 2 : 7;
    const reference = await measured(browser, server.url, '/sign-in', 'fa', runs);
    const bars: Bar[] = [];
    for (const [name, path] of Object.entries(pages))
      for (const lang of ['fa', 'en']) {
        const { paint, kb } = await measured(browser, server.url, path, lang, runs);
        say(`${name} (${lang}): ${ms(paint.p50)}, ${kb.toFixed(1)} KB`);
        bars.push({
          what: `first paint of “${name}” (${lang}), cold, ${kilobits} kbit/s, ${latencyMs} ms, ${slowerCpu} × slower CPU (${runs} runs)`,
          bar: `< ${mostMs / 1000} s, ≤ ${mostKb} KB`,
          measured: `p50 ${ms(paint.p50)}, slowest ${ms(paint.max)}; ${kb.toFixed(1)} KB over the wire`,
          reference: `sign-in (fa) p50 ${ms(reference.paint.p50)}, ${reference.kb.toFixed(1)} KB`,
          met: paint.max < mostMs && kb <= mostKb,
        });
      }
    return bars;
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function measured(browser: Browser, url: string, path: string, lang: string, runs: number) {
  const times: number[] = [];
  let kb = 0;
  for (let i = 0; i < runs; i++) {
    const { page, context, transferred } = await firstVisit(browser, { url, lang, width: 390 });
    const session = await context.newCDPSession(page);
    const perSecond = (kilobits * 1000) / 8;
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: latencyMs,
      downloadThroughput: perSecond,
      uploadThroughput: perSecond,
    });
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowerCpu });
    await page.goto(url + path, { waitUntil: 'networkidle' });
    const painted = await page.waitForFunction(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    );
    times.push((await painted.jsonValue()) ?? Number.POSITIVE_INFINITY);
    kb = Math.max(kb, transferred() / 1024);
    await context.close();
  }
  return { paint: summed(times), kb };
}
