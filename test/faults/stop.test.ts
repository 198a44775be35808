import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf } from '../support/chain.ts';
import { lookInto, prepareFolder } from '../support/folder.ts';
import { send } from '../support/http.ts';
import { startLoad } from '../support/load.ts';
import { jobBody } from '../support/samples.ts';
import { startServer, unheardSearch } from '../support/server.ts';

const deep = process.env.MEHRKAR_DEEP === '1';
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mehrkar-stop-'));
  prepareFolder(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('told to stop under load it finishes what has arrived, cuts nobody off, and ends well within ten seconds', async () => {
  for (let round = 0; round < (deep ? 10 : 1); round++) {
    const server = await startServer({ DEMO: '0', ...unheardSearch }, { folder });
    const body = { username: 'officer.bushehr', password: 'mehrkar-demo' };
    const token = String((await send(`${server.url}/api/v1/sessions`, { body })).json.token);
    const opening = await send(`${server.url}/api/v1/opportunities`, {
      token,
      body: jobBody({ vacancies: 10_000 }),
    });
    const opportunityId = String(opening.json.id);
    const inVain = `ضبپثه‌ظاغی ژهن ${'ابپتثجچحخد'.charAt(round)}`;
    await send(`${server.url}/api/v1/skills?q=${encodeURIComponent(inVain)}`);
    const load = startLoad({ url: server.url, token, opportunityId }, { workers: 12, seed: 900 + round });
    // Readers beside the writers, on connections that are kept alive.
    const lost: string[] = [];
    const read: number[] = [];
    const readers = Array.from({ length: 4 }, async () => {
      while (true)
        try {
          read.push((await send(`${server.url}/api/v1/people?limit=5`, { token })).status);
        } catch (error) {
          lost.push(codeOf(error));
          return;
        }
    });
    await new Promise((resolve) => setTimeout(resolve, 700));
    const asked = performance.now();
    server.terminate();
    const code = await server.ended;
    const took = performance.now() - asked;
    await Promise.all([load.ended, ...readers]);

    expect(code).toBe(0);
    // The bar itself: the service manager kills what is still there by then.
    expect(took).toBeLessThan(10_000);
    expect(new Set(read)).toEqual(new Set([200]));
    // Whoever came too late found nobody listening; nobody was hung up on.
    expect(new Set([...lost, ...load.sent.flatMap((one) => one.lost ?? [])])).toEqual(
      new Set(['ECONNREFUSED']),
    );
    const answered = load.sent.filter(({ answer }) => answer !== undefined);
    expect(answered.length).toBeGreaterThan(10);
    expect(answered.filter(({ answer }) => (answer?.status ?? 500) >= 300)).toEqual([]);
    expect(await lookInto(folder, faultsOf)).toEqual([]);
    // What was only counted in memory is written before the end.
    const counted = await lookInto(folder, (db) =>
      db.all(sql`select count, query from missed_query where count < 5`),
    );
    expect(counted).toEqual(Array.from({ length: round + 1 }, () => ({ count: 1, query: null })));
    console.info(
      `stopped in ${Math.round(took)} ms after ${answered.length} writes and ${read.length} reads`,
    );
  }
}, 900_000);

function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return (cause as { code?: string } | undefined)?.code ?? String(cause ?? error);
}
