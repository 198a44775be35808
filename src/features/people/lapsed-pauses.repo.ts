import { and, asc, eq, inArray, lte, sql } from 'drizzle-orm';
import type { LocalDate } from '../../kernel/calendar.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import { person } from '../../schema/people.ts';

/** People of every organisation whose pause began on a day or before it; for the system's own due work alone. */
export async function pausedSince(db: Reader, day: LocalDate, limit: number): Promise<readonly string[]> {
  const rows = await db
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.status, 'paused'), lte(person.statusSince, day)))
    .orderBy(asc(person.id))
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** Brings people back to `seeking`, unless somebody moved them in the meantime. @returns id and new revision of each. */
export async function endPauses(
  tx: Tx,
  ids: readonly string[],
  today: LocalDate,
  at: string,
): Promise<readonly { readonly id: string; readonly revision: number }[]> {
  return await tx
    .update(person)
    .set({
      status: 'seeking',
      statusReason: null,
      statusSince: today,
      updatedAt: at,
      revision: sql`${person.revision} + 1`,
    })
    .where(and(inArray(person.id, [...ids]), eq(person.status, 'paused')))
    .returning({ id: person.id, revision: person.revision });
}
