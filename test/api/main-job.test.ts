import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHarness, type Harness } from '../support/harness.ts';
import { asUser, create, jobBody, personBody } from '../support/samples.ts';

let h: Harness;
beforeAll(async () => {
  h = await createHarness({ now: '2026-11-22T08:00:00Z' });
});
afterAll(() => h.close());

const ganaveh = { lat: 29.58, lng: 50.52 };
/** A degree of latitude is 111.195 km. */
const north = (km: number) => ({ lat: ganaveh.lat + km / 111.195, lng: ganaveh.lng });

type Pair = {
  opportunityId: string;
  eligible: boolean;
  score: number;
  parts: { part: string; weight: number; value: number }[];
  blocks: { gate: string; unlock: Record<string, unknown> | null }[];
};

describe("a prisoner's wife in Ganaveh, two small children, level 3 in sewing, home only", () => {
  let wife: string;
  const made: Record<string, string> = {};

  beforeAll(async () => {
    const person = await create(
      h,
      'officer.bushehr',
      '/people',
      personBody({
        near: ganaveh,
        household: { head: true, dependants: 2, monthlyIncomeRial: 60_000_000, aid: [] },
        skills: [{ skillId: 'sk-152', level: 3, years: 4 }],
        experience: [{ iscoCode: '7531', years: 4 }],
        availability: {
          hours: [{ days: ['sat', 'sun', 'mon', 'tue', 'wed'], from: '08:00', to: '13:00' }],
          homeOnly: true,
          maxCommuteKm: 5,
        },
        caring: { atHomeFrom: '13:00', atHomeTo: '07:00', until: '2030-01-01' },
        wishes: [{ iscoCode: '7531' }, { kind: 'kit' }],
        documents: ['id-card', 'bank-account'],
        permits: ['home-work'],
        licences: [],
        workspace: { areaM2: 6, power: true },
        needScore: 70,
      }),
    );
    wife = person.id;
    const post = async (name: string, body: object) => {
      made[name] = (await create(h, 'officer.bushehr', '/opportunities', body)).id;
    };
    await post(
      'sewing',
      jobBody({
        title: { fa: 'دوخت خانگی کارمزدی' },
        workplace: 'home',
        near: north(2),
        iscoCode: '7531',
        skills: [{ skillId: 'sk-152', level: 2, importance: 'essential' }],
        monthlyIncomeRial: 150_000_000,
      }),
    );
    await post(
      'packing',
      jobBody({
        title: { fa: 'بسته‌بندی در خانه' },
        workplace: 'home',
        iscoCode: '9321',
        monthlyIncomeRial: 90_000_000,
      }),
    );
    await post(
      'night',
      jobBody({
        title: { fa: 'شیفت شب کارگاه میگو' },
        near: north(59.95),
        hours: [{ days: ['sat', 'sun'], from: '22:00', to: '06:00' }],
        monthlyIncomeRial: 190_000_000,
      }),
    );
    await post('sewingKit', {
      kind: 'kit',
      title: { fa: 'بستهٔ خیاطی خانگی' },
      province: 'بوشهر',
      vacancies: 5,
      opensOn: '2026-11-01',
      workplace: 'home',
      iscoCode: '7531',
      workspaceM2: 6,
      workspaceNeeds: ['power'],
      skills: [{ skillId: 'sk-152', level: 2, importance: 'essential' }],
      kit: {
        priceRial: 340_000_000,
        items: [],
        monthlyIncomeRial: 90_000_000,
        buyers: [{ name: 'تعاونی', firm: true }],
      },
    });
    await post('cookingKit', {
      kind: 'kit',
      title: { fa: 'بستهٔ شیرینی' },
      province: 'بوشهر',
      vacancies: 5,
      opensOn: '2026-11-01',
      workplace: 'home',
      iscoCode: '7512',
      workspaceM2: 4,
      kit: { priceRial: 300_000_000, items: [], monthlyIncomeRial: 90_000_000 },
    });
  });

  test('her first job is home sewing nearby and her first kit the sewing kit', async () => {
    const bushehr = await asUser(h, 'officer.bushehr');
    const jobs = (await bushehr.get(`/people/${wife}/matches`)).body;
    expect(jobs.items[0].opportunityId).toBe(made.sewing);
    const kits = (await bushehr.get(`/people/${wife}/matches?kind=kit`)).body;
    expect(kits.items[0].opportunityId).toBe(made.sewingKit);
    expect(jobs.counts.considered).toBe(3);
    expect(jobs.counts.eligible).toBe(2);
  });

  test('the night shift 60 km away is a near miss for three reasons, each with the smallest unlock', async () => {
    const { nearMisses } = (await (await asUser(h, 'officer.bushehr')).get(`/people/${wife}/matches`)).body;
    const night = (nearMisses as Pair[]).find((pair) => pair.opportunityId === made.night);
    const unlocks = Object.fromEntries((night?.blocks ?? []).map(({ gate, unlock }) => [gate, unlock]));
    expect(Object.keys(unlocks).sort()).toEqual(['caring', 'commute', 'home-only', 'hours']);
    expect(unlocks['home-only']).toMatchObject({ kind: 'work-outside' });
    expect(unlocks.commute).toMatchObject({ kind: 'raise-commute', km: 55 });
    // 22:00–06:00 with two hours of way on each side is 12 hours; two nights a week, an hour of each after 07:00.
    expect(unlocks.caring).toMatchObject({ kind: 'arrange-care', hoursPerWeek: 22 });
  });

  test('parts sum to the score, in a list and alone', async () => {
    const bushehr = await asUser(h, 'officer.bushehr');
    const { items } = (await bushehr.get(`/people/${wife}/matches`)).body as { items: Pair[] };
    for (const pair of items) {
      const sum = pair.parts.reduce((total, { weight, value }) => total + weight * value, 0);
      expect(Math.abs(sum - pair.score)).toBeLessThan(0.001);
      const alone = (await bushehr.get(`/people/${wife}/matches/${pair.opportunityId}`)).body;
      expect(alone).toMatchObject({ score: pair.score, eligible: true });
    }
  });

  test("her husband's restriction never touches her: sending one is refused by field", async () => {
    const bushehr = await asUser(h, 'officer.bushehr');
    for (const extra of [
      { restrictions: [{ code: 'driving', until: '2026-12-21' }] },
      { custody: { status: 'released' } },
      { supervision: { lat: 28.97, lng: 50.83, radiusKm: 10 } },
    ]) {
      const answer = await bushehr.post('/people', personBody(extra));
      expect(answer.status).toBe(422);
      expect(answer.body.errors[0]).toMatchObject({ code: 'restriction.family' });
      expect(answer.body.errors[0].path).toMatch(new RegExp(`^${Object.keys(extra)[0]}`));
    }
  });

  test('she is also the first candidate of the sewing job, with fit, need and order shown', async () => {
    const { items } = (
      await (await asUser(h, 'officer.bushehr')).get(`/opportunities/${made.sewing}/candidates`)
    ).body;
    expect(items[0]).toMatchObject({ personId: wife, need: 70 });
    expect(items[0].order).toBeCloseTo(0.7 * items[0].fit + 0.3 * 0.7, 9);
  });
});

describe('a released driver barred until the 10th', () => {
  test('sees the driving job as a near miss until the 10th and as a match on the 11th', async () => {
    const driver = await create(
      h,
      'care.gilan',
      '/people',
      personBody({
        kind: 'released',
        sex: 'male',
        province: 'گیلان',
        county: 'رشت',
        licences: ['driving-b'],
        custody: { status: 'released', since: '2026-10-01' },
        restrictions: [{ code: 'driving', until: '2026-12-10' }],
      }),
    );
    const job = await create(
      h,
      'officer.gilan',
      '/opportunities',
      jobBody({
        title: { fa: 'رانندهٔ پخش' },
        province: 'گیلان',
        county: 'رشت',
        iscoCode: '8322',
        licences: ['driving-b'],
        barredBy: ['driving'],
      }),
    );
    for (const [now, eligible] of [
      ['2026-12-10T08:00:00Z', false],
      // Tehran's midnight is at 20:30 UTC: the 11th begins there.
      ['2026-12-10T20:29:00Z', false],
      ['2026-12-10T20:31:00Z', true],
    ] as const) {
      h.setNow(now);
      const { items, nearMisses } = (
        await (await asUser(h, 'care.gilan')).get(`/people/${driver.id}/matches`)
      ).body;
      const found = ((eligible ? items : nearMisses) as Pair[]).find((pair) => pair.opportunityId === job.id);
      expect(found, now).toBeDefined();
      if (!eligible)
        expect(found?.blocks).toEqual([
          expect.objectContaining({
            gate: 'restriction',
            unlock: expect.objectContaining({ kind: 'wait-until', date: '2026-12-11' }),
          }),
        ]);
    }
    h.setNow('2026-11-22T08:00:00Z');
  });
});

describe('a man who leaves in twelve weeks', () => {
  test('is blocked by custody for work before that day; for work after it his referral and letter work today', async () => {
    const man = await create(
      h,
      'care.gilan',
      '/people',
      personBody({
        kind: 'released',
        sex: 'male',
        province: 'گیلان',
        county: 'رشت',
        givenName: 'بهروز',
        familyName: 'ماسوله',
        custody: { status: 'closed', since: '2025-01-01', until: '2027-02-14' },
        documents: ['id-card'],
        skills: [],
        licences: [],
      }),
    );
    const gilan = { province: 'گیلان', county: 'رشت' };
    const before = await create(
      h,
      'officer.gilan',
      '/opportunities',
      jobBody({ ...gilan, startOn: '2027-02-13' }),
    );
    const after = await create(
      h,
      'officer.gilan',
      '/opportunities',
      jobBody({ ...gilan, startOn: '2027-02-14' }),
    );
    const care = await asUser(h, 'care.gilan');

    const blocked: Pair = (await care.get(`/people/${man.id}/matches/${before.id}`)).body;
    expect(blocked.blocks).toEqual([
      expect.objectContaining({
        gate: 'custody',
        unlock: expect.objectContaining({ kind: 'wait-until', date: '2027-02-14' }),
      }),
    ]);
    const refused = await care.post('/referrals', { personId: man.id, opportunityId: before.id });
    expect(refused.status).toBe(409);
    expect(refused.body.blocks[0].gate).toBe('custody');

    const referral = await care.post('/referrals', { personId: man.id, opportunityId: after.id });
    expect(referral.status).toBe(201);
    expect((await care.get(`/referrals/${referral.body.id}/letter`)).status).toBe(409);
    expect((await care.post(`/referrals/${referral.body.id}/transitions`, { to: 'accepted' })).status).toBe(
      200,
    );
    const letter = await care.get(`/referrals/${referral.body.id}/letter`);
    expect(letter.status).toBe(200);
    expect(letter.text).toContain('ماسوله');
    expect(letter.text).not.toMatch(/زندان|محکوم|custody|prison/i);
  });
});
