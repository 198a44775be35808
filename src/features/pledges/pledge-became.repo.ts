import { and, asc, eq, isNull, or, sql } from 'drizzle-orm';
import type { JalaliMonth } from '../../kernel/jalali-month.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import { pledgeDue } from '../../schema/pledges.ts';
import { giftNews, kitUnit, sponsorship, sponsorshipShare } from '../../schema/sponsorships.ts';
import { leastMeant } from '../giving/disclose.rules.ts';
import type { NewsKind, SponsorshipState } from '../sponsorships/sponsorship.rules.ts';

/** What became of a pledge, for staff: which sponsorships it pays, and how much of each. */
export interface PledgeShare {
  readonly sponsorshipId: string;
  readonly state: SponsorshipState;
  readonly amountRial: number;
  /** The money went back to its fund. */
  readonly released: boolean;
}

export async function sharesOfPledge(db: Reader, pledgeId: string): Promise<readonly PledgeShare[]> {
  const rows = await db
    .select({
      sponsorshipId: sponsorship.id,
      state: sponsorship.state,
      amountRial: sponsorshipShare.amountRial,
      releasedAt: sponsorshipShare.releasedAt,
    })
    .from(sponsorshipShare)
    .innerJoin(sponsorship, eq(sponsorship.id, sponsorshipShare.sponsorshipId))
    .where(eq(sponsorshipShare.pledgeId, pledgeId))
    .orderBy(asc(sponsorship.proposedAt), asc(sponsorship.id));
  return rows.map(({ releasedAt, ...row }) => ({ ...row, released: releasedAt !== null }));
}

/** What the benefactor was told of it, by the month; of what nothing may be told, nothing. */
export async function newsOfPledge(
  db: Reader,
  pledgeId: string,
): Promise<readonly { readonly kind: NewsKind; readonly month: JalaliMonth }[]> {
  const rows = await db
    .select({ kind: giftNews.kind, month: giftNews.month })
    .from(giftNews)
    .leftJoin(sponsorship, eq(sponsorship.id, giftNews.sponsorshipId))
    .where(
      and(
        eq(giftNews.pledgeId, pledgeId),
        isNull(giftNews.withdrawnAt),
        or(isNull(giftNews.sponsorshipId), sql`${sponsorship.disclosure} ->> '$.couldBe' >= ${leastMeant}`),
      ),
    )
    .orderBy(asc(giftNews.createdAt), asc(giftNews.id));
  return rows.map((row) => ({ ...row, month: row.month as JalaliMonth }));
}

/** A kit that was given stands in stock. */
export async function addKitUnit(tx: Tx, unit: typeof kitUnit.$inferInsert): Promise<void> {
  await tx.insert(kitUnit).values(unit);
}

/** A kit that came settles all that was due of its pledge, whatever it is worth. */
export async function receiveDues(tx: Tx, pledgeId: string, valueRial: number): Promise<void> {
  await tx
    .update(pledgeDue)
    .set({ state: 'received', receivedRial: sql`min(${pledgeDue.amountRial}, ${valueRial})` })
    .where(and(eq(pledgeDue.pledgeId, pledgeId), eq(pledgeDue.state, 'due')));
}

/** The benefactor is told that it came. */
export async function addReceivedNews(
  tx: Tx,
  {
    amountRial,
    ...news
  }: {
    readonly id: string;
    readonly benefactorId: string;
    readonly pledgeId: string;
    readonly month: JalaliMonth;
    readonly amountRial: number;
    readonly createdAt: string;
  },
): Promise<void> {
  await tx.insert(giftNews).values({ ...news, kind: 'received', details: { amountRial } });
}
