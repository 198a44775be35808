import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiRoutes } from '../../src/portals/api/routes.ts';
import { headquartersPages } from '../../src/portals/headquarters/pages.ts';
import { officerPages } from '../../src/portals/officer/pages.ts';
import { cookieName } from '../../src/web/session-cookie.ts';
import { plantCause } from '../support/giving-samples.ts';
import { createHarness, type Harness } from '../support/harness.ts';
import { askAbout, asUser, create, jobBody, nextNationalId, personBody } from '../support/samples.ts';
import { plantSponsorship } from '../support/sponsorship-samples.ts';

let h: Harness;
const marker = 'یکتانشان';
const phone = '09171112233';
const nationalId = '0012345679';
let ids: Record<string, string>;

beforeAll(async () => {
  h = await createHarness();
  const person = await create(
    h,
    'officer.bushehr',
    '/people',
    personBody({ familyName: marker, nationalId, phone, skills: [{ skillId: 'sk-152', level: 3 }] }),
  );
  const opportunity = await create(
    h,
    'officer.bushehr',
    '/opportunities',
    jobBody({ employer: { name: 'کارگاه گلبرگ', phone: '07733445566', contact: `${marker} کارفرما` } }),
  );
  const referral = await create(h, 'officer.bushehr', '/referrals', {
    personId: person.id,
    opportunityId: opportunity.id,
  });
  const ask = await askAbout(h, 'officer.bushehr', opportunity.id, { name: marker, phone, county: 'گناوه' });
  const award = await create(h, 'officer.bushehr', '/awards', {
    personId: person.id,
    kind: 'kit',
    amountRial: 1000,
    benefactorRial: 1000,
    approvedOn: '2026-11-01',
  });
  const placement = await create(h, 'officer.bushehr', '/placements', {
    personId: person.id,
    origin: 'at-intake',
    startedOn: '2026-09-01',
    evidence: 'call',
  });
  const checked = await create(h, 'officer.bushehr', `/placements/${placement.id}/checks`, {
    checkedOn: '2026-11-20',
    result: 'not-reached',
  });
  const visit = await create(h, 'officer.bushehr', `/placements/${placement.id}/visits`, {
    plannedOn: '2026-11-25',
  });
  const sponsorship = await plantSponsorship(h, 'purchased', 'officer.bushehr', {
    familyName: marker,
    nationalId: nextNationalId(),
  });
  ids = {
    cause: await plantCause(h),
    sponsorship: sponsorship.id,
    recall: 'rcl_x',
    award: award.id,
    person: person.id,
    opportunity: opportunity.id,
    referral: referral.id,
    ask,
    placement: placement.id,
    check: String(checked.checkId),
    visit: visit.id,
  };
});
afterAll(() => h.close());

/** Which foreign id stands for a parameter of a path. */
function foreign(path: string, name: string): string {
  if (name === 'opportunityId') return ids.opportunity ?? '';
  if (name === 'checkId') return ids.check ?? '';
  if (name === 'catalogue') return 'documents';
  const [first] = path.split('/').filter((part) => part !== '' && part !== 'officer');
  return (
    {
      people: ids.person,
      opportunities: ids.opportunity,
      referrals: ids.referral,
      asks: ids.ask,
      awards: ids.award,
      sponsorships: ids.sponsorship,
      placements: ids.placement,
      visits: ids.visit,
      recalls: ids.recall,
      causes: ids.cause,
    }[first ?? ''] ?? 'x'
  );
}

const leaks = (text: string) =>
  [marker, phone, nationalId, '۰۹۱۷۱۱۱۲۲۳۳', '7733445566'].filter((secret) => text.includes(secret));
/** Where a body that is refused would hide whether the id was found. */
const bodies: Readonly<Record<string, object>> = {
  transitions: { to: 'accepted' },
  answer: { outcome: 'not-reached' },
  end: { endedOn: '2026-11-20', reason: 'pay' },
  checks: { checkedOn: '2026-11-20', result: 'not-reached' },
  corrections: { result: 'void' },
  visits: { plannedOn: '2026-11-25' },
  done: { doneOn: '2026-11-20', outcome: 'well' },
};
const aboutPeople = (path: string) =>
  /\/(people|referrals|asks|awards|recalls|placements|visits)\/[:{]/.test(path);

describe('officer.gilan and the people of Bushehr', () => {
  test('every JSON route refuses a foreign id as not found and leaks nothing', async () => {
    const gilan = await asUser(h, 'officer.gilan');
    const walked: string[] = [];
    for (const route of apiRoutes) {
      if (route.path.startsWith('/sessions')) continue;
      const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => foreign(route.path, name));
      const call = gilan.send(route.method, path).set('if-match', '"1"');
      const answer = await (route.takes === 'csv'
        ? call.set('content-type', 'text/csv').send('a')
        : route.takes === 'json'
          ? call.send(bodies[route.path.split('/').at(-1) ?? ''] ?? {})
          : call);
      walked.push(`${route.method} ${route.path}`);
      expect(leaks(answer.text ?? ''), `${route.method} ${path}`).toEqual([]);
      expect(answer.status, `${route.method} ${path}: ${answer.text}`).toBeLessThan(500);
      if (aboutPeople(route.path)) expect(answer.status, `${route.method} ${path}: ${answer.text}`).toBe(404);
    }
    expect(walked.length).toBe(apiRoutes.filter((route) => !route.path.startsWith('/sessions')).length);
    expect(walked.length).toBeGreaterThan(20);
  });

  test('every page refuses a foreign id as not found and leaks nothing', async () => {
    const cookie = `${cookieName(h.deps.config.baseUrl)}=${await h.tokenOf('officer.gilan')}`;
    for (const route of [...officerPages, ...headquartersPages]) {
      const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => foreign(route.path, name));
      const answer = await h
        .request()
        [route.method](path)
        .set('cookie', cookie)
        .set('sec-fetch-site', 'same-origin')
        .type('form')
        .send(route.method === 'post' ? { to: 'accepted' } : undefined);
      expect(leaks(answer.text ?? ''), `${route.method} ${path}`).toEqual([]);
      expect(answer.status, `${route.method} ${path}`).toBeLessThan(500);
      if (aboutPeople(route.path)) expect(answer.status, `${route.method} ${path}`).toBe(404);
      if (route.path.startsWith('/headquarters')) expect(answer.status).toBe(403);
    }
  });

  test('foreign ids in bodies and filters find nothing and count nothing', async () => {
    const gilan = await asUser(h, 'officer.gilan');
    const { person, opportunity } = ids;
    expect((await gilan.post('/referrals', { personId: person, opportunityId: opportunity })).status).toBe(
      404,
    );
    expect((await gilan.get(`/referrals?personId=${person}`)).body.total).toBe(0);
    expect((await gilan.get(`/referrals?opportunityId=${opportunity}`)).body.total).toBe(0);
    for (const q of [marker, nationalId, phone, '', '%', '_'])
      expect((await gilan.get(`/people?q=${encodeURIComponent(q)}`)).body).toMatchObject({
        items: [],
        total: 0,
      });
    const candidates = await gilan.get(`/opportunities/${opportunity}/candidates`);
    expect(candidates.body).toMatchObject({ items: [], nearMisses: [], counts: { considered: 0 } });
  });

  test('registering the same national id elsewhere works and tells nothing of the other file', async () => {
    const body = personBody({ nationalId, province: 'گیلان', county: 'رشت' });
    const created = await (await asUser(h, 'officer.gilan')).post('/people', body);
    expect(created.status).toBe(201);
    expect(created.text).not.toContain(ids.person);
    expect(leaks(created.text.replaceAll(nationalId, ''))).toEqual([]);
    const duplicates = await (await asUser(h, 'hq')).get('/people/duplicates');
    expect(duplicates.status).toBe(200);
    expect(duplicates.text).toContain(ids.person);
    expect(leaks(duplicates.text)).toEqual([]);
  });

  test('roles without case work are refused', async () => {
    for (const username of ['auditor', 'benefactor', 'hq'])
      for (const path of [
        '/people',
        `/people/${ids.person}`,
        `/people/${ids.person}/matches`,
        '/referrals',
        '/employers',
      ])
        expect((await (await asUser(h, username)).get(path)).status, `${username} ${path}`).toBe(403);
  });

  test('nobody signed in sees no person and no employer by any route', async () => {
    for (const route of apiRoutes) {
      if (route.method !== 'get') continue;
      const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => foreign(route.path, name));
      const answer = await h.request().get(`/api/v1${path}`);
      expect(leaks(answer.text ?? ''), path).toEqual([]);
      expect(answer.status, path).toBe(route.access === 'public' ? 200 : 401);
    }
  });
});
