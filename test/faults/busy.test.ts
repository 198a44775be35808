import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/platform/database.node.ts';
import { faultsOf } from '../support/chain.ts';
import { databaseIn, lookInto, prepareFolder } from '../support/folder.ts';
import { type Sending, send } from '../support/http.ts';
import { holdLock, writeAndCheckpoint } from '../support/lock-holder.ts';
import { personBody } from '../support/samples.ts';
import { startServer } from '../support/server.ts';

const deep = process.env.MEHRKAR_DEEP === '1';
let folder: string;
let server: Awaited<ReturnType<typeof startServer>>;
let token: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mehrkar-busy-'));
  prepareFolder(folder);
  server = await startServer({ DEMO: '0' }, { folder });
  const account = { username: 'officer.bushehr', password: 'mehrkar-demo' };
  const answer = await send(`${server.url}/api/v1/sessions`, { body: account });
  token = String(answer.json.token);
}, 120_000);
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const api = (path: string, sending: Sending = {}) =>
  send(`${server.url}/api/v1${path}`, { token, ...sending });
const register = (more: Sending = {}) => api('/people', { body: personBody(), ...more });

describe('while another process holds the write lock', () => {
  test('every write is told to come back, all within one wait; reads are answered; then writes go on', async () => {
    const lock = await holdLock(databaseIn(folder));
    const heldUntil = performance.now() + (deep ? 10_000 : 0);
    let waiting = 20;
    const keyed = { headers: { 'idempotency-key': 'through-a-lock' }, body: personBody() };
    const writes = Array.from({ length: waiting }, async (_, i) => {
      const answer = i === 0 ? await register(keyed) : await register();
      waiting -= 1;
      return answer;
    });
    const account = { username: 'officer.bushehr', password: 'mehrkar-demo' };
    const signIn = send(`${server.url}/api/v1/sessions`, { body: account });
    const signInPage = fetch(`${server.url}/sign-in`, { method: 'POST', body: new URLSearchParams(account) });
    // Nobody is let wait five seconds for each of those before: the lock is released only when all have been answered.
    let reads = 0;
    while (waiting > 0) {
      expect((await api('/people')).status).toBe(200);
      if (waiting === writes.length) reads += 1;
    }
    expect(reads).toBeGreaterThan(9);
    for (const answer of await Promise.all(writes)) {
      expect(answer.status).toBe(503);
      expect(answer.headers.get('retry-after')).toBe('2');
      expect(answer.json).toMatchObject({
        type: '/problems/busy',
        detail: expect.stringContaining('ثبت نشد'),
      });
    }
    expect((await signIn).status).toBe(503);
    const page = await signInPage;
    expect([page.status, page.headers.get('retry-after')]).toEqual([503, '2']);
    expect(await page.text()).toContain('چند لحظهٔ دیگر دوباره');
    while (performance.now() < heldUntil) {
      expect((await api('/people')).status).toBe(200);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const patient = register();
    await lock.release();
    expect((await patient).status).toBe(201);
    expect((await register()).status).toBe(201);
    const repeated = await register(keyed);
    expect([repeated.status, repeated.headers.get('idempotent-replayed')]).toEqual([201, null]);
    expect((await api('/people')).json.total).toBe(3);
  }, 60_000);
});

test('beside a process that writes and checkpoints without end, reads and writes all go through', async () => {
  const other = await writeAndCheckpoint(databaseIn(folder));
  const answers = await Promise.all(
    Array.from({ length: 30 }, async (_, i) => (i % 3 === 0 ? await register() : await api('/people'))),
  );
  await other.release();
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 201]));
  expect(await lookInto(folder, faultsOf)).toEqual([]);
}, 60_000);

test('a BUSY at the very end of a write undoes it and runs it again, once', async () => {
  const own = mkdtempSync(join(tmpdir(), 'mehrkar-late-busy-'));
  const database = await openDatabase(`file:${join(own, 'late.db')}`);
  await database.write((tx) => tx.run(sql`create table note (text text)`));
  let runs = 0;
  await database.write(async (tx) => {
    await tx.run(sql`insert into note values ('once')`);
    runs += 1;
    // What a COMMIT throws; where the log is written ahead no other process can bring it about at will.
    if (runs === 1) throw Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' });
  });
  expect(runs).toBe(2);
  expect(await database.read.all(sql`select text from note`)).toEqual([{ text: 'once' }]);
  await database.close();
  rmSync(own, { recursive: true, force: true });
});
