import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { isIndexReady } from '../../../src/features/search-sync/index-state.repo.ts';
import { takeLease } from '../../../src/features/search-sync/lease.repo.ts';
import { wantReindex } from '../../../src/features/search-sync/request-reindex.ts';
import { meiliServer } from '../../../src/platform/search-server.meili.ts';
import { type FakeMeili, type Fault, startFakeMeili } from '../../support/fake-meili.ts';
import { valueIn } from '../opportunities/bodies.ts';
import { createSynced, type Synced } from './sync-setup.ts';

let fake: FakeMeili;
let s: Synced;
beforeAll(async () => {
  fake = await startFakeMeili();
  s = await createSynced(meiliServer({ url: fake.url, key: fake.key }));
  await untilIdle();
});
afterEach(async () => {
  fake.heal();
  fake.poison.clear();
  fake.release();
  fake.state.version = '1.50.0';
  await s.deps.database.write((tx) =>
    tx.run(sql`update search_outbox set state = 'waiting' where state = 'parked'`),
  );
  await untilIdle();
});
afterAll(async () => {
  await s.close();
  await fake.close();
});

const documentsIn = (index: string) => fake.indexes.get(`mehrkar_${index}`)?.docs;
const puts = () =>
  fake.requests.filter(({ line }) => line === 'POST /indexes/mehrkar_opportunities/documents');
/** Calls as a timer makes them, until all is told. */
async function untilIdle(): Promise<void> {
  for (let i = 0; i < 60; i++) {
    if ((await s.sync()).is === 'idle' && (await s.counts()).pending === 0) return;
    s.later(60_000);
  }
  throw new Error('it never comes to an end');
}
const settled = async () => expect(await s.held('opportunities')).toEqual(await s.records('opportunity'));

describe('whatever the server does', () => {
  const faults: readonly (readonly [string, Fault])[] = [
    ['answers with 503', { is: 'status', status: 503 }],
    ['answers with a page', { is: 'html' }],
    ['answers with nonsense', { is: 'garbage' }],
    ['cuts the connection', { is: 'cut' }],
    ['does what it was told and cuts the connection', { is: 'cut after' }],
    ['takes the task and cancels it', { is: 'task', status: 'canceled' }],
    ['takes the task and runs out of disk', { is: 'task', status: 'failed', type: 'system' }],
    ['takes the task and blames the documents, wrongly', { is: 'task', status: 'failed' }],
    ['has too much to do', { is: 'status', status: 429, code: 'too_many_requests' }],
  ];
  test.each(faults)('it %s: every document arrives in its last state', async (_name, fault) => {
    fake.fail({ on: /documents/, fault, times: 3 });
    const ids = await s.manyOpportunities(20);
    await s.sync();
    await s.touch(ids.slice(0, 10));
    await s.touch(ids.slice(5, 8), true);
    await untilIdle();
    await settled();
    expect(await s.counts()).toEqual({ pending: 0, parked: 0, oldest: null });
  });

  test('a row is done only when its task is, not when it was sent', async () => {
    fake.hold();
    const ids = await s.manyOpportunities(3);
    expect(await s.sync(300)).toEqual({ is: 'more' });
    expect((await s.rows()).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
    // Written again while the server has not come to it: that is told too.
    await s.touch(ids.slice(0, 1));
    await s.sync(300);
    fake.release();
    await untilIdle();
    await settled();
  });

  test('a document that was written again while it was sent is sent again, whatever its revision', async () => {
    const [id = ''] = await s.manyOpportunities(1);
    fake.hold();
    await s.sync(200);
    await s.deps.database.write((tx) =>
      tx.run(
        sql`update search_outbox set state = 'waiting', noted = noted + 1, task_uid = null where doc_id = ${id}`,
      ),
    );
    fake.release();
    const before = puts().length;
    await untilIdle();
    expect(puts().length).toBe(before + 1);
  });

  test('a wrong key is told as what it is, and nothing is lost meanwhile', async () => {
    await s.manyOpportunities(2);
    const rule = fake.fail({ on: /./, fault: { is: 'status', status: 403, code: 'invalid_api_key' } });
    expect(await s.sync()).toMatchObject({
      is: 'refused',
      error: expect.stringContaining('invalid_api_key'),
    });
    expect((await s.counts()).pending).toBe(2);
    rule.times = 0;
    await untilIdle();
    await settled();
  });

  test('one too old is not told anything', async () => {
    fake.state.version = '1.20.3';
    expect(await s.sync()).toMatchObject({ is: 'refused', error: expect.stringContaining('1.20.3') });
    const [id = ''] = await s.manyOpportunities(1);
    expect(await s.sync()).toMatchObject({ is: 'refused' });
    expect(documentsIn('opportunities')?.has(id)).toBe(false);
  });
});

describe('what waits', () => {
  test('is sent once for each document, however often it was written, in batches', async () => {
    const ids = await s.manyOpportunities(1_200);
    for (let i = 0; i < 3; i++) await s.touch(ids.slice(0, 300));
    expect(await s.rows()).toHaveLength(2_100);
    fake.requests.length = 0;
    await untilIdle();
    const sent = puts().map(({ body }) => body as { id: string; rev: number }[]);
    expect(sent.map(({ length }) => length)).toEqual([1_000, 200]);
    expect(sent.flat().filter(({ id }) => id === ids[0])).toMatchObject([{ rev: 4 }]);
    await settled();
  });

  test('is told by one process at a time, and by another once the first has fallen silent', async () => {
    await s.manyOpportunities(1);
    const now = s.deps.now();
    const untilIso = new Date(now.getTime() + 60_000).toISOString();
    const other = { name: 'search-sync', holder: 'another', nowIso: now.toISOString(), untilIso };
    expect(await s.deps.database.write((tx) => takeLease(tx, other))).toBe(true);
    expect(await s.sync()).toEqual({ is: 'elsewhere' });
    expect((await s.counts()).pending).toBe(1);
    s.later(60_001);
    expect(await s.sync()).toEqual({ is: 'idle' });
    await settled();
    // Its own again: it was given back.
    expect(await s.deps.database.write((tx) => takeLease(tx, { ...other, holder: 'a third' }))).toBe(true);
  });

  test('two calls at once send nothing twice', async () => {
    await s.manyOpportunities(10);
    fake.requests.length = 0;
    const outcomes = await Promise.all([s.sync(), s.sync()]);
    expect(outcomes.map(({ is }) => is).sort()).toEqual(['elsewhere', 'idle']);
    expect(puts()).toHaveLength(1);
  });

  test('a call does no more than its time allows, and the next goes on', async () => {
    await s.manyOpportunities(50);
    expect(await s.sync(0)).toEqual({ is: 'more' });
    expect((await s.counts()).pending).toBe(50);
    await untilIdle();
  });
});

describe('a document that the server refuses', () => {
  test('is parked alone with its error; all others arrive, and it too once it is mended', async () => {
    const ids = await s.manyOpportunities(200);
    const [poison = '', second = ''] = [ids[57], ids[130]];
    fake.poison.add(poison).add(second);
    await untilIdle();
    const parked = (await s.rows()).filter(({ state }) => state === 'parked');
    expect(parked.map(({ docId }) => docId).sort()).toEqual([poison, second].sort());
    for (const { docId, error } of parked) expect(error).toContain(`${docId} is poison`);
    const there = new Set(documentsIn('opportunities')?.keys());
    expect(ids.filter((id) => !there.has(id)).sort()).toEqual([poison, second].sort());
    // Another revision of one is refused again and is no second row; the other is mended.
    fake.poison.delete(second);
    await s.touch([poison, second]);
    await untilIdle();
    expect((await s.rows()).map(({ docId, state }) => [docId, state])).toEqual([[poison, 'parked']]);
    expect(documentsIn('opportunities')?.get(second)).toMatchObject({ rev: 2 });
  });

  test('parks alone while an index is built, and does not keep it from its place', async () => {
    const ids = await s.manyOpportunities(60);
    await untilIdle();
    const [poison = ''] = [ids[30]];
    fake.poison.add(poison);
    valueIn(await wantReindex(s.deps, { accountId: 'system:test', organisationId: null }, ['opportunities']));
    await untilIdle();
    expect(await s.state('opportunities')).toMatchObject({ phase: 'idle', error: null });
    const [there, records] = [await s.held('opportunities'), await s.records('opportunity')];
    expect([...records.keys()].filter((id) => !there.has(id))).toEqual([poison]);
    expect((await s.rows()).map(({ docId, state }) => [docId, state])).toEqual([[poison, 'parked']]);
  });
});

describe('a server that is not the one it was', () => {
  test('stopped and started again: what was written meanwhile arrives', async () => {
    await fake.stop();
    const ids = await s.manyOpportunities(20);
    await s.touch(ids.slice(0, 5));
    expect(await s.sync()).toMatchObject({ is: 'unreachable' });
    await fake.start();
    await untilIdle();
    await settled();
  });

  test('emptied: it is not asked, and built anew, though its tasks have the numbers of ours', async () => {
    await s.manyOpportunities(30);
    await untilIdle();
    fake.hold();
    await s.manyOpportunities(2);
    await s.sync(200);
    fake.wipe();
    fake.release();
    s.later(5_000);
    expect((await s.sync(0)).is).toBe('more');
    expect(await isIndexReady(s.deps, 'opportunities')).toBe(false);
    await untilIdle();
    s.later(5_000);
    expect(await isIndexReady(s.deps, 'opportunities')).toBe(true);
    await settled();
  });
});
