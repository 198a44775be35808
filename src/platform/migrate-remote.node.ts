import type { Client } from '@libsql/client/http';
import { drizzle } from 'drizzle-orm/libsql/http';
import { migrate } from 'drizzle-orm/libsql/migrator';

/** Brings a database on a server up to date with the migrations of a folder: all that are missing in one batch, or none. */
export async function migrateRemote(client: Client, folder: string): Promise<void> {
  await migrate(drizzle(client), { migrationsFolder: folder });
}
