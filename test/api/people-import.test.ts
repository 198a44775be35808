import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHarness, type Harness } from '../support/harness.ts';

let h: Harness;
beforeAll(async () => {
  h = await createHarness();
});
afterAll(() => h.close());

const list = readFileSync('seed/examples/released-gilan.csv', 'utf8');
async function send(path: string, body: string, options: { as?: string; type?: string; lang?: string } = {}) {
  const request = h
    .request()
    .post(`/api/v1${path}`)
    .set('content-type', options.type ?? 'text/csv; charset=utf-8')
    .set('accept-language', options.lang ?? 'fa');
  return await request
    .set('authorization', `Bearer ${await h.tokenOf(options.as ?? 'care.gilan')}`)
    .send(body);
}

describe('POST /people/import', () => {
  test('answers a dry run, the import and a repeat, and the people can be listed', async () => {
    const dry = await send('/people/import?dryRun=true', list);
    expect(dry.status).toBe(200);
    expect(dry.body).toMatchObject({ created: 73, updated: 0, unchanged: 0, dryRun: true });
    const token = await h.tokenOf('care.gilan');
    const people = () => h.request().get('/api/v1/people?limit=1').set('authorization', `Bearer ${token}`);
    expect((await people()).body.total).toBe(0);

    const first = await send('/people/import', list);
    expect(first.body).toMatchObject({
      created: 73,
      unchanged: 0,
      total: 80,
      unknownHeaders: ['ملاحظات'],
      dryRun: false,
    });
    expect((await people()).body.total).toBe(73);

    const again = await send('/people/import?dryRun=false', list);
    expect(again.body).toMatchObject({ created: 0, updated: 0, unchanged: 73 });
    expect(again.body.rejected).toEqual(first.body.rejected);
  });

  test('says in the language asked for what is wrong and how to mend it', async () => {
    const fa = await send('/people/import?dryRun=true', list);
    const en = await send('/people/import?dryRun=true', list, { lang: 'en' });
    expect(fa.body.rejected[0]).toEqual({
      row: 14,
      field: 'restrictions[0].code',
      code: 'restriction.family',
      message: expect.stringContaining('جویای کار'),
    });
    expect(en.body.rejected[0].message).toContain('released person');
    expect(en.body.warnings[0]).toMatchObject({
      row: 74,
      code: 'skill.unknown',
      value: 'کار با دستگاه مخصوص',
    });
  });

  test('a list without its columns is 422 and names them', async () => {
    const answer = await send('/people/import', 'a,b\n1,2\n', { lang: 'en' });
    expect(answer.status).toBe(422);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body.errors[0]).toMatchObject({
      path: 'nationalId',
      message: expect.stringMatching(/National id.*template/),
    });
  });

  test('refuses a wrong dryRun, another media type, whoever may not, and whoever is not signed in', async () => {
    const wrong = await send('/people/import?dryRun=maybe', list);
    expect([wrong.status, wrong.body.errors[0].path]).toEqual([422, 'dryRun']);
    expect((await send('/people/import', '{}', { type: 'application/json' })).status).toBe(415);
    expect((await send('/people/import', list, { as: 'hq' })).status).toBe(403);
    const nobody = await h.request().post('/api/v1/people/import').set('content-type', 'text/csv').send(list);
    expect(nobody.status).toBe(401);
  });
});

describe('GET /people/import/template.csv', () => {
  const template = async (query: string, as = 'care.gilan') =>
    await h
      .request()
      .get(`/api/v1/people/import/template.csv${query}`)
      .set('authorization', `Bearer ${await h.tokenOf(as)}`);

  test('is one line of headings, Persian unless English is asked for, with a byte order mark', async () => {
    const fa = await template('');
    expect(fa.status).toBe(200);
    expect(fa.headers['content-type']).toContain('text/csv');
    expect(fa.headers['content-disposition']).toContain('mehrkar-people.csv');
    expect(fa.text).toMatch(/^\uFEFFنوع مددجو,کد ملی,نام,[^\n]*\r\n$/);
    expect((await template('?lang=en')).text).toMatch(/^\uFEFFKind,National id,Given name,[^\n]*\r\n$/);
    expect((await template('?lang=de')).status).toBe(422);
    expect((await template('', 'hq')).status).toBe(403);
  });

  test('with a row below it, it can be sent back', async () => {
    const { text } = await template('?lang=en');
    const headings = text.replace('\uFEFF', '').trim().split(',');
    const cells: Record<string, string> = {
      'National id': '0012345679',
      'Given name': 'Maryam',
      'Family name': 'Dashti',
      Sex: 'female',
      'Birth date': '1990-05-01',
      Province: 'Gilan',
      County: 'Rasht',
    };
    const answer = await send(
      '/people/import',
      `${text}${headings.map((name) => cells[name] ?? '').join(',')}\r\n`,
    );
    expect(answer.body).toMatchObject({ created: 1, rejected: [], unknownHeaders: [] });
  });
});

test('a bare dryRun flag is a dry run, not an import', async () => {
  const own = await createHarness();
  const bearer = `Bearer ${await own.tokenOf('officer.bushehr')}`;
  const list = `kind,nationalId,givenName,familyName,sex,birthDate,province,county\nfamily,0012345679,Zahra,Dashti,female,1990-05-01,بوشهر,گناوه\n`;
  for (const flag of ['?dryRun', '?dryRun=']) {
    const answer = await own
      .request()
      .post(`/api/v1/people/import${flag}`)
      .set('authorization', bearer)
      .type('text/csv')
      .send(list);
    expect(answer.body).toMatchObject({ dryRun: true, created: 1 });
  }
  const people = await own.request().get('/api/v1/people').set('authorization', bearer);
  expect(people.body.total).toBe(0);
  await own.close();
});
