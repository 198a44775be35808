import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keepYearlyCampaigns } from '../../../src/features/campaigns/keep-yearly.ts';
import { plantBenefactors } from '../../support/giving-samples.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { asUser } from '../../support/samples.ts';

const system = { accountId: 'system:test', organisationId: null };
let h: Harness;
let manager: Awaited<ReturnType<typeof asUser>>;
let hq: Awaited<ReturnType<typeof asUser>>;
beforeAll(async () => {
  h = await createHarness(); // 22 November 2026, 1 Azar 1405
  manager = await asUser(h, 'manager.bushehr');
  hq = await asUser(h, 'hq');
});
afterAll(() => h.close());

const body = (slug: string, more: object = {}) => ({
  slug,
  title: { fa: 'همراهی' },
  story: { fa: 'با هم برای کار.' },
  startsOn: '2026-11-01',
  endsOn: '2026-12-31',
  ...more,
});
const shown = async () =>
  (await h.request().get('/api/v1/campaigns')).body.items as {
    slug: string;
    startsOn: string;
    endsOn: string;
    progress: Record<string, number | string> | null;
  }[];

describe('a campaign', () => {
  test("is an organisation's own, or of everywhere where the national office adds it; each keeps its own", async () => {
    const own = await manager.post('/campaigns', body('own-one', { goalFamilies: 20 }));
    const national = await hq.post('/campaigns', body('for-all'));
    expect([own.status, national.status]).toEqual([201, 201]);
    expect((await hq.patch(`/campaigns/${own.body.id}`, { goalFamilies: 1 }, 1)).status).toBe(404);
    expect((await manager.patch(`/campaigns/${national.body.id}`, { goalFamilies: 1 }, 1)).status).toBe(404);
    expect(
      (await manager.patch(`/campaigns/${own.body.id}`, { goalFamilies: 30 }, 1)).body.goalFamilies,
    ).toBe(30);
    expect((await (await asUser(h, 'officer.bushehr')).post('/campaigns', body('not-mine'))).status).toBe(
      403,
    );
    expect((await shown()).map(({ slug }) => slug).sort()).toEqual(['for-all', 'own-one']);
  });

  test.each([
    [body('own-one'), 'slug', 'slug.taken'],
    [body('Not A Slug'), 'slug', 'slug.form'],
    [body('late-one', { endsOn: '2026-10-01' }), 'endsOn', 'date.order'],
    [body('odd-day', { yearlyOn: '12-30' }), 'yearlyOn', 'yearly.form'],
    [body('links', { story: { fa: 'ببینید example.ir' } }), 'story.fa', 'words.link'],
  ])('is refused with what is wrong: %j', async (sent, path, code) => {
    const answer = await manager.post('/campaigns', sent);
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toContainEqual(expect.objectContaining({ path, code }));
  });

  test('tells nothing of its first days, and ends when it is closed', async () => {
    const made = await manager.post('/campaigns', body('counted'));
    const [one] = await plantBenefactors(h, 1);
    const giver = await asUser(h, one?.username ?? '');
    const pledge = { kind: 'money', amountRial: 30_000_000, campaignId: made.body.id, earmark: 'campaign' };
    await giver.post('/pledges', pledge);
    const back = await giver.post('/pledges', pledge);
    await giver.post(`/pledges/${back.body.id}/withdraw`);
    await giver.post('/pledges', { kind: 'coach-hours', quantity: 4, campaignId: made.body.id });
    expect((await shown()).find(({ slug }) => slug === 'counted')?.progress, 'told by months').toBeNull();
    expect((await manager.post(`/campaigns/${made.body.id}/close`)).status).toBe(200);
    expect((await giver.post('/pledges', pledge)).status).toBe(422);
    expect((await h.request().get('/campaigns/counted')).text, 'its page stays to be read').toContain(
      'همراهی',
    );
  });
});

test('the yearly day is there from the first start, comes back each year, and stays closed where it was closed', async () => {
  expect(await keepYearlyCampaigns(h.deps, system)).toBe(1);
  const yearly = async () => (await shown()).find(({ slug }) => slug === 'nasim-mehr');
  expect(await yearly()).toMatchObject({ endsOn: '2027-05-26', startsOn: '2027-05-06' });
  expect(await keepYearlyCampaigns(h.deps, system), 'once').toBe(0);
  h.setNow('2027-05-27T08:00:00Z');
  expect(await keepYearlyCampaigns(h.deps, system)).toBe(1);
  expect(await yearly()).toMatchObject({ endsOn: '2028-05-25', startsOn: '2028-05-05' });
  const office = await asUser(h, 'hq');
  const id = ((await h.request().get('/api/v1/campaigns')).body.items as { slug: string; id: string }[]).find(
    ({ slug }) => slug === 'nasim-mehr',
  )?.id;
  await office.post(`/campaigns/${id}/close`);
  h.setNow('2028-06-27T08:00:00Z');
  expect(await keepYearlyCampaigns(h.deps, system)).toBe(0);
  expect(await yearly()).toBeUndefined();
});
