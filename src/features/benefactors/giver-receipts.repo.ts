import { and, asc, desc, eq } from 'drizzle-orm';
import type { LocalDate } from '../../kernel/calendar.ts';
import type { Reader } from '../../platform/database.ts';
import { pledge, receipt } from '../../schema/pledges.ts';

/** More stand on the pledges themselves and in the statement. */
const most = 50;

/** What came of a benefactor's pledges to the organisation, the latest first. */
export async function giverReceipts(db: Reader, organisationId: string, benefactorId: string) {
  const rows = await db
    .select({
      id: receipt.id,
      number: receipt.number,
      pledgeId: pledge.id,
      receivedOn: receipt.receivedOn,
      amountRial: receipt.amountRial,
    })
    .from(receipt)
    .innerJoin(pledge, eq(pledge.id, receipt.pledgeId))
    .where(
      and(
        eq(pledge.benefactorId, benefactorId),
        eq(pledge.organisationId, organisationId),
        eq(receipt.state, 'matched'),
      ),
    )
    .orderBy(desc(receipt.receivedOn), asc(receipt.id))
    .limit(most);
  return rows.map((row) => ({ ...row, receivedOn: row.receivedOn as LocalDate }));
}
