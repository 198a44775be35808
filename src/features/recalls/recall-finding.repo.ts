import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import type { Scope } from '../../kernel/actor.ts';
import type { LocalDate } from '../../kernel/calendar.ts';
import { placementCheck } from '../../schema/outcomes.ts';
import { person } from '../../schema/people.ts';
import { placement } from '../../schema/referrals.ts';
import type { EndReason } from '../placements/placement.rules.ts';
import type { Change } from '../records/change.repo.ts';

export interface Finding {
  readonly checkId: string;
  readonly checkedOn: LocalDate;
  readonly weeklyHours: number | null;
  readonly monthlyIncomeRial: number | null;
  readonly recordedBy: string;
  readonly at: string;
  readonly result: 'working' | 'not-reached' | 'ended';
  readonly end: { readonly endedOn: LocalDate; readonly reason: EndReason } | null;
}

export interface RecalledWork {
  readonly id: string;
  readonly personId: string;
  readonly startedOn: LocalDate;
  readonly endedOn: LocalDate | null;
  readonly revision: number;
}

export async function recalledWork(
  { tx }: Change,
  scope: Scope,
  id: string,
): Promise<RecalledWork | undefined> {
  const [row] = await tx
    .select({
      id: placement.id,
      personId: placement.personId,
      startedOn: placement.startedOn,
      endedOn: placement.endedOn,
      revision: placement.revision,
    })
    .from(placement)
    .where(and(eq(placement.id, id), eq(placement.organisationId, scope.organisationId)));
  return row && { ...row, startedOn: row.startedOn as LocalDate, endedOn: row.endedOn as LocalDate | null };
}

/** Writes what a re-call found as a check of the work; a work that was denied ends, and the search goes on with the last one. */
export async function writeFinding(
  { tx, audit, reindex }: Change,
  scope: Scope,
  work: RecalledWork,
  finding: Finding,
): Promise<void> {
  const { checkId, checkedOn, weeklyHours, monthlyIncomeRial, recordedBy, at, result, end } = finding;
  const { id: placementId, personId } = work;
  const values = { checkedOn, result, weeklyHours, monthlyIncomeRial };
  await tx.insert(placementCheck).values({
    id: checkId,
    organisationId: scope.organisationId,
    placementId,
    personId,
    ...values,
    evidence: result === 'not-reached' ? null : 'call',
    source: 'recall',
    recordedAt: at,
    recordedBy,
  });
  audit({
    action: 'check.add',
    entity: 'check',
    entityId: checkId,
    personId,
    fields: [
      'placementId',
      ...Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [name])),
    ],
    values: { placementId, ...values },
  });
  if (end === null) return;
  await tx
    .update(placement)
    .set({ endedOn: end.endedOn, endReason: end.reason, updatedAt: at, revision: work.revision + 1 })
    .where(and(eq(placement.id, placementId), eq(placement.revision, work.revision)));
  audit({
    action: 'placement.end',
    entity: 'placement',
    entityId: placementId,
    personId,
    fields: ['endedOn', 'endReason'],
    values: { ...end },
  });
  const [other] = await tx
    .select({ id: placement.id })
    .from(placement)
    .where(
      and(
        eq(placement.personId, personId),
        eq(placement.isWork, true),
        isNull(placement.endedOn),
        ne(placement.id, placementId),
      ),
    )
    .limit(1);
  if (other !== undefined) return;
  const [back] = await tx
    .update(person)
    .set({
      status: 'seeking',
      statusReason: null,
      statusSince: end.endedOn,
      updatedAt: at,
      revision: sql`${person.revision} + 1`,
    })
    .where(and(eq(person.id, personId), eq(person.status, 'placed')))
    .returning({ revision: person.revision });
  if (!back) return;
  audit({
    action: 'person.status',
    entity: 'person',
    entityId: personId,
    personId,
    fields: ['status', 'statusReason', 'statusSince'],
  });
  reindex({ index: 'people', docId: personId, op: 'put', rev: back.revision });
}
