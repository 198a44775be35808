import { and, asc, eq, inArray } from 'drizzle-orm';
import type { LocalDate } from '../../kernel/calendar.ts';
import { among } from '../../platform/among.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import { causeSlot } from '../../schema/pledges.ts';

/**
 * Holds open slots of a cause for a pledge, in one statement, until a day without money; all of them or none.
 * @returns false where fewer are open: nothing was held.
 */
export async function reserveSlots(
  tx: Tx,
  { causeId, pledgeId, count, until }: { causeId: string; pledgeId: string; count: number; until: LocalDate },
): Promise<boolean> {
  const open = tx
    .select({ no: causeSlot.no })
    .from(causeSlot)
    .where(and(eq(causeSlot.causeId, causeId), eq(causeSlot.state, 'open')))
    .orderBy(asc(causeSlot.no))
    .limit(count);
  const held = await tx
    .update(causeSlot)
    .set({ state: 'reserved', pledgeId, reservedUntil: until })
    .where(and(eq(causeSlot.causeId, causeId), eq(causeSlot.state, 'open'), inArray(causeSlot.no, open)))
    .returning({ no: causeSlot.no });
  if (held.length === count) return true;
  await freeSlots(tx, pledgeId);
  return false;
}

/** Money came: what the pledges hold lapses no more. */
export async function keepSlots(tx: Tx, pledgeIds: readonly string[]): Promise<void> {
  await tx
    .update(causeSlot)
    .set({ reservedUntil: null })
    .where(and(inArray(causeSlot.pledgeId, among(pledgeIds)), eq(causeSlot.state, 'reserved')));
}

/** Opens what a pledge holds and no sponsorship has yet. @returns how many there were of each cause. */
export async function freeSlots(tx: Tx, pledgeId: string): Promise<ReadonlyMap<string, number>> {
  const freed = await tx
    .update(causeSlot)
    .set({ state: 'open', pledgeId: null, reservedUntil: null })
    .where(and(eq(causeSlot.pledgeId, pledgeId), eq(causeSlot.state, 'reserved')))
    .returning({ causeId: causeSlot.causeId });
  const counts = new Map<string, number>();
  for (const { causeId } of freed) counts.set(causeId, (counts.get(causeId) ?? 0) + 1);
  return counts;
}

/** Opens what a pledge holds beyond so many slots and no sponsorship has yet, the last first. @returns how many. */
export async function keepOnlySlots(tx: Tx, pledgeId: string, keep: number): Promise<number> {
  const held = await tx
    .select({ causeId: causeSlot.causeId, no: causeSlot.no })
    .from(causeSlot)
    .where(and(eq(causeSlot.pledgeId, pledgeId), eq(causeSlot.state, 'reserved')))
    .orderBy(asc(causeSlot.no));
  const freed = held.slice(keep);
  for (const { causeId, no } of freed)
    await tx
      .update(causeSlot)
      .set({ state: 'open', pledgeId: null, reservedUntil: null })
      .where(and(eq(causeSlot.causeId, causeId), eq(causeSlot.no, no)));
  return freed.length;
}

/** How many slots a pledge holds, allocated ones among them. */
export async function slotsHeldBy(db: Reader, pledgeId: string): Promise<number> {
  return (await db.select({ no: causeSlot.no }).from(causeSlot).where(eq(causeSlot.pledgeId, pledgeId)))
    .length;
}
