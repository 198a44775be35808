import { and, count, eq, inArray } from 'drizzle-orm';
import type { Reader } from '../../platform/database.ts';
import { referral } from '../../schema/referrals.ts';
import { openStates } from './referral.rules.ts';

/** How many open referrals an opportunity has, of all organisations: a count only, for the one who keeps it. */
export async function countOpenReferrals(db: Reader, opportunityId: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(referral)
    .where(and(eq(referral.opportunityId, opportunityId), inArray(referral.state, [...openStates])));
  return row?.n ?? 0;
}
