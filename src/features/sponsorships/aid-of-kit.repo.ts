import { and, eq, sql } from 'drizzle-orm';
import type { IdKind } from '../../kernel/ids.ts';
import type { Tx } from '../../platform/database.ts';
import { opportunity } from '../../schema/opportunities.ts';
import { householdAid, person } from '../../schema/people.ts';
import type { AwardRecord } from '../awards/award.rules.ts';
import type { OutboxNote } from '../records/change.repo.ts';

/**
 * Makes the household's aid say what a delivered kit gave it, and no more once its award is void: the gate for a second kit
 * reads it. The members' records show it, so that their revisions move.
 */
export async function writeAidOfKit(
  tx: Tx,
  tools: { readonly at: string; newId(kind: IdKind): string; reindex(note: OutboxNote): void },
  award: AwardRecord,
): Promise<void> {
  const { deliveredOn, householdId, opportunityId } = award;
  if (deliveredOn === null) return;
  const [kit] =
    opportunityId === null
      ? []
      : await tx
          .select({ iscoCode: opportunity.iscoCode })
          .from(opportunity)
          .where(eq(opportunity.id, opportunityId));
  const iscoCode = kit?.iscoCode ?? null;
  const same = and(
    eq(householdAid.householdId, householdId),
    eq(householdAid.kind, 'kit'),
    eq(householdAid.givenOn, deliveredOn),
    sql`${householdAid.iscoCode} is ${iscoCode}`,
  );
  const [known] = await tx.select({ id: householdAid.id }).from(householdAid).where(same).limit(1);
  if (award.voidedAt === null) {
    if (known) return;
    await tx
      .insert(householdAid)
      .values({ id: tools.newId('aid'), householdId, kind: 'kit', givenOn: deliveredOn, iscoCode });
  } else {
    if (!known) return;
    await tx.delete(householdAid).where(eq(householdAid.id, known.id));
  }
  const moved = await tx
    .update(person)
    .set({ revision: sql`${person.revision} + 1`, updatedAt: tools.at })
    .where(eq(person.householdId, householdId))
    .returning({ id: person.id, revision: person.revision });
  for (const { id, revision } of moved)
    tools.reindex({ index: 'people', docId: id, op: 'put', rev: revision });
}
