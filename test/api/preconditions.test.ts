import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiRoutes } from '../../src/portals/api/routes.ts';
import { createHarness, type Harness } from '../support/harness.ts';
import { listen } from '../support/http.ts';
import { create, jobBody, personBody } from '../support/samples.ts';

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

/** Sends one change with an `If-Match`, or without. */
const change = (method: string, path: string, body: object, ifMatch?: string) =>
  web.api(path, {
    token,
    method,
    body,
    ...(ifMatch === undefined ? {} : { headers: { 'if-match': ifMatch } }),
  });

test('every PATCH says in its description that it may be stale, and that it needs the revision', () => {
  const patches = apiRoutes.filter(({ method }) => method === 'patch');
  expect(patches.length).toBeGreaterThan(1);
  // What is one's own is always there.
  for (const { path, problems } of patches)
    expect(problems, path).toEqual(
      expect.arrayContaining([
        'stale',
        'precondition-required',
        ...(path.startsWith('/me/') ? [] : ['not-found']),
      ]),
    );
});

describe('a PATCH', () => {
  const records = {
    person: { path: '/people', body: personBody(), patch: (i: number) => ({ needScore: i }) },
    opportunity: { path: '/opportunities', body: jobBody(), patch: (i: number) => ({ vacancies: 10 + i }) },
  };
  for (const [name, { path, body, patch }] of Object.entries(records))
    test(`of a ${name} needs the revision it was made from, and moves it on by one`, async () => {
      const made = await web.api(path, { token, body });
      expect(made.headers.get('etag')).toBe('"1"');
      const at = `${path}/${made.json.id}`;
      expect((await web.api(at, { token })).headers.get('etag')).toBe('"1"');
      const missing = await change('PATCH', at, patch(1));
      expect(missing.status).toBe(428);
      expect(missing.json.detail).toMatch(/If-Match/);
      for (const stale of ['"2"', '"0"', 'W/"1"', '"x"', '""']) {
        const refused = await change('PATCH', at, patch(1), stale);
        expect(refused.status, stale).toBe(412);
        expect(refused.json.detail).toMatch(/ثبت نشد/);
      }
      expect((await web.api(at, { token })).text).toBe(
        (await web.api(at, { token, headers: { 'if-match': '"9"' } })).text,
      );
      const saved = await change('PATCH', at, patch(2), '"1"');
      expect(saved.status, saved.text).toBe(200);
      expect(saved.headers.get('etag')).toBe('"2"');
      expect((await change('PATCH', at, patch(3), '"1"')).status).toBe(412);
      const same = await change('PATCH', at, patch(2), '"2"');
      expect([same.status, same.headers.get('etag')]).toEqual([200, '"2"']);
      const any = await change('PATCH', at, patch(4), '*');
      expect([any.status, any.headers.get('etag')]).toEqual([200, '"3"']);
    });

  test('of one member is stale when another changed the household they share', async () => {
    const first = await create(h, user, '/people', personBody({ household: { head: true, dependants: 1 } }));
    const { id } = first.household as { id: string };
    const second = await create(h, user, '/people', personBody({ household: { id } }));
    const now = (await web.api(`/people/${first.id}`, { token })).headers.get('etag') ?? '';
    const changed = await change('PATCH', `/people/${second.id}`, { household: { dependants: 4 } }, '"1"');
    expect(changed.status, changed.text).toBe(200);
    expect((await change('PATCH', `/people/${first.id}`, { needScore: 5 }, now)).status).toBe(412);
  });
});

describe('a revision that is sent is honoured', () => {
  test('when a referral moves', async () => {
    const { id: personId } = await create(h, user, '/people', personBody());
    const { id: opportunityId } = await create(h, user, '/opportunities', jobBody());
    const { id } = await create(h, user, '/referrals', { personId, opportunityId });
    const path = `/referrals/${id}/transitions`;
    expect((await change('POST', path, { to: 'accepted' }, '"7"')).status).toBe(412);
    const moved = await change('POST', path, { to: 'accepted' }, '"1"');
    expect([moved.status, moved.headers.get('etag')]).toEqual([200, '"2"']);
    // Stale before anything else: what it asks for was asked of another state.
    expect((await change('POST', path, { to: 'placed' }, '"1"')).status).toBe(412);
    expect((await change('POST', path, { to: 'sent' })).status).toBe(200);
  });

  test('when an opportunity is closed', async () => {
    const { id } = await create(h, user, '/opportunities', jobBody());
    const path = `/opportunities/${id}/close`;
    expect((await change('POST', path, {}, '"7"')).status).toBe(412);
    const closed = await change('POST', path, {}, '"1"');
    expect([closed.status, closed.headers.get('etag')]).toEqual([200, '"2"']);
    expect((await change('POST', path, {}, '"1"')).status).toBe(412);
    expect((await change('POST', path, {}, '"2"')).status).toBe(409);
  });
});

describe('a form that changes a record', () => {
  test('carries the revision, and an old one changes nothing and says so', async () => {
    const cookie = `mehrkar=${token}`;
    const page = async (path: string) =>
      await (await fetch(`${web.url}${path}`, { headers: { cookie } })).text();
    const submit = async (path: string, fields: Record<string, string>) =>
      await fetch(`${web.url}${path}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie, 'sec-fetch-site': 'same-origin' },
        body: new URLSearchParams(fields),
      });
    const { id: personId } = await create(h, user, '/people', personBody());
    const { id: opportunityId } = await create(h, user, '/opportunities', jobBody());
    const { id: referralId } = await create(h, user, '/referrals', { personId, opportunityId });
    const forms = {
      [`/officer/people/${personId}/edit`]: `/officer/people/${personId}/edit`,
      [`/officer/opportunities/${opportunityId}/edit`]: `/officer/opportunities/${opportunityId}/edit`,
      [`/officer/opportunities/${opportunityId}/close`]: `/officer/opportunities/${opportunityId}/close`,
      [`/officer/referrals/${referralId}`]: `/officer/referrals/${referralId}/move`,
    };
    for (const [shown, action] of Object.entries(forms)) {
      const html = await page(shown);
      const posting = html.match(new RegExp(`<form[^>]*action="${action}"[\\s\\S]*?</form>`, 'g')) ?? [];
      expect(posting.length, shown).toBeGreaterThan(0);
      for (const form of posting) expect(form, shown).toContain('name="revision" value="1"');
    }
    const stale = [
      await submit(`/officer/opportunities/${opportunityId}/close`, { reason: 'filled', revision: '9' }),
      await submit(`/officer/referrals/${referralId}/move`, { to: 'accepted', reason: '', revision: '9' }),
      await submit(`/officer/people/${personId}/edit`, { revision: '9', givenName: 'دیگری' }),
      await submit(`/officer/opportunities/${opportunityId}/edit`, { revision: '9' }),
    ];
    for (const [i, answer] of stale.entries()) {
      expect([412, 422], `${i}`).toContain(answer.status);
    }
    expect(stale.slice(0, 2).map(({ status }) => status)).toEqual([412, 412]);
    for (const path of [`/people/${personId}`, `/opportunities/${opportunityId}`, `/referrals/${referralId}`])
      expect((await web.api(path, { token })).headers.get('etag')).toBe('"1"');
  });
});
