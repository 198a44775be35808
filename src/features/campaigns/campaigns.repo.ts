import { and, asc, eq, gte, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import type { LocalDate } from '../../kernel/calendar.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import { campaign } from '../../schema/pledges.ts';
import type { CampaignRecord } from './campaign-record.rules.ts';

type Row = typeof campaign.$inferSelect;

function recordOf({ titleFa, titleEn, storyFa, storyEn, ...row }: Row): CampaignRecord {
  return {
    ...row,
    title: { fa: titleFa, en: titleEn },
    story: { fa: storyFa, en: storyEn },
    startsOn: row.startsOn as LocalDate,
    endsOn: row.endsOn as LocalDate,
  };
}

export async function findCampaign(db: Reader, id: string): Promise<CampaignRecord | undefined> {
  const [row] = await db.select().from(campaign).where(eq(campaign.id, id));
  return row && recordOf(row);
}

export async function findCampaignBySlug(db: Reader, slug: string): Promise<CampaignRecord | undefined> {
  const [row] = await db.select().from(campaign).where(eq(campaign.slug, slug));
  return row && recordOf(row);
}

/** Those that can be given to on a day, the next to begin first. */
export async function openCampaigns(db: Reader, today: LocalDate): Promise<readonly CampaignRecord[]> {
  const rows = await db
    .select()
    .from(campaign)
    .where(and(isNull(campaign.closedAt), gte(campaign.endsOn, today)))
    .orderBy(asc(campaign.startsOn), asc(campaign.id));
  return rows.map(recordOf);
}

/** Yearly ones, not closed, whose last day is past. */
export async function yearlyCampaignsOver(db: Reader, today: LocalDate): Promise<readonly CampaignRecord[]> {
  const rows = await db
    .select()
    .from(campaign)
    .where(and(isNull(campaign.closedAt), isNotNull(campaign.yearlyOn), lt(campaign.endsOn, today)));
  return rows.map(recordOf);
}

/** An organisation's own and those of everywhere; null: those of everywhere alone. Open ones first, the latest first. */
export async function campaignsOf(
  db: Reader,
  organisationId: string | null,
): Promise<readonly CampaignRecord[]> {
  const rows = await db
    .select()
    .from(campaign)
    .where(
      or(
        isNull(campaign.organisationId),
        organisationId === null ? undefined : eq(campaign.organisationId, organisationId),
      ),
    )
    .orderBy(sql`${campaign.closedAt} is not null`, sql`${campaign.startsOn} desc`, asc(campaign.id));
  return rows.map(recordOf);
}

/** @throws what the database throws where another one has its address (`isClash`). */
export async function addCampaign(tx: Tx, row: typeof campaign.$inferInsert): Promise<void> {
  await tx.insert(campaign).values(row);
}

export type CampaignChanges = Partial<Omit<typeof campaign.$inferInsert, 'id' | 'revision'>>;

/** Writes some fields at the revision that was read. @returns false where it has moved since. */
export async function changeCampaign(
  tx: Tx,
  key: Pick<CampaignRecord, 'id' | 'revision'>,
  to: CampaignChanges,
): Promise<boolean> {
  const rows = await tx
    .update(campaign)
    .set({ ...to, revision: key.revision + 1 })
    .where(and(eq(campaign.id, key.id), eq(campaign.revision, key.revision)))
    .returning({ id: campaign.id });
  return rows.length > 0;
}
