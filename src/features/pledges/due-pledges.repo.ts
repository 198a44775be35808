import { and, asc, eq, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { LocalDate } from '../../kernel/calendar.ts';
import type { JalaliMonth } from '../../kernel/jalali-month.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import { causeSlot, paymentNotice, pledge, pledgeDue } from '../../schema/pledges.ts';
import type { PledgeRecord } from './pledge-record.rules.ts';

const recordOf = (row: typeof pledge.$inferSelect): PledgeRecord => ({
  ...row,
  startsOn: row.startsOn as LocalDate,
});

/** Monthly pledges of money that stand and have no due of a month yet, by id; of every organisation, for due work alone. */
export async function monthlyWithout(
  db: Reader,
  {
    month,
    lastDay,
    after,
    limit,
    id,
  }: {
    readonly month: JalaliMonth;
    readonly lastDay: LocalDate;
    readonly after: string;
    readonly limit: number;
    /** This one alone. */
    readonly id?: string;
  },
): Promise<readonly PledgeRecord[]> {
  const rows = await db
    .select()
    .from(pledge)
    .where(
      and(
        eq(pledge.kind, 'money'),
        eq(pledge.cadence, 'monthly'),
        inArray(pledge.state, ['promised', 'receiving']),
        lte(pledge.startsOn, lastDay),
        sql`not exists (select 1 from pledge_due d where d.pledge_id = ${pledge.id} and d.month = ${month})`,
        or(
          isNull(pledge.months),
          sql`(select count(*) from pledge_due d where d.pledge_id = ${pledge.id}) < ${pledge.months}`,
        ),
        gt(pledge.id, after),
        id === undefined ? undefined : eq(pledge.id, id),
      ),
    )
    .orderBy(asc(pledge.id))
    .limit(limit);
  return rows.map(recordOf);
}

export interface OpenDue {
  readonly pledge: PledgeRecord;
  readonly month: JalaliMonth;
  readonly dueOn: LocalDate;
  readonly openRial: number;
  readonly holdsSlots: boolean;
}

const holdsSlots = sql<number>`exists (select 1 from ${causeSlot} where ${causeSlot.pledgeId} = ${pledge.id} and ${causeSlot.state} = 'reserved')`;
/** A benefactor who says that they have paid is neither reminded nor given up. */
const noOpenNotice = sql`not exists (select 1 from ${paymentNotice} where ${paymentNotice.pledgeId} = ${pledge.id} and ${paymentNotice.receiptId} is null and ${paymentNotice.dismissedAt} is null)`;

/** Dues of pledges of money that stand, fell due within two days and have something open, in the order of pledge and month. */
export async function openDuesBetween(
  db: Reader,
  {
    from,
    to,
    after,
    limit,
  }: {
    readonly from: LocalDate;
    readonly to: LocalDate;
    readonly after: { readonly pledgeId: string; readonly month: string };
    readonly limit: number;
  },
): Promise<readonly OpenDue[]> {
  const rows = await db
    .select({ pledge, due: pledgeDue, holdsSlots })
    .from(pledgeDue)
    .innerJoin(pledge, eq(pledge.id, pledgeDue.pledgeId))
    .where(
      and(
        eq(pledgeDue.state, 'due'),
        sql`${pledgeDue.dueOn} between ${from} and ${to}`,
        eq(pledge.kind, 'money'),
        inArray(pledge.state, ['promised', 'receiving']),
        noOpenNotice,
        or(
          gt(pledge.id, after.pledgeId),
          and(eq(pledge.id, after.pledgeId), gt(pledgeDue.month, after.month)),
        ),
      ),
    )
    .orderBy(asc(pledge.id), asc(pledgeDue.month))
    .limit(limit);
  return rows.map((row) => ({
    pledge: recordOf(row.pledge),
    month: row.due.month as JalaliMonth,
    dueOn: row.due.dueOn as LocalDate,
    openRial: row.due.amountRial - row.due.receivedRial,
    holdsSlots: row.holdsSlots === 1,
  }));
}

/**
 * Pledges of money for which nothing came within their time: single gifts due on a day or before, those that hold slots by
 * `withSlotsBy`; monthly ones with so many open months on end, the first of them due by `monthlyBy`. Who says that they paid is not among them.
 */
export async function unpaidPledges(
  db: Reader,
  {
    onceBy,
    withSlotsBy,
    openMonths,
    limit,
  }: {
    readonly onceBy: LocalDate;
    readonly withSlotsBy: LocalDate;
    readonly openMonths: number;
    readonly limit: number;
  },
): Promise<readonly PledgeRecord[]> {
  const dueBy = (day: LocalDate) =>
    sql`exists (select 1 from pledge_due d where d.pledge_id = ${pledge.id} and d.state = 'due' and d.due_on <= ${day})`;
  const rows = await db
    .select({ pledge })
    .from(pledge)
    .where(
      and(
        eq(pledge.kind, 'money'),
        eq(pledge.state, 'promised'),
        noOpenNotice,
        or(
          and(eq(pledge.cadence, 'once'), or(dueBy(onceBy), and(holdsSlots, dueBy(withSlotsBy)))),
          and(
            eq(pledge.cadence, 'monthly'),
            sql`(select count(*) from pledge_due d where d.pledge_id = ${pledge.id} and d.state = 'due' and d.received_rial = 0) > ${openMonths}`,
          ),
        ),
      ),
    )
    .orderBy(asc(pledge.id))
    .limit(limit);
  return rows.map((row) => recordOf(row.pledge));
}

/** What is still due of a pledge is due no more. */
export async function dropDues(tx: Tx, pledgeId: string): Promise<void> {
  await tx
    .update(pledgeDue)
    .set({ state: 'dropped' })
    .where(and(eq(pledgeDue.pledgeId, pledgeId), eq(pledgeDue.state, 'due')));
}
