import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerOnce, sweepKeptAnswers } from '../../src/features/records/answer-once.ts';
import { change } from '../../src/features/records/change.repo.ts';
import { problem } from '../../src/kernel/problem.ts';
import { fail, ok } from '../../src/kernel/result.ts';
import { apiRoutes } from '../../src/portals/api/routes.ts';
import { person } from '../../src/schema/people.ts';
import { auditEntry, idempotentAnswer } from '../../src/schema/records.ts';
import { takesIdempotencyKey } from '../../src/web/http.ts';
import { createHarness, type Harness } from '../support/harness.ts';
import { listen, type Sending } from '../support/http.ts';
import { create, jobBody, nextNationalId, personBody } from '../support/samples.ts';

const start = '2026-11-22T08:00:00Z';
let h: Harness;
let web: Awaited<ReturnType<typeof listen>>;
let token: string;
beforeAll(async () => {
  h = await createHarness({ now: start });
  web = await listen(h);
  token = await h.tokenOf('officer.bushehr');
});
afterAll(async () => {
  await web.close();
  await h.close();
});

let made = 0;
const newKey = () => `key-${++made}`;
const post = (path: string, body: unknown, key: string, more: Sending = {}) =>
  web.api(path, { token, body, ...more, headers: { 'idempotency-key': key, ...more.headers } });
const auditRows = async () => (await h.deps.database.read.select().from(auditEntry)).length;
const peopleNamed = async (familyName: string) =>
  (await h.deps.database.read.select().from(person).where(eq(person.familyName, familyName))).length;

describe('a repeat under the same key', () => {
  test('gets the first answer again, byte for byte, and has no second effect', async () => {
    const key = newKey();
    const body = personBody({ familyName: 'یک‌بار' });
    const first = await post('/people', body, key);
    expect(first.status).toBe(201);
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    const audited = await auditRows();
    for (const language of ['fa', 'en']) {
      const again = await post('/people', body, key, { headers: { 'accept-language': language } });
      expect(again.status).toBe(201);
      expect(again.text).toBe(first.text);
      expect(again.headers.get('idempotent-replayed')).toBe('true');
      for (const name of ['etag', 'location', 'content-type', 'content-language'])
        expect(again.headers.get(name), name).toBe(first.headers.get(name));
    }
    expect(first.headers.get('etag')).toBe('"1"');
    expect(first.headers.get('location')).toContain('/api/v1/people/per_');
    expect(await peopleNamed('یک‌بار')).toBe(1);
    expect(await auditRows()).toBe(audited);
  });

  test('is answered even when the record has moved on, and its If-Match is stale by now', async () => {
    const { id: personId } = await create(h, 'officer.bushehr', '/people', personBody());
    const { id: opportunityId } = await create(h, 'officer.bushehr', '/opportunities', jobBody());
    const referral = await create(h, 'officer.bushehr', '/referrals', { personId, opportunityId });
    const key = newKey();
    const path = `/referrals/${referral.id}/transitions`;
    const move = () => post(path, { to: 'accepted' }, key, { headers: { 'if-match': '"1"' } });
    const first = await move();
    expect(first.status, first.text).toBe(200);
    expect((await web.api(path, { token, body: { to: 'sent' } })).status).toBe(200);
    const again = await move();
    expect(again.text).toBe(first.text);
    expect(again.json.state).toBe('accepted');
    const now = await web.api(`/referrals/${referral.id}`, { token });
    expect(now.json.state).toBe('sent');
  });

  test('with other content or another query is refused, and says how to mend it', async () => {
    const key = newKey();
    expect((await post('/people', personBody(), key)).status).toBe(201);
    const other = await post('/people', personBody(), key);
    expect(other.status).toBe(422);
    expect(other.json).toMatchObject({
      errors: [{ path: 'Idempotency-Key', code: 'idempotency-key.reused' }],
    });
    expect(String(other.json.detail)).toMatch(/کلید تازه/);
  });

  test('of another actor, path or method is another request', async () => {
    const key = newKey();
    const officer = await post('/employers', { name: 'کارگاه یکم' }, key);
    const elsewhere = await post('/employers', { name: 'کارگاه یکم' }, key, {
      token: await h.tokenOf('officer.gilan'),
    });
    expect([officer.status, elsewhere.status]).toEqual([201, 201]);
    expect(elsewhere.json.id).not.toBe(officer.json.id);
    const otherPath = await post('/people', personBody(), key);
    expect(otherPath.status).toBe(201);
  });

  test('after a refusal is a new try: a refusal had no effect and is not kept', async () => {
    const key = newKey();
    const body = personBody({ familyName: 'اصلاح‌شده' });
    const refused = await post('/people', { ...body, sex: 'unknown' }, key);
    expect(refused.status).toBe(422);
    expect((await post('/people', body, key)).status).toBe(201);
    expect(await peopleNamed('اصلاح‌شده')).toBe(1);
  });
});

describe('a refusal inside the transaction', () => {
  test('leaves nothing behind, neither a record nor a kept answer', async () => {
    const nationalId = nextNationalId();
    await create(h, 'officer.bushehr', '/people', personBody({ nationalId }));
    const kept = (await h.deps.database.read.select().from(idempotentAnswer)).length;
    const audited = await auditRows();
    const refused = await post('/people', personBody({ nationalId }), newKey());
    expect(refused.status).toBe(409);
    expect(refused.json.personId).toMatch(/^per_/);
    expect((await h.deps.database.read.select().from(idempotentAnswer)).length).toBe(kept);
    expect(await auditRows()).toBe(audited);
  });
});

test('what a handler put on record before it refused stays, as it would without a key, and the refusal is not kept', async () => {
  const actor = await h.actorOf('officer.bushehr');
  const request = { key: newKey(), method: 'POST', path: '/try', content: null, inChunks: false };
  let runs = 0;
  const tried = (key: string) =>
    sql`insert into throttle values (${key}, 1, 'x') on conflict do update set failures = failures + 1`;
  const attempt = () =>
    answerOnce(h.deps, actor, request, async (inside) => {
      runs += 1;
      await change(inside, actor, async ({ tx, audit }) => {
        await tx.run(tried('kept'));
        audit({ action: 'session.try', entity: 'throttle', entityId: 'kept' });
        return ok(undefined);
      });
      const undone = await change(inside, actor, async ({ tx }) => {
        await tx.run(tried('undone'));
        return fail(problem('conflict'));
      });
      return undone.ok ? ok({ status: 200, headers: {}, body: null }) : undone;
    });
  for (let i = 0; i < 2; i++)
    expect(await attempt()).toMatchObject({ ok: false, problem: { kind: 'conflict' } });
  expect(runs).toBe(2);
  const rows = await h.deps.database.read.all(
    sql`select key, failures from throttle where key in ('kept', 'undone')`,
  );
  expect(rows).toEqual([{ key: 'kept', failures: 2 }]);
});

describe('a key', () => {
  test('that is none is refused with how to make one', async () => {
    for (const key of ['', 'with space', 'k'.repeat(256), 'caf\u00e9']) {
      const answer = await post('/people', personBody(), key);
      expect(answer.status, key).toBe(422);
      expect(answer.json).toMatchObject({ errors: [{ code: 'idempotency-key.format' }] });
    }
    expect((await post('/people', personBody(), `!${'k'.repeat(253)}~`)).status).toBe(201);
  });

  test('is kept for a day by the clock, and then the request is a new one', async () => {
    const body = { name: 'کارگاه فردا' };
    const key = newKey();
    const first = await post('/employers', body, key);
    expect(first.status).toBe(201);
    const at = async (iso: string) => {
      h.setNow(iso);
      token = await h.tokenOf('officer.bushehr');
      return await post('/employers', body, key);
    };
    try {
      expect((await at('2026-11-23T07:59:59Z')).text).toBe(first.text);
      // A clock that was set back must not let the request through a second time.
      expect((await at('2026-11-20T08:00:00Z')).text).toBe(first.text);
      const late = await at('2026-11-23T08:00:01Z');
      expect(late.status).toBe(409);
      expect(late.json.employerId).toBe(first.json.id);
      expect(await sweepKeptAnswers(h.deps)).toBeGreaterThan(0);
      expect(await sweepKeptAnswers(h.deps)).toBe(0);
    } finally {
      h.setNow(start);
      token = await h.tokenOf('officer.bushehr');
    }
  });

  test('of an import answers the same report again', async () => {
    const template = await web.api('/people/import/template.csv', { token });
    const header = template.text.split('\n')[0] ?? '';
    const csv = `${header}\n`;
    const key = newKey();
    const first = await post('/people/import?dryRun=true', csv, key);
    expect(first.status, first.text).toBe(200);
    const again = await post('/people/import?dryRun=true', csv, key);
    expect(again.text).toBe(first.text);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect((await post('/people/import', csv, key)).status).toBe(422);
  });

  test('means nothing where every look must be recorded', async () => {
    const { id } = await create(h, 'officer.bushehr', '/people', personBody());
    const key = newKey();
    const before = await auditRows();
    for (let i = 0; i < 2; i++) {
      const answer = await web.api(`/people/${id}/reveal`, {
        token,
        method: 'POST',
        headers: { 'idempotency-key': key },
      });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('idempotent-replayed')).toBeNull();
    }
    expect(await auditRows()).toBe(before + 2);
  });
});

test('a kept answer holds no personal value in clear', async () => {
  await post('/people', personBody({ familyName: 'نشانه‌دار', phone: '09171112233' }), newKey());
  const rows = await h.deps.database.read.all<Record<string, unknown>>(sql`select * from idempotent_answer`);
  const text = JSON.stringify(rows);
  for (const secret of ['نشانه‌دار', '09171112233', 'زهرا']) expect(text).not.toContain(secret);
});

test('every POST that is signed in takes a key, and the description says so', async () => {
  const { json } = await web.api('/openapi.json');
  const paths = json.paths as Record<string, Record<string, { parameters: unknown[] }>>;
  const without = apiRoutes.filter((route) => route.method === 'post' && !takesIdempotencyKey(route));
  expect(without.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['/people/{id}/reveal', '/sessions']),
  );
  // What is shown once is never kept to be shown again; an ask is one by its phone and opportunity; reading writes nothing.
  for (const { path } of without)
    expect(path).toMatch(/reveal|session|password|factor|code|account|asks|skills\/read/);
  for (const route of apiRoutes) {
    const given = paths[route.path]?.[route.method]?.parameters ?? [];
    const takesKey = given.some((one) => JSON.stringify(one).includes('/parameters/IdempotencyKey"'));
    expect(takesKey, `${route.method} ${route.path}`).toBe(takesIdempotencyKey(route));
  }
});
