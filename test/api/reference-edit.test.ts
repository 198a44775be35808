import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHarness, type Harness } from '../support/harness.ts';

let h: Harness;
beforeAll(async () => {
  h = await createHarness();
});
afterAll(() => h.close());

const get = async (path: string, as: string) =>
  await h
    .request()
    .get(`/api/v1${path}`)
    .set('authorization', `Bearer ${await h.tokenOf(as)}`);
async function post(path: string, body: string, options: { as?: string; type?: string; lang?: string } = {}) {
  return await h
    .request()
    .post(`/api/v1${path}`)
    .set('content-type', options.type ?? 'text/csv; charset=utf-8')
    .set('accept-language', options.lang ?? 'en')
    .set('authorization', `Bearer ${await h.tokenOf(options.as ?? 'hq')}`)
    .send(body);
}

describe('GET /reference/{catalogue}/list.csv', () => {
  test('is a list for spreadsheets in Persian, or English where the query asks, for every organisation', async () => {
    const fa = await get('/reference/kits/list.csv', 'officer.bushehr');
    expect(fa.status).toBe(200);
    expect(fa.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(fa.headers['content-disposition']).toContain('mehrkar-kits.csv');
    expect(fa.text.startsWith('\uFEFFکد,')).toBe(true);
    expect(fa.text).toContain('فریزر صندوقی = Chest freezer = 290000000');
    const en = await get('/reference/permits/list.csv?lang=en', 'auditor');
    expect(en.text.split('\r\n')[0]).toContain('Code,Persian name,English name');
  });

  test('refuses nobody signed in, unknown catalogues, other languages, and the organisations to all but headquarters', async () => {
    expect((await h.request().get('/api/v1/reference/kits/list.csv')).status).toBe(401);
    expect((await get('/reference/kits/list.csv', 'benefactor')).status).toBe(403);
    expect((await get('/reference/nothing/list.csv', 'hq')).status).toBe(404);
    expect((await get('/reference/kits/list.csv?lang=ar', 'hq')).status).toBe(422);
    expect((await get('/reference/organisations/list.csv', 'manager.bushehr')).status).toBe(403);
    expect((await get('/reference/organisations/list.csv', 'hq')).text).toContain('org-assoc-gilan');
  });
});

describe('POST /reference/{catalogue}/import', () => {
  test('answers a dry run, the import and a repeat; what everyone reads changes with it', async () => {
    const list = 'code,usualMonths\ndriving,۱۸\nweapons,x\n';
    const read = async () =>
      (await h.request().get('/api/v1/reference/restrictions')).body.items.find(
        ({ code }: { code: string }) => code === 'driving',
      ).usualMonths;
    const dry = await post('/reference/restrictions/import?dryRun', list);
    expect(dry.status).toBe(200);
    expect(dry.body).toEqual({
      created: 0,
      updated: 1,
      unchanged: 0,
      unnamed: 22,
      rejected: [
        {
          row: 3,
          field: 'usualMonths',
          code: 'type.number',
          message: 'is not a number; write digits alone.',
        },
      ],
      rejectedRows: 1,
      changes: [
        {
          row: 2,
          code: 'driving',
          name: { fa: 'منع از رانندگی با وسایل نقلیهٔ موتوری', en: 'Ban on driving motor vehicles' },
          kind: 'changed',
          fields: [{ field: 'usualMonths', from: '24', to: '18' }],
        },
      ],
      unknownHeaders: [],
      total: 2,
      dryRun: true,
    });
    expect(await read()).toBe(24);
    expect((await post('/reference/restrictions/import', list)).body).toEqual({ ...dry.body, dryRun: false });
    expect(await read()).toBe(18);
    expect((await post('/reference/restrictions/import', list)).body).toMatchObject({
      updated: 0,
      unchanged: 1,
    });
    const fa = await post('/reference/restrictions/import?dryRun=1', list, { lang: 'fa' });
    expect(fa.body.rejected[0].message).toContain('رقم');
  });

  test('takes a list back as it was given, with nothing changed', async () => {
    for (const catalogue of ['kits', 'skills', 'organisations']) {
      const list = (await get(`/reference/${catalogue}/list.csv`, 'hq')).text;
      const back = await post(`/reference/${catalogue}/import`, list);
      expect(back.body).toMatchObject({ created: 0, updated: 0, rejected: [], unnamed: 0 });
      expect(back.body.unchanged).toBe(back.body.total);
    }
  });

  test('refuses whoever may not, another media type, a list without codes, one that is too long, and a wrong dryRun', async () => {
    const path = '/reference/permits/import';
    const list = 'code,en\nguild,Guild\n';
    const nobody = await h.request().post(`/api/v1${path}`).set('content-type', 'text/csv').send(list);
    expect(nobody.status).toBe(401);
    for (const as of ['manager.bushehr', 'officer.bushehr', 'auditor', 'benefactor'])
      expect((await post(path, list, { as })).status, as).toBe(403);
    expect((await post('/reference/nothing/import', list)).status).toBe(404);
    expect((await post(path, '{}', { type: 'application/json' })).status).toBe(415);
    const noCode = await post(path, 'en\nGuild\n');
    expect(noCode.status).toBe(422);
    expect(noCode.headers['content-type']).toContain('application/problem+json');
    expect(noCode.body.errors[0].path).toBe('code');
    expect((await post(`${path}?dryRun=maybe`, list)).status).toBe(422);
    const long = await post(path, `code,en\n${'guild,Guild\n'.repeat(5001)}`);
    expect(long.status).toBe(413);
    expect((await post(path, 'x'.repeat(21 * 1024 * 1024))).status).toBe(413);
  });
});
