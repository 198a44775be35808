import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Client, createClient } from '@libsql/client';
import { drizzle } from 'drizzle-orm/libsql';
import { migrate } from 'drizzle-orm/libsql/migrator';
import { type Database, DatabaseBusy, honest, type Reader, StorageFull, says, type Tx } from './database.ts';
import { startFaultText } from './start-fault.text.ts';
import { StartFault } from './start-fault.ts';

/** libsql waits synchronously for a lock, so it may wait only this long (ms) before the event loop is given back. */
const lockWaitMs = 100;
const busyForMs = 5_000;
/** Pages kept by the connection that reads (KiB): the index and the listing of a country's opportunities, which 2,000 by default are not. */
const readCacheKiB = 32_768;
/** The same for the connection that writes: with less, a transaction over many indexes writes and reads its own pages over and over. */
const writeCacheKiB = 32_768;
const lockedElsewhere = 'the database is locked by another process';
/** The last two come when the write-ahead log's index cannot grow, or its pages cannot be put on the disk. */
const noRoom = /SQLITE_FULL|database or disk is full|ENOSPC|SQLITE_IOERR_(SHMSIZE|FSYNC)/;

/**
 * Opens the embedded libSQL file: WAL, synchronous=FULL, foreign keys. One connection reads and one writes; each client is
 * held to a single connection because PRAGMAs reach no connection opened later. Writes pass through one queue.
 */
export async function openDatabase(
  url: string,
  /** Told of every statement that a repository sends: for counting them in tests. */
  onQuery?: (sql: string) => void,
): Promise<Database & { migrate(folder: string): Promise<void> }> {
  const path = url.replace(/^file:/, '');
  mkdirSync(dirname(path), { recursive: true });
  const connect = () => createClient({ url, concurrency: 1, timeout: lockWaitMs });

  const logged = onQuery ? { logger: { logQuery: onQuery } } : {};
  let writer: Client | undefined;
  const writerNow = () => {
    writer ??= connect();
    return writer;
  };
  const { rows } = await writerNow().execute('PRAGMA journal_mode=WAL');
  if (rows[0]?.journal_mode !== 'wal') throw new StartFault(startFaultText.noWriteAheadLog(path));
  const reader = connect();
  await settle(reader);
  await reader.execute(`PRAGMA cache_size=${-readCacheKiB}`);

  let tail: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const turn = tail.then(task, task);
    tail = turn.catch(() => undefined);
    return turn;
  };

  const attempt = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    const client = writerNow();
    await settle(client);
    await client.execute(`PRAGMA cache_size=${-writeCacheKiB}`);
    return await honest(work, (part) =>
      drizzle(client, logged).transaction(async (tx) => await part(tx as unknown as Tx)),
    );
  };
  // A BUSY on BEGIN can leave a libsql connection unusable, and a full disk a half-failed one: the next try opens another.
  const renew = () => {
    writer?.close();
    writer = undefined;
  };
  /** Whether the last try found the database locked by another process. */
  let locked = false;

  return {
    keepsMemory: true,
    read: drizzle(reader, logged) as unknown as Reader,
    write: (work) => {
      const until = performance.now() + busyForMs;
      return inTurn(async () => {
        for (let wait = 20; ; wait = Math.min(wait * 2, 400)) {
          // Whoever queued behind a locked one has waited for as long already: not five seconds each, one after another.
          if (locked && performance.now() > until) throw new DatabaseBusy(lockedElsewhere);
          try {
            const value = await attempt(work);
            locked = false;
            return value;
          } catch (error) {
            locked = says(error, /SQLITE_BUSY|database is locked/);
            if (says(error, noRoom)) {
              renew();
              throw new StorageFull('no room is left on the disk', { cause: error });
            }
            if (!locked) throw error;
            renew();
            if (performance.now() + wait > until) throw new DatabaseBusy(lockedElsewhere, { cause: error });
            await new Promise((resolve) => setTimeout(resolve, wait));
          }
        }
      });
    },
    migrate: (folder) => inTurn(() => migrate(drizzle(writerNow()), { migrationsFolder: folder })),
    async close() {
      await tail.catch(() => undefined);
      writer?.close();
      reader.close();
    },
  };
}

async function settle(client: Client): Promise<void> {
  await client.execute('PRAGMA synchronous=FULL');
  await client.execute('PRAGMA foreign_keys=ON');
}
