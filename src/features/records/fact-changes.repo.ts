import { and, asc, eq, gt, lt, max, notInArray } from 'drizzle-orm';
import type { Reader, Tx } from '../../platform/database.ts';
import { factChange } from '../../schema/records.ts';

export type FactEntity = 'person' | 'household' | 'opportunity';

/** Number of the newest change; 0 before any. */
export async function newestChange(db: Reader): Promise<number> {
  const [row] = await db.select({ seq: max(factChange.seq) }).from(factChange);
  return row?.seq ?? 0;
}

/** Moves with every change of that sort, and with nothing else: what was worked out of them holds while it stands still. */
export async function versionOf(db: Reader, entity: FactEntity): Promise<number> {
  const [row] = await db
    .select({ seq: max(factChange.seq) })
    .from(factChange)
    .where(eq(factChange.entity, entity));
  return row?.seq ?? 0;
}

/**
 * Ids whose facts changed after `seq`, each once; undefined when all must be read again: the changes are as many as
 * `limit`, the log no longer reaches back so far, or ends before it (another database under the same name).
 */
export async function changesAfter(
  db: Reader,
  seq: number,
  limit: number,
): Promise<{ readonly seq: number; readonly ids: ReadonlyMap<FactEntity, ReadonlySet<string>> } | undefined> {
  const rows = await db
    .select()
    .from(factChange)
    // The change before is read again, to see that it is still there.
    .where(gt(factChange.seq, seq - 1))
    .orderBy(asc(factChange.seq))
    .limit(limit + 1);
  const news = seq === 0 ? rows : rows.slice(1);
  if (seq > 0 && rows[0]?.seq !== seq) return undefined;
  // Numbers follow one another without a gap, so one that is missing was pruned.
  if ((news.at(-1)?.seq ?? seq) - seq !== news.length || news.length >= limit) return undefined;
  const ids = new Map<FactEntity, Set<string>>();
  for (const { entity, entityId } of news) {
    const known = ids.get(entity);
    if (known) known.add(entityId);
    else ids.set(entity, new Set([entityId]));
  }
  return { seq: news.at(-1)?.seq ?? seq, ids };
}

/** Says that something told of an entity has changed though its own row has not: what was kept of that sort is old. */
export async function noteChange(tx: Tx, entity: FactEntity, entityId: string): Promise<void> {
  await tx.insert(factChange).values({ entity, entityId });
}

/** Forgets all but the newest `keep` changes, and the newest of each sort, which is its version. */
export async function pruneChanges(tx: Tx, keep: number): Promise<void> {
  const newest = await newestChange(tx);
  const versions = tx
    .select({ seq: max(factChange.seq) })
    .from(factChange)
    .groupBy(factChange.entity);
  await tx
    .delete(factChange)
    .where(and(lt(factChange.seq, newest - keep + 1), notInArray(factChange.seq, versions)));
}
