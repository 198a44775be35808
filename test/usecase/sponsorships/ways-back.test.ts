import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kitUnit } from '../../../src/schema/sponsorships.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { asUser } from '../../support/samples.ts';
import { type Giving, giving, quoteBody, type Sponsoring, sponsoring } from './sponsorship-setup.ts';

let h: Harness;
let money: Giving;
let doing: Sponsoring;
let kitId: string;
beforeAll(async () => {
  h = await createHarness(); // 22 November 2026, 1 Azar 1405
  money = await giving(h);
  doing = await sponsoring(h);
  kitId = await money.kit(100_000_000);
});
afterAll(() => h.close());

type Body = Record<string, unknown>;
const first = (body: Body, list: string) => (body[list] as Body[])[0] ?? {};
/** A kit of 100,000,000 rials paid by one gift of exactly that and its contingency, approved. */
async function allocated(more: Body = {}, gift: object = {}) {
  const added = await money.given({ rial: 105_000_000, ...gift });
  const made = await doing.propose({
    personId: await money.family(),
    opportunityId: kitId,
    quote: quoteBody(100_000_000, { expiresOn: '2027-06-01' }),
    ...more,
  });
  const id = String(made.id);
  await doing.approve(id);
  // An older gift that an earlier test left pays before it.
  const given = { ...added, fundId: String(first(made, 'shares').fundId) };
  return { id, given, quoteId: String(first(made, 'quotes').id) };
}
let invoices = 0;
const buying = (quoteId: string, priceRial = 100_000_000, more: Body = {}) => {
  invoices += 1;
  return {
    event: 'purchased',
    quoteId,
    priceRial,
    invoice: `F-${invoices}`,
    serials: [],
    bankAccountId: money.bankId,
    ...more,
  };
};
async function delivered(gift: object = {}) {
  const made = await allocated({}, gift);
  await doing.event(made.id, buying(made.quoteId));
  await doing.event(made.id, { event: 'delivered', proof: 'two-witnesses' });
  return made;
}
const accountsOf = async (id: string, fundId: string) => {
  const all = await money.trialBalance({ [id]: 'it', [fundId]: 'gift' });
  return Object.fromEntries(Object.entries(all).filter(([name]) => /\b(it|gift)\b/.test(name)));
};

describe('before a kit is bought', () => {
  test('a cancellation gives all of it back, contingency too, and voids the award', async () => {
    const { id, given } = await allocated({}, { fallback: 'ask-me' });
    await doing.event(id, { event: 'cancel-asked', reason: 'خانواده نخواست' });
    const made = await doing.event(id, { event: 'cancelled' }, 'manager');
    expect(made).toMatchObject({ state: 'cancelled' });
    expect(await accountsOf(id, given.fundId)).toEqual({ 'fund gift': -105_000_000 });
    expect(await money.news(id)).toEqual(['-allocated 1405-09', 'ended 1405-09']);
    expect(await doing.ok(doing.users.officer.get(`/awards/${String(made.awardId)}`))).toMatchObject({
      state: 'void',
      voidReason: 'not-given',
    });
    const [told] = await h.deps.database.read.all<{ details: string; waiting: number }>(
      sql`select details, (select count(*) from message where once_key = 'news:' || (select id from gift_news
        where sponsorship_id = ${id} and kind = 'allocated') and state = 'waiting') as waiting
        from gift_news where sponsorship_id = ${id} and kind = 'ended'`,
    );
    expect(JSON.parse(told?.details ?? '')).toEqual({ end: 'cancelled', fallback: 'ask-me' });
    expect(told?.waiting).toBe(0);
    // The money is there for the next family; nothing else holds any of it.
    await h.deps.database.write((tx) =>
      tx.run(sql`update pledge set state = 'received' where id = ${given.pledgeId}`),
    );
    const again = await doing.propose({ personId: await money.family(), opportunityId: kitId });
    expect(first(again, 'shares')).toMatchObject({ fundId: given.fundId, amountRial: 100_000_000 });
    await doing.ok(doing.users.manager.post(`/sponsorships/${String(again.id)}/refuse`, { reason: 'نه' }));
  });

  test('a quote that has expired buys nothing; the price is asked again', async () => {
    const { id, quoteId } = await allocated({ quote: quoteBody(100_000_000) });
    h.setNow('2026-12-25T08:00:00Z');
    doing = await sponsoring(h);
    const late = await doing.tryEvent(id, buying(quoteId));
    expect(late.status).toBe(409);
    expect(late.body).toMatchObject({ reason: 'quote-expired', expiredOn: '2026-12-20' });
    const made = await doing.ok(
      doing.users.officer.post(
        `/sponsorships/${id}/quotes`,
        quoteBody(100_000_000, { quotedOn: '2026-12-25', expiresOn: '2027-01-05' }),
      ),
    );
    const fresh = (made.quotes as Body[]).find(({ expiresOn }) => expiresOn === '2027-01-05');
    expect(await doing.event(id, buying(String(fresh?.id)))).toMatchObject({ state: 'purchased' });
  });

  test('a dearer kit says what is missing; another manager allocates it, and undoing that takes it back', async () => {
    const { id, quoteId, given } = await allocated();
    const own = await money.own('general', 50_000_000);
    const dear = await doing.tryEvent(id, buying(quoteId, 110_000_000));
    expect(dear.body).toMatchObject({ status: 409, reason: 'not-enough', missingRial: 10_000_000 });
    const more = { event: 'topped-up', payers: [{ fundId: own, amountRial: 10_000_000 }] };
    expect((await doing.tryEvent(id, more)).status).toBe(403);
    await doing.event(id, more, 'manager');
    expect((await doing.tryEvent(id, { event: 'undone', reason: 'x' }, 'manager')).status).toBe(409);
    const undone = await doing.event(id, { event: 'undone', reason: 'نادرست' }, 'manager2');
    expect(undone).toMatchObject({ priceRial: 100_000_000, contingencyRial: 5_000_000, state: 'allocated' });
    expect((undone.shares as Body[]).map(({ fundId, amountRial }) => [fundId, amountRial])).toEqual([
      [given.fundId, 100_000_000],
    ]);
    await doing.event(id, more, 'manager');
    const bought = await doing.event(id, buying(quoteId, 110_000_000));
    expect(await accountsOf(id, given.fundId)).toEqual({
      'allocated gift it': -100_000_000,
      [`allocated ${own} it`]: -10_000_000,
      'kit-stock it': 110_000_000,
    });
    expect(await doing.ok(doing.users.officer.get(`/awards/${String(bought.awardId)}`))).toMatchObject({
      amountRial: 110_000_000,
      benefactorRial: 100_000_000,
    });
    await doing.ok(doing.users.manager.get('/sponsorships'));
  });
});

describe('after a kit is bought', () => {
  test('the seller takes it back: the money waits for another purchase', async () => {
    const { id, quoteId, given } = await allocated();
    await doing.event(id, buying(quoteId));
    const made = await doing.event(id, {
      event: 'purchase-returned',
      bankAccountId: money.bankId,
      reason: 'خراب بود',
    });
    expect(made).toMatchObject({ state: 'allocated', purchasedOn: null, unit: null });
    expect(await accountsOf(id, given.fundId)).toEqual({ 'allocated gift it': -100_000_000 });
    expect(await doing.event(id, buying(quoteId))).toMatchObject({ state: 'purchased' });
  });

  test('a mistaken purchase and a mistaken delivery are undone by another person, entry by entry', async () => {
    const { id, quoteId, given } = await allocated();
    await doing.event(id, buying(quoteId, 90_000_000));
    const there = await doing.event(id, { event: 'delivered', proof: 'signed-paper' });
    expect((await doing.tryEvent(id, { event: 'undone', reason: 'x' })).status).toBe(403);
    const back = await doing.event(id, { event: 'undone', reason: 'اشتباه' }, 'manager');
    expect(back).toMatchObject({ state: 'purchased', deliveredOn: null });
    expect(back.awardId).not.toBe(there.awardId);
    expect(await doing.ok(doing.users.officer.get(`/awards/${String(there.awardId)}`))).toMatchObject({
      state: 'void',
    });
    const aid = await h.deps.database.read.get<{ n: number }>(
      sql`select count(*) as n from household_aid where household_id = ${String(back.householdId)}`,
    );
    expect(aid?.n).toBe(0);
    const unbought = await doing.event(id, { event: 'undone', reason: 'اشتباه' }, 'manager');
    expect(unbought).toMatchObject({ state: 'allocated', priceRial: 100_000_000 });
    expect(await accountsOf(id, given.fundId)).toEqual({ 'allocated gift it': -100_000_000 });
    expect(await money.news(id)).toEqual(['allocated 1405-10', '-purchased 1405-10', '-delivered 1405-10']);
    await doing.event(id, buying(quoteId));
    await doing.event(id, { event: 'delivered', proof: 'signed-paper' });
    expect((await money.news(id)).slice(3)).toEqual(['purchased 1405-10', 'delivered 1405-10']);
  });

  test('lost before it is handed over it is written off; lost afterwards the household has had it', async () => {
    const { id, quoteId, given } = await allocated();
    await doing.event(id, buying(quoteId));
    const made = await doing.event(id, { event: 'ended', end: 'lost', reason: 'دزدی از انبار' });
    expect(made).toMatchObject({ state: 'ended', end: 'lost' });
    expect(await accountsOf(id, given.fundId)).toEqual({
      'released gift': -100_000_000,
      'write-off gift it': 100_000_000,
    });
    const later = await delivered();
    const before = await accountsOf(later.id, later.given.fundId);
    const gone = await doing.event(later.id, { event: 'ended', end: 'lost', reason: 'دزدی' });
    expect(await accountsOf(later.id, later.given.fundId)).toEqual(before);
    expect(await doing.ok(doing.users.officer.get(`/awards/${String(gone.awardId)}`))).toMatchObject({
      state: 'delivered',
    });
    expect((await doing.tryEvent(later.id, { event: 'visited', finding: 'going-well' })).status).toBe(409);
  });

  test('handed back it lies in the stock, and goes to another family whose donors follow it', async () => {
    const { id, given } = await delivered({ fallback: 'similar' });
    await doing.event(id, { event: 'ended', end: 'handed-back', reason: 'کار نگرفت' });
    expect(await accountsOf(id, given.fundId)).toEqual({
      'allocated gift it': -100_000_000,
      'kit-stock it': 100_000_000,
    });
    const unit = await h.deps.database.read.get<{ id: string }>(
      sql`select id from kit_unit where stock_ref = ${id} and state = 'stock' and sponsorship_id is null`,
    );
    const body = async () => ({ personId: await money.family(), opportunityId: kitId, unitId: unit?.id });
    const bodies = [await body(), await body()];
    const answers = await Promise.all(bodies.map((one) => doing.tryPropose(one)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const next = String(answers.find(({ status }) => status === 201)?.body.id);
    const made = await doing.approve(next);
    expect(made).toMatchObject({ state: 'purchased', kitFrom: id });
    expect(await doing.see(id)).toMatchObject({ state: 'ended', end: 'reallocated' });
    expect(await accountsOf(next, given.fundId)).toEqual({
      'allocated gift it': -100_000_000,
      'kit-stock it': 100_000_000,
    });
    expect(await money.news(next)).toEqual(['reallocated 1405-10']);
    expect(
      (await doing.tryEvent(next, { event: 'purchase-returned', bankAccountId: money.bankId, reason: 'x' }))
        .status,
    ).toBe(409);
    expect(await doing.event(next, { event: 'delivered', proof: 'fingerprint' })).toMatchObject({
      state: 'delivered',
    });
    expect(await accountsOf(next, given.fundId)).toEqual({
      'aid-granted gift it': 100_000_000,
      'released gift': -100_000_000,
    });
  });

  test('what was handed back by mistake is theirs again, and its coach comes again', async () => {
    const { id } = await delivered();
    await doing.event(id, { event: 'visited', finding: 'needs-help' });
    await doing.event(id, { event: 'ended', end: 'handed-back', reason: 'اشتباه' });
    const made = await doing.event(id, { event: 'undone', reason: 'اشتباه بود' }, 'manager');
    expect(made).toMatchObject({ state: 'coached', end: null, unit: { state: 'held' } });
    expect((made.visits as Body[]).map(({ cancelled }) => cancelled)).toEqual([false, false, false, false]);
  });

  test('its title passes early by a manager who says why', async () => {
    const { id } = await delivered();
    expect((await doing.tryEvent(id, { event: 'title-transferred' }, 'manager')).status).toBe(409);
    expect(
      await doing.event(id, { event: 'title-transferred', reason: 'کار پا گرفته' }, 'manager'),
    ).toMatchObject({
      state: 'ended',
      end: 'title-passed',
      unit: { state: 'transferred' },
    });
  });
});

describe('a kit in kind', () => {
  test('is given once, and counts as its donor’s', async () => {
    const gift = await money.given({ rial: 80_000_000, kind: 'kit', opportunityId: kitId });
    const unitId = h.deps.newId('kitUnit');
    await h.deps.database.write((tx) =>
      tx.insert(kitUnit).values({
        id: unitId,
        organisationId: money.organisationId,
        opportunityId: kitId,
        serials: ['K-1'],
        boughtOn: '2026-11-01',
        costRial: 80_000_000,
        state: 'stock',
        stockRef: gift.pledgeId,
      }),
    );
    const made = await doing.propose({ personId: await money.family(), opportunityId: kitId, unitId });
    expect(
      (await doing.tryPropose({ personId: await money.family(), opportunityId: kitId, unitId })).status,
    ).toBe(409);
    const id = String(made.id);
    expect(await doing.approve(id)).toMatchObject({
      state: 'purchased',
      priceRial: 80_000_000,
      contingencyRial: 0,
    });
    expect(await accountsOf(id, gift.fundId)).toEqual({
      'allocated gift it': -80_000_000,
      'kit-stock it': 80_000_000,
    });
    const there = await doing.event(id, { event: 'delivered', proof: 'signed-paper' });
    expect(await doing.ok(doing.users.officer.get(`/awards/${String(there.awardId)}`))).toMatchObject({
      benefactorRial: 80_000_000,
    });
  });
});

describe('who may', () => {
  test('another manager approves, only once, whoever is quicker; whoever set the payers does not', async () => {
    await money.given({ rial: 105_000_000 });
    const own = await money.own('general', 200_000_000);
    const made = await doing.propose({ personId: await money.family(), opportunityId: kitId }, 'manager');
    const id = String(made.id);
    expect((await doing.tryApprove(id, 'officer')).status).toBe(403);
    expect((await doing.tryApprove(id, 'manager')).status).toBe(409);
    const wrong = await doing.users.manager2.post(`/sponsorships/${id}/payers`, {
      payers: [{ fundId: own, amountRial: 99_999_999 }],
    });
    expect(wrong.body.errors.map(({ code }: { code: string }) => code)).toEqual(['payers.sum']);
    await doing.ok(
      doing.users.manager2.post(`/sponsorships/${id}/payers`, {
        payers: [{ fundId: own, amountRial: 100_000_000 }],
      }),
    );
    expect((await doing.tryApprove(id, 'manager2')).status).toBe(409);
    const both = await Promise.all([doing.tryApprove(id, 'manager'), doing.tryApprove(id, 'manager')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const award = await doing.ok(doing.users.officer.get(`/awards/${String((await doing.see(id)).awardId)}`));
    expect(award).toMatchObject({ benefactorRial: 0 });
  });

  test('nobody of another organisation finds one, and a version that moved is refused', async () => {
    const { id } = await allocated();
    const gilan = await asUser(h, 'officer.gilan');
    expect((await gilan.get(`/sponsorships/${id}`)).status).toBe(404);
    expect(
      (await gilan.post(`/sponsorships/${id}/events`, { event: 'visited', finding: 'going-well' })).status,
    ).toBe(404);
    expect((await gilan.get('/sponsorships')).body.total).toBe(0);
    const stale = await doing.users.manager
      .send('post', `/sponsorships/${id}/events`)
      .set('if-match', '"1"')
      .send({ event: 'cancelled' });
    expect(stale.status).toBe(412);
    expect((await (await asUser(h, 'auditor')).get(`/sponsorships/${id}`)).status).toBe(403);
  });

  test('a household has one under way, and no second kit of its trade within its months', async () => {
    const personId = await money.family();
    await money.given({ rial: 210_000_000 });
    const made = await doing.propose({
      personId,
      opportunityId: kitId,
      quote: quoteBody(100_000_000, { expiresOn: '2027-02-01' }),
    });
    expect((await doing.tryPropose({ personId, opportunityId: kitId })).status).toBe(409);
    const id = String(made.id);
    await doing.approve(id);
    await doing.event(id, buying(String(first(made, 'quotes').id)));
    await doing.event(id, { event: 'delivered', proof: 'signed-paper' });
    const again = await doing.tryPropose({ personId, opportunityId: kitId });
    expect(again.status).toBe(409);
    expect(again.body.blocks.map(({ gate }: { gate: string }) => gate)).toEqual(['prior-aid']);
  });

  test('what nobody can pay says how much is missing', async () => {
    const dear = await money.kit(900_000_000_000);
    const answer = await doing.tryPropose({ personId: await money.family(), opportunityId: dear });
    expect(answer.status).toBe(409);
    expect(answer.body.reason).toBe('unpaid');
    expect(answer.body.missingRial).toBeGreaterThan(890_000_000_000);
  });
});
