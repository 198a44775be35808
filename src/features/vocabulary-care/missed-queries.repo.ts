import { and, eq, gte, inArray, isNotNull, lt, ne, or, sql } from 'drizzle-orm';
import type { LocalDate } from '../../kernel/calendar.ts';
import { readCursor, writeCursor } from '../../kernel/cursor.ts';
import type { Crypto } from '../../platform/crypto.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import { missedAsker, missedQuery } from '../../schema/missed-queries.ts';
import { keptSince, leastCount, mostWaiting } from './missed-query.rules.ts';

/** One that headquarters may see: its words are written. */
export type MissedRow = typeof missedQuery.$inferSelect & { readonly query: string };
const hasWords = (row: typeof missedQuery.$inferSelect): row is MissedRow => row.query !== null;

/** A query and by how many more it was searched. */
export interface Missed {
  readonly id: string;
  readonly query: string;
  readonly count: number;
}

/**
 * Adds what was counted since the last time; words are written of what five or more have searched for by now, of all else
 * a keyed digest. What was set aside stays so; what was answered and is missed again (its name
 * was taken out) waits anew. Of too many that wait, the rarest make room.
 */
export async function addMissed(
  tx: Tx,
  crypto: Pick<Crypto, 'blindIndex'>,
  missed: readonly Missed[],
  week: LocalDate,
): Promise<void> {
  const rows = missed.map((one) => ({ ...one, digest: crypto.blindIndex(`missed-query ${one.query}`) }));
  await tx.run(
    sql`insert into missed_query (id, digest, count, first_week, last_week)
        select value ->> 'id', value ->> 'digest', value ->> 'count', ${week}, ${week}
        from json_each(${JSON.stringify(rows)}) where true
        on conflict (digest) do update set
          query = case state when 'answered' then null else query end,
          count = case state when 'answered' then excluded.count else count + excluded.count end,
          first_week = case state when 'answered' then excluded.first_week else first_week end,
          last_week = excluded.last_week,
          revision = case state when 'answered' then revision + 1 else revision end,
          answer = case state when 'answered' then null else answer end,
          state = 'waiting'
        where state <> 'dismissed'`,
  );
  await tx.run(
    sql`update missed_query set query = seen.value ->> 'query' from json_each(${JSON.stringify(rows)}) seen
        where missed_query.digest = seen.value ->> 'digest' and missed_query.query is null
          and missed_query.count >= ${leastCount}`,
  );
  await tx.run(
    sql`delete from missed_query where id in (
          select id from missed_query where state = 'waiting' order by count, last_week, id
          limit (select max(0, count(*) - ${mostWaiting}) from missed_query where state = 'waiting'))`,
  );
}

/** A caller and what was asked, as keyed digests. */
export interface Asked {
  readonly digest: string;
  readonly caller: string;
}

/**
 * Notes who asked this week, up to so many of one caller and of all, and forgets other weeks. @returns the digests of
 * those that were not there yet.
 */
export async function noteAskers(
  tx: Tx,
  asked: readonly Asked[],
  week: LocalDate,
  most: { readonly ofOne: number; readonly ofAll: number },
): Promise<ReadonlySet<string>> {
  await tx.delete(missedAsker).where(ne(missedAsker.week, week));
  const fresh = await tx.all<{ digest: string }>(
    sql`insert into missed_asker (digest, caller, week)
        select digest, caller, ${week} from (
          select value ->> 'digest' as digest, value ->> 'caller' as caller, row_number() over () as nth,
            row_number() over (partition by value ->> 'caller') as nth_of_one
          from json_each(${JSON.stringify(asked)})) seen
        where nth_of_one + (select count(*) from missed_asker a where a.caller = seen.caller) <= ${most.ofOne}
          and nth + (select count(*) from missed_asker) <= ${most.ofAll}
        on conflict (digest) do nothing returning digest`,
  );
  return new Set(fresh.map(({ digest }) => digest));
}

/** Erases what was not asked for often enough, and what nobody asks for any more. */
export async function eraseOld(tx: Tx, today: LocalDate): Promise<void> {
  const { rare, shown } = keptSince(today);
  await tx
    .delete(missedQuery)
    .where(
      or(
        and(
          eq(missedQuery.state, 'waiting'),
          lt(missedQuery.count, leastCount),
          lt(missedQuery.firstWeek, rare),
        ),
        and(ne(missedQuery.state, 'dismissed'), lt(missedQuery.lastWeek, shown)),
      ),
    );
}

/** Takes out what is found by now, of what waits. */
export async function eraseFound(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx
    .delete(missedQuery)
    .where(and(eq(missedQuery.state, 'waiting'), inArray(missedQuery.id, [...ids])));
}

const isShown = and(
  eq(missedQuery.state, 'waiting'),
  gte(missedQuery.count, leastCount),
  isNotNull(missedQuery.query),
);

/** What waits for headquarters, the most searched first; `cursor` is one that a page before answered. */
export async function shownMissed(
  db: Reader,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<{ items: readonly MissedRow[]; total: number; nextCursor?: string }> {
  const after = cursor === undefined ? undefined : readCursor(cursor);
  const rows = await db
    .select()
    .from(missedQuery)
    .where(
      and(
        isShown,
        after && sql`(-${missedQuery.count}, ${missedQuery.id}) > (${-Number(after.key)}, ${after.id})`,
      ),
    )
    .orderBy(sql`-${missedQuery.count}, ${missedQuery.id}`)
    .limit(limit + 1);
  const [sum] = await db.select({ total: sql<number>`count(*)` }).from(missedQuery).where(isShown);
  const items = rows.slice(0, limit).filter(hasWords);
  const last = items.at(-1);
  return {
    items,
    total: sum?.total ?? 0,
    ...(rows.length > limit && last
      ? { nextCursor: writeCursor({ key: String(last.count), id: last.id }) }
      : {}),
  };
}

/** One that headquarters may see; one that waits and is too rare is not there. */
export async function findMissed(db: Reader, id: string): Promise<MissedRow | undefined> {
  const [row] = await db
    .select()
    .from(missedQuery)
    .where(
      and(eq(missedQuery.id, id), or(ne(missedQuery.state, 'waiting'), gte(missedQuery.count, leastCount))),
    );
  return row && hasWords(row) ? row : undefined;
}

/** Answered (with the entry that got its name) or set aside; moves the revision. */
export async function settleMissed(
  tx: Tx,
  { id, revision }: Pick<MissedRow, 'id' | 'revision'>,
  outcome: { readonly state: 'answered' | 'dismissed'; readonly answer: string | null },
): Promise<void> {
  await tx
    .update(missedQuery)
    .set({ ...outcome, revision: revision + 1 })
    .where(eq(missedQuery.id, id));
}
