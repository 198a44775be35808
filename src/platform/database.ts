import type { ResultSet } from '@libsql/client';
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';

/** What repositories read through: the database itself or a transaction of it. */
export type Reader = BaseSQLiteDatabase<'async', ResultSet, Record<string, never>>;

declare const transaction: unique symbol;
/** What repositories write through. Only `Database.write` hands one out, so no write can miss its transaction. */
export type Tx = Reader & { readonly [transaction]: true };

export interface Database {
  /** The process lives on between requests, so what is learnt of the data may be kept in memory; not on a Worker. */
  readonly keepsMemory?: boolean;
  /**
   * Where a database is opened for one request: what all of them on the same data share. Only what is whole and never
   * changes (the reference of one version) is kept by it: a request that is cut off must leave nothing half done behind.
   */
  readonly memory?: object;
  readonly read: Reader;
  /**
   * Runs `work` in one write transaction, after every write before it. `work` may be run again after a busy database, so
   * it must do nothing but read and write through `tx`. Throwing rolls back.
   * @throws DatabaseBusy when another process holds the write lock for more than 5 s, StorageFull when the disk has no room
   *   left; nothing was written.
   */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
  /** The database itself, where this one stands inside a transaction of it: what is kept in memory is keyed by that one. */
  readonly root?: Database;
}

export class DatabaseBusy extends Error {
  override name = 'DatabaseBusy';
}

/** No room is left on the disk; nothing was written, and reading goes on. */
export class StorageFull extends Error {
  override name = 'StorageFull';
}

/**
 * A database that lives inside `tx`: it reads what the transaction sees, and a write is a part of it that is undone alone
 * when it throws. Nothing lands before the transaction does, and nothing at all if that is undone.
 */
export function within(tx: Tx, database: Database): Database {
  return {
    root: database.root ?? database,
    ...(database.memory === undefined ? {} : { memory: database.memory }),
    read: tx,
    write: (work) =>
      honest(work, (part) => tx.transaction(async (inner) => await part(inner as unknown as Tx))),
    async close() {},
  };
}

/**
 * Runs work in a transaction and throws what the work threw: a transaction that the database has undone by itself cannot
 * be rolled back once more, and the complaint about that would hide why.
 */
export async function honest<T>(
  work: (tx: Tx) => Promise<T>,
  transaction: (part: (tx: Tx) => Promise<T>) => Promise<T>,
): Promise<T> {
  let thrown: { readonly error: unknown } | undefined;
  try {
    return await transaction(async (tx) => {
      thrown = undefined;
      try {
        return await work(tx);
      } catch (error) {
        thrown = { error };
        throw error;
      }
    });
  } catch (error) {
    throw thrown ? thrown.error : error;
  }
}

/** Whether an error, or what caused it, says one of these in its code or message. */
export function says(error: unknown, pattern: RegExp): boolean {
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    // The message of a failed query quotes its values, in which anybody may have written anything.
    const message = 'query' in e && 'params' in e ? '' : `${e.name} ${e.message}`;
    if (pattern.test(`${(e as { code?: string }).code ?? ''} ${message}`)) return true;
  }
  return false;
}

/** The fault of the machine that an error is, or was caused by. */
export function machineFault(error: unknown): DatabaseBusy | StorageFull | undefined {
  for (let e: unknown = error; e instanceof Error; e = e.cause)
    if (e instanceof DatabaseBusy || e instanceof StorageFull) return e;
  return undefined;
}

/** Whether the database refused a second one of what may be there once, or one more than there is room for. */
export function isClash(error: unknown): boolean {
  return says(
    error,
    /UNIQUE constraint failed|SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY)|vacancies are (full|held)/,
  );
}
