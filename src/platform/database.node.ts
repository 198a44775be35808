import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Client, createClient } from '@libsql/client';
import { drizzle } from 'drizzle-orm/libsql';
import { migrate } from 'drizzle-orm/libsql/migrator';
import { type Database, DatabaseBusy, type Reader, type Tx } from './database.ts';

/** libsql waits synchronously for a lock, so it may wait only this long (ms) before the event loop is given back. */
const lockWaitMs = 100;
const busyForMs = 5_000;

/**
 * Opens the embedded libSQL file: WAL, synchronous=FULL, foreign keys. One connection reads and one writes; each client is
 * held to a single connection because PRAGMAs reach no connection opened later. Writes pass through one queue.
 */
export async function openDatabase(
  url: string,
): Promise<Database & { migrate(folder: string): Promise<void> }> {
  const path = url.replace(/^file:/, '');
  mkdirSync(dirname(path), { recursive: true });
  const connect = () => createClient({ url, concurrency: 1, timeout: lockWaitMs });

  let writer = connect();
  await writer.execute('PRAGMA journal_mode=WAL');
  const reader = connect();
  await settle(reader);

  let tail: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const turn = tail.then(task, task);
    tail = turn.catch(() => undefined);
    return turn;
  };

  const attempt = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    await settle(writer);
    return await drizzle(writer).transaction(async (tx) => await work(tx as unknown as Tx));
  };

  return {
    keepsMemory: true,
    read: drizzle(reader) as unknown as Reader,
    write: (work) =>
      inTurn(async () => {
        const until = Date.now() + busyForMs;
        for (let wait = 20; ; wait = Math.min(wait * 2, 400)) {
          try {
            return await attempt(work);
          } catch (error) {
            if (!isBusy(error)) throw error;
            // A BUSY on BEGIN can leave a libsql connection unusable: start over with a new one.
            writer.close();
            writer = connect();
            if (Date.now() + wait > until)
              throw new DatabaseBusy('the database is locked by another process', { cause: error });
            await new Promise((resolve) => setTimeout(resolve, wait));
          }
        }
      }),
    migrate: (folder) => inTurn(() => migrate(drizzle(writer), { migrationsFolder: folder })),
    async close() {
      await tail.catch(() => undefined);
      writer.close();
      reader.close();
    },
  };
}

async function settle(client: Client): Promise<void> {
  await client.execute('PRAGMA synchronous=FULL');
  await client.execute('PRAGMA foreign_keys=ON');
}

function isBusy(error: unknown): boolean {
  for (let e: unknown = error; e instanceof Error; e = e.cause)
    if (/SQLITE_BUSY|database is locked/.test(`${(e as { code?: string }).code ?? ''} ${e.message}`))
      return true;
  return false;
}
