import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { keepSearchTold, refuseOldSearchServer } from '../../../src/entry/search-server.node.ts';
import { vocabularyOf } from '../../../src/features/reference/vocabulary.repo.ts';
import { pruneSearchOutbox } from '../../../src/features/search-sync/prune-outbox.ts';
import { isOlderThan } from '../../../src/features/search-sync/server-version.rules.ts';
import { meiliServer } from '../../../src/platform/search-server.meili.ts';
import { StartFault } from '../../../src/platform/start-fault.ts';
import { mehrkar } from '../../support/command.ts';
import { type FakeMeili, startFakeMeili } from '../../support/fake-meili.ts';
import { testSecret } from '../../support/secret.ts';
import { jobBody, published } from '../opportunities/bodies.ts';
import { bring, listOf } from '../reference/reference-setup.ts';
import { createSynced, type Synced } from './sync-setup.ts';

let fake: FakeMeili;
let s: Synced;
beforeAll(async () => {
  fake = await startFakeMeili();
  s = await createSynced(meiliServer({ url: fake.url, key: fake.key }));
});
afterEach(() => {
  fake.heal();
  fake.state.version = '1.50.0';
});
afterAll(async () => {
  await s.close();
  await fake.close();
});

describe('npm run mehrkar -- reindex', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mehrkar-reindex-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const run = (env: Record<string, string>, ...args: string[]) =>
    mehrkar(
      { DATABASE_URL: `file:${join(folder, 'm.db')}`, SECRET_KEY: testSecret, ...env },
      'reindex',
      ...args,
    );
  const withServer = () => ({ MEILI_URL: fake.url, MEILI_KEY: fake.key });

  test('explains itself, and refuses what it cannot do in one line', async () => {
    expect((await run({}, '--help')).out).toContain('npm run mehrkar -- reindex [INDEX…]');
    expect(await run({})).toMatchObject({
      code: 1,
      err: expect.stringContaining('set MEILI_URL and MEILI_KEY'),
    });
    expect((await run(withServer(), 'jobs')).err).toContain('skills, occupations, opportunities, people');
    fake.state.version = '1.10.1';
    expect((await run(withServer())).err).toContain('version 1.10.1, which is too old');
  });

  test('builds one index or all, with progress, and says what came of it', async () => {
    const one = await run(withServer(), 'skills');
    expect(one).toMatchObject({ code: 0, out: expect.stringMatching(/^skills: built, 4\d\d documents\n$/) });
    expect(one.err).toMatch(/skills: \d+ of 4\d\d/);
    const all = await run(withServer());
    expect(all.code).toBe(0);
    expect(all.out.split('\n').map((line) => line.split(':')[0])).toEqual([
      'skills',
      'occupations',
      'opportunities',
      'people',
      '',
    ]);
  });

  test('says why where the server refuses', async () => {
    fake.fail({ on: /swap/, fault: { is: 'status', status: 403, code: 'invalid_api_key' } });
    const refused = await run(withServer(), 'people');
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('invalid_api_key') });
    fake.heal();
    expect((await run(withServer(), 'people')).code).toBe(0);
  });
});

describe('a start', () => {
  test('refuses a server that is too old, naming what to do; one that does not answer keeps nobody waiting', async () => {
    fake.state.version = '1.35.9';
    await expect(refuseOldSearchServer(s.deps)).rejects.toBeInstanceOf(StartFault);
    await fake.stop();
    await expect(refuseOldSearchServer(s.deps)).resolves.toBeUndefined();
    await fake.start();
    fake.state.version = '1.50.0';
    await expect(refuseOldSearchServer(s.deps)).resolves.toBeUndefined();
  });

  test.each([
    ['1.35.9', true],
    ['1.9.0', true],
    ['1.36.0', false],
    ['1.36.0-rc.1', false],
    ['2.0.0', false],
  ])('%s is older than 1.36.0: %s', (version, is) => {
    expect(isOlderThan(version, '1.36.0')).toBe(is);
  });
});

describe('beside the service', () => {
  test('what changes arrives by itself, until it is stopped', async () => {
    const stop = keepSearchTold(s.deps);
    const { id } = await published(s.h, jobBody());
    await expect
      .poll(() => fake.indexes.get('mehrkar_opportunities')?.docs.has(id), { timeout: 20_000 })
      .toBe(true);
    await stop();
    const { id: later } = await published(s.h, jobBody());
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(fake.indexes.get('mehrkar_opportunities')?.docs.has(later)).toBe(false);
  });

  test('another name of a skill arrives, and the skill is sent once', async () => {
    await s.sync();
    const [list, before] = [await listOf(s.h, 'skills'), (await s.held('skills')).get('sk-152')];
    const { fa = '' } = (await vocabularyOf(s.deps.database)).skill('sk-152') ?? {};
    const row = /^sk-152,.*$/m.exec(list)?.[0] ?? '';
    const done = await bring(s.h, 'skills', list.replace(row, row.replace(fa, `${fa} ممتاز`)));
    expect(done).toMatchObject({ updated: 1, rejected: [] });
    expect((await s.rows()).map(({ index, docId }) => [index, docId])).toEqual([['skills', 'sk-152']]);
    await s.sync();
    expect((await s.held('skills')).get('sk-152')).not.toBe(before);
    expect(fake.indexes.get('mehrkar_skills')?.docs.get('sk-152')?.label).toContain('ممتاز');
  });

  test('the outbox stays short: without a server nothing is kept, with one that is silent a row of each document', async () => {
    const ids = await s.manyOpportunities(5);
    for (let i = 0; i < 3; i++) await s.touch(ids);
    const system = { accountId: 'system:test', organisationId: null };
    await pruneSearchOutbox(s.deps, system);
    const kept = (await s.rows()).filter(({ docId }) => ids.includes(docId));
    expect(kept.map(({ rev }) => rev)).toEqual([4, 4, 4, 4, 4]);
    await pruneSearchOutbox({ ...s.deps, searchServer: undefined }, system);
    expect(await s.rows()).toEqual([]);
    // Told later again, it is told all from the beginning.
    expect(await s.state('opportunities')).toMatchObject({ builtUnder: null, phase: 'requested' });
    await s.sync();
    expect(await s.held('opportunities')).toEqual(await s.records('opportunity'));
    expect(await s.deps.database.read.all(sql`select * from lease`)).toEqual([]);
  });
});
