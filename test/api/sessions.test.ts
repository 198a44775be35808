import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHarness, type Harness } from '../support/harness.ts';

let h: Harness;
beforeAll(async () => {
  h = await createHarness();
});
afterAll(() => h.close());

const right = { username: 'officer.bushehr', password: 'mehrkar-demo' };

describe('signing in through the API', () => {
  test('answers 201 with a token that /me recognises', async () => {
    const signedIn = await h.request().post('/api/v1/sessions').send(right);
    expect(signedIn.status).toBe(201);
    expect(signedIn.body.actor).toMatchObject({ username: 'officer.bushehr', role: 'officer' });
    const me = await h.request().get('/api/v1/me').set('authorization', `Bearer ${signedIn.body.token}`);
    expect(me.status).toBe(200);
    expect(me.body.actor.organisationId).toBe('org-assoc-bushehr');
  });

  test('an unknown name and a wrong password get the same 401', async () => {
    const unknown = await h.request().post('/api/v1/sessions').send({ username: 'nobody', password: 'x' });
    const wrong = await h
      .request()
      .post('/api/v1/sessions')
      .send({ ...right, password: 'x' });
    expect(unknown.status).toBe(401);
    expect({ ...wrong.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
    expect(wrong.headers['content-type']).toContain('application/problem+json');
  });

  test('a missing field is named in a 422, in the language asked for', async () => {
    const fa = await h.request().post('/api/v1/sessions').send({ username: 'x' });
    const en = await h
      .request()
      .post('/api/v1/sessions')
      .set('accept-language', 'en')
      .send({ username: 'x' });
    expect(fa.status).toBe(422);
    expect(fa.body.errors).toEqual([expect.objectContaining({ path: 'password', code: 'required' })]);
    expect(en.body.errors[0].message).toMatch(/missing/);
  });

  test('a token ends with signing out, and after twelve hours by itself', async () => {
    const { body } = await h.request().post('/api/v1/sessions').send(right);
    const bearer = `Bearer ${body.token}`;
    expect((await h.request().delete('/api/v1/sessions/current').set('authorization', bearer)).status).toBe(
      204,
    );
    expect((await h.request().get('/api/v1/me').set('authorization', bearer)).status).toBe(401);
    const second = await h.request().post('/api/v1/sessions').send(right);
    h.setNow('2026-11-22T20:00:01Z');
    expect(
      (await h.request().get('/api/v1/me').set('authorization', `Bearer ${second.body.token}`)).status,
    ).toBe(401);
    h.setNow('2026-11-22T08:00:00Z');
  });

  test('many wrong tries at once are counted like many in a row', async () => {
    h.setNow('2026-11-22T12:00:00Z');
    const tries = await Promise.all(
      Array.from({ length: 25 }, (_, i) =>
        h
          .request()
          .post('/api/v1/sessions')
          .send({ username: 'hq', password: `wrong ${i}` }),
      ),
    );
    expect(tries.filter(({ status }) => status === 401).length).toBe(10);
    expect(tries.filter(({ status }) => status === 429).length).toBe(15);
    h.setNow('2026-11-22T08:00:00Z');
  });

  test('after ten failures the right password is refused too, until the window ends', async () => {
    for (let i = 0; i < 10; i++)
      await h
        .request()
        .post('/api/v1/sessions')
        .send({ username: 'auditor', password: `wrong ${i}` });
    const throttled = await h
      .request()
      .post('/api/v1/sessions')
      .send({ username: 'auditor', password: 'mehrkar-demo' });
    expect(throttled.status).toBe(429);
    expect(Number(throttled.headers['retry-after'])).toBeGreaterThan(0);
    h.setNow('2026-11-22T08:16:00Z');
    expect(
      (await h.request().post('/api/v1/sessions').send({ username: 'auditor', password: 'mehrkar-demo' }))
        .status,
    ).toBe(201);
  });
});
