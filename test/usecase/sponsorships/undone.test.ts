import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plantCause } from '../../support/giving-samples.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
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
const list = (body: Body, name: string) => body[name] as Body[];
let invoices = 0;

/** A kit of 100,000,000 rials, paid by two gifts that a manager named, approved; and how to read its books. */
async function allocated(gifts: readonly object[] = [{}, {}]) {
  const rials = gifts.length === 1 ? [100_000_000] : [60_000_000, 40_000_000];
  const given: Awaited<ReturnType<Giving['given']>>[] = [];
  for (const [i, gift] of gifts.entries())
    given.push(await money.given({ rial: ((rials[i] ?? 0) * 21) / 20, ...gift }));
  const personId = await money.family();
  const made = await doing.propose({
    personId,
    opportunityId: kitId,
    causeId: null,
    quote: quoteBody(100_000_000, { expiresOn: '2027-06-01' }),
  });
  const id = String(made.id);
  const payers = given.map(({ fundId }, i) => ({ fundId, amountRial: rials[i] }));
  await doing.ok(doing.users.manager2.post(`/sponsorships/${id}/payers`, { payers }));
  await doing.approve(id);
  const names = { [id]: 'it', ...Object.fromEntries(given.map(({ fundId }, i) => [fundId, `gift${i + 1}`])) };
  const books = async () =>
    Object.fromEntries(
      Object.entries(await money.trialBalance(names)).filter(([name]) => /\b(it|gift\d)\b/.test(name)),
    );
  const quoteId = String(list(made, 'quotes')[0]?.id);
  const buy = async () => {
    invoices += 1;
    const body = { invoice: `U-${invoices}`, serials: [], bankAccountId: money.bankId };
    return await doing.event(id, { event: 'purchased', quoteId, priceRial: 100_000_000, ...body });
  };
  return { id, given, personId, books, buy, quoteId };
}
const back = (more: object = {}) => ({
  event: 'purchase-returned',
  bankAccountId: money.bankId,
  reason: 'خانواده نخواست',
  ...more,
});
const contingency = async () => {
  const fundId = await money.own('contingency');
  return 0 - ((await money.trialBalance({ [fundId]: 'pool' }))['fund pool'] ?? 0);
};
const awards = async (id: string) =>
  (
    await h.deps.database.read.all<{ state: string }>(
      sql`select case when a.voided_at is not null then 'void' when a.delivered_on is not null then 'delivered' else 'waits' end as state
        from award a where a.household_id = (select household_id from sponsorship where id = ${id}) order by a.rowid`,
    )
  ).map(({ state }) => state);

describe('an approval that is withdrawn', () => {
  test('is asked by one with a reason and confirmed by another; nothing is bought in the meantime', async () => {
    const { id, given, personId, books, buy } = await allocated();
    const pool = await contingency();
    expect((await doing.tryEvent(id, { event: 'cancelled' }, 'manager')).body).toMatchObject({
      status: 409,
      next: ['cancel-asked'],
    });
    await doing.event(id, { event: 'cancel-asked', reason: 'به شهر دیگری رفتند' }, 'manager');
    expect((await doing.tryEvent(id, { event: 'cancel-asked', reason: 'باز' })).status).toBe(409);
    expect((await doing.tryEvent(id, { event: 'cancelled' }, 'manager')).status).toBe(409);
    expect((await doing.tryEvent(id, { event: 'cancelled' })).status).toBe(403);
    await expect(buy()).rejects.toThrow(/409.*cancel-asked/);
    const queue = await doing.ok(doing.users.manager2.get('/sponsorships?waiting=cancel'));
    expect(list(queue, 'items').map((one) => one.id)).toEqual([id]);
    // The other manager lets it stand; asked again, it is withdrawn.
    await doing.event(id, { event: 'cancel-refused' }, 'manager2');
    expect((await doing.tryEvent(id, { event: 'cancelled' }, 'manager2')).status).toBe(409);
    await doing.event(id, { event: 'cancel-asked', reason: 'به شهر دیگری رفتند' });
    expect((await doing.tryEvent(id, { event: 'cancel-refused' })).status).toBe(200);
    await doing.event(id, { event: 'cancel-asked', reason: 'به شهر دیگری رفتند' });
    expect(await doing.event(id, { event: 'cancelled' }, 'manager2')).toMatchObject({ state: 'cancelled' });
    expect(await books()).toEqual({ 'fund gift1': -63_000_000, 'fund gift2': -42_000_000 });
    expect(await contingency()).toBe(pool - 5_000_000);
    expect(await awards(id)).toEqual(['void']);
    expect(await money.news(id)).toEqual([
      '-allocated 1405-09',
      '-allocated 1405-09',
      'ended 1405-09',
      'ended 1405-09',
    ]);
    for (const { benefactorId } of given)
      expect(
        await doing.ok(doing.users.manager.get(`/ledger/statements?benefactorId=${benefactorId}`)),
      ).toMatchObject({ spentRial: 0, allocatedRial: 0, transferredRial: 0 });
    const again = await doing.propose({ personId, opportunityId: kitId, causeId: null });
    await doing.ok(doing.users.manager.post(`/sponsorships/${String(again.id)}/refuse`, { reason: 'نه' }));
  });

  test('is set up again by a third hand where money, place and household are free, and not where they are not', async () => {
    const { id, personId, books, given } = await allocated();
    const pool = await contingency();
    await doing.event(id, { event: 'cancel-asked', reason: 'اشتباه' });
    await doing.event(id, { event: 'cancelled' }, 'manager');
    expect((await doing.tryEvent(id, { event: 'undone', reason: 'x' }, 'manager')).status).toBe(409);
    const other = await doing.propose({ personId, opportunityId: kitId, causeId: null });
    expect((await doing.tryEvent(id, { event: 'undone', reason: 'x' }, 'manager2')).status).toBe(409);
    await doing.ok(doing.users.manager.post(`/sponsorships/${String(other.id)}/refuse`, { reason: 'نه' }));
    const made = await doing.event(id, { event: 'undone', reason: 'خانواده ماند' }, 'manager2');
    expect(made).toMatchObject({ state: 'allocated', endedOn: null });
    expect(list(made, 'shares').map(({ released }) => released)).toEqual([false, false]);
    expect(await books()).toEqual({ 'allocated gift1 it': -60_000_000, 'allocated gift2 it': -40_000_000 });
    expect(await contingency()).toBe(pool);
    expect(await awards(id)).toEqual(['void', 'waits']);
    expect((await money.news(id)).filter((one) => !one.startsWith('-'))).toEqual([
      'allocated 1405-09',
      'allocated 1405-09',
    ]);
    // Its money went elsewhere: the ledger says so, and nothing is half done.
    await doing.event(id, { event: 'cancel-asked', reason: 'نشد' });
    await doing.event(id, { event: 'cancelled' }, 'manager');
    const next = await doing.propose({
      personId: await money.family(),
      opportunityId: kitId,
      causeId: null,
      quote: quoteBody(60_000_000),
    });
    const payers = [{ fundId: given[0]?.fundId, amountRial: 60_000_000 }];
    await doing.ok(doing.users.manager2.post(`/sponsorships/${String(next.id)}/payers`, { payers }));
    await doing.approve(String(next.id));
    const refused = await doing.tryEvent(id, { event: 'undone', reason: 'x' }, 'manager2');
    expect(refused.status).toBe(409);
    expect(await doing.see(id)).toMatchObject({ state: 'cancelled' });
    expect(await awards(id)).toEqual(['void', 'void']);
  });

  test('gives the place of its cause back to the pledge that held it, and opens it where that pledge is gone', async () => {
    const cause = await plantCause(h, { slots: 2 });
    const [kit] = await h.deps.database.read.all<{ id: string }>(
      sql`select opportunity_id as id from cause where id = ${cause}`,
    );
    const slots = async () =>
      await h.deps.database.read.all<{ state: string; held: number }>(
        sql`select state, pledge_id is not null as held from cause_slot where cause_id = ${cause} order by no`,
      );
    const gift = await money.given({ rial: 105_000_000, earmark: 'cause', causeId: cause });
    await h.deps.database.write((tx) =>
      tx.run(
        sql`update cause_slot set state = 'reserved', pledge_id = ${gift.pledgeId} where cause_id = ${cause} and no = 1`,
      ),
    );
    const withdrawn = async () => {
      const made = await doing.propose({
        personId: await money.family(),
        opportunityId: kit?.id,
        causeId: cause,
        quote: quoteBody(100_000_000),
      });
      const id = String(made.id);
      await doing.approve(id);
      expect((await slots())[0]).toEqual({ state: 'allocated', held: 1 });
      await doing.event(id, { event: 'cancel-asked', reason: 'نخواستند' });
      return async () => await doing.event(id, { event: 'cancelled' }, 'manager');
    };
    await (await withdrawn())();
    expect(await slots()).toEqual([
      { state: 'reserved', held: 1 },
      { state: 'open', held: 0 },
    ]);
    const confirm = await withdrawn();
    await h.deps.database.write((tx) =>
      tx.run(sql`update pledge set state = 'withdrawn' where id = ${gift.pledgeId}`),
    );
    await confirm();
    expect((await slots())[0]).toEqual({ state: 'open', held: 0 });
  });
});

describe('a purchase that goes back to its seller', () => {
  test('whole, and undone: the kit is here again and its givers are told again', async () => {
    const { id, books, buy } = await allocated();
    await buy();
    const bought = await books();
    expect(await doing.event(id, back())).toMatchObject({ state: 'allocated', purchasedOn: null });
    expect(await books()).toEqual({ 'allocated gift1 it': -60_000_000, 'allocated gift2 it': -40_000_000 });
    expect((await doing.tryEvent(id, { event: 'undone', reason: 'x' })).status).toBe(403);
    const made = await doing.event(id, { event: 'undone', reason: 'پس نگرفت' }, 'manager');
    expect(made).toMatchObject({ state: 'purchased', purchasedOn: '2026-11-22', unit: { state: 'stock' } });
    expect(await books()).toEqual(bought);
    expect((await money.news(id)).filter((one) => !one.startsWith('-'))).toEqual([
      'allocated 1405-09',
      'allocated 1405-09',
      'purchased 1405-09',
      'purchased 1405-09',
    ]);
    expect(await doing.event(id, { event: 'delivered', proof: 'signed-paper' })).toMatchObject({
      state: 'delivered',
    });
  });

  test('less what the seller keeps: out of the reserve first, so that the gifts stay whole', async () => {
    const { id, books, buy } = await allocated();
    await money.own('contingency', 1_000_000);
    const pool = await contingency();
    await buy();
    expect((await doing.tryEvent(id, back({ lostRial: 100_000_000 }))).status).toBe(422);
    const made = await doing.event(id, back({ lostRial: 3_000_000, asksCancel: true }));
    expect(made).toMatchObject({ state: 'allocated', priceRial: 100_000_000 });
    expect(await books()).toMatchObject({
      'allocated gift1 it': -60_000_000,
      'allocated gift2 it': -40_000_000,
    });
    expect(await contingency()).toBe(pool - 3_000_000);
    expect(list(made, 'events').map(({ event }) => event)).toContain('cancel-asked');
    expect(await doing.event(id, { event: 'cancelled' }, 'manager')).toMatchObject({ state: 'cancelled' });
    expect(await books()).toMatchObject({ 'fund gift1': -63_000_000, 'fund gift2': -42_000_000 });
  });

  test('where the reserve has not enough, of the gifts that may bear it, in proportion; else it is refused', async () => {
    const { id, books, buy } = await allocated();
    await buy();
    const pool = await contingency();
    const made = await doing.event(id, back({ lostRial: pool + 10_000_001 }));
    expect(made).toMatchObject({ state: 'allocated', priceRial: 89_999_999 });
    expect(await contingency()).toBe(0);
    const after = await books();
    expect([after['allocated gift1 it'], after['allocated gift2 it']]).toEqual([-53_999_999, -36_000_000]);
    expect([after['write-off gift1 it'], after['write-off gift2 it']]).toEqual([6_000_001, 4_000_000]);
    const undone = await doing.event(id, { event: 'undone', reason: 'همه را پس داد' }, 'manager');
    expect(undone).toMatchObject({ state: 'purchased', priceRial: 100_000_000 });
    expect(await contingency()).toBe(pool);
    expect(list(undone, 'shares').map(({ amountRial }) => amountRial)).toEqual([60_000_000, 40_000_000]);

    const vowed = await allocated([{ intention: 'sadaqah' }]);
    await vowed.buy();
    const all = await contingency();
    const refused = await doing.tryEvent(vowed.id, back({ lostRial: all + 7 }));
    expect(refused.body).toMatchObject({ status: 409, reason: 'loss-unpaid', missingRial: 7 });
    expect(await doing.see(vowed.id)).toMatchObject({ state: 'purchased' });
  });
});

describe('an end before the hand-over', () => {
  test('into the stock, then undone by another: the household has its kit on the way again', async () => {
    const { id, books, buy, personId } = await allocated();
    await buy();
    const bought = await books();
    expect(await doing.event(id, { event: 'ended', end: 'handed-back', reason: 'رفتند' })).toMatchObject({
      state: 'ended',
    });
    expect(await awards(id)).toEqual(['void']);
    const other = await doing.propose({
      personId,
      opportunityId: kitId,
      causeId: null,
      quote: quoteBody(1_000_000),
    });
    expect((await doing.tryEvent(id, { event: 'undone', reason: 'x' }, 'manager')).status).toBe(409);
    await doing.ok(doing.users.manager2.post(`/sponsorships/${String(other.id)}/refuse`, { reason: 'نه' }));
    const made = await doing.event(id, { event: 'undone', reason: 'برگشتند' }, 'manager');
    expect(made).toMatchObject({ state: 'purchased', end: null, endedOn: null, unit: { state: 'stock' } });
    expect(await books()).toEqual(bought);
    expect(await awards(id)).toEqual(['void', 'waits']);
    expect((await money.news(id)).filter((one) => one.includes('ended'))).toEqual([
      '-ended 1405-09',
      '-ended 1405-09',
    ]);
    await doing.event(id, { event: 'ended', end: 'lost', reason: 'گم شد' });
    await doing.event(id, { event: 'undone', reason: 'پیدا شد' }, 'manager');
    expect(await books()).toEqual(bought);
    expect(await doing.event(id, { event: 'delivered', proof: 'fingerprint' })).toMatchObject({
      state: 'delivered',
    });
  });

  test('from the stock to the seller, by another manager: the money is free for the next family', async () => {
    const { id, books, buy } = await allocated();
    await buy();
    await doing.event(id, { event: 'ended', end: 'handed-back', reason: 'رفتند' }, 'manager');
    const stock = await books();
    const pool = await contingency();
    expect((await doing.tryEvent(id, back())).status).toBe(403);
    expect((await doing.tryEvent(id, back(), 'manager')).status).toBe(409);
    const made = await doing.event(id, back({ lostRial: 1_000_000 }), 'manager2');
    expect(made).toMatchObject({ state: 'ended', end: 'handed-back' });
    expect(await books()).toMatchObject({ 'fund gift1': -63_000_000, 'fund gift2': -42_000_000 });
    expect(await contingency()).toBe(pool - 6_000_000);
    expect((await doing.tryEvent(id, { event: 'ended', end: 'lost', reason: 'x' })).status).toBe(409);
    await doing.event(id, { event: 'undone', reason: 'پس نگرفت' }, 'manager');
    expect(await books()).toEqual(stock);
    expect(await contingency()).toBe(pool);
    await doing.event(id, { event: 'ended', end: 'lost', reason: 'گم شد' });
    await doing.event(id, { event: 'undone', reason: 'پیدا شد' }, 'manager');
    expect(await doing.see(id)).toMatchObject({ state: 'ended', end: 'handed-back' });
    expect(await books()).toEqual(stock);
    expect((await money.news(id)).filter((one) => one.includes('ended'))).toEqual([
      'ended 1405-09',
      'ended 1405-09',
    ]);
  });
});
