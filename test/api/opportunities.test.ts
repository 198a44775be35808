import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHarness, type Harness } from '../support/harness.ts';
import { asUser, create, personBody } from '../support/samples.ts';
import { jobBody, loanBody, secretEmployer } from '../usecase/opportunities/bodies.ts';

let h: Harness;
beforeAll(async () => {
  h = await createHarness();
});
afterAll(() => h.close());

const base = '/api/v1/opportunities';
const bearer = async (username = 'officer.bushehr') => ({
  authorization: `Bearer ${await h.tokenOf(username)}`,
});
const post = async (body: unknown, username?: string) =>
  await h
    .request()
    .post(base)
    .set(await bearer(username))
    .send(body as object);

/** Every key at any depth. */
function keysOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(keysOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...keysOf(inner)]);
}

const neverPublic = [
  'employer',
  'employerId',
  'organisation',
  'organisationId',
  'own',
  'revision',
  'sourceKey',
  'held',
  'buyers',
  'fundCode',
  'barredBy',
  'reservedFor',
  'contact',
  'phone',
  'address',
];

describe('publishing through the API', () => {
  test('answers 201 with the record flat, its address and its version', async () => {
    const answer = await post(jobBody());
    expect(answer.status).toBe(201);
    expect(answer.headers.location).toBe(`${base}/${answer.body.id}`);
    expect(answer.headers.etag).toBe('"1"');
    expect(answer.body).toMatchObject({
      kind: 'job',
      province: 'بوشهر',
      county: 'گناوه',
      employer: secretEmployer,
    });
  });

  test('names every fault of a body in a 422', async () => {
    const answer = await post(jobBody({ sex: 'male', county: 'شیراز' }));
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([expect.objectContaining({ path: 'sex', code: 'field.unknown' })]);
    expect((await post(jobBody({ county: 'شیراز' }))).body.errors).toEqual([
      expect.objectContaining({ path: 'county', code: 'place.mismatch' }),
    ]);
  });

  test('is for officers: 401 without a token, 403 for others', async () => {
    expect((await h.request().post(base).send(jobBody())).status).toBe(401);
    expect((await post(jobBody(), 'hq')).status).toBe(403);
    expect((await post(jobBody(), 'benefactor')).status).toBe(403);
  });
});

describe('what others see', () => {
  test('the public sees neither the employer nor anything of the organisation, in list and single view', async () => {
    const kit = { priceRial: 1_000_000, buyers: [{ name: 'خریدار محرمانه', firm: true }] };
    const bodies = [
      jobBody({ sourceKey: 'S-9' }),
      { ...jobBody(), kind: 'kit', kit },
      loanBody({ loan: { capRial: 5, termMonths: 5, fundCode: 'fund-x' } }),
    ];
    const ids: string[] = [];
    for (const body of bodies) ids.push((await post(body)).body.id);
    const answers = [await h.request().get(`${base}?limit=100`)];
    for (const id of ids) answers.push(await h.request().get(`${base}/${id}`));
    answers.push(
      await h
        .request()
        .get(`${base}?limit=100`)
        .set(await bearer('benefactor')),
    );
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(keysOf(answer.body).filter((key) => neverPublic.includes(key))).toEqual([]);
      for (const secret of [
        ...Object.values(secretEmployer),
        'خریدار محرمانه',
        'fund-x',
        'org-assoc',
        '29.58123',
      ])
        expect(answer.text).not.toContain(secret);
      expect(answer.headers.etag).toBeUndefined();
    }
    expect(answers[1]?.body.near).toEqual({ lat: 29.58, lng: 50.52 });
  });

  test("staff elsewhere see the employer's name alone, and a rounded point", async () => {
    const { id } = (await post(jobBody())).body;
    const answer = await h
      .request()
      .get(`${base}/${id}`)
      .set(await bearer('officer.gilan'));
    expect(answer.body).toMatchObject({
      own: false,
      organisationId: 'org-assoc-bushehr',
      barredBy: ['driving'],
      near: { lat: 29.58, lng: 50.52 },
    });
    expect(answer.body.employer).toEqual({ name: secretEmployer.name });
  });

  test('what is not open today is 404 for the public', async () => {
    for (const dates of [{ opensOn: '2026-12-01' }, { closesOn: '2026-11-21' }]) {
      const { id } = (await post(jobBody(dates))).body;
      expect((await h.request().get(`${base}/${id}`)).status).toBe(404);
      expect(
        (
          await h
            .request()
            .get(`${base}/${id}`)
            .set(await bearer())
        ).status,
      ).toBe(200);
    }
    expect((await h.request().get(`${base}/opp_none`)).status).toBe(404);
  });

  test('the list is narrowed by its query and refuses a bad one', async () => {
    const { id } = (await post(jobBody({ province: 'گیلان', county: 'رشت', near: null }))).body;
    const answer = await h.request().get(base).query({ province: 'گیلان' });
    expect(answer.body.items.map((item: { id: string }) => item.id)).toEqual([id]);
    expect(answer.body).toMatchObject({ total: 1, facets: { kind: { job: 1 } } });
    expect((await h.request().get(`${base}?limit=1000`)).status).toBe(422);
    expect((await h.request().get(`${base}?status=all`)).status).toBe(401);
  });
});

describe('changing and closing through the API', () => {
  const patch = async (id: string, body: object, version?: string, username?: string) => {
    const call = h
      .request()
      .patch(`${base}/${id}`)
      .set(await bearer(username));
    return await (version === undefined ? call : call.set('if-match', version)).send(body);
  };

  test('needs the version: 428 without, 412 on another, 200 with a new one', async () => {
    const { id } = (await post(jobBody())).body;
    expect((await patch(id, { vacancies: 4 })).status).toBe(428);
    expect((await patch(id, { vacancies: 4 }, '"7"')).status).toBe(412);
    const changed = await patch(id, { vacancies: 4 }, '"1"');
    expect(changed.status).toBe(200);
    expect(changed.headers.etag).toBe('"2"');
    expect(changed.body.vacancies).toBe(4);
  });

  test('what was read can be sent back and changes nothing; any other field is unknown', async () => {
    const kit = {
      priceRial: 450_000_000,
      items: [{ name: 'چرخ', priceRial: 450_000_000 }],
      monthlyIncomeRial: 90_000_000,
      buyers: [{ name: 'تولیدی', firm: true }],
    };
    const hours = [{ days: ['sat', 'sun'], from: '08:00', to: '13:00' }];
    const teaches = [{ skillId: 'sk-152', level: 2 }];
    for (const body of [
      jobBody({ hours, sourceKey: 'back-1' }),
      loanBody(),
      jobBody({ kind: 'kit', kit, monthlyIncomeRial: null }),
      jobBody({ kind: 'training', training: { teaches, weeks: 4 }, opensOn: '2026-12-01' }),
    ]) {
      const { id } = (await post(body)).body;
      const read = await h
        .request()
        .get(`${base}/${id}`)
        .set(await bearer());
      const answer = await patch(id, read.body, read.headers.etag);
      expect([answer.status, answer.body, answer.headers.etag]).toEqual([200, read.body, '"1"']);
      for (const [path, wrong] of [
        ['mine', { mine: 1 }],
        ['employer.id', { employer: { ...secretEmployer, id: 'emp_1' } }],
      ] as const)
        expect((await patch(id, { ...read.body, ...wrong }, '"1"')).body.errors).toEqual([
          expect.objectContaining({ path, code: 'field.unknown' }),
        ]);
    }
  });

  test('names of codes stand apart from the fields; what bars is named to staff alone', async () => {
    const { id } = (await post(jobBody())).body;
    const read = async (username?: string) =>
      (
        await h
          .request()
          .get(`${base}/${id}`)
          .set(username ? await bearer(username) : {})
      ).body;
    const open = await read();
    expect(open.skills).toEqual([{ skillId: 'sk-152', level: 2, importance: 'essential' }]);
    expect(open.labels).toMatchObject({
      provinces: { bushehr: { fa: 'بوشهر' } },
      counties: { 'bushehr-ganaveh': { fa: 'گناوه' } },
      occupations: { '7531': { en: expect.any(String) } },
      skills: { 'sk-152': { fa: expect.any(String) } },
      documents: { 'id-card': { fa: expect.any(String) } },
    });
    expect(open.labels.restrictions).toBeUndefined();
    expect((await read('officer.gilan')).labels.restrictions).toEqual({
      driving: { fa: expect.any(String), en: expect.any(String) },
    });
  });

  test('a foreign id is 404, an illegal second closing 409', async () => {
    const { id } = (await post(jobBody())).body;
    expect((await patch(id, { vacancies: 4 }, '"1"', 'officer.gilan')).status).toBe(404);
    const close = async (username?: string) =>
      await h
        .request()
        .post(`${base}/${id}/close`)
        .set(await bearer(username));
    expect((await close('care.gilan')).status).toBe(404);
    expect((await close('hq')).status).toBe(403);
    const closed = await close();
    expect(closed.status).toBe(200);
    expect(closed.body).toMatchObject({ status: 'closed', closedReason: 'other' });
    expect((await close()).status).toBe(409);
    expect((await h.request().get(`${base}/${id}`)).status).toBe(404);
  });
});

describe('what is closed', () => {
  test('is nowhere for another organisation, and everywhere for its keeper', async () => {
    const { id } = (await post(jobBody())).body;
    const officers = ['officer.bushehr', 'officer.gilan'] as const;
    const statuses = async () =>
      await Promise.all(
        officers.map(async (username) => {
          const person = await create(h, username, '/people', personBody());
          const api = await asUser(h, username);
          const looked = [
            `/opportunities/${id}`,
            `/opportunities/${id}/candidates`,
            `/people/${person.id}/matches/${id}`,
          ];
          return await Promise.all(looked.map(async (path) => (await api.get(path)).status));
        }),
      );
    expect(await statuses()).toEqual([
      [200, 200, 200],
      [200, 200, 200],
    ]);
    expect((await (await asUser(h, 'officer.bushehr')).post(`/opportunities/${id}/close`)).status).toBe(200);
    expect(await statuses()).toEqual([
      [200, 200, 200],
      [404, 404, 404],
    ]);
  });
});

describe('importing through the API', () => {
  const csv = 'عنوان شغل;استان;ظرفیت;تاریخ شروع ثبت\nباغبان;بوشهر;۲;۱۴۰۵/۰۸/۱۰\nنانوا;بوشهر;چند;۱۴۰۵/۰۸/۱۰';

  test('reports rows with messages in the language asked for', async () => {
    const call = h
      .request()
      .post(`${base}/import?dryRun=true`)
      .set(await bearer())
      .set('accept-language', 'en');
    const answer = await call.set('content-type', 'text/csv').send(csv);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ created: 1, dryRun: true });
    expect(answer.body.rejected).toEqual([
      { row: 3, field: 'vacancies', code: 'number.unreadable', message: expect.stringContaining('number') },
    ]);
  });

  test('takes CSV from officers alone', async () => {
    const call = async (username?: string, type = 'text/csv') =>
      await h
        .request()
        .post(`${base}/import`)
        .set(username ? await bearer(username) : {})
        .set('content-type', type)
        .send(csv);
    expect((await call()).status).toBe(401);
    expect((await call('auditor')).status).toBe(403);
    expect((await call('officer.bushehr', 'application/xml')).status).toBe(415);
    expect((await call('officer.bushehr')).status).toBe(200);
  });

  test('offers a template to download', async () => {
    const answer = await h
      .request()
      .get(`${base}/import/template.csv`)
      .set(await bearer());
    expect(answer.headers['content-type']).toContain('text/csv');
    expect(answer.headers['content-disposition']).toContain('attachment');
    expect(answer.text).toContain('عنوان شغل');
    expect((await h.request().get(`${base}/import/template.csv`)).status).toBe(401);
  });
});
