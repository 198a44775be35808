import { and, eq, isNull, lt } from 'drizzle-orm';
import type { JalaliMonth } from '../../kernel/jalali-month.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import { cause, causeSlot } from '../../schema/pledges.ts';
import type { CauseRecord } from './cause-record.rules.ts';

export type NewCause = typeof cause.$inferInsert;

export async function addCause(tx: Tx, row: NewCause, slots: number): Promise<void> {
  await tx.insert(cause).values(row);
  await addSlots(tx, row.id, 0, slots);
}

/** Room for more families, numbered on from `from`. */
export async function addSlots(tx: Tx, causeId: string, from: number, count: number): Promise<void> {
  await tx.insert(causeSlot).values(Array.from({ length: count }, (_, i) => ({ causeId, no: from + i + 1 })));
}

export type CauseChanges = Partial<Omit<NewCause, 'id' | 'organisationId' | 'revision'>>;

/** Writes some fields at the revision that was read. @returns false where it has moved since. */
export async function changeCause(
  tx: Tx,
  key: Pick<CauseRecord, 'id' | 'revision'>,
  to: CauseChanges,
): Promise<boolean> {
  const rows = await tx
    .update(cause)
    .set({ ...to, revision: key.revision + 1 })
    .where(and(eq(cause.id, key.id), eq(cause.revision, key.revision)))
    .returning({ id: cause.id });
  return rows.length > 0;
}

/** Open causes of which it was not asked at the turn of this month whether five or more could be meant. */
export async function causesToJudge(
  db: Reader,
  month: JalaliMonth,
): Promise<
  readonly Pick<
    CauseRecord,
    'id' | 'organisationId' | 'placeLevel' | 'province' | 'county' | 'trade' | 'hidden'
  >[]
> {
  return await db
    .select({
      id: cause.id,
      organisationId: cause.organisationId,
      placeLevel: cause.placeLevel,
      province: cause.province,
      county: cause.county,
      trade: cause.trade,
      hidden: cause.hidden,
    })
    .from(cause)
    .where(and(isNull(cause.closedAt), lt(cause.judgedMonth, month)));
}

/** What came of it; a cause seen by staff meanwhile is the same to them, so its revision stays. */
export async function putJudged(tx: Tx, id: string, month: JalaliMonth, hidden: boolean): Promise<void> {
  await tx.update(cause).set({ judgedMonth: month, hidden }).where(eq(cause.id, id));
}
