import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepareDatabase, systemActor } from '../../../src/entry/prepare.node.ts';
import { judgeCauses } from '../../../src/features/causes/judge-causes.ts';
import { fixDisclosure } from '../../../src/features/giving/disclose.repo.ts';
import { publishTransparency } from '../../../src/features/transparency/publish-transparency.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { sponsoring } from '../sponsorships/sponsorship-setup.ts';
import {
  couldBeMeant,
  type Heard,
  type Meant,
  type Registered,
  readRegister,
  togetherMeant,
} from './attacker.ts';
import { type Ear, heardOf, type Kit, type Look, lookNow, meantBy, understood } from './demo-givers.ts';

/**
 * The demo's own givers against the demo's own households: all who pay a kit lay together what they hear at two times a month
 * apart, with steps and a register that moves between. They know the register, every price, and what they wished.
 */

const isDeep = process.env.MEHRKAR_DEEP === '1';
const t1 = '2026-10-28T08:00:00Z'; // 6 Aban 1405
const t2 = '2026-11-28T08:00:00Z'; // 7 Azar 1405
const least = 5;

let h: Harness;
let everybody: ReadonlyMap<string, Registered>;
/** Who waited at the first time, and at the second before anything was approved. */
let waiting: readonly (readonly Registered[])[];
const looks: Look[] = [];

const byHousehold = (all: readonly Registered[]) => new Map(all.map((one) => [one.householdId, one]));

beforeAll(async () => {
  h = await createHarness({ now: t1 });
  await prepareDatabase(h.deps, { accounts: false, demo: isDeep ? 'life' : 'small' });
  waiting = [await readRegister(h)];
  everybody = byHousehold(await readRegister(h, true));
  looks.push(await lookNow(h));
}, 900_000);
afterAll(() => h.close());

/** The kits that all their payers together pin to fewer than five households. */
function foundOut(over: readonly Look[], who: readonly (readonly Registered[])[] = waiting) {
  const first = new Set(over[0]?.kits.map(({ id }) => id));
  return (over.at(-1)?.kits ?? []).flatMap((kit) => {
    const itself = everybody.get(kit.householdId);
    const heard = itself && heardOf(kit, over, itself);
    if (!heard) return [];
    // Those who waited when it was approved.
    const register = (first.has(kit.id) ? who[0] : who.at(-1)) ?? [];
    const could = meantBy(register, kit, heard).size;
    return could < least ? [{ id: kit.id, could }] : [];
  });
}

/** A look in which one giver hears something else of a kit. */
function hearing(look: Look, kit: Kit, change: (ear: Ear, pledgeId: string) => Ear): Look {
  const [payer] = kit.payers;
  const ear = look.ears.get(payer?.accountId ?? '');
  if (!payer || !ear) throw new Error('nobody to hear it');
  return understood(
    look.kits,
    new Map([...look.ears, [payer.accountId, change(ear, payer.pledgeId)]]),
    look.causes,
  );
}

/** Kits of one payer alone whose giver hears of this kit alone, told no finer than its sector. */
function priceless(look: Look): Kit {
  const found = look.kits.find(({ id, payers, iscoCode, organisationId, householdId }) => {
    const [one] = payers;
    const gift = look.ears
      .get(one?.accountId ?? '')
      ?.gifts.find(({ pledgeId }) => pledgeId === one?.pledgeId);
    const heard: Heard = {
      ...{ organisationId, provinceOfAssociation: null, womanHead: false, released: false },
      told: [{ place: 'country', province: null, county: null, householdSize: null, trade: iscoCode }],
    };
    const alike = new Set([...couldBeMeant(waiting[0] ?? [], heard), householdId]).size;
    return (
      payers.length === 1 &&
      gift?.livelihoods.length === 1 &&
      gift.livelihoods[0]?.shareRial === null &&
      alike < least &&
      id
    );
  });
  if (!found) throw new Error('no kit that its price would tell');
  return found;
}

describe('givers of the demo', () => {
  test('give in every way, and hear of kits in every state', () => {
    const [look] = looks;
    if (!look) throw new Error('nothing heard');
    expect(look.kits.length).toBeGreaterThanOrEqual(40);
    const payers = look.kits.flatMap((kit) => kit.payers);
    // The small demo has no kit in kind.
    expect(new Set(payers.map(({ kind }) => kind))).toEqual(new Set(isDeep ? ['money', 'kit'] : ['money']));
    expect(new Set(payers.map(({ earmark }) => earmark)).size).toBeGreaterThanOrEqual(4);
    expect(look.kits.some((kit) => kit.payers.length > 1)).toBe(true);
    expect(look.kits.some(({ kitFrom }) => kitFrom !== null)).toBe(true);
    expect(new Set(look.kits.map(({ state }) => state)).size).toBeGreaterThanOrEqual(5);
    const shares = [...look.ears.values()].flatMap(({ gifts }) =>
      gifts.flatMap(({ livelihoods }) => livelihoods.map(({ shareRial }) => shareRial)),
    );
    expect(shares.some((rial) => rial !== null) && shares.includes(null)).toBe(true);
  });

  test('are told of the same as the service would tell, kit by kit', async () => {
    for (const { id, organisationId, householdId, personId, iscoCode, disclosure } of looks[0]?.kits ?? [])
      expect(
        await fixDisclosure(h.deps.database.read, {
          sponsorshipId: id,
          organisationId,
          householdId,
          personId,
          iscoCode,
        }),
        id,
      ).toEqual(disclosure);
  }, 240_000);

  test('cannot tell, all who pay a kit together, which of at least five households it went to', () => {
    expect(foundOut(looks)).toEqual([]);
  });

  test('see no sum that is not on a card which names the unit group, and account for every rial of their own', () => {
    for (const { ears, over } of looks)
      for (const [accountId, { gifts, money, sums }] of ears) {
        expect([...(over.get(accountId) ?? [])]).toEqual([]);
        for (const one of [money, ...gifts.flatMap((gift) => gift.money ?? [])])
          expect(one.usedRial + one.setAsideRial + one.waitingRial).toBe(
            one.receivedRial + one.movedRial - one.returnedRial,
          );
        for (const year of sums)
          expect(year.leftRial).toBe(
            (year.openingRial ?? 0) +
              (year.givenRial ?? 0) +
              (year.movedRial ?? 0) -
              (year.returnedRial ?? 0) -
              (year.usedRial ?? 0),
          );
      }
  });

  test('read no amount, id or name on their pages that the API does not say', async () => {
    const gifts = [...(looks[0]?.ears ?? [])].flatMap(([accountId, ear]) =>
      ear.gifts.map((gift) => ({ accountId, gift })),
    );
    const every = Math.ceil(gifts.length / (isDeep ? 150 : 15));
    for (const { accountId, gift } of gifts.filter((_, i) => i % every === 0)) {
      const cookie = `mehrkar=${await h.tokenOf(accountId)}; lang=en`;
      const { text } = await h.request().get(`/benefactor/gifts/${gift.pledgeId}`).set('cookie', cookie);
      const said = [
        gift.amountRial,
        ...Object.values(gift.money ?? {}),
        ...gift.livelihoods.map(({ shareRial }) => shareRial),
        ...gift.dues.flatMap((due) => [due.amountRial, due.receivedRial]),
        ...gift.receipts.map(({ amountRial }) => amountRial),
      ];
      for (const [, toman = ''] of text.matchAll(/(-?[\d,]+(?:\.\d)?) tomans/g))
        expect(said).toContain(Math.round(Number(toman.replaceAll(',', '')) * 10));
      for (const kit of looks[0]?.kits.filter(({ payers }) =>
        payers.some((one) => one.pledgeId === gift.pledgeId),
      ) ?? []) {
        const who = await h.deps.database.read.get<{ name: string }>(
          sql`select given_name || ' ' || family_name as name from person where id = ${kit.personId}`,
        );
        for (const secret of [kit.id, kit.householdId, kit.personId, who?.name ?? kit.id])
          expect(text).not.toContain(secret);
      }
    }
  }, 240_000);

  test('learn no more when all givers of an association put everything together, no household twice', () => {
    expect(bound(looks)).toBeGreaterThanOrEqual(least);
  });
});

/** The least that all givers of an association together leave of any kit. */
function bound(over: readonly Look[]): number {
  const kits = over.at(-1)?.kits ?? [];
  // Whoever was helped waited before.
  const helped = new Set(kits.map(({ householdId }) => householdId));
  const before = [...everybody.values()].filter(({ householdId }) => helped.has(householdId));
  const register = [
    ...new Map([...before, ...(waiting[0] ?? [])].map((one) => [one.householdId, one])).values(),
  ];
  const told = new Map<string, Meant[]>();
  const seen = new Set<string>();
  for (const kit of kits) {
    const itself = everybody.get(kit.householdId);
    const heard = itself && heardOf(kit, over, itself);
    if (!heard || seen.has(kit.householdId)) continue;
    seen.add(kit.householdId);
    const meant = { id: kit.id, is: kit.householdId, could: meantBy(register, kit, heard) };
    told.set(kit.organisationId, [...(told.get(kit.organisationId) ?? []), meant]);
  }
  return Math.min(...[...told.values()].flatMap((all) => [...togetherMeant(all).values()]));
}

describe('a month later', () => {
  beforeAll(async () => {
    h.setNow(t2);
    const { read, write } = h.deps.database;
    await write(async (tx) => {
      await tx.run(
        sql`update person set status = 'left', status_reason = 'moved' where status = 'seeking' and unicode(substr(id, -1)) % 9 = 3`,
      );
      await tx.run(
        sql`update person set status = 'seeking', status_reason = null where status in ('paused','not-seeking') and unicode(substr(id, -1)) % 2 = 0`,
      );
    });
    waiting = [...waiting, await readRegister(h)];
    everybody = byHousehold(await readRegister(h, true));
    await judgeCauses(h.deps, systemActor);
    await publishTransparency(h.deps, systemActor);
    await stepsOn(read);
    looks.push(await lookNow(h));
  }, 900_000);

  test('more kits are under way, and others went on', () => {
    const [first, second] = looks;
    expect(second?.kits.length).toBeGreaterThan(first?.kits.length ?? 0);
    const was = new Map(first?.kits.map(({ id, state }) => [id, state]));
    expect(second?.kits.filter(({ id, state }) => (was.get(id) ?? state) !== state).length).toBeGreaterThan(
      0,
    );
  });

  test('they still cannot tell, both times laid over each other', () => {
    expect(foundOut(looks)).toEqual([]);
    for (const over of looks[1]?.over.values() ?? []) expect([...over]).toEqual([]);
  });

  test('what was told of a kit is told the same', () => {
    const [first, second] = looks;
    for (const [accountId, cards] of first?.cards ?? [])
      for (const [id, was] of cards) {
        const is = second?.cards.get(accountId)?.get(id) ?? [];
        expect(is.map(({ told }) => told)).toEqual(was.map(({ told }) => told));
      }
  });

  test('every cause that is shown could mean five, at both times', () => {
    looks.forEach(({ causes }, i) => {
      for (const { place, trade, organisation } of causes.values()) {
        const told = [{ ...place, place: place.level, trade, householdSize: null }];
        const heard: Heard = {
          organisationId: organisation.id,
          provinceOfAssociation: null,
          womanHead: false,
          released: false,
          told,
        };
        expect(couldBeMeant(waiting[i] ?? [], heard).length).toBeGreaterThanOrEqual(least);
      }
    });
  });
});

/** Proposals are approved and kits go on by a step, as people of the first association do it. */
async function stepsOn(read: Harness['deps']['database']['read']): Promise<void> {
  const doing = await sponsoring(h);
  const organisationId = (await h.actorOf('manager.bushehr')).organisationId;
  const all = await read.all<{ id: string; state: string; by: string }>(
    sql`select s.id, s.state, a.username as by from sponsorship s join account a on a.id = s.proposed_by
      where s.organisation_id = ${organisationId} and s.state in ('proposed', 'purchased', 'delivered') order by s.id`,
  );
  for (const { id, state, by } of all) {
    if (state === 'proposed') await doing.tryApprove(id, by === 'manager.bushehr' ? 'manager2' : 'manager');
    if (state === 'purchased') await doing.event(id, { event: 'delivered', proof: 'signed-paper' });
    if (state === 'delivered') await doing.event(id, { event: 'visited', finding: 'going-well' });
  }
}

describe('these tests catch', () => {
  const at = (): Look => {
    const [look] = looks;
    if (!look) throw new Error('nothing heard');
    return look;
  };

  test('a trade told finer on one card', () => {
    const kit = priceless(at());
    const finer = hearing(at(), kit, (ear, pledgeId) => withCard(ear, pledgeId, { trade: kit.iscoCode }));
    expect(foundOut([finer]).map(({ id }) => id)).toEqual([kit.id]);
  });

  test('a share that stands where the trade does not', () => {
    const kit = priceless(at());
    const share = hearing(at(), kit, (ear, pledgeId) => ({
      ...ear,
      gifts: ear.gifts.map((gift) =>
        gift.pledgeId === pledgeId
          ? { ...gift, livelihoods: gift.livelihoods.map((card) => ({ ...card, shareRial: 1 })) }
          : gift,
      ),
    }));
    expect(foundOut([share]).map(({ id }) => id)).toContain(kit.id);
  });

  test.each(['usedRial', 'setAsideRial', 'movedRial'] as const)('a sum of such a gift: %s', (sum) => {
    const kit = priceless(at());
    const told = hearing(at(), kit, (ear, pledgeId) => ({
      ...ear,
      gifts: ear.gifts.map((gift) =>
        gift.pledgeId === pledgeId && gift.money ? { ...gift, money: { ...gift.money, [sum]: 7 } } : gift,
      ),
    }));
    expect(foundOut([told]).map(({ id }) => id)).toContain(kit.id);
  });

  test('a line of the year of such a gift', () => {
    const kit = priceless(at());
    const told = hearing(at(), kit, (ear, pledgeId) => ({
      ...ear,
      lines: [...ear.lines, { pledgeId, effect: 'spent', amountRial: 7 }],
    }));
    expect(foundOut([told]).map(({ id }) => id)).toContain(kit.id);
  });

  test('another who pays the kit and knows more', () => {
    const kit = priceless(at());
    const [payer] = kit.payers;
    if (!payer) throw new Error('nobody pays it');
    const both = {
      ...kit,
      payers: [...kit.payers, { ...payer, earmark: 'trade', earmarkRef: kit.iscoCode }],
    };
    const look = { ...at(), kits: at().kits.map((one) => (one === kit ? both : one)) };
    expect(foundOut([look]).map(({ id }) => id)).toEqual([kit.id]);
  });

  test('something else told a month later', () => {
    const kit = priceless(at());
    const later = hearing(at(), kit, (ear, pledgeId) => withCard(ear, pledgeId, { trade: kit.iscoCode }));
    expect(foundOut([at()])).toEqual([]);
    expect(foundOut([at(), later], [waiting[0] ?? []]).map(({ id }) => id)).toEqual([kit.id]);
  });

  test('kits that together leave nobody else', () => {
    const five = new Set(['a', 'b', 'c', 'd', 'e']);
    const kits = ['a', 'b', 'c', 'd'].map((is) => ({ id: is, is, could: five }));
    expect([...togetherMeant(kits).values()]).toEqual([5, 5, 5, 5]);
    const tight = [...kits, { id: 'f', is: 'e', could: new Set(['e']) }];
    expect([...togetherMeant(tight).values()]).toEqual([4, 4, 4, 4, 1]);
  });
});

function withCard(ear: Ear, pledgeId: string, more: Record<string, unknown>): Ear {
  return {
    ...ear,
    gifts: ear.gifts.map((gift) =>
      gift.pledgeId === pledgeId
        ? {
            ...gift,
            livelihoods: gift.livelihoods.map((card) => ({ ...card, told: { ...card.told, ...more } })),
          }
        : gift,
    ),
  };
}
