import { and, asc, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { LocalDate } from '../../kernel/calendar.ts';
import type { JalaliMonth } from '../../kernel/jalali-month.ts';
import type { Text } from '../../kernel/text.ts';
import type { Reader } from '../../platform/database.ts';
import { fund } from '../../schema/ledger.ts';
import { campaign, cause, pledgeDue, pledgeEvent, receipt } from '../../schema/pledges.ts';
import { giftNews, sponsorship, sponsorshipShare } from '../../schema/sponsorships.ts';
import { returnedOf } from '../money-in/promised.repo.ts';
import type { Disclosure } from '../sponsorships/sponsorship.rules.ts';
import { isTold } from './disclose.rules.ts';
import type { News } from './gift.rules.ts';
import type { GiftDue, GiftGiven, GiftReceipt } from './gift-record.rules.ts';
import { moneyToldOf } from './money-told.repo.ts';

/** Kit of a household that a pledge pays, with what was told of it. */
export interface GiftShare {
  readonly sponsorshipId: string;
  readonly pledgeId: string;
  /** Null where money is not told. */
  readonly shareRial: number | null;
  readonly disclosure: Disclosure;
  readonly news: readonly News[];
  /** Of the first income, where it is on record. */
  readonly incomeRial: number | null;
}

export interface GiftFacts {
  readonly dues: ReadonlyMap<string, readonly GiftDue[]>;
  readonly receipts: ReadonlyMap<string, readonly GiftReceipt[]>;
  readonly given: ReadonlyMap<string, readonly GiftGiven[]>;
  readonly shares: ReadonlyMap<string, readonly GiftShare[]>;
  /** Pledge of each fund. */
  readonly pledgeOfFund: ReadonlyMap<string, string>;
}

/** What became of some pledges; shares that nothing was told of are no part of it. */
export async function giftFacts(db: Reader, pledgeIds: readonly string[]): Promise<GiftFacts> {
  const ids = [...pledgeIds];
  const dues = await db
    .select()
    .from(pledgeDue)
    .where(inArray(pledgeDue.pledgeId, ids))
    .orderBy(asc(pledgeDue.month));
  const receipts = await db
    .select({
      id: receipt.id,
      pledgeId: receipt.pledgeId,
      number: receipt.number,
      receivedOn: receipt.receivedOn,
      amountRial: receipt.amountRial,
      returnedRial: returnedOf(sql`${receipt.id}`),
    })
    .from(receipt)
    .where(and(inArray(receipt.pledgeId, ids), eq(receipt.state, 'matched')))
    .orderBy(asc(receipt.receivedOn), asc(receipt.id));
  const given = await db
    .select({ pledgeId: pledgeEvent.pledgeId, quantity: pledgeEvent.quantity, on: pledgeEvent.happenedOn })
    .from(pledgeEvent)
    .where(and(inArray(pledgeEvent.pledgeId, ids), eq(pledgeEvent.event, 'given')))
    .orderBy(asc(pledgeEvent.happenedOn), asc(pledgeEvent.id));
  const funds = await db
    .select({ id: fund.id, pledgeId: fund.pledgeId })
    .from(fund)
    .where(inArray(fund.pledgeId, ids));
  return {
    dues: byPledge(
      dues.map(({ pledgeId, month, amountRial, receivedRial, state }) => [
        pledgeId,
        { month: month as JalaliMonth, amountRial, receivedRial, state },
      ]),
    ),
    receipts: byPledge(
      receipts.map(({ pledgeId, receivedOn, ...rest }) => [
        pledgeId ?? '',
        { ...rest, receivedOn: receivedOn as LocalDate },
      ]),
    ),
    given: byPledge(
      given.map(({ pledgeId, quantity, on }) => [pledgeId, { quantity: quantity ?? 0, on: on as LocalDate }]),
    ),
    shares: await sharesTold(db, ids),
    pledgeOfFund: new Map(funds.map(({ id, pledgeId }) => [id, pledgeId ?? ''])),
  };
}

async function sharesTold(
  db: Reader,
  pledgeIds: readonly string[],
): Promise<ReadonlyMap<string, readonly GiftShare[]>> {
  const rows = await db
    .select({
      sponsorshipId: sponsorshipShare.sponsorshipId,
      pledgeId: sponsorshipShare.pledgeId,
      amountRial: sponsorshipShare.amountRial,
      disclosure: sponsorship.disclosure,
      incomeRial: sql<number | null>`(select v.monthly_income_rial from placement_version v
        where v.placement_id = ${sponsorship.placementId} order by v.seq limit 1)`,
    })
    .from(sponsorshipShare)
    .innerJoin(sponsorship, eq(sponsorship.id, sponsorshipShare.sponsorshipId))
    .where(and(inArray(sponsorshipShare.pledgeId, [...pledgeIds]), ne(sponsorship.state, 'proposed')))
    .orderBy(asc(sponsorship.approvedOn), asc(sponsorship.id));
  const news = await db
    .select({
      pledgeId: giftNews.pledgeId,
      sponsorshipId: giftNews.sponsorshipId,
      kind: giftNews.kind,
      month: giftNews.month,
      details: giftNews.details,
    })
    .from(giftNews)
    .where(and(inArray(giftNews.pledgeId, [...pledgeIds]), isNull(giftNews.withdrawnAt)))
    .orderBy(asc(giftNews.createdAt), asc(giftNews.id));
  const key = (pledgeId: string, sponsorshipId: string) => `${pledgeId} ${sponsorshipId}`;
  const told = new Map<string, News[]>();
  for (const { pledgeId, sponsorshipId, kind, month, details } of news) {
    if (sponsorshipId === null) continue;
    const at = key(pledgeId, sponsorshipId);
    told.set(at, [...(told.get(at) ?? []), { kind, month: month as JalaliMonth, details }]);
  }
  const moneyTold = await moneyToldOf(
    db,
    rows.map(({ sponsorshipId }) => sponsorshipId),
  );
  return byPledge(
    rows.flatMap(({ pledgeId, disclosure, amountRial, ...row }): [string, GiftShare][] => {
      const own = pledgeId === null ? undefined : told.get(key(pledgeId, row.sponsorshipId));
      if (pledgeId === null || own === undefined || !isTold(disclosure)) return [];
      const shareRial = moneyTold.has(row.sponsorshipId) ? amountRial : null;
      return [[pledgeId, { ...row, pledgeId, disclosure, shareRial, news: own }]];
    }),
  );
}

/** What causes and campaigns are called, by id. */
export async function purposesOf(
  db: Reader,
  ids: { readonly causes: readonly string[]; readonly campaigns: readonly string[] },
): Promise<ReadonlyMap<string, Text>> {
  const causes =
    ids.causes.length === 0
      ? []
      : await db
          .select({ id: cause.id, fa: cause.titleFa, en: cause.titleEn })
          .from(cause)
          .where(inArray(cause.id, [...ids.causes]));
  const campaigns =
    ids.campaigns.length === 0
      ? []
      : await db
          .select({ id: campaign.id, fa: campaign.titleFa, en: campaign.titleEn })
          .from(campaign)
          .where(inArray(campaign.id, [...ids.campaigns]));
  return new Map([...causes, ...campaigns].map(({ id, fa, en }) => [id, { fa, en: en ?? fa }]));
}

function byPledge<T>(pairs: readonly (readonly [string, T])[]): ReadonlyMap<string, readonly T[]> {
  const map = new Map<string, T[]>();
  for (const [pledgeId, one] of pairs) {
    const known = map.get(pledgeId);
    if (known) known.push(one);
    else map.set(pledgeId, [one]);
  }
  return map;
}
