import { sql } from 'drizzle-orm';
import type { Disclosure } from '../../../src/features/sponsorships/sponsorship.rules.ts';
import type { Harness } from '../../support/harness.ts';
import { asUser } from '../../support/samples.ts';
import { couldBeMeant, type Heard, type Registered } from './attacker.ts';

/** Who pays a kit, with what they wished. */
export interface Payer {
  /** Their user name. */
  readonly accountId: string;
  readonly pledgeId: string;
  readonly kind: string;
  readonly earmark: string;
  readonly earmarkRef: string | null;
  readonly causeId: string | null;
}

/** A kit as it truly is: what the attacker is after. */
export interface Kit {
  readonly id: string;
  readonly householdId: string;
  readonly personId: string;
  readonly organisationId: string;
  readonly iscoCode: string;
  readonly state: string;
  readonly kitFrom: string | null;
  readonly disclosure: Disclosure | null;
  readonly payers: readonly (Payer & { readonly shareRial: number; readonly contingencyRial: number })[];
}

/** Every kit that benefactors pay and that was approved. */
export async function readKits(h: Harness): Promise<readonly Kit[]> {
  const rows = await h.deps.database.read.all<
    Omit<Kit, 'payers' | 'disclosure'> & { disclosure: string | null; payers: string }
  >(sql`select s.id, s.household_id as "householdId", s.person_id as "personId", s.organisation_id as "organisationId",
      o.isco_code as "iscoCode", s.state, s.kit_from as "kitFrom", s.disclosure,
      json_group_array(json_object('accountId', a.username, 'pledgeId', p.id, 'kind', p.kind, 'earmark', p.earmark,
        'earmarkRef', p.earmark_ref, 'causeId', p.cause_id, 'shareRial', sh.amount_rial, 'contingencyRial', sh.contingency_rial)) as payers
    from sponsorship s join opportunity o on o.id = s.opportunity_id join sponsorship_share sh on sh.sponsorship_id = s.id
      join pledge p on p.id = sh.pledge_id join benefactor b on b.id = p.benefactor_id join account a on a.id = b.account_id
    where s.state not in ('proposed', 'cancelled') group by s.id order by s.approved_on, s.id`);
  return rows.map(({ payers, disclosure, ...row }) => ({
    ...row,
    disclosure: JSON.parse(disclosure ?? 'null') as Disclosure | null,
    payers: JSON.parse(payers) as Kit['payers'],
  }));
}

interface Money {
  readonly receivedRial: number;
  readonly returnedRial: number;
  readonly movedRial: number;
  readonly usedRial: number;
  readonly setAsideRial: number;
  readonly waitingRial: number;
}
interface Card {
  readonly told: Omit<Disclosure, 'couldBe'>;
  readonly shareRial: number | null;
}
export interface Gift {
  readonly pledgeId: string;
  readonly amountRial: number | null;
  readonly dues: readonly { readonly amountRial: number; readonly receivedRial: number }[];
  readonly receipts: readonly { readonly amountRial: number }[];
  readonly money: Money | null;
  readonly livelihoods: readonly Card[];
}
export interface Line {
  readonly pledgeId: string;
  readonly effect: string;
  readonly amountRial: number;
}
/** Everything one giver is told of their own gifts. */
export interface Ear {
  readonly gifts: readonly Gift[];
  readonly money: Money;
  readonly lines: readonly Line[];
  readonly sums: readonly Record<string, number>[];
}

type Year = { readonly lines: readonly Line[]; readonly years: readonly number[] } & Record<string, number>;

/** Listens as each of some givers, over the API. */
export async function listen(h: Harness, accountIds: Iterable<string>): Promise<ReadonlyMap<string, Ear>> {
  const ears = new Map<string, Ear>();
  for (const accountId of accountIds) {
    const user = await asUser(h, accountId);
    const gifts: Gift[] = [];
    let money: Money | undefined;
    for (let cursor: string | undefined = ''; cursor !== undefined; ) {
      const { body } = await user.get(
        `/me/impact?limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
      );
      gifts.push(...(body.items as Gift[]));
      money ??= body.money as Money;
      cursor = body.nextCursor as string | undefined;
    }
    const first = (await user.get('/me/statement')).body as Year;
    const years = [first];
    for (const year of first.years.slice(1))
      years.push((await user.get(`/me/statement?year=${year}`)).body as Year);
    if (!money) throw new Error('a giver without money');
    ears.set(accountId, { gifts, money, lines: years.flatMap(({ lines }) => lines), sums: years });
  }
  return ears;
}

/** What of a giver's cards is of which kit: they stand in the order of the approvals, without those of which nothing is told. */
export function cardsOf(
  ear: Ear,
  accountId: string,
  kits: readonly Kit[],
): ReadonlyMap<string, readonly Card[]> {
  const cards = new Map<string, Card[]>();
  for (const { pledgeId, livelihoods } of ear.gifts) {
    const told = kits.filter(
      ({ disclosure, payers }) =>
        (disclosure?.couldBe ?? 0) >= 5 &&
        payers.some((one) => one.pledgeId === pledgeId && one.accountId === accountId),
    );
    if (told.length !== livelihoods.length)
      throw new Error(`${livelihoods.length} cards of ${told.length} kits that are told`);
    told.forEach(({ id }, i) => {
      const card = livelihoods[i];
      if (card) cards.set(id, [...(cards.get(id) ?? []), card]);
    });
  }
  return cards;
}

const rootOf = (kit: Kit, kits: ReadonlyMap<string, Kit>): string => {
  const before = kit.kitFrom === null ? undefined : kits.get(kit.kitFrom);
  return before ? rootOf(before, kits) : kit.id;
};

/**
 * Gifts whose sums say more than the shares that stand on their cards: what is over is some other kit's, and so is any line of the
 * year of a gift of which no share is told.
 */
export function overTold(ear: Ear, accountId: string, kits: readonly Kit[]): ReadonlySet<string> {
  const byId = new Map(kits.map((kit) => [kit.id, kit]));
  const cards = cardsOf(ear, accountId, kits);
  const over = new Set<string>();
  for (const { pledgeId, money } of ear.gifts) {
    const shares = new Map<string, number>();
    for (const kit of kits) {
      const share = kit.payers.find((one) => one.pledgeId === pledgeId);
      if (!share || !cards.get(kit.id)?.some(({ shareRial }) => shareRial !== null)) continue;
      const root = rootOf(kit, byId);
      shares.set(root, Math.max(shares.get(root) ?? 0, share.shareRial + share.contingencyRial));
    }
    const explained = [...shares.values()].reduce((sum, rial) => sum + rial, 0);
    if (money && money.usedRial + money.setAsideRial - money.movedRial !== explained) over.add(pledgeId);
    const moved = ear.lines.some(
      (line) => line.pledgeId === pledgeId && !['received', 'returned'].includes(line.effect),
    );
    if (moved && explained === 0) over.add(pledgeId);
  }
  return over;
}

export type PublicCause = {
  readonly id: string;
  readonly place: {
    readonly level: Disclosure['place'];
    readonly province: string | null;
    readonly county: string | null;
  };
  readonly trade: string;
  readonly organisation: { readonly id: string };
  readonly openSlots: number;
};
export async function readCauses(h: Harness): Promise<ReadonlyMap<string, PublicCause>> {
  const found = new Map<string, PublicCause>();
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const { body } = await h
      .request()
      .get(`/api/v1/causes?limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
    for (const one of body.items as PublicCause[]) found.set(one.id, one);
    cursor = body.nextCursor as string | undefined;
  }
  return found;
}

/** All that anybody who gives could see at one time. */
export interface Look {
  readonly kits: readonly Kit[];
  readonly causes: ReadonlyMap<string, PublicCause>;
  readonly ears: ReadonlyMap<string, Ear>;
  /** By account: cards by kit, and gifts whose sums say more than their cards. */
  readonly cards: ReadonlyMap<string, ReadonlyMap<string, readonly Card[]>>;
  readonly over: ReadonlyMap<string, ReadonlySet<string>>;
}

export async function lookNow(h: Harness): Promise<Look> {
  const kits = await readKits(h);
  const accounts = new Set(kits.flatMap(({ payers }) => payers.map(({ accountId }) => accountId)));
  return understood(kits, await listen(h, accounts), await readCauses(h));
}

export function understood(kits: Look['kits'], ears: Look['ears'], causes: Look['causes']): Look {
  const each = [...ears].map(([accountId, ear]) => [accountId, ear] as const);
  return {
    kits,
    causes,
    ears,
    cards: new Map(each.map(([accountId, ear]) => [accountId, cardsOf(ear, accountId, kits)])),
    over: new Map(each.map(([accountId, ear]) => [accountId, overTold(ear, accountId, kits)])),
  };
}

const anywhere = {
  place: 'country',
  province: null,
  county: null,
  trade: null,
  householdSize: null,
} as const;

/**
 * Everything that all who pay a kit know of it together, from everything they heard at any time: what is told, what they wished
 * where it was followed, the cause, a kit of their own, and from any sum of it the trade, for they know every price. Undefined
 * where not one of them hears that there is such a kit.
 */
export function heardOf(kit: Kit, looks: readonly Look[], itself: Registered): Heard | undefined {
  const told: Heard['told'][number][] = [];
  const wishes = { womanHead: false, released: false };
  let isHeard = false;
  for (const { cards: allCards, over, causes } of looks)
    for (const { accountId, pledgeId, kind, earmark, earmarkRef, causeId } of kit.payers) {
      const cards = allCards.get(accountId)?.get(kit.id) ?? [];
      const isOver = over.get(accountId)?.has(pledgeId) ?? false;
      isHeard ||= cards.length > 0 || isOver;
      told.push(...cards.map((card) => card.told));
      if (isOver || cards.some(({ shareRial }) => shareRial !== null))
        told.push({ ...anywhere, trade: kit.iscoCode });
      if (kind === 'kit') told.push({ ...anywhere, trade: kit.iscoCode });
      if (earmark === 'trade' && earmarkRef && kit.iscoCode.startsWith(earmarkRef))
        told.push({ ...anywhere, trade: earmarkRef });
      if (earmark === 'province') told.push({ ...anywhere, place: 'province', province: earmarkRef });
      wishes.womanHead ||= earmark === 'women-heads' && itself.womanHead;
      wishes.released ||= earmark === 'released' && itself.people.some((one) => one.kind === 'released');
      const cause = causes.get(causeId ?? '');
      if (cause) told.push({ ...anywhere, ...cause.place, place: cause.place.level, trade: cause.trade });
    }
  if (!isHeard) return undefined;
  // A wish that was not followed, such as for a province where the household does not live, tells nothing.
  const lives = ({ place, province, county }: Heard['told'][number]) =>
    itself.people.some(
      (one) =>
        (place === 'country' || one.province === province) && (place !== 'county' || one.county === county),
    );
  return {
    organisationId: kit.organisationId,
    provinceOfAssociation: null,
    ...wishes,
    told: told.filter(lives),
  };
}

/** Households that a kit could have gone to, itself always among them. */
export const meantBy = (register: readonly Registered[], kit: Kit, heard: Heard): ReadonlySet<string> =>
  new Set([...couldBeMeant(register, heard), kit.householdId]);
