import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHarness, type Harness } from '../support/harness.ts';
import { asUser, create, jobBody, personBody } from '../support/samples.ts';
import { rowsOf } from '../usecase/referrals/referral-setup.ts';

const username = 'officer.bushehr';
let h: Harness;
let officer: Awaited<ReturnType<typeof asUser>>;
let gilan: Awaited<ReturnType<typeof asUser>>;
beforeAll(async () => {
  h = await createHarness();
  officer = await asUser(h, username);
  gilan = await asUser(h, 'officer.gilan');
});
afterAll(() => h.close());

const person = async () => (await create(h, username, '/people', personBody())).id;
const body = (personId: string, more: object = {}) => ({
  personId,
  origin: 'own',
  startedOn: '2026-09-01',
  weeklyHours: 40,
  monthlyIncomeRial: 150_000_000,
  evidence: 'employer',
  ...more,
});
const begun = async (more: object = {}) =>
  (await create(h, username, '/placements', body(await person(), more))) as { id: string; personId: string };
const working = { checkedOn: '2026-11-22', result: 'working', evidence: 'call' };

describe('/placements', () => {
  test('201 answers it flat, with its address, revision and when it is asked about', async () => {
    const made = await officer.post('/placements', body(await person()));
    expect(made.status).toBe(201);
    expect(made.headers.location).toBe(`/api/v1/placements/${made.body.id}`);
    expect(made.headers.etag).toBe('"1"');
    expect(made.body).toMatchObject({
      live: true,
      isWork: true,
      nextDueOn: '2026-10-01',
      unknownFrom: '2026-11-01',
      known: { evidence: 'employer', evidenceOn: '2026-09-01', tries: 0, weeklyHours: 40 },
      checks: [],
      visits: [],
      learnt: [],
      warnings: [{ kind: 'overdue', since: '2026-10-16' }],
    });
    expect(made.body).not.toHaveProperty('organisationId');
    expect(made.body).not.toHaveProperty('phone');
  });

  test('lists page by page, of a person, live or ended', async () => {
    const personId = await person();
    const ids: string[] = [];
    for (const startedOn of ['2026-01-01', '2026-02-01', '2026-03-01'])
      ids.push((await create(h, username, '/placements', body(personId, { startedOn }))).id);
    await officer.post(`/placements/${ids[1]}/end`, { endedOn: '2026-05-01', reason: 'pay' });
    const list = async (query: string) =>
      (await officer.get(`/placements?personId=${personId}${query}`)).body;
    const first = await list('&limit=2');
    expect(first.total).toBe(3);
    const second = await list(`&limit=2&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items].map(({ id }: { id: string }) => id)).toEqual(ids.reverse());
    expect((await list('&live=false')).items).toMatchObject([{ live: false, endReason: 'pay' }]);
    expect((await list('&live=true')).total).toBe(2);
    expect((await officer.get('/placements?cursor=made-up')).status).toBe(422);
  });

  test('twenty of one Idempotency-Key are one placement, one check, one end', async () => {
    const personId = await person();
    const twenty = async (path: string, json: object) => {
      const answers = await Promise.all(
        Array.from({ length: 20 }, () =>
          officer.send('post', path).set('idempotency-key', `k-${path}`).send(json),
        ),
      );
      const done = answers.filter(({ status }) => status < 300);
      expect(done.length).toBeGreaterThan(0);
      // In flight the others are asked to come again; whoever does gets the first answer.
      expect(answers.every(({ status }) => status < 300 || status === 409)).toBe(true);
      const again = await officer.send('post', path).set('idempotency-key', `k-${path}`).send(json);
      expect(again.body).toEqual(done[0]?.body);
      return again.body;
    };
    const { id } = await twenty('/placements', body(personId));
    await twenty(`/placements/${id}/checks`, working);
    await twenty(`/placements/${id}/visits`, { plannedOn: '2026-11-25' });
    await twenty(`/placements/${id}/end`, { endedOn: '2026-11-22', reason: 'other' });
    const [counts] = await rowsOf(
      h,
      sql`select (select count(*) from placement where person_id = ${personId}) as works,
        (select count(*) from placement_check where placement_id = ${id}) as checks,
        (select count(*) from visit where placement_id = ${id}) as visits,
        (select count(*) from audit_entry where person_id = ${personId} and action in ('placement.add', 'check.add', 'visit.plan', 'placement.end')) as noted`,
    );
    expect(counts).toEqual({ works: 1, checks: 1, visits: 1, noted: 4 });
  });

  test('of the last vacancy twenty at once are one', async () => {
    const { id: opportunityId } = await create(h, username, '/opportunities', jobBody({ vacancies: 1 }));
    const people = await Promise.all(Array.from({ length: 20 }, person));
    const answers = await Promise.all(
      people.map((personId) => officer.post('/placements', body(personId, { opportunityId }))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(19).fill(409)]);
  });

  test('the end says what it taught', async () => {
    const { id } = await begun({ iscoCode: '7531' });
    const ended = await officer.post(`/placements/${id}/end`, { endedOn: '2026-11-20', reason: 'hours' });
    expect(ended.body).toMatchObject({ live: false, nextDueOn: null, known: null });
    expect(ended.body.learnt).toEqual([
      { code: 'hours', field: 'availability.hours', value: null, says: expect.any(Object) },
      { code: 'caring', field: 'caring', value: null, says: expect.any(Object) },
      { code: 'skills', field: 'skills', value: null, says: expect.any(Object) },
      { code: 'experience', field: 'experience', value: 0.5, says: expect.any(Object) },
    ]);
  });

  test('refuses a foreign or unknown id as not found, and roles without case work', async () => {
    const { id, personId } = await begun();
    const checked = await officer.post(`/placements/${id}/checks`, working);
    for (const one of [id, 'plc_nothing']) {
      const calls = [
        gilan.get(`/placements/${one}`),
        gilan.send('patch', `/placements/${one}`).set('if-match', '"1"').send({ weeklyHours: 1 }),
        gilan.post(`/placements/${one}/end`, { endedOn: '2026-11-20', reason: 'pay' }),
        gilan.post(`/placements/${one}/reopen`),
        gilan.post(`/placements/${one}/checks`, working),
        gilan.post(`/placements/${one}/checks/${checked.body.checkId}/corrections`, { result: 'void' }),
        gilan.post(`/placements/${one}/visits`, { plannedOn: '2026-11-25' }),
      ];
      for (const answer of await Promise.all(calls)) expect(answer.status).toBe(404);
    }
    expect((await gilan.get(`/placements?personId=${personId}`)).body).toEqual({ items: [], total: 0 });
    expect((await gilan.get('/checks')).body.items).toEqual([]);
    for (const who of ['hq', 'auditor', 'benefactor'])
      expect((await (await asUser(h, who)).get('/checks')).status).toBe(403);
  });
});

describe('/checks', () => {
  test('tells whom to call, how late it is, what was last known and how often nobody answered', async () => {
    const { id, personId } = await begun({ startedOn: '2026-10-12' });
    await officer.post(`/placements/${id}/checks`, { checkedOn: '2026-11-20', result: 'not-reached' });
    const { body: page } = await officer.get('/checks?limit=100');
    expect(page.items.find(({ placementId }: { placementId: string }) => placementId === id)).toMatchObject({
      personId,
      dueOn: '2026-11-11',
      daysOverdue: 11,
      unknownFrom: '2026-12-12',
      evidence: 'employer',
      evidenceOn: '2026-10-12',
      tries: 1,
      warnings: [],
    });
    const dues = page.items.map(({ dueOn }: { dueOn: string }) => dueOn);
    expect(dues).toEqual([...dues].sort());
  });

  test.each([
    ['due=soon', 'due'],
    ['overdue=maybe', 'overdue'],
    ['cursor=made-up', 'cursor'],
    ['limit=101', 'limit'],
  ])('refuses ?%s with the field', async (query, path) => {
    const refused = await officer.get(`/checks?${query}`);
    expect(refused.status).toBe(422);
    expect(refused.body.errors[0].path).toBe(path);
  });

  test('says in both languages what is wrong with a check and how to mend it', async () => {
    const { id } = await begun();
    const late = { checkedOn: '2026-08-01', result: 'working', evidence: 'call' };
    const [english, persian] = await Promise.all(
      ['en', 'fa'].map((lang) =>
        officer.send('post', `/placements/${id}/checks`).set('accept-language', lang).send(late),
      ),
    );
    expect(english?.body.errors).toEqual([
      {
        path: 'checkedOn',
        code: 'check.before-start',
        message: expect.stringContaining('before the work began'),
      },
    ]);
    expect(persian?.body.errors[0].message).toContain('پیش از آغاز کار');
  });
});

describe('/employers', () => {
  test('tell how many works with them last, and of how many wages were not paid', async () => {
    const job = await create(
      h,
      username,
      '/opportunities',
      jobBody({ vacancies: 5, employer: { name: 'کارگاه ماندگار' } }),
    );
    const at = { opportunityId: job.id, startedOn: '2026-05-01' };
    await begun(at);
    for (const [endedOn, reason] of [
      ['2026-05-20', 'unpaid-wages'],
      ['2026-11-01', 'unpaid-wages'],
      ['2026-05-10', 'pay'],
    ]) {
      const { id } = await begun(at);
      await officer.post(`/placements/${id}/end`, { endedOn, reason });
    }
    const { body: found } = await officer.get(`/employers?q=${encodeURIComponent('ماندگار')}`);
    expect(found.items).toMatchObject([{ placementsKept: 2, complaints: 2 }]);
  });
});
