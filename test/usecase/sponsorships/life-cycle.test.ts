import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHarness, type Harness } from '../../support/harness.ts';
import { auditOf } from '../referrals/referral-setup.ts';
import { type Giving, giving, quoteBody, type Sponsoring, sponsoring } from './sponsorship-setup.ts';

let h: Harness;
let money: Giving;
let doing: Sponsoring;
beforeAll(async () => {
  h = await createHarness(); // 22 November 2026, 1 Azar 1405
  money = await giving(h);
  doing = await sponsoring(h);
});
afterAll(() => h.close());

/** Two donors and the association pay a kit of 400,000,001 rials, each with a contingency of 5 %. */
describe('a sponsorship from its proposal to its title', () => {
  let id: string;
  let personId: string;
  let names: Record<string, string>;
  const books = () => money.trialBalance(names);
  const quoteOf = async () => (await doing.see(id)).quotes as { id: string; priceRial: number }[];

  test('is proposed with whoever can pay it: the fewest givers, the oldest pledge first, whole rials that sum exactly', async () => {
    const a = await money.given({ rial: 210_000_000, since: '2026-09-01T08:00:00.000Z' });
    const b = await money.given({ rial: 105_000_000 });
    const general = await money.own('general', 500_000_000);
    const contingency = await money.own('contingency');
    names = {
      [a.fundId]: 'A',
      [b.fundId]: 'B',
      [general]: 'own',
      [contingency]: 'pool',
      [money.bankId]: 'bank',
    };
    personId = await money.family();
    // Five could be meant, so that its donors are told.
    for (let n = 0; n < 4; n++) await money.family();
    const made = await doing.propose({
      personId,
      opportunityId: await money.kit(400_000_001),
      quote: quoteBody(400_000_001),
    });
    id = String(made.id);
    names[id] = 'it';
    expect(made).toMatchObject({ state: 'proposed', priceRial: 400_000_001, contingencyRial: 20_000_000 });
    expect(
      (made.shares as { fundId: string; amountRial: number; contingencyRial: number }[]).map(
        ({ fundId, amountRial, contingencyRial }) => [names[fundId], amountRial, contingencyRial],
      ),
    ).toEqual([
      ['A', 200_000_000, 10_000_000],
      ['own', 100_000_001, 5_000_000],
      ['B', 100_000_000, 5_000_000],
    ]);
    expect(await books()).toEqual({
      'cash bank': 815_000_000,
      'fund A': -210_000_000,
      'fund B': -105_000_000,
      'fund own': -500_000_000,
    });
  });

  test('is approved by another than who proposed it: the money is set aside and an award stands', async () => {
    expect((await doing.tryEvent(id, { event: 'delivered', proof: 'signed-paper' })).status).toBe(409);
    const made = await doing.approve(id);
    expect(made).toMatchObject({ state: 'allocated', approvedOn: '2026-11-22' });
    expect(await books()).toEqual({
      'allocated A it': -200_000_000,
      'allocated B it': -100_000_000,
      'allocated own it': -100_000_001,
      'cash bank': 815_000_000,
      'fund own': -394_999_999,
      'fund pool': -20_000_000,
    });
    const award = await doing.ok(doing.users.officer.get(`/awards/${String(made.awardId)}`));
    expect(award).toMatchObject({
      state: 'funded',
      kind: 'kit',
      personId,
      amountRial: 400_000_001,
      benefactorRial: 300_000_000,
    });
    expect(
      (
        await doing.users.officer.post(`/awards/${String(made.awardId)}/deliver`, {
          deliveredOn: '2026-11-22',
        })
      ).status,
    ).toBe(409);
  });

  test('is bought cheaper: the rest goes back to its funds in proportion, to the rial', async () => {
    const [quote] = await quoteOf();
    const made = await doing.event(id, {
      event: 'purchased',
      quoteId: quote?.id,
      priceRial: 380_000_002,
      invoice: '۱۲۳',
      serials: ['SN-1', 'SN-2'],
      bankAccountId: money.bankId,
    });
    // 19,999,999 back over 200,000,000 : 100,000,000 : 100,000,001.
    expect(made).toMatchObject({ state: 'purchased', priceRial: 380_000_002 });
    expect(await books()).toEqual({
      'allocated A it': -190_000_001,
      'allocated B it': -95_000_000,
      'allocated own it': -95_000_001,
      'cash bank': 434_999_998,
      'fund A': -9_999_999,
      'fund B': -5_000_000,
      'fund own': -399_999_999,
      'fund pool': -20_000_000,
      'kit-stock it': 380_000_002,
    });
  });

  test('is handed over on trust: aid in the books and in the quota of the month, with a coach for 90 days', async () => {
    h.setNow('2026-11-25T08:00:00Z');
    doing = await sponsoring(h);
    const made = await doing.event(id, {
      event: 'delivered',
      proof: 'signed-paper',
      happenedOn: '2026-11-24',
    });
    expect(made).toMatchObject({ state: 'delivered', deliveredOn: '2026-11-24' });
    expect((made.visits as { dueOn: string }[]).map(({ dueOn }) => dueOn)).toEqual([
      '2026-12-01',
      '2026-12-24',
      '2027-01-23',
      '2027-02-17',
    ]);
    expect(await books()).toEqual({
      'aid-granted A it': 190_000_001,
      'aid-granted B it': 95_000_000,
      'aid-granted own it': 95_000_001,
      'cash bank': 434_999_998,
      'fund A': -9_999_999,
      'fund B': -5_000_000,
      'fund own': -399_999_999,
      'fund pool': -20_000_000,
      'released A': -190_000_001,
      'released B': -95_000_000,
      'released own': -95_000_001,
    });
    const targets = await doing.ok(doing.users.manager.get('/targets'));
    expect((targets.quota as { month: { counted: number } }).month.counted).toBe(1);
    expect(await doing.ok(doing.users.officer.get(`/awards/${String(made.awardId)}`))).toMatchObject({
      state: 'delivered',
      deliveredOn: '2026-11-24',
      amountRial: 380_000_002,
      benefactorRial: 285_000_001,
    });
  });

  test('skips no step: first income comes after the first visit', async () => {
    const early = await doing.tryEvent(id, { event: 'earning' });
    expect(early.status).toBe(409);
    expect(early.body.next).toContain('visited');
    const seen = await doing.event(id, {
      event: 'visited',
      finding: 'going-well',
      monthlyIncomeRial: 30_000_000,
    });
    expect(seen).toMatchObject({ state: 'coached', coachedOn: '2026-11-25' });
    const made = await doing.event(id, { event: 'earning', monthlyIncomeRial: 40_000_000 });
    expect(made).toMatchObject({ state: 'earning', earningOn: '2026-11-25' });
    const work = await doing.ok(doing.users.officer.get(`/placements/${String(made.placementId)}`));
    expect(work).toMatchObject({ origin: 'kit', personId, startedOn: '2026-11-25' });
    expect(await doing.ok(doing.users.officer.get(`/people/${personId}`))).toMatchObject({
      status: 'placed',
    });
  });

  test('is restocked out of the pooled contingency', async () => {
    await doing.event(id, {
      event: 'restocked',
      costRial: 8_000_000,
      bankAccountId: money.bankId,
      reason: 'نخ و پارچه',
    });
    expect(await books()).toMatchObject({
      'aid-granted pool it': 8_000_000,
      'cash bank': 426_999_998,
      'fund pool': -12_000_000,
      'released pool': -8_000_000,
    });
    const dear = await doing.tryEvent(id, {
      event: 'replaced',
      costRial: 12_000_001,
      bankAccountId: money.bankId,
      reason: 'دزدی',
    });
    expect(dear.status).toBe(409);
    expect(dear.body).toMatchObject({ missingRial: 1 });
  });

  test('its title passes after the months of trust, earlier only by a manager with a reason', async () => {
    expect((await doing.tryEvent(id, { event: 'title-transferred', reason: 'زودتر' })).status).toBe(409);
    h.setNow('2028-05-25T08:00:00Z');
    doing = await sponsoring(h);
    const made = await doing.event(id, { event: 'title-transferred' });
    expect(made).toMatchObject({ state: 'ended', end: 'title-passed', titlePassedOn: '2028-05-25' });
    expect((await doing.tryEvent(id, { event: 'ended', end: 'lost', reason: 'دزدی' })).status).toBe(409);
  });

  test('its two donors were told each thing once, by the month, and it is all on record', async () => {
    expect(await money.news(id)).toEqual(
      [
        'allocated 1405-09',
        'purchased 1405-09',
        'delivered 1405-09',
        'earning 1405-09',
        'restocked 1405-09',
        'title-transferred 1407-03',
      ].flatMap((one) => [one, one]),
    );
    expect(await auditOf(h, id)).toEqual([
      'sponsorship.propose',
      'sponsorship.approve',
      'sponsorship.purchase',
      'sponsorship.deliver',
      'sponsorship.visit',
      'sponsorship.earning',
      'sponsorship.upkeep',
      'sponsorship.transfer',
    ]);
    const [sent] = await h.deps.database.read.all<{ n: number; clear: number }>(
      sql`select count(*) as n, sum(text_sealed like '%مهرکار%') as clear from message where kind = 'news'`,
    );
    expect(sent).toEqual({ n: 12, clear: 0 });
  });
});
