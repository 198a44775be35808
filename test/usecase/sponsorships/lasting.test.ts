import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemActor } from '../../../src/entry/system-actor.ts';
import { tellLasting } from '../../../src/features/sponsorships/tell-lasting.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { auditOf } from '../referrals/referral-setup.ts';
import { type Giving, giving, quoteBody, sponsoring } from './sponsorship-setup.ts';

let h: Harness;
let money: Giving;
let id: string;
let placementId: string;
beforeAll(async () => {
  h = await createHarness(); // 22 November 2026, 1 Azar 1405
  money = await giving(h);
  await money.given({ rial: 105_000_000 });
  const doing = await sponsoring(h);
  const made = await doing.propose({
    personId: await money.family(),
    opportunityId: await money.kit(100_000_000),
    quote: quoteBody(100_000_000),
  });
  id = String(made.id);
  await doing.approve(id);
  const [quote] = made.quotes as { id: string }[];
  await doing.event(id, {
    event: 'purchased',
    quoteId: quote?.id,
    priceRial: 100_000_000,
    invoice: 'F-1',
    serials: [],
    bankAccountId: money.bankId,
  });
  await doing.event(id, { event: 'delivered', proof: 'signed-paper' });
  await doing.event(id, { event: 'visited', finding: 'going-well' });
  placementId = String((await doing.event(id, { event: 'earning' })).placementId);
});
afterAll(() => h.close());

const told = async () => (await money.news(id)).filter((one) => one.includes('day-'));
const checked = async (checkedOn: string) => {
  const doing = await sponsoring(h);
  return await doing.users.officer.post(`/placements/${placementId}/checks`, {
    checkedOn,
    result: 'working',
    evidence: 'visit',
  });
};

describe('what lasts', () => {
  test('is told by a check on or after day 90, never by silence or an earlier check, and once', async () => {
    h.setNow('2027-03-01T08:00:00Z');
    expect((await checked('2027-02-19')).status).toBe(201);
    await tellLasting(h.deps, systemActor);
    expect(await told()).toEqual([]);
    expect((await checked('2027-02-20')).status).toBe(201);
    await tellLasting(h.deps, systemActor);
    await tellLasting(h.deps, systemActor);
    expect(await told()).toEqual(['day-90 1405-12']);
    expect((await auditOf(h, id)).filter((one) => one === 'sponsorship.tell')).toHaveLength(1);
  });

  test('is told again after a year', async () => {
    h.setNow('2027-11-25T08:00:00Z');
    expect((await checked('2027-11-23')).status).toBe(201);
    await tellLasting(h.deps, systemActor);
    expect(await told()).toEqual(['day-90 1405-12', 'day-365 1406-09']);
  });
});
