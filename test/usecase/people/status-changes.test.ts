import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lapsePauses } from '../../../src/features/people/lapse-pauses.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { asUser, create, jobBody, personBody } from '../../support/samples.ts';

let h: Harness;
beforeAll(async () => {
  h = await createHarness({ now: '2026-08-01T08:00:00Z' });
});
afterAll(() => h.close());
const system = { accountId: 'system:test', organisationId: null };

describe('a pause', () => {
  test('lapses by itself after 90 days, with an audit row, and not a day sooner', async () => {
    const { id } = await create(h, 'officer.bushehr', '/people', personBody());
    const bushehr = await asUser(h, 'officer.bushehr');
    const paused = await bushehr.patch(`/people/${id}`, { status: 'paused', statusReason: 'health' }, 1);
    expect(paused.status).toBe(200);
    h.setNow('2026-10-29T08:00:00Z');
    expect(await lapsePauses(h.deps, system)).toBe(0);
    h.setNow('2026-10-30T08:00:00Z');
    expect(await lapsePauses(h.deps, system)).toBe(1);
    expect(await lapsePauses(h.deps, system)).toBe(0);
    const seen = (await (await asUser(h, 'officer.bushehr')).get(`/people/${id}`)).body;
    expect(seen).toMatchObject({ status: 'seeking', revision: 3 });
  });
});

describe('someone who leaves', () => {
  test('has their open referrals withdrawn in the same change', async () => {
    const { id } = await create(h, 'officer.bushehr', '/people', personBody());
    const job = await create(h, 'officer.bushehr', '/opportunities', jobBody({ opensOn: '2026-07-01' }));
    const referral = await create(h, 'officer.bushehr', '/referrals', {
      personId: id,
      opportunityId: job.id,
    });
    const bushehr = await asUser(h, 'officer.bushehr');
    const left = await bushehr.patch(`/people/${id}`, { status: 'left', statusReason: 'moved' }, 1);
    expect(left.status).toBe(200);
    expect((await bushehr.get(`/referrals/${referral.id}`)).body).toMatchObject({
      state: 'withdrawn',
      reason: 'person-left',
    });
  });
});
