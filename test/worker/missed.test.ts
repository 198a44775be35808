import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { countMissed, writeMissed } from '../../src/features/vocabulary-care/missed-counter.repo.ts';
import { parseConfig } from '../../src/platform/config.ts';
import { createCrypto } from '../../src/platform/crypto.ts';
import { openRemoteDatabase } from '../../src/platform/database.worker.ts';
import { type Deps, idsFrom } from '../../src/platform/deps.ts';
import { silentLog } from '../../src/platform/log.ts';
import { missedAsker, missedQuery } from '../../src/schema/missed-queries.ts';
import { type Hrana, startHrana } from '../support/hrana.ts';
import { testSecret } from '../support/secret.ts';

const folder = mkdtempSync(join(tmpdir(), 'mehrkar-askers-'));
let hrana: Hrana;
let now = new Date('2026-11-22T08:00:00Z');
const crypto = createCrypto(testSecret);

/** What one request of an isolate is handed; what it would leave for later is counted. */
function isolate() {
  const memory = {};
  const later: Promise<unknown>[] = [];
  const deps = (): Deps => {
    const parsed = parseConfig({});
    if ('errors' in parsed) throw new Error('settings');
    return {
      config: parsed.config,
      database: openRemoteDatabase(hrana.url, { memory }),
      crypto,
      log: silentLog,
      later: (work) => void later.push(work),
      now: () => now,
      newId: idsFrom(crypto.randomBytes),
    };
  };
  return {
    later,
    count: (query: string, address: string) => countMissed(deps(), query, { address }),
    write: () => writeMissed(deps()),
    rows: () => deps().database.read.select().from(missedQuery),
    askers: () => deps().database.read.select().from(missedAsker),
  };
}

beforeAll(async () => {
  const file = join(folder, 'test.db');
  copyFileSync(inject('templateDatabase'), file);
  hrana = await startHrana(file);
});
afterAll(async () => {
  await hrana.close();
  rmSync(folder, { recursive: true, force: true });
});

test('one caller is counted once a week, whichever isolates heard the words', async () => {
  const isolates = [isolate(), isolate(), isolate()];
  for (const one of isolates) {
    one.count('ظغضژراش بافی', '10.0.0.1');
    one.count('ظغضژراش بافی', '10.0.0.1');
    expect(one.later.length).toBe(1);
    await one.write();
  }
  const [first] = isolates;
  expect((await first?.rows())?.map(({ query, count }) => [query, count])).toEqual([[null, 1]]);
  for (let n = 2; n <= 5; n++) isolates[n % 3]?.count('ظغضژراش بافی', `10.0.0.${n}`);
  for (const one of isolates) await one.write();
  expect((await first?.rows())?.map(({ query, count }) => [query, count])).toEqual([['ظغضژراش بافی', 5]]);
});

test('nothing of who asked, or what, can be read, and all of it goes with the week', async () => {
  const one = isolate();
  const askers = await one.askers();
  expect(askers.length).toBe(5);
  expect(JSON.stringify(askers)).not.toMatch(/10\.0\.0|ظغض/);
  now = new Date('2026-11-29T08:00:00Z');
  await one.write();
  expect(await one.askers()).toEqual([]);
  one.count('ظغضژراش بافی', '10.0.0.1');
  await one.write();
  expect((await one.rows())[0]?.count).toBe(6);
});

test('of one caller no more than two hundred are counted', async () => {
  const one = isolate();
  for (let i = 0; i < 230; i++)
    one.count(
      `بیهودهظ ${'ابپتثجچحخد'[i % 10]}${'رزژسشصضطظع'[Math.floor(i / 10) % 10]}${'فقکگلمنوهی'[Math.floor(i / 100)]}ژژ`,
      '10.9.9.9',
    );
  await one.write();
  expect((await one.askers()).length - 1).toBeLessThanOrEqual(200);
  expect((await one.askers()).length).toBeGreaterThan(150);
});
