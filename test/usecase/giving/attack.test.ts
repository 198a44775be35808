import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepareDatabase, systemActor } from '../../../src/entry/prepare.node.ts';
import { addBenefactor } from '../../../src/features/benefactors/benefactors.repo.ts';
import { addCause } from '../../../src/features/causes/cause-writes.repo.ts';
import { fixDisclosure, widenUntilFive } from '../../../src/features/giving/disclose.repo.ts';
import { openFund } from '../../../src/features/ledger/funds.repo.ts';
import type { EarmarkKind } from '../../../src/features/pledges/pledge.rules.ts';
import type { Disclosure, NewsKind } from '../../../src/features/sponsorships/sponsorship.rules.ts';
import { publishTransparency } from '../../../src/features/transparency/publish-transparency.ts';
import { award } from '../../../src/schema/outcomes.ts';
import { pledge } from '../../../src/schema/pledges.ts';
import { giftNews, sponsorship, sponsorshipShare } from '../../../src/schema/sponsorships.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { asUser } from '../../support/samples.ts';
import { couldBeMeant, type Heard, type Registered, readRegister } from './attacker.ts';

/**
 * Somebody who gives, has read every public page in two months and knows the whole register, tries to tell which household
 * their gift went to. They know nothing of who was helped: that is what they try to find.
 */

const t1 = '2026-10-28T08:00:00Z'; // 6 Aban 1405
const t2 = '2026-11-28T08:00:00Z'; // 7 Azar 1405
const kits = ['7531', '7512', '5141', '6123', '7212', '8321'];
const least = 5;
const every = process.env.MEHRKAR_DEEP === '1' ? 1 : 4;

interface Planted {
  readonly id: string;
  readonly pledgeId: string;
  readonly accountId: string;
  readonly householdId: string;
  readonly organisationId: string;
  readonly earmark: EarmarkKind;
  readonly earmarkRef: string | null;
  readonly inKindTrade: string | null;
  readonly causeId: string | null;
}

let h: Harness;
let register: readonly Registered[];
let planted: readonly Planted[];
let officer: { readonly officer: string; readonly manager: string };

beforeAll(async () => {
  h = await createHarness({ now: t1 });
  await prepareDatabase(h.deps, { accounts: false, demo: 'small' });
  officer = {
    officer: (await h.actorOf('officer.bushehr')).accountId,
    manager: (await h.actorOf('manager.bushehr')).accountId,
  };
  // As the register stands when they are approved.
  register = await readRegister(h);
  planted = await plant();
}, 120_000);
afterAll(() => h.close());

/** Kits for households all over the demo: plain gifts and wishes, kits in kind and causes, approved as the service approves them. */
async function plant(): Promise<readonly Planted[]> {
  const { deps } = h;
  const people = await deps.database.read.all<{
    person: string;
    household: string;
    organisation: string;
    province: string;
    county: string;
    kind: string;
    womanHead: number;
    wish: string | null;
  }>(sql`select min(p.id) as person, p.household_id as household, p.organisation_id as organisation, p.province, p.county, p.kind,
      exists (select 1 from person q where q.household_id = p.household_id and q.head = 1 and q.sex = 'female') as womanHead,
      (select json_extract(j.value, '$.iscoCode') from json_each(p.wishes) j where json_extract(j.value, '$.iscoCode') is not null limit 1) as wish
    from person p where p.status = 'seeking' and p.household_id not in (select household_id from sponsorship) group by p.household_id order by p.organisation_id, p.household_id`);
  const taken = people.filter((_, i) => i % every === 0);
  const kit = await deps.database.read.get<{ id: string; trade: string }>(
    sql`select id, isco_code as trade from opportunity where kind = 'kit' and isco_code is not null order by id limit 1`,
  );
  if (!kit) throw new Error('a demo without a kit');
  const made: Planted[] = [];
  for (const [i, one] of taken.entries()) {
    const inKind = i % 11 === 5;
    const iscoCode = inKind ? kit.trade : (one.wish ?? kits[i % kits.length] ?? '7531');
    const wishes: readonly EarmarkKind[] = [
      'any',
      'trade',
      'province',
      one.womanHead === 1 ? 'women-heads' : 'any',
      one.kind === 'released' ? 'released' : 'any',
    ];
    const earmark = inKind ? 'any' : (wishes[i % wishes.length] ?? 'any');
    const earmarkRef = earmark === 'trade' ? iscoCode : earmark === 'province' ? one.province : null;
    const place = { province: one.province, county: one.county, iscoCode };
    await deps.database.write(async (tx) => {
      const who = await addBenefactor(tx, deps, {
        phone: `0935${String(1_000_000 + i)}`,
        name: `نیکوکار ${i}`,
      });
      const pledgeId = deps.newId('pledge');
      const told = await widenUntilFive(tx, { ...place, organisationId: one.organisation });
      const isCause = !inKind && i % 9 === 0 && told.trade !== null && told.couldBe >= least;
      const causeId = isCause ? deps.newId('cause') : null;
      if (causeId !== null)
        await addCause(
          tx,
          {
            id: causeId,
            organisationId: one.organisation,
            opportunityId: kit.id,
            titleFa: 'یک بسته',
            needFa: 'کار را می‌داند. ابزار می‌خواهد.',
            placeLevel: told.placeLevel,
            province: told.province,
            county: told.county,
            trade: told.trade ?? '7531',
            budget: [],
            slotRial: 1_000_000,
            opensOn: '2026-10-01',
            verifiedOn: '2026-10-01',
            verifiedBy: officer.officer,
            judgedMonth: '1405-08',
            createdAt: deps.now().toISOString(),
          },
          2,
        );
      await tx.insert(pledge).values({
        id: pledgeId,
        organisationId: one.organisation,
        benefactorId: who.id,
        kind: inKind ? 'kit' : 'money',
        opportunityId: inKind ? kit.id : null,
        amountRial: 100_000_000,
        paymentReference: String(8_000_000 + i),
        state: 'received',
        startsOn: '2026-10-01',
        createdAt: '2026-10-01T08:00:00.000Z',
        earmark: causeId === null ? earmark : 'cause',
        earmarkRef: causeId === null ? earmarkRef : null,
        causeId,
      });
      const fundId = await openFund(tx, deps, {
        organisationId: one.organisation,
        source: 'benefactor',
        purpose: 'given',
        benefactorId: who.id,
        pledgeId,
      });
      const id = deps.newId('sponsorship');
      await tx.insert(sponsorship).values({
        id,
        organisationId: one.organisation,
        householdId: one.household,
        personId: one.person,
        opportunityId: kit.id,
        causeId,
        state: 'proposed',
        priceRial: 100_000_000,
        contingencyRial: 0,
        proposedBy: officer.officer,
        proposedAt: t1,
      });
      await tx.insert(sponsorshipShare).values({
        sponsorshipId: id,
        fundId,
        pledgeId,
        kind: 'money',
        amountRial: 100_000_000,
      });
      const disclosure = await fixDisclosure(tx, {
        sponsorshipId: id,
        organisationId: one.organisation,
        householdId: one.household,
        personId: one.person,
        iscoCode,
      });
      await tx.run(sql`update sponsorship set state = 'allocated', approved_by = ${officer.manager}, approved_on = '2026-10-28',
        disclosure = ${JSON.stringify(disclosure)} where id = ${id}`);
      await tx.insert(award).values({
        id: deps.newId('award'),
        organisationId: one.organisation,
        householdId: one.household,
        personId: one.person,
        kind: 'kit',
        amountRial: 100_000_000,
        benefactorRial: 100_000_000,
        approvedOn: '2026-10-10',
        fundedOn: '2026-10-10',
        // Some in Mehr, the others in Aban: what two months differ by is told.
        deliveredOn: i % 3 === 0 ? '2026-10-12' : '2026-11-05',
        recordedAt: i % 3 === 0 ? '2026-10-12T08:00:00.000Z' : '2026-11-05T08:00:00.000Z',
        recordedBy: officer.officer,
      });
      await news(tx, who.id, pledgeId, id, ['allocated'], '1405-08');
      made.push({
        id,
        pledgeId,
        accountId: who.accountId,
        householdId: one.household,
        organisationId: one.organisation,
        earmark: causeId === null ? earmark : 'cause',
        earmarkRef: causeId === null ? earmarkRef : null,
        inKindTrade: inKind ? kit.trade : null,
        causeId,
      });
    });
  }
  return made;
}

async function news(
  tx: Parameters<Parameters<Harness['deps']['database']['write']>[0]>[0],
  benefactorId: string,
  pledgeId: string,
  sponsorshipId: string,
  kinds: readonly NewsKind[],
  month: string,
) {
  for (const kind of kinds)
    await tx.insert(giftNews).values({
      id: h.deps.newId('news'),
      benefactorId,
      pledgeId,
      sponsorshipId,
      kind,
      month,
      createdAt: h.deps.now().toISOString(),
    });
}

type Impact = {
  items: {
    pledgeId: string;
    organisation: { id: string };
    money: { receivedRial: number; usedRial: number; setAsideRial: number; movedRial: number };
    livelihoods: { told: Omit<Disclosure, 'couldBe'>; steps: unknown[] }[];
  }[];
};

/** What one who gives hears today: their own gifts, and the causes that everybody sees. */
async function listen(one: Planted, causes: ReadonlyMap<string, PublicCause>): Promise<Heard | undefined> {
  const { body } = await (await asUser(h, one.accountId)).get('/me/impact');
  const gift = (body as Impact).items.find(({ pledgeId }) => pledgeId === one.pledgeId);
  const [livelihood] = gift?.livelihoods ?? [];
  if (!gift) throw new Error('a gift that is not there');
  if (!livelihood) {
    // Not even that it is at work.
    expect(gift.money).toMatchObject({ usedRial: 0, setAsideRial: 0, movedRial: 0 });
    return undefined;
  }
  const cause = causes.get(one.causeId ?? '');
  const anywhere = { place: 'country', province: null, county: null, householdSize: null } as const;
  return {
    organisationId: gift.organisation.id,
    provinceOfAssociation: null,
    womanHead: one.earmark === 'women-heads',
    released: one.earmark === 'released',
    told: [
      livelihood.told,
      ...(one.earmark === 'trade' ? [{ ...anywhere, trade: one.earmarkRef }] : []),
      ...(one.earmark === 'province'
        ? [{ ...anywhere, place: 'province' as const, province: one.earmarkRef, trade: null }]
        : []),
      ...(cause
        ? [{ ...cause.place, place: cause.place.level, trade: cause.trade, householdSize: null }]
        : []),
    ],
  };
}

type PublicCause = {
  id: string;
  place: { level: Disclosure['place']; province: string | null; county: string | null };
  trade: string;
};
async function readCauses(): Promise<ReadonlyMap<string, PublicCause>> {
  const found = new Map<string, PublicCause>();
  for (let cursor = ''; ; ) {
    const { body } = await h
      .request()
      .get(`/api/v1/causes?limit=100${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`);
    for (const one of body.items as PublicCause[]) found.set(one.id, one);
    if (!body.nextCursor) return found;
    cursor = body.nextCursor;
  }
}

/** Everything heard at several times, laid over each other. */
const overlaid = (heard: readonly Heard[]): Heard | undefined => {
  const [first] = heard;
  return first && { ...first, told: heard.flatMap(({ told }) => told) };
};

/** Gifts whose household the attacker narrows down to fewer than five; the household itself is always one that could be meant. */
function foundOut(
  heard: ReadonlyMap<string, readonly Heard[]>,
): readonly { readonly id: string; readonly could: number }[] {
  return planted.flatMap((one) => {
    const all = overlaid(heard.get(one.id) ?? []);
    if (!all) return [];
    const could = new Set([...couldBeMeant(register, all), one.householdId]).size;
    return could < least ? [{ id: one.id, could }] : [];
  });
}

describe('a benefactor who knows everything public and the whole register', () => {
  const heard = new Map<string, Heard[]>();
  const published: Record<string, unknown>[] = [];

  test('hears of many kits, fine and coarse', async () => {
    expect(planted.length).toBeGreaterThanOrEqual(30);
    const rows = await h.deps.database.read.all<{ place: string; size: string | null; n: number }>(
      sql`select disclosure ->> '$.place' as place, disclosure ->> '$.householdSize' as size, count(*) as n from sponsorship
        where id in (select value from json_each(${JSON.stringify(planted.map(({ id }) => id))})) group by 1, 2`,
    );
    expect(new Set(rows.map(({ place }) => place)).size).toBeGreaterThan(1);
    expect(rows.some(({ size }) => size !== null)).toBe(true);
    const [clash] = planted.filter(({ causeId }) => causeId !== null);
    expect(clash).toBeDefined();
  });

  test('listens at two times a month apart, to their own gifts, the causes and the published figures', async () => {
    for (const now of [t1, t2]) {
      h.setNow(now);
      if (now === t2)
        await h.deps.database.write(async (tx) => {
          for (const one of planted) {
            const who = await tx.get<{ id: string }>(
              sql`select id from benefactor where account_id = ${one.accountId}`,
            );
            await news(
              tx,
              who?.id ?? '',
              one.pledgeId,
              one.id,
              ['purchased', 'delivered', 'earning'],
              '1405-09',
            );
          }
        });
      await publishTransparency(h.deps, systemActor);
      published.push((await h.request().get('/api/v1/transparency')).body.published);
      const causes = await readCauses();
      for (const one of planted) {
        const now = await listen(one, causes);
        if (now) heard.set(one.id, [...(heard.get(one.id) ?? []), now]);
      }
    }
    expect(heard.size).toBeGreaterThan(planted.length / 2);
  });

  test('cannot tell which of at least five households any of them went to', () => {
    expect(foundOut(heard)).toEqual([]);
  });

  test('cannot subtract one published month from the other', () => {
    const [first, second] = published as {
      month: string;
      total: number;
      otherFamilies: number;
      provinces: Record<string, number>;
    }[];
    if (!first || !second) throw new Error('two months');
    expect([first.month, second.month]).toEqual(['1405-07', '1405-08']);
    expect(second.total).toBeGreaterThan(first.total);
    const cells = [...new Set([...Object.keys(first.provinces), ...Object.keys(second.provinces)])].map(
      (one) => [first.provinces[one] ?? 0, second.provinces[one] ?? 0] as const,
    );
    cells.push([first.total, second.total], [first.otherFamilies, second.otherFamilies]);
    for (const [was, is] of cells)
      for (const n of [was, is, Math.abs(is - was)])
        expect(n === 0 || n >= least, `${was} → ${is}`).toBe(true);
  });

  test('reads on their pages no day, no place and no name that they were not told', async () => {
    for (const one of planted.slice(0, 12)) {
      const token = await h.tokenOf(one.accountId);
      const { text } = await h
        .request()
        .get(`/benefactor/gifts/${one.pledgeId}`)
        .set('cookie', `mehrkar=${token}; lang=en`);
      const who = await h.deps.database.read.get<{ id: string; given: string; family: string }>(
        sql`select id, given_name as given, family_name as family from person where household_id = ${one.householdId} limit 1`,
      );
      for (const secret of [one.householdId, one.id, who?.id ?? '', `${who?.given} ${who?.family}`])
        expect(text).not.toContain(secret);
      expect(text).not.toMatch(/28 October|5 November|12 October|28 November/);
    }
  });

  test('is caught by this very test where one kit is told finer, or differently a month later', async () => {
    const alone = planted.find((one) => {
      const own = register.find(({ householdId }) => householdId === one.householdId);
      const [person] = own?.people ?? [];
      const all = heard.get(one.id);
      if (!person || !all?.[0]) return false;
      const finer = { ...all[0], told: [{ ...anyOf(person), householdSize: null }] };
      return new Set([...couldBeMeant(register, finer), one.householdId]).size < least;
    });
    if (!alone) throw new Error('a demo in which nobody is alone');
    const own = register.find(({ householdId }) => householdId === alone.householdId)?.people[0];
    const finer = { ...(own ? anyOf(own) : {}), householdSize: null, couldBe: 9 };
    await h.deps.database.write((tx) =>
      tx.run(sql`update sponsorship set disclosure = ${JSON.stringify(finer)} where id = ${alone.id}`),
    );
    const again = await listen(alone, await readCauses());
    const laid = new Map(heard);
    laid.set(alone.id, [...(heard.get(alone.id) ?? []), ...(again ? [again] : [])]);
    expect(foundOut(laid).map(({ id }) => id)).toEqual([alone.id]);
  });
});

/** The finest that could be told of somebody. */
const anyOf = (person: Registered['people'][number]) => ({
  place: 'county' as const,
  province: person.province,
  county: person.county,
  trade: person.trades[0] ?? null,
});
