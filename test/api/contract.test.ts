import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operationName } from '../../src/portals/api/route-facts.ts';
import { apiRoutes } from '../../src/portals/api/routes.ts';
import { problemTitles } from '../../src/web/problem.text.ts';
import { pathOf, recordOf, send } from '../support/described/call.ts';
import { type Caller, twoOrganisations, type World } from '../support/described/world.ts';
import { create, jobBody, nextNationalId, personBody } from '../support/samples.ts';

let world: World;
let shared: string;
beforeAll(async () => {
  world = await twoOrganisations();
  shared = nextNationalId();
  for (let i = 0; i < 22; i++) {
    const nationalId = nextNationalId();
    const person = await create(world.h, 'officer.bushehr', '/people', personBody({ nationalId }));
    await create(world.h, 'officer.gilan', '/people', personBody({ nationalId }));
    const opportunity = await create(
      world.h,
      'officer.bushehr',
      '/opportunities',
      jobBody({ minAge: i % 3 }),
    );
    await create(world.h, 'officer.bushehr', '/referrals', {
      personId: person.id,
      opportunityId: opportunity.id,
    });
    await create(world.h, 'officer.bushehr', '/employers', { name: `کارگاه ${i}` });
  }
}, 120_000);
afterAll(() => world.h.close());

const get = async (path: string, caller: Caller, headers: Record<string, string> = {}) => {
  const { text, ...received } = await send(world, { method: 'GET', path, caller, headers });
  return { ...received, body: JSON.parse(text) };
};
/** Whoever may read it. */
async function reader(path: string): Promise<Caller> {
  for (const caller of ['officer', 'headquarters', 'auditor', 'manager', 'benefactor'] as const)
    if ((await get(path, caller)).status === 200) return caller;
  throw new Error(`nobody may read ${path}`);
}
/** What a list cannot be asked for without. */
const needed: Readonly<Record<string, string>> = { '/targets/people': 'state=out-of-work&' };
const place = (route: (typeof apiRoutes)[number]) => `${bare(route)}?${needed[route.path] ?? ''}`;
const bare = (route: (typeof apiRoutes)[number]) =>
  pathOf(route, (name) => {
    const record = recordOf(route.path, name);
    return record ? world.own[record] : 'documents';
  });

const lists = apiRoutes.filter((route) => route.method === 'get' && route.query?.shape.limit !== undefined);

describe.each(lists.map((route) => [operationName(route), route] as const))('%s', (name, route) => {
  test('takes a limit of 1 to 100 in any digits, 20 where none is sent, and refuses others', async () => {
    const path = place(route);
    const caller = await reader(path);
    for (const limit of ['0', '101', '-1', '1.5', 'x', '', '1e9', 'NaN'])
      expect((await get(`${path}limit=${limit}`, caller)).status, `${name}?limit=${limit}`).toBe(422);
    for (const limit of ['1', '100', encodeURIComponent('۵')])
      expect((await get(`${path}limit=${limit}`, caller)).status, `${name}?limit=${limit}`).toBe(200);
    const usual = await get(path, caller);
    expect(usual.body.items.length).toBeLessThanOrEqual(20);
    expect((await get(`${path}limit=1`, caller)).body.items.length).toBeLessThanOrEqual(1);
  });

  test.runIf(route.query?.shape.cursor !== undefined)(
    'goes through all of it page by page, each once, and refuses a cursor that is none',
    async () => {
      const path = place(route);
      const caller = await reader(path);
      const { body: first } = await get(path, caller);
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const asked = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
        const { body } = await get(`${path}limit=7${asked}`, caller);
        expect(body.total, `${name}: total`).toBe(first.total);
        expect(body.items.length).toBeLessThanOrEqual(7);
        seen.push(...body.items.map((item: unknown) => JSON.stringify(item)));
        cursor = body.nextCursor;
      } while (cursor !== undefined && seen.length <= first.total);
      expect(seen.length, `${name}: items of all pages`).toBe(first.total);
      expect(new Set(seen).size).toBe(seen.length);
      for (const wrong of ['x', 'bm9wZQ', '%00', 'ش', 'x'.repeat(201)])
        expect((await get(`${path}cursor=${encodeURIComponent(wrong)}`, caller)).status, wrong).toBe(422);
    },
  );
});

describe('problems', () => {
  test('are in Persian unless English is asked for, and say which', async () => {
    for (const [asked, lang] of [
      [undefined, 'fa'],
      ['en', 'en'],
      ['en-GB,en;q=0.9', 'en'],
      ['fa-IR,en;q=0.5', 'fa'],
      ['de', 'fa'],
    ] as const) {
      const answer = await get(
        '/people?limit=0',
        'officer',
        asked === undefined ? {} : { 'accept-language': asked },
      );
      expect(answer.body.title, asked).toBe(problemTitles[lang].invalid);
      expect(answer.headers.get('content-language')).toBe(lang);
      expect(answer.body.errors[0].message).toMatch(lang === 'fa' ? /[آ-ی]/ : /^[\x20-\x7e–]+$/);
    }
  });

  test('have the members of RFC 9457 and the request id, and name each field at fault', async () => {
    const { body, headers } = await get('/people?limit=0&status=nothing', 'officer');
    expect(body).toMatchObject({
      type: '/problems/invalid',
      status: 422,
      requestId: headers.get('x-request-id'),
    });
    expect(body.errors.map(({ path }: { path: string }) => path).sort()).toEqual(['limit', 'status']);
    for (const error of body.errors) expect(Object.keys(error).sort()).toEqual(['code', 'message', 'path']);
  });

  test('to no credentials are 401, to a role that lacks it 403, to what is foreign or unknown 404', async () => {
    const path = `/people/${world.own.person}`;
    expect((await get(path, 'nobody')).status).toBe(401);
    expect((await get(path, 'stranger')).status).toBe(401);
    expect((await get(path, 'auditor')).status).toBe(403);
    expect((await get(`/people/${world.foreign.person}`, 'officer')).status).toBe(404);
    expect((await get('/people/per_none', 'officer')).status).toBe(404);
  });
});

test('a record that is there already is 409 and says which', async () => {
  const body = personBody({ nationalId: shared });
  const { id } = await create(world.h, 'officer.bushehr', '/people', body);
  const again = await send(world, {
    method: 'POST',
    path: '/people',
    caller: 'officer',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(again.status).toBe(409);
  expect(JSON.parse(again.text).personId).toBe(id);
});

test('readiness and life have the shape of the contract', async () => {
  const ready = await world.h.request().get('/readyz');
  expect(ready.body).toMatchObject({
    ok: true,
    search: { engine: expect.any(String), pending: expect.any(Number) },
  });
  expect((await world.h.request().get('/livez')).status).toBe(200);
});
