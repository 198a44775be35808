import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHarness, type Harness } from '../support/harness.ts';
import { asUser, create, jobBody, personBody } from '../support/samples.ts';
import { type Pages, pagesOf } from './page-client.ts';

const officer = 'officer.bushehr';
let h: Harness;
let pages: Pages;
let personId = '';
let opportunityId = '';
let referralId = '';
let placementId = '';
/** Due since October; had when they came, so that the search goes on. */
const workOf = (personId: string) => ({
  personId,
  origin: 'at-intake',
  startedOn: '2026-09-01',
  evidence: 'call',
});

beforeAll(async () => {
  h = await createHarness();
  pages = await pagesOf(h, officer);
  personId = (await create(h, officer, '/people', personBody())).id;
  opportunityId = (await create(h, officer, '/opportunities', jobBody())).id;
  placementId = (await create(h, officer, '/placements', workOf(personId))).id;
  await create(h, officer, `/placements/${placementId}/checks`, {
    checkedOn: '2026-11-20',
    result: 'not-reached',
  });
  await create(h, officer, `/placements/${placementId}/visits`, { plannedOn: '2026-11-10' });
  referralId = (await create(h, officer, '/referrals', { personId, opportunityId })).id;
});
afterAll(() => h.close());

/** As a reader of a review wants them: what is done to which table, statements that repeat told by their number. */
function inShort(queries: readonly string[]): string[] {
  const counted = new Map<string, number>();
  for (const sql of queries) {
    const verb = /^\s*(?:with .*?\)\s*)?(\w+)/is.exec(sql)?.[1]?.toLowerCase() ?? '?';
    const table = /\b(?:from|into|update)\s+["`]?(\w+)/i.exec(sql)?.[1] ?? '-';
    counted.set(`${verb} ${table}`, (counted.get(`${verb} ${table}`) ?? 0) + 1);
  }
  return [...counted].map(([what, times]) => (times === 1 ? what : `${what} × ${times}`));
}

const busy: readonly (readonly [name: string, address: () => string])[] = [
  ['today', () => '/officer'],
  ['list of people', () => '/officer/people'],
  ['a person', () => `/officer/people/${personId}`],
  ['a person with kits', () => `/officer/people/${personId}?kind=kit`],
  ['a pair', () => `/officer/people/${personId}/matches/${opportunityId}`],
  ['list of opportunities', () => '/officer/opportunities'],
  ['an opportunity', () => `/officer/opportunities/${opportunityId}`],
  ['list of referrals', () => '/officer/referrals'],
  ['a referral', () => `/officer/referrals/${referralId}`],
  ['employers', () => '/officer/employers'],
  ['checks that are due', () => '/officer/checks'],
  ['checks to be entered', () => '/officer/checks/entry'],
  ['the sheet of the day', () => '/officer/checks/print'],
  ['a placement', () => `/officer/placements/${placementId}`],
  ['list of placements', () => '/officer/placements'],
  ['public opportunities', () => '/api/v1/opportunities'],
];

/** The second showing: copies in memory are warm, and looking at a file has been noted for the hour. */
async function shown(address: string): Promise<string[]> {
  const first = await pages.get(address);
  // The list of opportunities sends on to that of the own province.
  const there = first.status === 303 ? (first.location ?? '') : address;
  expect((await pages.get(there)).status).toBe(200);
  return inShort(await h.queriesOf(() => pages.get(there)));
}

describe('what a busy page asks of the database', () => {
  test.each(busy)('%s', async (_, address) => {
    const before = await shown(address());
    expect(before).toMatchSnapshot();
  });

  test('and not more often with forty of everything', async () => {
    const before = new Map<string, string[]>();
    for (const [name, address] of busy) before.set(name, await shown(address()));
    const api = await asUser(h, officer);
    for (let i = 0; i < 40; i++) {
      const employer = { name: `کارگاه ${i}` };
      const job = await create(h, officer, '/opportunities', jobBody({ employer, skills: [] }));
      const person = await create(
        h,
        officer,
        '/people',
        personBody({ givenName: `نام ${'آبپتجدر'[i % 7]}` }),
      );
      const referred = await api.post('/referrals', { personId: person.id, opportunityId: job.id });
      expect(referred.status).toBe(201);
      const placed = await create(h, officer, '/placements', workOf(person.id));
      if (i < 5) await create(h, officer, `/placements/${placed.id}/visits`, { plannedOn: '2026-11-10' });
      if (i < 5) await create(h, officer, '/placements', workOf(personId));
      if (i < 15) await api.post('/referrals', { personId, opportunityId: job.id });
      if (i >= 15 && i < 30) await api.post('/referrals', { personId: person.id, opportunityId });
    }
    for (const [name, address] of busy)
      expect({ name, queries: await shown(address()) }).toEqual({ name, queries: before.get(name) });
  });
});
