import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm';
import type { LocalDate } from '../../kernel/calendar.ts';
import type { Tx } from '../../platform/database.ts';
import { insertMany } from '../../platform/insert-many.ts';
import { causeSlot, pledge } from '../../schema/pledges.ts';
import {
  coachVisit,
  kitUnit,
  quote,
  sponsorship,
  sponsorshipEvent,
  sponsorshipShare,
} from '../../schema/sponsorships.ts';
import type { Disclosure } from './sponsorship.rules.ts';
import type { SponsorshipRecord, UnitRecord } from './sponsorship-record.rules.ts';

export type NewSponsorship = typeof sponsorship.$inferInsert;
export type SponsorshipChanges = Partial<NewSponsorship>;

export async function addSponsorship(tx: Tx, row: NewSponsorship): Promise<void> {
  await tx.insert(sponsorship).values(row);
}

/** Writes some fields at the revision that was read. @returns false where it has moved since. */
export async function changeSponsorship(
  tx: Tx,
  key: Pick<SponsorshipRecord, 'id' | 'revision'>,
  to: SponsorshipChanges,
): Promise<boolean> {
  const rows = await tx
    .update(sponsorship)
    .set({ ...to, revision: key.revision + 1 })
    .where(and(eq(sponsorship.id, key.id), eq(sponsorship.revision, key.revision)))
    .returning({ id: sponsorship.id });
  return rows.length > 0;
}

/** What may be told of its household; fixed within the step that approves it. */
export async function putDisclosure(tx: Tx, id: string, disclosure: Disclosure): Promise<void> {
  await tx.update(sponsorship).set({ disclosure }).where(eq(sponsorship.id, id));
}

export type NewShare = Omit<typeof sponsorshipShare.$inferInsert, 'sponsorshipId' | 'releasedAt'>;

/** Puts who pays it, in place of whoever was to. */
export async function putShares(tx: Tx, sponsorshipId: string, shares: readonly NewShare[]): Promise<void> {
  await tx.delete(sponsorshipShare).where(eq(sponsorshipShare.sponsorshipId, sponsorshipId));
  if (shares.length > 0)
    await insertMany(
      tx,
      sponsorshipShare,
      shares.map((share) => ({ ...share, sponsorshipId })),
    );
}

/** What a share is now; of nothing left, it is released. */
export async function setShare(
  tx: Tx,
  key: { readonly sponsorshipId: string; readonly fundId: string },
  to: {
    readonly amountRial?: number;
    readonly contingencyRial?: number;
    readonly releasedAt?: string | null;
  },
): Promise<void> {
  await tx
    .update(sponsorshipShare)
    .set(to)
    .where(
      and(eq(sponsorshipShare.sponsorshipId, key.sponsorshipId), eq(sponsorshipShare.fundId, key.fundId)),
    );
}

export async function releaseShares(tx: Tx, sponsorshipId: string, at: string): Promise<void> {
  await tx
    .update(sponsorshipShare)
    .set({ releasedAt: at })
    .where(and(eq(sponsorshipShare.sponsorshipId, sponsorshipId), isNull(sponsorshipShare.releasedAt)));
}

export async function addQuote(tx: Tx, row: typeof quote.$inferInsert): Promise<void> {
  await tx.insert(quote).values(row);
}

export async function addEvent(tx: Tx, row: typeof sponsorshipEvent.$inferInsert): Promise<void> {
  await tx.insert(sponsorshipEvent).values(row);
}

export async function addUnit(tx: Tx, row: typeof kitUnit.$inferInsert): Promise<void> {
  await tx.insert(kitUnit).values(row);
}

/** Writes some fields of a kit at the revision that was read. @returns false where it has moved since. */
export async function changeUnit(
  tx: Tx,
  key: Pick<UnitRecord, 'id' | 'revision'>,
  to: Partial<typeof kitUnit.$inferInsert>,
): Promise<boolean> {
  const rows = await tx
    .update(kitUnit)
    .set({ ...to, revision: key.revision + 1 })
    .where(and(eq(kitUnit.id, key.id), eq(kitUnit.revision, key.revision)))
    .returning({ id: kitUnit.id });
  return rows.length > 0;
}

/** Takes a kit of the stock for a sponsorship; undefined where somebody else's is or it is gone. */
export async function takeUnit(
  tx: Tx,
  of: { readonly id: string; readonly organisationId: string; readonly opportunityId: string },
  sponsorshipId: string,
): Promise<UnitRecord | undefined> {
  const [row] = await tx
    .update(kitUnit)
    .set({ sponsorshipId, revision: sql`${kitUnit.revision} + 1` })
    .where(
      and(
        eq(kitUnit.id, of.id),
        eq(kitUnit.organisationId, of.organisationId),
        eq(kitUnit.opportunityId, of.opportunityId),
        eq(kitUnit.state, 'stock'),
        isNull(kitUnit.sponsorshipId),
      ),
    )
    .returning();
  return row && { ...row, boughtOn: row.boughtOn as LocalDate };
}

export async function planVisits(
  tx: Tx,
  newId: () => string,
  sponsorshipId: string,
  days: readonly LocalDate[],
): Promise<void> {
  await insertMany(
    tx,
    coachVisit,
    days.map((dueOn) => ({ id: newId(), sponsorshipId, dueOn })),
  );
}

export async function changeVisit(
  tx: Tx,
  id: string,
  to: Partial<typeof coachVisit.$inferInsert>,
): Promise<void> {
  await tx
    .update(coachVisit)
    .set({ ...to, revision: sql`${coachVisit.revision} + 1` })
    .where(eq(coachVisit.id, id));
}

/** Visits that nobody made are not waited for any more. */
export async function cancelVisits(tx: Tx, sponsorshipId: string, at: string): Promise<void> {
  await tx
    .update(coachVisit)
    .set({ cancelledAt: at })
    .where(
      and(
        eq(coachVisit.sponsorshipId, sponsorshipId),
        isNull(coachVisit.doneOn),
        isNull(coachVisit.cancelledAt),
      ),
    );
}

/** Visits that an end called off are waited for again, where it was no end. */
export async function planAgain(tx: Tx, sponsorshipId: string, cancelledAt: string): Promise<void> {
  await tx
    .update(coachVisit)
    .set({ cancelledAt: null })
    .where(and(eq(coachVisit.sponsorshipId, sponsorshipId), eq(coachVisit.cancelledAt, cancelledAt)));
}

/** Takes a place of a cause for a sponsorship: one that its payers hold, else an open one. @returns false where there is none. */
export async function takeSlot(
  tx: Tx,
  causeId: string,
  sponsorshipId: string,
  pledgeIds: readonly string[],
): Promise<boolean> {
  const free = await tx
    .select({ no: causeSlot.no, pledgeId: causeSlot.pledgeId })
    .from(causeSlot)
    .where(and(eq(causeSlot.causeId, causeId), ne(causeSlot.state, 'allocated')))
    .orderBy(asc(causeSlot.no));
  const slot =
    free.find(({ pledgeId }) => pledgeId !== null && pledgeIds.includes(pledgeId)) ??
    free.find(({ pledgeId }) => pledgeId === null);
  if (!slot) return false;
  await tx
    .update(causeSlot)
    .set({ state: 'allocated', sponsorshipId, reservedUntil: null })
    .where(and(eq(causeSlot.causeId, causeId), eq(causeSlot.no, slot.no)));
  return true;
}

/** The place is its pledge's as before, or open again: also where that pledge was withdrawn or has lapsed meanwhile. */
export async function freeSlot(tx: Tx, sponsorshipId: string): Promise<void> {
  const keeps = sql`exists (select 1 from ${pledge} where ${pledge.id} = ${causeSlot.pledgeId}
    and ${pledge.state} not in ('withdrawn','lapsed'))`;
  await tx
    .update(causeSlot)
    .set({
      sponsorshipId: null,
      state: sql`case when ${keeps} then 'reserved' else 'open' end`,
      pledgeId: sql`case when ${keeps} then ${causeSlot.pledgeId} end`,
    })
    .where(eq(causeSlot.sponsorshipId, sponsorshipId));
}
