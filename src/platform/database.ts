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
   * @throws DatabaseBusy when another process holds the write lock for more than 5 s; nothing was written.
   */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export class DatabaseBusy extends Error {
  override name = 'DatabaseBusy';
}
