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
  for (let e: unknown = error; e instanceof Error; e = e.cause)
    if (pattern.test(`${(e as { code?: string }).code ?? ''} ${e.message}`)) return true;
  return false;
}

/** Whether the database refused a second one of what may be there once, or one more than there is room for. */
export function isClash(error: unknown): boolean {
  return says(
    error,
    /UNIQUE constraint failed|SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY)|vacancies are (full|held)/,
  );
}
