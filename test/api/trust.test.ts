import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHarness, type Harness } from '../support/harness.ts';
import { create, personBody } from '../support/samples.ts';

let h: Harness;
let cookie: string;
beforeAll(async () => {
  h = await createHarness();
  cookie = `mehrkar=${await h.tokenOf('officer.bushehr')}`;
});
afterAll(() => h.close());

describe('an unsafe request that a cookie authenticates', () => {
  const signOut = () => h.request().post('/sign-out').set('cookie', cookie);

  test('is refused from another site, and when it does not say where it comes from', async () => {
    expect((await signOut()).status).toBe(403);
    expect((await signOut().set('origin', 'https://evil.example')).status).toBe(403);
    expect((await signOut().set('sec-fetch-site', 'cross-site')).status).toBe(403);
    expect((await signOut().set('sec-fetch-site', 'same-site')).status).toBe(403);
    const json = h
      .request()
      .post('/api/v1/people')
      .set('cookie', cookie)
      .set('origin', 'https://evil.example');
    expect((await json.send({})).status).toBe(403);
    expect((await h.request().get('/officer').set('cookie', cookie)).status).toBe(200);
  });

  test('is carried out from our own pages; a bearer needs no origin', async () => {
    const own = h.request().post('/api/v1/people').set('cookie', cookie).set('sec-fetch-site', 'same-origin');
    expect((await own.send({})).status).toBe(422);
    const bearer = h
      .request()
      .post('/api/v1/people')
      .set('authorization', `Bearer ${cookie.split('=')[1]}`);
    expect((await bearer.send({})).status).toBe(422);
  });
});

describe('every answer', () => {
  test('carries the policy, and pages are kept by nobody', async () => {
    for (const path of ['/sign-in', '/officer', '/api/v1/me', '/nothing']) {
      const { headers } = await h.request().get(path).set('cookie', cookie);
      expect(headers['content-security-policy'], path).toMatch(
        /default-src 'none'.*script-src 'self'; style-src 'self'/,
      );
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['x-request-id']).toMatch(/^req_/);
    }
    const page = await h.request().get('/officer').set('cookie', cookie);
    expect(page.text).toMatch(/^<!doctype html>/);
    expect(page.text).not.toMatch(/<script|\sstyle=|\son\w+=/);
  });

  test('that refuses is a problem for the API and a page for people', async () => {
    const api = await h.request().get('/api/v1/nothing');
    expect(api.headers['content-type']).toContain('application/problem+json');
    expect(api.body).toMatchObject({ status: 404, requestId: expect.stringMatching(/^req_/) });
    const page = await h.request().get('/officer/people/per_nobody').set('cookie', cookie);
    expect(page.status).toBe(404);
    expect(page.headers['content-type']).toContain('text/html');
  });

  test('to a method that a path does not have names those it has', async () => {
    const answer = await h.request().put('/api/v1/people');
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe('POST, GET');
  });

  test('to a fault of ours says nothing more than an id', async () => {
    const broken = {
      ...h.deps.database.read,
      select: () => {
        throw new Error('secret detail 0012345679');
      },
    };
    const original = h.deps.database.read;
    Object.assign(h.deps.database, { read: broken });
    const answer = await h.request().get('/api/v1/skills?q=x');
    Object.assign(h.deps.database, { read: original });
    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain('secret detail');
    expect(answer.body.detail).toContain(answer.body.requestId);
  });
});

describe('signing in on the page', () => {
  const form = { username: 'officer.bushehr', password: 'mehrkar-demo' };

  test('sets a cookie that no script reads and leads where one was going', async () => {
    const answer = await h.request().post('/sign-in?next=%2Fofficer%2Fpeople').type('form').send(form);
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/officer/people');
    const [set = ''] = answer.headers['set-cookie'] ?? [];
    expect(set).toMatch(/^mehrkar=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax/);
  });

  test('never leads to another host', async () => {
    for (const next of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
      const answer = await h
        .request()
        .post(`/sign-in?next=${encodeURIComponent(next)}`)
        .type('form')
        .send(form);
      expect(answer.headers.location, next).toBe('/officer');
      const language = await h.request().get(`/language/en?back=${encodeURIComponent(next)}`);
      expect(language.headers.location, next).toBe('/');
    }
  });

  test('with a wrong password keeps the name and says so', async () => {
    const answer = await h
      .request()
      .post('/sign-in')
      .type('form')
      .send({ ...form, password: 'x' });
    expect(answer.status).toBe(401);
    expect(answer.text).toContain('value="officer.bushehr"');
    expect(answer.text).toContain('role="alert"');
  });
});

test('on https the cookie is __Host- and Secure', async () => {
  const secure = await createHarness({ env: { BASE_URL: 'https://mehrkar.example.ir' } });
  const answer = await secure
    .request()
    .post('/sign-in')
    .type('form')
    .send({ username: 'officer.bushehr', password: 'mehrkar-demo' });
  expect(String(answer.headers['set-cookie'])).toMatch(/^__Host-mehrkar=.*; Secure/);
  expect(answer.headers['strict-transport-security']).toContain('max-age');
  await secure.close();
});

describe('those who do no case work', () => {
  test('land on a page of their own, not on a refusal', async () => {
    for (const [username, place] of [
      ['auditor', '/auditor'],
      ['benefactor', '/benefactor'],
    ] as const) {
      const own = `mehrkar=${await h.tokenOf(username)}`;
      const home = await h.request().get('/').set('cookie', own);
      expect(home.headers.location).toBe(place);
      expect((await h.request().get(place).set('cookie', own)).status).toBe(200);
      expect((await h.request().get('/officer').set('cookie', own)).status).toBe(403);
    }
  });
});

test('signing in from another site is refused', async () => {
  const form = { username: 'officer.bushehr', password: 'mehrkar-demo' };
  const foreign = h.request().post('/sign-in').set('origin', 'https://evil.example').type('form');
  expect((await foreign.send(form)).status).toBe(403);
});

test('a form posted after the session ended is not thrown away: the page says how to send it again', async () => {
  const answer = await h.request().post('/officer/people/new').type('form').send({ givenName: 'x' });
  expect(answer.status).toBe(401);
  expect(answer.text).toContain('دوباره بارگذاری کنید');
});

test('an import is refused by role before its body is looked at, and a weak tag matches nothing', async () => {
  const auditor = `Bearer ${await h.tokenOf('auditor')}`;
  for (const path of ['/people/import', '/opportunities/import']) {
    const refused = await h.request().post(`/api/v1${path}`).set('authorization', auditor).send({});
    expect(refused.status, path).toBe(403);
  }
  const officer = `Bearer ${await h.tokenOf('officer.bushehr')}`;
  const { id } = await create(h, 'officer.bushehr', '/people', personBody());
  const weak = h
    .request()
    .patch(`/api/v1/people/${id}`)
    .set('authorization', officer)
    .set('if-match', 'W/"1"');
  expect((await weak.send({ needScore: 1 })).status).toBe(412);
});
