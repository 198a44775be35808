import { sql } from 'drizzle-orm';
import type { Database } from '../../src/platform/database.ts';

/**
 * Closes a database that is copied as one file. Closing alone folds the write-ahead log into the file only once nothing
 * holds a statement any more, which is up to the garbage collector.
 */
export async function closeWhole(database: Database): Promise<void> {
  const [folded] = await database.read.all<{ busy: number }>(sql`pragma wal_checkpoint(truncate)`);
  if (folded?.busy !== 0) throw new Error('something is left beside the file of the database');
  await database.close();
}
