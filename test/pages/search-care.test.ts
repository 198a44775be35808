import { afterAll, beforeAll, expect, test } from 'vitest';
import { meiliServer } from '../../src/platform/search-server.meili.ts';
import { auditEntry } from '../../src/schema/records.ts';
import { paths } from '../../src/web/paths.ts';
import { type FakeMeili, startFakeMeili } from '../support/fake-meili.ts';
import { createHarness } from '../support/harness.ts';
import { createSynced, type Synced } from '../usecase/search-sync/sync-setup.ts';
import { formIn, type Pages, pagesOf } from './page-client.ts';

let fake: FakeMeili;
let s: Synced;
let hq: Pages;
let en: Pages;
beforeAll(async () => {
  fake = await startFakeMeili();
  s = await createSynced(meiliServer({ url: fake.url, key: fake.key }));
  hq = await pagesOf(s.h, 'hq');
  en = await pagesOf(s.h, 'hq', 'en');
});
afterAll(async () => {
  await s.close();
  await fake.close();
});

const signed = async (method: 'get' | 'post', path: string, body?: object, as = 'hq') => {
  const call = s.h
    .request()
    [method](`/api/v1${path}`)
    .set('authorization', `Bearer ${await s.tokenOf(as)}`);
  return await (body === undefined ? call : call.send(body));
};
const lastAudited = async () => {
  const rows = await s.deps.database.read.select().from(auditEntry);
  const last = rows.at(-1);
  return [last?.action, last?.entityId];
};
const readyz = async () => (await s.h.request().get('/readyz')).body;

test('national headquarters reaches it from every page; nobody else does', async () => {
  expect((await hq.get(paths.reference)).html).toContain(`href="${paths.searchCare}"`);
  for (const user of ['manager.bushehr', 'officer.bushehr', 'auditor', 'benefactor']) {
    const pages = await pagesOf(s.h, user);
    expect((await pages.get(paths.searchCare)).status, user).toBe(403);
    expect((await pages.post(paths.searchReindex, { index: 'skills' })).status, user).toBe(403);
    expect((await pages.post(paths.searchRetry, {})).status, user).toBe(403);
    expect((await pages.get(paths.account)).html).not.toContain(paths.searchCare);
  }
});

test('before the first build the embedded engine answers, and the page and /readyz say so', async () => {
  await s.manyOpportunities(3);
  const shown = await en.get(paths.searchCare);
  expect(shown.text).toContain('Embedded');
  expect(shown.text).toContain('Answering, version 1.50.0');
  expect(shown.text).toContain('Not built yet');
  const { ok, search } = await readyz();
  expect(ok).toBe(true);
  expect(search.engine).toBe('embedded');
  expect(search.pending).toBeGreaterThanOrEqual(3);
});

test('once all are built the search server answers, nothing waits, and each tells when it was built', async () => {
  await s.sync();
  s.later(2_000);
  hq = await pagesOf(s.h, 'hq');
  en = await pagesOf(s.h, 'hq', 'en');
  expect(await readyz()).toEqual({ ok: true, search: { engine: 'meilisearch', pending: 0 } });
  const shown = await hq.get(paths.searchCare);
  expect(shown.text).toContain('همه رسیده است');
  expect(shown.text).toContain('میلی‌سرچ');
  expect(shown.text).not.toContain('هنوز ساخته نشده');
  expect((await signed('get', '/search-server')).body).toMatchObject({
    engine: 'meilisearch',
    pending: 0,
    oldest: null,
    parked: 0,
    server: { is: 'answering', version: '1.50.0' },
    indexes: [{ index: 'skills', ready: true, phase: 'idle' }, {}, { index: 'opportunities', loaded: 3 }, {}],
  });
});

test('an index is rebuilt by a button, which is put on record', async () => {
  const shown = await en.get(paths.searchCare);
  expect(formIn(shown.html, paths.searchReindex)).toEqual({ index: ['skills'] });
  const done = await en.post(paths.searchReindex, { index: 'opportunities' });
  expect(done.status).toBe(303);
  expect(await lastAudited()).toEqual(['search.reindex', 'opportunities']);
  const told = await en.get(done.location ?? '');
  expect(told.text).toContain('"Opportunities" is rebuilt');
  expect(told.text).toContain('To be rebuilt');
  const built = (await s.state('opportunities')).finishedAt;
  s.later(1_000);
  await s.sync();
  expect((await s.state('opportunities')).finishedAt).not.toBe(built);
  expect((await hq.post(paths.searchReindex, { index: 'nothing' })).status).toBe(422);
});

test('a document that was refused is shown with its error and sent again by a button', async () => {
  const [poison = ''] = await s.manyOpportunities(2);
  fake.poison.add(poison);
  await s.sync();
  const shown = await en.get(paths.searchCare);
  expect(shown.text).toContain(`poison: document ${poison} is poison`);
  fake.poison.clear();
  const done = await en.post(paths.searchRetry, formIn(shown.html, paths.searchRetry));
  expect((await lastAudited())[0]).toBe('search.retry');
  expect((await en.get(done.location ?? '')).text).toContain('1 documents are sent again');
  await s.sync();
  expect((await en.get(paths.searchCare)).text).not.toContain(poison);
  expect((await s.held('opportunities')).has(poison)).toBe(true);
});

test('a server that is gone, or refuses the key, is told as what it is, and what waits since when', async () => {
  await fake.stop();
  await s.manyOpportunities(1);
  const gone = await en.get(paths.searchCare);
  expect(gone.text).toContain('Not answering; it is tried again by itself');
  expect(gone.text).toContain('Engine Embedded');
  expect(gone.text).toMatch(/1 changes, the oldest since/);
  expect((await signed('get', '/search-server')).body.server.is).toBe('unreachable');
  await fake.start();
  const rule = fake.fail({ on: /./, fault: { is: 'status', status: 403, code: 'invalid_api_key' } });
  const refused = await en.get(paths.searchCare);
  expect(refused.text).toContain('MEILI_KEY');
  expect(refused.html).not.toContain(fake.key);
  rule.times = 0;
  fake.state.version = '1.12.0';
  expect((await en.get(paths.searchCare)).text).toContain('Version 1.12.0 is too old');
  fake.state.version = '1.50.0';
});

test('the same by the API: rebuilding one or all, sending again', async () => {
  const all = await signed('post', '/search-server/reindex', {});
  expect([all.status, all.body]).toEqual([
    200,
    { indexes: ['skills', 'occupations', 'opportunities', 'people'] },
  ]);
  expect((await signed('post', '/search-server/reindex', { index: 'people' })).body).toEqual({
    indexes: ['people'],
  });
  expect((await signed('post', '/search-server/reindex', { index: 'x' })).status).toBe(422);
  expect((await signed('post', '/search-server/reindex', {}, 'officer.bushehr')).status).toBe(403);
  expect((await signed('post', '/search-server/retry', {})).body).toEqual({ again: 0 });
});

test('without a search server there is nothing to look after, and rebuilding is refused with the reason', async () => {
  const alone = await createHarness();
  const pages = await pagesOf(alone, 'hq', 'en');
  const shown = await pages.get(paths.searchCare);
  expect(shown.text).toContain('None is set');
  expect(shown.html).not.toContain(paths.searchReindex);
  const refused = await pages.post(paths.searchReindex, { index: 'skills' });
  expect(refused.status).toBe(409);
  expect(refused.text).toContain('MEILI_URL');
  expect((await alone.request().get('/readyz')).body.search).toEqual({ engine: 'embedded', pending: 0 });
  await alone.close();
});
