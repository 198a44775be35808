import { and, asc, desc, eq, inArray, type SQL } from 'drizzle-orm';
import type { LocalDate } from '../../kernel/calendar.ts';
import type { JalaliMonth } from '../../kernel/jalali-month.ts';
import { among } from '../../platform/among.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import { pledge, pledgeDue } from '../../schema/pledges.ts';
import type { DueRecord, PledgeRecord } from './pledge-record.rules.ts';

type PledgeRow = typeof pledge.$inferSelect;

const recordOf = (row: PledgeRow): PledgeRecord => ({ ...row, startsOn: row.startsOn as LocalDate });

export async function findPledge(db: Reader, id: string): Promise<PledgeRecord | undefined> {
  const [row] = await db.select().from(pledge).where(eq(pledge.id, id));
  return row && recordOf(row);
}

/** By id. */
export async function findPledges(
  db: Reader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PledgeRecord>> {
  const rows = await db
    .select()
    .from(pledge)
    .where(inArray(pledge.id, among(ids)));
  return new Map(rows.map((row) => [row.id, recordOf(row)]));
}

/** By the digits that the payer wrote (Latin, none between). */
export async function findPledgeByReference(
  db: Reader,
  paymentReference: string,
): Promise<PledgeRecord | undefined> {
  const [row] = await db.select().from(pledge).where(eq(pledge.paymentReference, paymentReference));
  return row && recordOf(row);
}

/** All of a benefactor's, the latest first. */
export async function pledgesOf(db: Reader, benefactorId: string): Promise<readonly PledgeRecord[]> {
  return await selectPledges(db, eq(pledge.benefactorId, benefactorId));
}

async function selectPledges(db: Reader, where: SQL | undefined): Promise<readonly PledgeRecord[]> {
  const rows = await db.select().from(pledge).where(where).orderBy(desc(pledge.createdAt), asc(pledge.id));
  return rows.map(recordOf);
}

/** What fell due of a pledge, in the order of the months. */
export async function duesOf(db: Reader, pledgeId: string): Promise<readonly DueRecord[]> {
  return await duesOfAll(db, [pledgeId]);
}

/** The same of several, one pledge after the other. */
export async function duesOfAll(db: Reader, pledgeIds: readonly string[]): Promise<readonly DueRecord[]> {
  const rows = await db
    .select()
    .from(pledgeDue)
    .where(inArray(pledgeDue.pledgeId, among(pledgeIds)))
    .orderBy(asc(pledgeDue.pledgeId), asc(pledgeDue.month));
  return rows.map((row) => ({ ...row, month: row.month as JalaliMonth, dueOn: row.dueOn as LocalDate }));
}

export type PledgeChanges = Partial<Omit<typeof pledge.$inferInsert, 'id' | 'revision'>>;

/** Writes some fields at the revision that was read. @returns false where it has moved since. */
export async function changePledge(
  tx: Tx,
  key: Pick<PledgeRecord, 'id' | 'revision'>,
  to: PledgeChanges,
): Promise<boolean> {
  const rows = await tx
    .update(pledge)
    .set({ ...to, revision: key.revision + 1 })
    .where(and(eq(pledge.id, key.id), eq(pledge.revision, key.revision)))
    .returning({ id: pledge.id });
  return rows.length > 0;
}
