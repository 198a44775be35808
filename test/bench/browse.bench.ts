import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { createApp } from '../../src/app.ts';
import { describedApi } from '../../src/entry/described-api.node.ts';
import { indexMissingOpportunities } from '../../src/features/opportunities/index-opportunities.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { fillSearchServer } from '../support/fill-search-server.ts';
import { hasRealServer, openSearchServer } from '../support/search-server.ts';
import type { Bar, Size } from './bar.ts';
import { openBenchHouse } from './bench-house.ts';
import { makeOpportunities } from './make-opportunities.ts';
import { ms, summed } from './measure.ts';
import { miniSearch, rawFullText } from './search-references.ts';

/** What visitors narrow by, in turn. */
const narrowed: readonly Record<string, string>[] = [
  {},
  { where: 'تهران' },
  { near: '29.58,50.52', km: '30' },
  { homeWork: '1' },
  { noExperience: '1', kind: 'job' },
  { where: 'بوشهر', pay: '15' },
  { near: '35.7,51.4', km: '20' },
];

/** The service as a visitor's browser asks it for a page. */
function visitorOf(deps: Deps) {
  const app = createApp({
    depsFor: () => deps,
    addressOf: () => '127.0.0.1',
    asset: async () => undefined,
    openApi: describedApi,
    ready: () => true,
  });
  return async (address: string): Promise<void> => {
    const answer = await app.request(address);
    if (answer.status !== 200) throw new Error(`${answer.status}: ${address}`);
    await answer.text();
  };
}

interface Took {
  readonly took: number;
  readonly one: string;
}

/** Each in turn, the slowest first. */
async function timed(
  list: readonly string[],
  ask: (one: string) => Promise<unknown>,
): Promise<readonly Took[]> {
  const times: Took[] = [];
  for (const one of list) {
    const began = performance.now();
    await ask(one);
    times.push({ took: performance.now() - began, one });
  }
  return times.sort((a, b) => b.took - a.took);
}

const p95Of = (times: readonly Took[]) => summed(times.map(({ took }) => took)).p95;
function told(times: readonly Took[]): string {
  const { p50, p95 } = summed(times.map(({ took }) => took));
  return `p50 ${ms(p50)}, p95 ${ms(p95)}`;
}

/** How fast the public page of work answers over 50,000 open ones, nothing kept from one request to the next. */
export async function browseBars({ scale, say }: Size): Promise<Bar[]> {
  const house = await openBenchHouse();
  try {
    const count = Math.round(50_000 * scale);
    await makeOpportunities(house.deps, count);
    const began = performance.now();
    await indexMissingOpportunities(house.deps, { accountId: 'system:bench', organisationId: null });
    say(`${count} opportunities indexed in ${ms(performance.now() - began)}`);
    const typed = readFileSync(new URL('search-queries.jsonl', import.meta.url), 'utf8')
      .trim()
      .split('\n')
      .map((line) => String(JSON.parse(line).q));
    const { read, write, close } = house.deps.database;
    const config = { ...house.deps.config, rateLimit: false };
    const deps = { ...house.deps, config, database: { read, write, close } };
    const addresses = typed.map((q, i) => {
      // Some type nothing, and some the place beside the word.
      const words = i % 6 === 5 ? '' : i % 8 === 7 ? `${q} تهران` : q;
      return `/work?${new URLSearchParams({ q: words, ...narrowed[i % narrowed.length] })}`;
    });
    const page = visitorOf(deps);
    // What making so many left behind is no part of an answer.
    globalThis.gc?.();
    for (const address of addresses.slice(0, 20)) await page(address);
    const pages = await timed(addresses, page);
    for (const { took, one } of pages.slice(0, 5)) say(`${ms(took)} ${decodeURIComponent(one)}`);
    const rows = await read.all<{ id: string; fa: string }>(
      sql`select id, title_fa as fa from opportunity where closed_at is null`,
    );
    const titles = rows.map(({ id, fa }) => ({ id, labels: [fa], alternatives: [], body: [] }));
    const raw = await rawFullText(titles);
    const mini = miniSearch(titles);
    const bar = {
      what: `the public page of work over ${count} open opportunities: words, places, filters, counts (${pages.length} requests)`,
      bar: 'p95 ≤ 60 ms',
      measured: told(pages),
      reference: `only ids by title, nothing narrowed or counted: FTS5 as it comes ${told(await timed(typed, raw))}; MiniSearch ${told(await timed(typed, mini))}`,
      met: p95Of(pages) <= 60,
    };
    const withWords = addresses.filter((address) => !/\?q=(?:&|$)/.test(address));
    return [bar, ...(hasRealServer ? [await servedBar(deps, withWords, say)] : [])];
  } finally {
    await house.close();
  }
}

/** The pages with something typed by the search server of `MEILI_URL`, under names of its own, beside the same by the database. */
async function servedBar(deps: Deps, addresses: readonly string[], say: Size['say']): Promise<Bar> {
  const { server, close } = await openSearchServer();
  try {
    const began = performance.now();
    await fillSearchServer(deps.database, server);
    say(`the search server was told in ${ms(performance.now() - began)}`);
    const faults: unknown[] = [];
    const noted = (_: string, fields?: object) => void faults.push(fields);
    const served = visitorOf({
      ...deps,
      log: { ...deps.log, warn: noted, error: noted },
      searchServer: server,
    });
    for (const address of addresses.slice(0, 20)) await served(address);
    faults.length = 0;
    const times = await timed(addresses, served);
    for (const { took, one } of times.slice(0, 5)) say(`${ms(took)} ${decodeURIComponent(one)}`);
    return {
      what: `the same with something typed, by Meilisearch (${times.length} requests, ${faults.length} left to the database)`,
      // What it may take before the embedded engine answers in its place; search.md sets it no other bar.
      bar: 'p95 ≤ 400 ms',
      measured: told(times),
      reference: `by the database ${told(await timed(addresses, visitorOf(deps)))}`,
      met: p95Of(times) <= 400,
    };
  } finally {
    await close();
  }
}
