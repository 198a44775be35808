import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Scope } from '../../kernel/actor.ts';
import type { Reader } from '../../platform/database.ts';
import { opportunity } from '../../schema/opportunities.ts';
import { placement } from '../../schema/referrals.ts';

/** What became of work at an employer: how many go on or lasted 90 days, how many ended over unpaid wages. */
export interface PlacementCounts {
  readonly placementsKept: number;
  readonly complaints: number;
}

/** By employer, of the organisation's own people; employers at whom nobody began are left out. */
export async function placementCountsOf(
  db: Reader,
  scope: Scope,
  employerIds: readonly string[],
): Promise<ReadonlyMap<string, PlacementCounts>> {
  const rows = await db
    .select({
      id: opportunity.employerId,
      placementsKept: sql<number>`sum(${placement.endedOn} is null or (${placement.endReason} <> 'mistake'
        and julianday(${placement.endedOn}) - julianday(${placement.startedOn}) >= 90))`,
      complaints: sql<number>`sum(${placement.endReason} is 'unpaid-wages')`,
    })
    .from(placement)
    .innerJoin(opportunity, eq(opportunity.id, placement.opportunityId))
    .where(
      and(
        eq(placement.organisationId, scope.organisationId),
        eq(placement.isWork, true),
        inArray(opportunity.employerId, [...employerIds]),
      ),
    )
    .groupBy(opportunity.employerId);
  return new Map(rows.flatMap(({ id, ...counts }) => (id === null ? [] : [[id, counts] as const])));
}
