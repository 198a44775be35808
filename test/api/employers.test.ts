import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHarness, type Harness } from '../support/harness.ts';
import { jobBody } from '../usecase/opportunities/bodies.ts';

let h: Harness;
beforeAll(async () => {
  h = await createHarness();
});
afterAll(() => h.close());

const path = '/api/v1/employers';
const bearer = async (username = 'officer.bushehr') => ({
  authorization: `Bearer ${await h.tokenOf(username)}`,
});
const post = async (body: object, username?: string) =>
  await h
    .request()
    .post(path)
    .set(await bearer(username))
    .send(body);
const get = async (query: Record<string, string> = {}, username?: string) =>
  await h
    .request()
    .get(path)
    .query(query)
    .set(await bearer(username));

describe('employers', () => {
  test('are put on file once; the same name in other letters is a conflict that names it', async () => {
    const first = await post({ name: 'تولیدی پوشاک كرانه', phone: '+98 917 000 1234' });
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      name: 'تولیدی پوشاک کرانه',
      phone: '09170001234',
      contact: null,
      openOpportunities: 0,
    });
    const again = await post({ name: ' توليدی  پوشاک‌کرانه' });
    expect(again.status).toBe(409);
    expect(again.body.employerId).toBe(first.body.id);
    expect((await post({ name: 'تولیدی پوشاک کرانه' }, 'officer.gilan')).status).toBe(201);
  });

  test('are never public, nor for other roles, nor for other organisations', async () => {
    await post({ name: 'فقط بوشهر' });
    expect((await h.request().get(path)).status).toBe(401);
    for (const username of ['hq', 'benefactor', 'auditor']) {
      expect((await get({}, username)).status).toBe(403);
      expect((await post({ name: 'x' }, username)).status).toBe(403);
    }
    const gilan = await get({}, 'officer.gilan');
    expect(gilan.text).not.toContain('فقط بوشهر');
    expect(gilan.body.total).toBe(1);
  });

  test('stand by name, page by page, with their open opportunities', async () => {
    await h
      .request()
      .post('/api/v1/opportunities')
      .set(await bearer())
      .send(jobBody({ employer: { name: 'آجرپزی' } }));
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await get({ limit: '1', ...(cursor === undefined ? {} : { cursor }) });
      expect(body.total).toBe(3);
      names.push(...body.items.map((item: { name: string }) => item.name));
      cursor = body.nextCursor;
    } while (cursor !== undefined);
    expect(names).toEqual(['آجرپزی', 'تولیدی پوشاک کرانه', 'فقط بوشهر']);
    expect((await get({ q: 'اجرپزي' })).body.items).toMatchObject([{ name: 'آجرپزی', openOpportunities: 1 }]);
  });

  test('refuse what is wrong by its field', async () => {
    const answer = await post({ name: '', phone: '12', wage: 1 });
    expect(answer.status).toBe(422);
    expect(
      answer.body.errors.map((error: { path: string; code: string }) => `${error.path} ${error.code}`).sort(),
    ).toEqual(['name required', 'phone phone.any', 'wage field.unknown']);
    expect((await get({ cursor: '!!' })).status).toBe(422);
  });
});
