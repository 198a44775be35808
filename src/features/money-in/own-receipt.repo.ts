import { and, eq } from 'drizzle-orm';
import type { Scope } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Reader } from '../../platform/database.ts';
import { pledge, receipt } from '../../schema/pledges.ts';

/** The organisation of a receipt that came for a benefactor's own pledge; 404 for any other. */
export async function ownReceiptScope(
  db: Reader,
  benefactorId: string,
  receiptId: string,
): Promise<Result<Scope>> {
  const [row] = await db
    .select({ organisationId: receipt.organisationId })
    .from(receipt)
    .innerJoin(pledge, eq(pledge.id, receipt.pledgeId))
    .where(
      and(eq(receipt.id, receiptId), eq(receipt.state, 'matched'), eq(pledge.benefactorId, benefactorId)),
    );
  return row ? ok(row) : fail(problem('not-found'));
}
