import { and, asc, count, eq, inArray, lte, min, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../platform/database.ts';
import { insertMany } from '../../platform/insert-many.ts';
import type { TaskId } from '../../platform/search-server.ts';
import { searchOutbox } from '../../schema/records.ts';
import { backoffMs, type OutboxRow, togetherAfter } from './outbox.rules.ts';
import type { ServerIndex } from './search-settings.rules.ts';

/** The tasks that tell of some rows: at the standing index, and at the one being built. */
export interface SentTasks {
  readonly index: ServerIndex;
  readonly taskUid: TaskId | null;
  readonly buildTaskUid: TaskId | null;
}

/** Rows that wait and whose time has come, the oldest first. */
export async function waitingRows(
  db: Reader,
  indexes: readonly ServerIndex[],
  nowIso: string,
  limit: number,
): Promise<readonly OutboxRow[]> {
  const { id, index, docId, noted, together, state, nextAt } = searchOutbox;
  return await db
    .select({ id, index, docId, noted, together })
    .from(searchOutbox)
    .where(and(eq(state, 'waiting'), inArray(index, [...indexes]), lte(nextAt, nowIso)))
    .orderBy(asc(id))
    .limit(limit);
}

/** Remembers which tasks tell of rows. One that was noted again since it was read waits on: what was sent may be older. */
export async function markSent(
  tx: Tx,
  rows: readonly OutboxRow[],
  tasks: Omit<SentTasks, 'index'>,
): Promise<void> {
  if (rows.length === 0) return;
  const read = JSON.stringify(rows.map(({ id, noted }) => [id, noted]));
  await tx.run(
    sql`update search_outbox set state = 'sent', task_uid = ${tasks.taskUid}, build_task_uid = ${tasks.buildTaskUid}
        from json_each(${read}) r
        where search_outbox.id = r.value ->> 0 and search_outbox.noted = r.value ->> 1 and state = 'waiting'`,
  );
}

/** Which tasks are waited for. */
export async function sentTasks(db: Reader, limit: number): Promise<readonly SentTasks[]> {
  return await db.all<SentTasks>(
    sql`select distinct "index", task_uid as taskUid, build_task_uid as buildTaskUid from search_outbox
        where state = 'sent' order by coalesce(task_uid, build_task_uid) limit ${limit}`,
  );
}

const toldBy = ({ index, taskUid, buildTaskUid }: SentTasks) =>
  sql`"index" = ${index} and state = 'sent' and task_uid is ${taskUid} and build_task_uid is ${buildTaskUid}`;

/** The tasks succeeded: their rows go, and older ones of the same documents that were put aside with them. */
export async function settleDone(tx: Tx, tasks: SentTasks): Promise<void> {
  await tx.run(
    sql`delete from search_outbox where state = 'parked' and "index" = ${tasks.index} and exists (
          select 1 from search_outbox s where ${sentAs('s', tasks)} and s.doc_id = search_outbox.doc_id)`,
  );
  await tx.run(sql`delete from search_outbox where ${toldBy(tasks)}`);
}

const sentAs = (alias: string, { index, taskUid, buildTaskUid }: SentTasks) => {
  const s = sql.raw(alias);
  return sql`${s}."index" = ${index} and ${s}.state = 'sent' and ${s}.task_uid is ${taskUid} and ${s}.build_task_uid is ${buildTaskUid}`;
};

/** How many documents a failed or lost sending had, and the most often that one of its rows was sent. */
async function sizeOf(tx: Tx, tasks: SentTasks): Promise<{ documents: number; attempts: number }> {
  const [row] = await tx.all<{ documents: number; attempts: number }>(
    sql`select count(distinct doc_id) as documents, coalesce(max(attempts), 0) + 1 as attempts from search_outbox where ${toldBy(tasks)}`,
  );
  return row ?? { documents: 0, attempts: 1 };
}

/**
 * The server did nothing with what was sent: it is sent again, later each time. Where it blames the documents (`failed`) half
 * of them at once, and one that is alone is put aside with its error.
 */
export async function settleUndone(
  tx: Tx,
  tasks: SentTasks,
  {
    outcome,
    error,
    now,
  }: { readonly outcome: 'failed' | 'lost'; readonly error: string; readonly now: Date },
): Promise<'parked' | 'again'> {
  const { documents, attempts } = await sizeOf(tx, tasks);
  if (outcome === 'failed' && documents <= 1) {
    // Of a document that was put aside before, the newest row is enough.
    await tx.run(
      sql`delete from search_outbox where "index" = ${tasks.index} and state in ('parked', 'sent') and exists (
            select 1 from search_outbox s where ${sentAs('s', tasks)} and s.doc_id = search_outbox.doc_id and s.id > search_outbox.id)`,
    );
    await tx.run(
      sql`update search_outbox set state = 'parked', task_uid = null, build_task_uid = null, error = ${error},
            attempts = attempts + 1 where ${toldBy(tasks)}`,
    );
    return 'parked';
  }
  // A batch taken apart goes on at once: it is already known what will not work.
  const wait = outcome === 'failed' ? 0 : backoffMs(attempts);
  const together = togetherAfter(outcome, documents, attempts);
  await tx.run(
    sql`update search_outbox set state = 'waiting', task_uid = null, build_task_uid = null, error = ${error},
          attempts = attempts + ${outcome === 'lost' ? 1 : 0}, together = min(together, ${together}),
          next_at = ${new Date(now.getTime() + wait).toISOString()} where ${toldBy(tasks)}`,
  );
  return 'again';
}

/** Notes documents of whose records nothing was changed: what a comparison found, or what would not be loaded. */
export async function noteDocuments(
  tx: Tx,
  index: ServerIndex,
  documents: readonly { readonly id: string; readonly rev: number; readonly op: 'put' | 'delete' }[],
  { nowIso, parked }: { readonly nowIso: string; readonly parked?: string },
): Promise<void> {
  const rows = documents.map(({ id, rev, op }) => ({
    index,
    docId: id,
    rev,
    op,
    nextAt: nowIso,
    notedAt: nowIso,
    ...(parked === undefined ? {} : { state: 'parked' as const, error: parked, together: 1 }),
  }));
  for (let i = 0; i < rows.length; i += 500)
    await insertMany(
      tx,
      searchOutbox,
      rows.slice(i, i + 500),
      sql`on conflict ("index", doc_id, rev) do update set state = ${parked === undefined ? 'waiting' : 'parked'},
        noted = noted + 1, next_at = excluded.next_at, noted_at = excluded.noted_at, task_uid = null, build_task_uid = null, error = ${parked ?? null}`,
    );
}

export interface OutboxCounts {
  /** Rows that the server has still to be told of, or to say that it has done. */
  readonly pending: number;
  readonly parked: number;
  /** Since when the oldest of them waits; null where none does. */
  readonly oldest: string | null;
}

export async function outboxCounts(db: Reader, index?: ServerIndex): Promise<OutboxCounts> {
  const rows = await db
    .select({ parked: sql<number>`state = 'parked'`, n: count(), oldest: min(searchOutbox.notedAt) })
    .from(searchOutbox)
    .where(index === undefined ? undefined : eq(searchOutbox.index, index))
    .groupBy(sql`state = 'parked'`);
  const pending = rows.find(({ parked }) => parked === 0);
  return {
    pending: pending?.n ?? 0,
    oldest: pending?.oldest ?? null,
    parked: rows.find(({ parked }) => parked === 1)?.n ?? 0,
  };
}

/** Ids among some of which something waits, is on its way or was put aside: no wonder that they differ. */
export async function notedAmong(
  db: Reader,
  index: ServerIndex,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db.all<{ id: string }>(
    sql`select distinct doc_id as id from search_outbox
        where "index" = ${index} and doc_id in (select value from json_each(${JSON.stringify(ids)}))`,
  );
  return new Set(rows.map(({ id }) => id));
}

export interface ParkedDocument {
  readonly id: number;
  readonly index: ServerIndex;
  readonly docId: string;
  readonly error: string | null;
  readonly notedAt: string;
}

export async function parkedDocuments(db: Reader, limit: number): Promise<readonly ParkedDocument[]> {
  const { id, index, docId, error, notedAt } = searchOutbox;
  return await db
    .select({ id, index, docId, error, notedAt })
    .from(searchOutbox)
    .where(eq(searchOutbox.state, 'parked'))
    .orderBy(asc(id))
    .limit(limit);
}

/** Sends again what was put aside, each by itself. @returns how many. */
export async function retryParked(tx: Tx, nowIso: string, id?: number): Promise<number> {
  const rows = await tx
    .update(searchOutbox)
    .set({ state: 'waiting', nextAt: nowIso, notedAt: nowIso, together: 1, attempts: 0 })
    .where(and(eq(searchOutbox.state, 'parked'), id === undefined ? undefined : eq(searchOutbox.id, id)))
    .returning({ id: searchOutbox.id });
  return rows.length;
}

/** An index was built whole: what was put aside before that is in it, or was put aside again. */
export async function dropParkedBefore(tx: Tx, index: ServerIndex, iso: string): Promise<void> {
  await tx.run(
    sql`delete from search_outbox where "index" = ${index} and state = 'parked' and noted_at < ${iso}`,
  );
}

/** Takes out what waits for an index or is on its way to it. */
export async function dropUnparked(tx: Tx, index: ServerIndex): Promise<void> {
  await tx.run(sql`delete from search_outbox where "index" = ${index} and state <> 'parked'`);
}

/** Number of the newest row there ever was; 0 before any. */
export async function newestRow(db: Reader): Promise<number> {
  const [row] = await db.all<{ id: number | null }>(
    sql`select (select seq from sqlite_sequence where name = 'search_outbox') as id`,
  );
  return row?.id ?? 0;
}

/** Whether up to a row something of an index is due to be sent, or its tasks are not done yet. */
export async function isAnyDue(
  db: Reader,
  index: ServerIndex,
  upTo: number,
  nowIso: string,
): Promise<boolean> {
  const rows = await db.all<{ id: number }>(
    sql`select id from search_outbox where "index" = ${index} and id <= ${upTo}
          and (state = 'sent' or (state = 'waiting' and next_at <= ${nowIso})) limit 1`,
  );
  return rows.length > 0;
}

/** Takes rows out, so many at once. @returns how many there were. */
export async function dropRows(tx: Tx, limit: number): Promise<number> {
  const rows = await tx.all<{ id: number }>(
    sql`delete from search_outbox where id in (select id from search_outbox limit ${limit}) returning id`,
  );
  return rows.length;
}

/** Of a document that waits more than once the newest row is enough: what is sent is read then. */
export async function dropOutdated(tx: Tx): Promise<void> {
  await tx.run(
    sql`delete from search_outbox where state = 'waiting' and exists (
          select 1 from search_outbox s where s."index" = search_outbox."index" and s.doc_id = search_outbox.doc_id
            and s.state = 'waiting' and s.id > search_outbox.id)`,
  );
}

/** Whether anything is due to be sent or on its way. */
export async function isAnythingDue(db: Reader, nowIso: string): Promise<boolean> {
  const rows = await db.all<{ id: number }>(
    sql`select id from search_outbox where state = 'sent' or (state = 'waiting' and next_at <= ${nowIso}) limit 1`,
  );
  return rows.length > 0;
}
