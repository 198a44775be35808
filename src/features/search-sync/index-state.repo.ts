import { eq } from 'drizzle-orm';
import type { Database, Reader, Tx } from '../../platform/database.ts';
import type { Deps } from '../../platform/deps.ts';
import { searchIndexState } from '../../schema/records.ts';
import { freshState, type IndexState, isReady } from './index-state.rules.ts';
import { type ServerIndex, serverIndexes } from './search-settings.rules.ts';

/** How every index stands; one of which nothing is known yet is to be built. */
export async function indexStates(db: Reader): Promise<readonly IndexState[]> {
  const rows = await db.select().from(searchIndexState);
  return serverIndexes.map((index) => rows.find((row) => row.index === index) ?? freshState(index));
}

export async function indexState(db: Reader, index: ServerIndex): Promise<IndexState> {
  const [row] = await db.select().from(searchIndexState).where(eq(searchIndexState.index, index));
  return row ?? freshState(index);
}

export async function putIndexState(tx: Tx, state: IndexState): Promise<void> {
  const { index, ...set } = state;
  await tx
    .insert(searchIndexState)
    .values({ index, ...set })
    .onConflictDoUpdate({ target: searchIndexState.index, set });
}

/** Nothing is known of any index any more: each is built anew before it is asked. */
export async function forgetIndexStates(tx: Tx): Promise<void> {
  await tx.delete(searchIndexState);
}

/** How long a process that lives on goes by what it read: a search costs no look at the database then. */
const keptMs = 1_000;
const kept = new WeakMap<Database, { readonly at: number; readonly ready: ReadonlySet<ServerIndex> }>();

/** The indexes that may be asked: those that stand whole, with the words and settings of now. None without a search server. */
export async function readyIndexes(
  deps: Pick<Deps, 'database' | 'now' | 'searchServer'>,
): Promise<ReadonlySet<ServerIndex>> {
  if (deps.searchServer === undefined) return new Set();
  const database = deps.database.root ?? deps.database;
  const now = deps.now().getTime();
  const known = kept.get(database);
  if (known !== undefined && now >= known.at && now - known.at < keptMs) return known.ready;
  const states = await indexStates(database.read);
  const ready = new Set(states.filter(isReady).map(({ index }) => index));
  if (database.keepsMemory) kept.set(database, { at: now, ready });
  return ready;
}

/** Whether the search server may be asked for an index, see `readyIndexes`. */
export async function isIndexReady(
  deps: Pick<Deps, 'database' | 'now' | 'searchServer'>,
  index: ServerIndex,
): Promise<boolean> {
  return (await readyIndexes(deps)).has(index);
}

/** What was read of readiness is read again: in this process it takes effect at once. */
export function forgetReadiness(database: Database): void {
  kept.delete(database.root ?? database);
}
