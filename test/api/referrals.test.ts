import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHarness, type Harness } from '../support/harness.ts';
import { jobBody, personBody } from '../usecase/referrals/referral-setup.ts';

let h: Harness;
let officer: string;
let gilan: string;
beforeAll(async () => {
  h = await createHarness();
  officer = `Bearer ${await h.tokenOf('officer.bushehr')}`;
  gilan = `Bearer ${await h.tokenOf('officer.gilan')}`;
});
afterAll(() => h.close());

const post = (path: string, body: object, as = officer) =>
  h.request().post(`/api/v1${path}`).set('authorization', as).set('accept-language', 'en').send(body);
const get = (path: string, as = officer) =>
  h.request().get(`/api/v1${path}`).set('authorization', as).set('accept-language', 'en');
const move = (id: string, to: string, reason?: string, as = officer) =>
  post(`/referrals/${id}/transitions`, reason === undefined ? { to } : { to, reason }, as);

async function idOf(path: string, body: object, as = officer): Promise<string> {
  const answer = await post(path, body, as);
  if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return answer.body.id;
}
const person = (more?: Record<string, unknown>, as = officer) => idOf('/people', personBody(more), as);
const opportunity = (more?: Record<string, unknown>, as = officer) =>
  idOf('/opportunities', jobBody(more), as);
async function referral(states: readonly string[] = [], opportunityId?: string): Promise<string> {
  const body = { personId: await person(), opportunityId: opportunityId ?? (await opportunity()) };
  const id = await idOf('/referrals', body);
  for (const to of states) {
    const answer = await move(id, to);
    if (answer.status !== 200) throw new Error(`${to}: ${answer.status} ${answer.text}`);
  }
  return id;
}

describe('/referrals', () => {
  test('201 answers the referral flat, with its address and revision; the whole way leads to work', async () => {
    const personId = await person();
    const opportunityId = await opportunity();
    const made = await post('/referrals', { personId, opportunityId });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      personId,
      opportunityId,
      state: 'proposed',
      allowed: ['accepted', 'declined', 'withdrawn'],
    });
    expect(made.body).not.toHaveProperty('organisationId');
    expect(made.headers.etag).toBe('"1"');
    expect(made.headers.location).toBe(`/api/v1/referrals/${made.body.id}`);
    for (const [i, to] of ['accepted', 'sent', 'interview', 'offered', 'placed'].entries()) {
      const moved = await move(made.body.id, to);
      expect(moved.status).toBe(200);
      expect(moved.body.state).toBe(to);
      expect(moved.headers.etag).toBe(`"${i + 2}"`);
    }
    const seen = await get(`/referrals/${made.body.id}`);
    expect(seen.headers.etag).toBe('"6"');
    expect(seen.body.history).toHaveLength(6);
    expect(seen.body.placementId).toMatch(/^plc_/);
    expect((await get(`/people/${personId}`)).body).toMatchObject({ status: 'placed' });
  });

  test('twenty POSTs of one pair at once: one 201, nineteen 409 that name it', async () => {
    const body = { personId: await person(), opportunityId: await opportunity() };
    const answers = await Promise.all(Array.from({ length: 20 }, () => post('/referrals', body)));
    const made = answers.filter(({ status }) => status === 201);
    expect(made).toHaveLength(1);
    const rest = answers.filter(({ status }) => status === 409);
    expect(rest).toHaveLength(19);
    for (const { body: refused } of rest) expect(refused.referralId).toBe(made[0]?.body.id);
  });

  test('twenty moves to offered at once for the last vacancy: one 200, nineteen 409', async () => {
    const opportunityId = await opportunity({ vacancies: 1 });
    const ids: string[] = [];
    for (let i = 0; i < 20; i++) ids.push(await referral(['accepted', 'sent'], opportunityId));
    const answers = await Promise.all(ids.map((id) => move(id, 'offered')));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(19).fill(409)]);
    for (const { status, body } of answers)
      if (status === 409) expect(body.blocks).toEqual([expect.objectContaining({ gate: 'full' })]);
  });

  test('a blocked pair is a 409 whose blocks are flat and said in the language asked for', async () => {
    const body = {
      personId: await person({ licences: [] }),
      opportunityId: await opportunity({ licences: ['driving-b'] }),
    };
    const refused = await post('/referrals', body);
    expect(refused.status).toBe(409);
    expect(refused.headers['content-type']).toContain('application/problem+json');
    expect(refused.body.blocks).toEqual([
      {
        gate: 'licence',
        detail: expect.any(String),
        unlock: expect.objectContaining({ kind: 'get-licence', code: 'driving-b' }),
      },
    ]);
    const persian = await h.request().post('/api/v1/referrals').set('authorization', officer).send(body);
    expect(persian.body.blocks[0].detail).toMatch(/[آ-ی]/);
  });

  test('an illegal move is a 409 that lists the states allowed; an unknown reason a 422 that lists the reasons', async () => {
    const id = await referral();
    const illegal = await move(id, 'placed');
    expect(illegal.status).toBe(409);
    expect(illegal.body).toMatchObject({ state: 'proposed', allowed: ['accepted', 'declined', 'withdrawn'] });
    const unknown = await move(id, 'declined', 'weather');
    expect(unknown.status).toBe(422);
    expect(unknown.body.errors).toEqual([
      { path: 'reason', code: 'reason.unknown', message: expect.stringContaining('too-far, hours, pay') },
    ]);
    expect((await move(await referral(), 'declined')).body).toMatchObject({
      state: 'declined',
      reason: 'other',
    });
    expect((await move(id, 'nowhere')).body.errors[0]).toMatchObject({ path: 'to', code: 'choice.unknown' });
    expect((await move(id, 'declined', 'pay')).body).toMatchObject({
      state: 'declined',
      reason: 'pay',
      allowed: [],
    });
  });

  test('If-Match is honoured when sent', async () => {
    const id = await referral();
    const send = (etag: string) => move(id, 'accepted').set('if-match', etag);
    expect((await send('"7"')).status).toBe(412);
    expect((await send('"1"')).status).toBe(200);
  });

  test('the letter answers 409 before consent, 200 after', async () => {
    const id = await referral();
    const early = await get(`/referrals/${id}/letter`);
    expect(early.status).toBe(409);
    expect(early.body.detail).toMatch(/consent/);
    await move(id, 'accepted');
    const letter = await get(`/referrals/${id}/letter`);
    expect(letter.status).toBe(200);
    expect(letter.body.person.maskedNationalId).toMatch(/^•{7}\d{3}$/);
    expect(letter.headers['cache-control']).toBe('no-store');
  });

  test('a foreign or unknown id is 404 everywhere, and foreign referrals are in no list or count', async () => {
    const personId = await person();
    const opportunityId = await opportunity();
    const id = await idOf('/referrals', { personId, opportunityId });
    for (const known of [id, 'ref_nothing']) {
      expect((await get(`/referrals/${known}`, gilan)).status).toBe(404);
      expect((await get(`/referrals/${known}/letter`, gilan)).status).toBe(404);
      expect((await move(known, 'accepted', undefined, gilan)).status).toBe(404);
      expect((await move(known, 'placed', undefined, gilan)).status).toBe(404);
    }
    expect((await post('/referrals', { personId, opportunityId }, gilan)).status).toBe(404);
    for (const query of ['', `?personId=${personId}`, `?opportunityId=${opportunityId}`])
      expect((await get(`/referrals${query}`, gilan)).body).toEqual({ items: [], total: 0 });
  });

  test('without credentials 401, without the role 403', async () => {
    expect((await h.request().get('/api/v1/referrals')).status).toBe(401);
    for (const username of ['hq', 'auditor', 'benefactor']) {
      const as = `Bearer ${await h.tokenOf(username)}`;
      expect((await get('/referrals', as)).status).toBe(403);
      expect((await post('/referrals', {}, as)).status).toBe(403);
    }
  });
});

describe('the list', () => {
  test('filters by state, person, opportunity and whether it is open, and counts what fits', async () => {
    const opportunityId = await opportunity({ vacancies: 5 });
    const ids = [
      await referral([], opportunityId),
      await referral(['accepted'], opportunityId),
      await referral([], opportunityId),
    ];
    await move(String(ids[2]), 'declined', 'pay');
    const list = async (query: string) =>
      (await get(`/referrals?opportunityId=${opportunityId}${query}`)).body;
    expect((await list('')).total).toBe(3);
    expect((await list('&state=accepted')).items).toEqual([
      expect.objectContaining({ id: ids[1], state: 'accepted' }),
    ]);
    expect((await list('&open=true')).total).toBe(2);
    expect((await list('&open=false')).items.map(({ id }: { id: string }) => id)).toEqual([ids[2]]);
    const { personId } = (await list('&state=declined')).items[0];
    expect((await get(`/referrals?personId=${personId}`)).body.total).toBe(1);
  });

  test('pages through everything once, the latest moved first', async () => {
    const opportunityId = await opportunity({ vacancies: 5 });
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) {
      h.setNow(`2026-11-22T08:0${i}:00Z`);
      officer = `Bearer ${await h.tokenOf('officer.bushehr')}`;
      ids.push(await referral([], opportunityId));
    }
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await get(`/referrals?opportunityId=${opportunityId}&limit=2${cursor}`);
      expect(body.total).toBe(5);
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : '';
    } while (cursor !== '');
    expect(seen).toEqual(ids.reverse());
  });

  test.each([
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['limit=many', 'limit'],
    ['cursor=made-up', 'cursor'],
    ['state=gone', 'state'],
    ['open=maybe', 'open'],
  ])('refuses ?%s with the field', async (query, path) => {
    const refused = await get(`/referrals?${query}`);
    expect(refused.status).toBe(422);
    expect(refused.body.errors[0].path).toBe(path);
  });
});
