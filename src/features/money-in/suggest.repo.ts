import { and, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Scope } from '../../kernel/actor.ts';
import type { LocalDate } from '../../kernel/calendar.ts';
import type { Reader } from '../../platform/database.ts';
import { benefactor } from '../../schema/benefactors.ts';
import { paymentNotice, pledge, pledgeDue } from '../../schema/pledges.ts';
import type { Candidate } from './suggest.rules.ts';

/** As many pledges as are looked at for one receipt, the latest first. */
const most = 3000;

/** Pledges of money of the organisation that money may still come for: what is promised, received in part, or lapsed. */
export async function candidatesOf(db: Reader, scope: Scope): Promise<readonly Candidate[]> {
  const open = and(
    eq(pledge.organisationId, scope.organisationId),
    eq(pledge.kind, 'money'),
    or(
      inArray(pledge.state, ['promised', 'receiving', 'lapsed']),
      sql`exists (select 1 from payment_notice n where n.pledge_id = ${pledge.id} and n.receipt_id is null and n.dismissed_at is null)`,
    ),
  );
  const rows = await db
    .select({
      pledgeId: pledge.id,
      benefactorName: benefactor.name,
      anonymous: benefactor.anonymous,
      cadence: pledge.cadence,
      state: pledge.state,
      amountRial: pledge.amountRial,
      paymentReference: pledge.paymentReference,
      startsOn: pledge.startsOn,
      openRial: sql<number>`coalesce(sum(case when ${pledgeDue.state} = 'due' then ${pledgeDue.amountRial} - ${pledgeDue.receivedRial} end), 0)`,
      dueOn: sql<string | null>`max(case when ${pledgeDue.state} = 'due' then ${pledgeDue.dueOn} end)`,
    })
    .from(pledge)
    .innerJoin(benefactor, eq(benefactor.id, pledge.benefactorId))
    .leftJoin(pledgeDue, eq(pledgeDue.pledgeId, pledge.id))
    .where(open)
    .groupBy(pledge.id)
    .orderBy(desc(pledge.createdAt))
    .limit(most);
  const notices = await db
    .select({
      pledgeId: paymentNotice.pledgeId,
      reference: paymentNotice.reference,
      amountRial: paymentNotice.amountRial,
      paidOn: paymentNotice.paidOn,
    })
    .from(paymentNotice)
    .innerJoin(pledge, eq(pledge.id, paymentNotice.pledgeId))
    .where(and(open, isNull(paymentNotice.receiptId), isNull(paymentNotice.dismissedAt)));
  const byPledge = new Map<string, Candidate['notices'][number][]>();
  for (const { pledgeId, paidOn, ...notice } of notices) {
    const list = byPledge.get(pledgeId) ?? [];
    list.push({ ...notice, paidOn: paidOn as LocalDate });
    byPledge.set(pledgeId, list);
  }
  return rows.map((row) => ({
    ...row,
    amountRial: row.amountRial ?? 0,
    startsOn: row.startsOn as LocalDate,
    dueOn: row.dueOn as LocalDate | null,
    notices: byPledge.get(row.pledgeId) ?? [],
  }));
}
