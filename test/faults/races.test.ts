import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultsOf } from '../support/chain.ts';
import { createHarness, type Harness } from '../support/harness.ts';
import { type HttpAnswer, listen, type Sending } from '../support/http.ts';
import { create, jobBody, nextNationalId, personBody } from '../support/samples.ts';

/** Fifty requests at the same moment, over fifty real connections. */
const many = 50;
const user = 'officer.bushehr';
let h: Harness;
let web: Awaited<ReturnType<typeof listen>>;
let token: string;
beforeAll(async () => {
  h = await createHarness();
  web = await listen(h);
  token = await h.tokenOf(user);
});
afterAll(async () => {
  await web.close();
  await h.close();
});

const api = (path: string, sending: Sending) => web.api(path, { token, ...sending });
const atOnce = (one: (i: number) => Promise<HttpAnswer>) =>
  Promise.all(Array.from({ length: many }, (_, i) => one(i)));
const byStatus = (answers: readonly HttpAnswer[]) => {
  const counts: Record<number, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};

describe('fifty at once', () => {
  test('moves to `offered` for the last vacancy: one gets it, the others a conflict that says full', async () => {
    const job = await create(h, user, '/opportunities', jobBody({ vacancies: 1 }));
    const sent = async () => {
      const { id: personId } = await create(h, user, '/people', personBody());
      const { id } = await create(h, user, '/referrals', { personId, opportunityId: job.id });
      for (const to of ['accepted', 'sent'])
        expect((await api(`/referrals/${id}/transitions`, { body: { to } })).status).toBe(200);
      return id;
    };
    const referrals = await Promise.all(Array.from({ length: many }, sent));
    const answers = await atOnce((i) =>
      api(`/referrals/${referrals[i]}/transitions`, { body: { to: 'offered' } }),
    );
    expect(byStatus(answers)).toEqual({ 200: 1, 409: many - 1 });
    for (const { json } of answers.filter(({ status }) => status === 409))
      expect(JSON.stringify(json)).toContain('"gate":"full"');
    const offered = await api(`/referrals?opportunityId=${job.id}&state=offered`, {});
    expect(offered.json.total).toBe(1);
  });

  test('equal requests under one key: one effect, and every other its replay or a conflict in flight', async () => {
    const body = personBody({ familyName: 'پنجاه' });
    const headers = { 'idempotency-key': 'fifty-equal' };
    const answers = await atOnce(() => api('/people', { body, headers }));
    const done = answers.filter(({ status }) => status === 201);
    expect(done.length).toBeGreaterThan(0);
    expect(new Set(done.map(({ text }) => text)).size).toBe(1);
    expect(done.filter((one) => one.headers.get('idempotent-replayed') === null).length).toBe(1);
    for (const one of answers.filter(({ status }) => status !== 201)) {
      expect(one.status).toBe(409);
      expect(one.headers.get('retry-after')).toBe('1');
      expect(one.json.detail).toMatch(/در دست انجام/);
    }
    const later = await api('/people', { body, headers });
    expect(later.text).toBe(done[0]?.text);
    expect((await api(`/people?q=${encodeURIComponent('پنجاه')}`, {})).json.total).toBe(1);
  });

  test('registrations of one national id: one lands, the others are told whose file it is', async () => {
    const nationalId = nextNationalId();
    const answers = await atOnce(() => api('/people', { body: personBody({ nationalId }) }));
    expect(byStatus(answers)).toEqual({ 201: 1, 409: many - 1 });
    const id = answers.find(({ status }) => status === 201)?.json.id;
    expect(new Set(answers.map(({ status, json }) => (status === 201 ? id : json.personId)))).toEqual(
      new Set([id]),
    );
  });

  test('proposals of one pair: one referral, and the others are led to it', async () => {
    const { id: personId } = await create(h, user, '/people', personBody());
    const { id: opportunityId } = await create(h, user, '/opportunities', jobBody());
    const answers = await atOnce(() => api('/referrals', { body: { personId, opportunityId } }));
    expect(byStatus(answers)).toEqual({ 201: 1, 409: many - 1 });
    const id = answers.find(({ status }) => status === 201)?.json.id;
    for (const { status, json } of answers) if (status === 409) expect(json.referralId).toBe(id);
  });

  test('changes from the same revision: one is saved, the others are stale', async () => {
    const { id } = await create(h, user, '/people', personBody());
    const answers = await atOnce((i) =>
      api(`/people/${id}`, { method: 'PATCH', body: { needScore: i }, headers: { 'if-match': '"1"' } }),
    );
    expect(byStatus(answers)).toEqual({ 200: 1, 412: many - 1 });
    const saved = answers.find(({ status }) => status === 200);
    expect(saved?.headers.get('etag')).toBe('"2"');
    expect((await api(`/people/${id}`, {})).json.needScore).toBe(saved?.json.needScore);
  });

  test('employers of one name, and job lists that name the same source: one of each', async () => {
    const employers = await atOnce(() => api('/employers', { body: { name: 'کارگاه همزمان' } }));
    expect(byStatus(employers)).toEqual({ 201: 1, 409: many - 1 });
    const jobs = await atOnce(() => api('/opportunities', { body: jobBody({ sourceKey: 'S-50' }) }));
    expect(byStatus(jobs)).toEqual({ 201: 1, 409: many - 1 });
  });

  test('closings from the same revision: one closes, the others are stale', async () => {
    const { id } = await create(h, user, '/opportunities', jobBody());
    const answers = await atOnce(() =>
      api(`/opportunities/${id}/close`, { body: {}, headers: { 'if-match': '"1"' } }),
    );
    expect(byStatus(answers)).toEqual({ 200: 1, 412: many - 1 });
  });
});

test('after all of it nothing stands half: records, history, audit and outbox agree', async () => {
  expect(await faultsOf(h.deps.database.read)).toEqual([]);
});
