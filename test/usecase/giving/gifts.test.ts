import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Disclosure } from '../../../src/features/sponsorships/sponsorship.rules.ts';
import { pagesOf } from '../../pages/page-client.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { asUser } from '../../support/samples.ts';
import {
  type Giving,
  giving,
  quoteBody,
  type Sponsoring,
  sponsoring,
} from '../sponsorships/sponsorship-setup.ts';

let h: Harness;
let money: Giving;
let doing: Sponsoring;
beforeAll(async () => {
  h = await createHarness(); // 22 November 2026, 1 Azar 1405
  money = await giving(h);
  doing = await sponsoring(h);
});
afterAll(() => h.close());

const disclosureOf = async (id: string): Promise<Disclosure> => {
  const row = await h.deps.database.read.get<{ d: string }>(
    sql`select disclosure as d from sponsorship where id = ${id}`,
  );
  return JSON.parse(row?.d ?? 'null') as Disclosure;
};
const sewing = (more: Record<string, unknown> = {}) => ({ wishes: [{ iscoCode: '7531' }], ...more });
const page = async (accountId: string, path: string, lang: 'fa' | 'en' = 'en') => {
  const answer = await h
    .request()
    .get(path)
    .set('cookie', `mehrkar=${await h.tokenOf(accountId)}; lang=${lang}`);
  return answer.text;
};

describe('what is told of a household', () => {
  let donor: Awaited<ReturnType<Giving['given']>>;
  let id: string;

  test('is as fine as five of its organisation could be meant, itself among them', async () => {
    const personId = await money.family(sewing({ household: { head: true, dependants: 1, aid: [] } }));
    for (let i = 0; i < 3; i++) await money.family(sewing());
    donor = await money.given({ rial: 210_000_000 });
    const propose = async (who: string) => {
      const made = await doing.propose({
        personId: who,
        opportunityId: await money.kit(190_000_000),
        quote: quoteBody(190_000_000),
      });
      return String(made.id);
    };
    // Four sew in the county: the fifth lives elsewhere in the province.
    await money.family(sewing({ county: 'دشتی' }));
    await money.own('contingency');
    id = await propose(personId);
    await doing.approve(id);
    expect(await disclosureOf(id)).toEqual({
      place: 'province',
      province: 'bushehr',
      county: null,
      trade: '7531',
      householdSize: null,
      couldBe: 5,
    });
  });

  test('its giver sees the way of the gift by months, with the steps to come', async () => {
    const quote = ((await doing.see(id)).quotes as { id: string }[])[0]?.id;
    await doing.event(id, {
      event: 'purchased',
      quoteId: quote,
      priceRial: 180_000_000,
      invoice: '۱',
      serials: ['S-1'],
      bankAccountId: money.bankId,
    });
    await doing.event(id, { event: 'delivered', proof: 'signed-paper' });
    await doing.event(id, { event: 'visited', finding: 'going-well' });
    await doing.event(id, { event: 'earning', monthlyIncomeRial: 120_000_000 });
    const user = await asUser(h, donor.accountId);
    const { body } = await user.get('/me/impact');
    expect(body).toMatchObject({ total: 1, families: 1 });
    const [gift] = body.items;
    expect(gift.livelihoods).toEqual([
      {
        told: { place: 'province', province: 'bushehr', county: null, trade: '7531', householdSize: null },
        shareRial: 180_000_000,
        steps: [
          { step: 'received', state: 'done', month: '1405-08' },
          { step: 'purchased', state: 'done', month: '1405-09' },
          { step: 'delivered', state: 'done', month: '1405-09' },
          { step: 'earning', state: 'done', month: '1405-09' },
          { step: 'day-90', state: 'to-come', month: '1405-12' },
          { step: 'day-365', state: 'to-come', month: '1406-09' },
        ],
        income: '10-20',
        restocked: [],
        titlePassed: null,
        ended: null,
      },
    ]);
    const told = JSON.stringify(body);
    for (const secret of [id, 'زهرا', 'دشتی', '2026-11-22']) expect(told).not.toContain(`"${secret}`);
  });

  test('the year reconciles with the books to the rial', async () => {
    const user = await asUser(h, donor.accountId);
    const { body } = await user.get('/me/statement?year=۱۴۰۵');
    expect(body).toMatchObject({
      year: 1405,
      openingRial: 0,
      givenRial: 210_000_000,
      movedRial: -9_500_000,
      returnedRial: 0,
      usedRial: 180_000_000,
      leftRial: 20_500_000,
      setAsideRial: 0,
    });
    const books = await money.trialBalance({ [donor.fundId]: 'D' });
    expect(-(books['fund D'] ?? 0) - (books['allocated D'] ?? 0)).toBe(body.leftRial);
    expect(
      body.lines.every(
        (line: { day: string | null; effect: string }) => line.effect === 'received' || line.day === null,
      ),
    ).toBe(true);
    const before = await user.get('/me/statement?year=1404');
    expect(before.body).toMatchObject({ givenRial: 0, leftRial: 0, lines: [] });
    expect((await user.get('/me/statement?year=abc')).status).toBe(422);
  });

  test('takes into account what a giver wished, and tells nothing where too few are left', async () => {
    const woman = await money.family(
      sewing({ sex: 'female', household: { head: true, dependants: 2, aid: [] } }),
    );
    await money.given({ rial: 900_000_000, earmark: 'women-heads' });
    const proposed = async (personId: string) => {
      const made = await doing.propose({
        personId,
        opportunityId: await money.kit(100_000_000),
        quote: quoteBody(100_000_000),
      });
      await doing.approve(String(made.id));
      return await disclosureOf(String(made.id));
    };
    const told = await proposed(woman);
    expect(told.couldBe).toBeGreaterThanOrEqual(5);
    // Of those who were released there is one alone: whoever wished for such a family knows enough already.
    const released = await money.family(
      sewing({
        kind: 'released',
        sex: 'male',
        custody: { status: 'released', since: '2026-10-01', until: null },
      }),
    );
    const gift = await money.given({ rial: 400_000_000, earmark: 'released' });
    expect(await proposed(released)).toEqual({
      place: 'country',
      province: null,
      county: null,
      trade: null,
      householdSize: null,
      couldBe: 1,
    });
    const { body } = await (await asUser(h, gift.accountId)).get('/me/impact');
    expect(body.families).toBe(0);
    expect(body.items[0].livelihoods, 'not even that it is at work').toEqual([]);
    expect(body.money).toMatchObject({ usedRial: 0, setAsideRial: 0, waitingRial: 400_000_000 });
    const whole = await page(gift.accountId, `/benefactor/gifts/${gift.pledgeId}`);
    expect(whole).toContain('has reached the association');
    expect(whole).toContain('Where it reaches a family with few like it');
    const idle = await money.given({ rial: 400_000_000, earmark: 'released' });
    const ways = [whole, await page(idle.accountId, `/benefactor/gifts/${idle.pledgeId}`)].map(
      (html) =>
        /<h2>The way.*?<\/section>/s.exec(html)?.[0] ??
        /<section class="card">.*?<\/section>/s.exec(html)?.[0],
    );
    expect(ways[0], 'as a gift that waits').toBe(ways[1]);
    const user = await asUser(h, gift.accountId);
    for (const { pledgeId } of [gift, idle])
      expect(
        (
          await (
            await asUser(h, pledgeId === idle.pledgeId ? idle.accountId : gift.accountId)
          ).post(`/pledges/${pledgeId}/withdraw`)
        ).status,
      ).toBe(409);
    const statement = (await user.get('/me/statement?year=1405')).body;
    expect(statement).toMatchObject({
      givenRial: 400_000_000,
      usedRial: 0,
      setAsideRial: 0,
      leftRial: 400_000_000,
    });
    expect(statement.lines.map(({ effect }: { effect: string }) => effect)).toEqual(['received']);
    expect(
      await h.deps.database.read.all(
        sql`select id from message where once_key in (select 'news:' || id from gift_news where pledge_id = ${gift.pledgeId} and kind <> 'received')`,
      ),
    ).toEqual([]);
  });

  test('pages say the same without a day, an id or a name', async () => {
    const list = await page(donor.accountId, '/benefactor');
    expect(list).toContain('My gifts');
    const tiles = [...list.matchAll(/<li class="tile"><strong>([\d,]+)[^<]*<\/strong>([^<]*)/g)]
      .map(([, sum = '', name]) => [name, Number(sum.replaceAll(',', ''))])
      .filter(([name]) => name !== 'families began work');
    expect(tiles, 'what was given is where it went').toEqual([
      ['You gave', 21_000_000],
      ['To the reserve for repairs, and moves', 950_000],
      ['Put to work', 18_000_000],
      ['With the association, or at work', 2_050_000],
    ]);
    expect(list).toContain(`/benefactor/gifts/${donor.pledgeId}`);
    const whole = await page(donor.accountId, `/benefactor/gifts/${donor.pledgeId}`);
    expect(whole).toContain('The first income');
    expect(whole).toContain('Azar 1405');
    expect(whole).toContain('perhaps Esfand 1405');
    expect(whole).not.toContain(id);
    const other = await money.given({ rial: 10_000_000 });
    expect(await page(other.accountId, `/benefactor/gifts/${donor.pledgeId}`)).not.toContain('first income');
    expect(await page(donor.accountId, '/benefactor/years/1405')).toContain('agrees with them to the rial');
  });
});

describe('a gift that is still to be paid', () => {
  test('says first how to pay it, and once its giver told of the payment, first what became of it', async () => {
    const donor = await money.given({ rial: 70_000_000 });
    const made = await (await asUser(h, donor.accountId)).post('/pledges', {
      kind: 'money',
      amountRial: 5_000_000,
    });
    expect(made.status).toBe(201);
    const at = `/benefactor/gifts/${made.body.id}`;
    const unpaid = await page(donor.accountId, at);
    const order = (text: string, ...words: string[]) => words.map((word) => text.indexOf(word));
    const [pay = 0, form = 0, way = 0] = order(
      unpaid,
      'How to pay',
      'name="reference"',
      'The way of your gift',
    );
    expect(pay).toBeGreaterThan(0);
    expect(form).toBeGreaterThan(pay);
    expect(way).toBeGreaterThan(form);
    // What is due stands in the form: whoever paid it all writes one number.
    expect(unpaid).toContain('value="500,000"');
    const pages = await pagesOf(h, donor.accountId, 'en');
    const told = await pages.post(`${at}/paid`, {
      reference: '۷۷۱۲۳۴',
      amount: '۵۰۰٬۰۰۰',
      paidOn: '1405/09/01',
    });
    expect(told.location).toBe(`${at}?done=paid`);
    const after = await page(donor.accountId, at);
    const [wayNow = 0, payNow = 0] = order(after, 'The way of your gift', 'How to pay');
    expect(wayNow).toBeGreaterThan(0);
    expect(payNow).toBeGreaterThan(wayNow);
    expect(after).toContain('771234');
    expect(unpaid).not.toContain('<summary>How to pay');
    expect(after, 'nothing else is to be done').toContain('<summary>How to pay');
  });
});
