import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@libsql/client/http';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { runTyped } from '../../src/entry/run-typed.ts';
import { workerConfig } from '../../src/entry/worker-config.ts';
import { builtWorker } from '../support/built-worker.ts';
import { type Hrana, startHrana } from '../support/hrana.ts';
import { send } from '../support/http.ts';
import { testSecret } from '../support/secret.ts';
import { startWorker } from '../support/worker.ts';

const folder = mkdtempSync(join(tmpdir(), 'mehrkar-unready-'));
const good = {
  DATABASE_URL: 'libsql://house.example.org',
  SECRET_KEY: testSecret,
  BASE_URL: 'https://mehrkar.example.org',
};
let built: Awaited<ReturnType<typeof builtWorker>>;
beforeAll(async () => {
  built = await builtWorker();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('settings of a Worker', () => {
  test('are those of a house at work, unless it says otherwise', () => {
    expect(workerConfig({ ...good, ASSETS: {} })).toMatchObject({
      config: { production: true, demo: false, baseUrl: new URL(good.BASE_URL) },
    });
  });

  test.each([
    ['DATABASE_URL', undefined],
    ['DATABASE_URL', 'file:data/mehrkar.db'],
    ['DATABASE_URL', 'ftp://somewhere'],
    ['SECRET_KEY', undefined],
    ['SECRET_KEY', 'short-and-known'],
    ['BASE_URL', undefined],
    ['BASE_URL', 'http://mehrkar.example.org'],
    ['DEMO', '1'],
    ['RATE_LIMIT', 'perhaps'],
  ])('%s as %s is refused by its name, once', (name, value) => {
    const parsed = workerConfig({ ...good, [name]: value });
    const errors = 'errors' in parsed ? parsed.errors : [];
    expect(errors.map(({ en }) => en.split(':')[0])).toEqual([name]);
    expect(errors.every(({ fa }) => fa.startsWith(`${name}: `))).toBe(true);
  });

  test('that are wrong are told by a Worker in its answers, their values never', async () => {
    const worker = await startWorker(built, { ...good, SECRET_KEY: 'short-and-known' });
    const forPeople = await send(`${worker.url}/work`);
    expect([forPeople.status, forPeople.headers.get('retry-after')]).toEqual([503, '60']);
    expect(forPeople.text).toContain('SECRET_KEY');
    expect(forPeople.text).not.toContain('short-and-known');
    const forClients = await send(`${worker.url}/api/v1/skills?q=x`);
    expect(forClients.headers.get('content-type')).toContain('problem+json');
    expect(forClients.json.detail).toContain('SECRET_KEY');
    expect(await worker.runCron()).toBe('ok');
    expect(JSON.stringify(worker.logged)).toContain('SECRET_KEY');
    expect(JSON.stringify(worker.logged)).not.toContain('short-and-known');
    await worker.close();
  });
});

describe('a database that is not ready', () => {
  const file = join(folder, 'empty.db');
  let hrana: Hrana;
  beforeAll(async () => {
    hrana = await startHrana(file, { token: 'let me in' });
  });
  afterAll(() => hrana.close());

  const migrate = (env: Record<string, string>) => {
    const said: string[] = [];
    const say = (line: string) => void said.push(line);
    const ended = runTyped(['migrate', '--lang', 'en'], { env, out: say, err: say, progress: say });
    return ended.then((code) => ({ code, said: said.join('\n') }));
  };

  test('is said by /readyz and by every page, until the command line has brought it up to date over HTTP', async () => {
    const settings = { ...good, NODE_ENV: 'test', BASE_URL: 'http://localhost', DATABASE_URL: hrana.url };
    const worker = await startWorker(built, { ...settings, DATABASE_AUTH_TOKEN: 'let me in' });
    const ready = () => send(`${worker.url}/readyz`);
    expect(await ready()).toMatchObject({ status: 503, json: { ok: false } });
    expect((await ready()).json.detail).toContain('npm run mehrkar -- migrate');
    expect((await send(`${worker.url}/work`)).status).toBe(503);
    expect((await send(`${worker.url}/livez`)).status).toBe(200);

    const done = await migrate({ ...settings, DATABASE_AUTH_TOKEN: 'let me in' });
    expect(done, done.said).toMatchObject({ code: 0 });
    console.info(
      `migrate an empty server: at most ${hrana.longestTransaction()} round trips in one transaction`,
    );
    // The server ends a transaction after five seconds: at 20 ms a trip, 250.
    expect(hrana.longestTransaction()).toBeLessThan(125);
    expect((await ready()).status).toBe(200);
    expect((await send(`${worker.url}/work`)).status).toBe(200);

    const before = hrana.roundTrips();
    expect((await migrate({ ...settings, DATABASE_AUTH_TOKEN: 'let me in' })).code).toBe(0);
    console.info(`migrate with nothing to do: ${hrana.roundTrips() - before} round trips`);

    // A version later, seen from here: as if the newest migration had not been there.
    const client = createClient({ url: hrana.url, authToken: 'let me in' });
    await client.execute(
      'delete from __drizzle_migrations where created_at = (select max(created_at) from __drizzle_migrations)',
    );
    client.close();
    expect(await ready()).toMatchObject({ status: 503 });
    await worker.close();
  });

  test('nor is one that nobody can reach', async () => {
    const worker = await startWorker(built, {
      ...good,
      NODE_ENV: 'test',
      BASE_URL: 'http://localhost',
      DATABASE_URL: hrana.url,
      DATABASE_AUTH_TOKEN: 'guessed',
    });
    const refused = await send(`${worker.url}/readyz`);
    expect(refused.status).toBe(503);
    expect(refused.json.detail).toContain('DATABASE_AUTH_TOKEN');
    expect(refused.text).not.toContain('guessed');
    expect(JSON.stringify(worker.logged)).not.toContain('guessed');
    await worker.close();
  });

  test('accounts with a password that everybody knows are told of before the house is opened', async () => {
    const known = join(folder, 'known.db');
    copyFileSync(inject('templateDatabase'), known);
    const other = await startHrana(known);
    const done = await migrate({ ...good, NODE_ENV: 'production', DATABASE_URL: other.url });
    expect(done.code).toBe(1);
    expect(done.said).toContain('officer.bushehr');
    await other.close();
  });
});
