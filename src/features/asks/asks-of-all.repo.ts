import { and, asc, count, desc, eq, inArray, isNull, lt, min, or } from 'drizzle-orm';
import type { LocalDate } from '../../kernel/calendar.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import { ask } from '../../schema/asks.ts';
import { organisation } from '../../schema/organisations.ts';
import type { OverdueAsks } from './ask-record.rules.ts';

/** How many calls are overdue at each organisation, the most first; of one province alone where one is given. */
export async function overdueByOrganisation(
  db: Reader,
  today: LocalDate,
  province?: string,
): Promise<readonly OverdueAsks[]> {
  const rows = await db
    .select({ fa: organisation.fa, en: organisation.en, count: count(), since: min(ask.callBy) })
    .from(ask)
    .innerJoin(organisation, eq(organisation.id, ask.organisationId))
    .where(
      and(
        eq(ask.status, 'new'),
        lt(ask.callBy, today),
        province === undefined ? undefined : eq(organisation.province, province),
      ),
    )
    .groupBy(organisation.id)
    .orderBy(desc(count()), asc(organisation.id));
  return rows.map(({ fa, en, count: overdue, since }) => ({
    organisation: { fa, en },
    count: overdue,
    since: since as LocalDate,
  }));
}

/** Asks of every organisation whose time is over; for the system's own due work alone. */
export async function asksPastKeeping(
  db: Reader,
  before: { readonly answered: string; readonly unanswered: string },
  limit: number,
): Promise<readonly string[]> {
  const rows = await db
    .select({ id: ask.id })
    .from(ask)
    .where(
      or(
        and(eq(ask.status, 'answered'), lt(ask.answeredAt, before.answered)),
        and(eq(ask.status, 'new'), isNull(ask.answeredAt), lt(ask.askedAt, before.unanswered)),
      ),
    )
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** @returns those that were still there. */
export async function removeAsks(
  tx: Tx,
  ids: readonly string[],
): Promise<readonly { readonly id: string }[]> {
  return await tx
    .delete(ask)
    .where(inArray(ask.id, [...ids]))
    .returning({ id: ask.id });
}
