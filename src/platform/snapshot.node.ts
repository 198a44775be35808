import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, open, rm, stat } from 'node:fs/promises';
import { dirname, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Client, createClient } from '@libsql/client';
import { drizzle } from 'drizzle-orm/libsql';
import type { Reader } from './database.ts';

const lockWaitMs = 5_000;
/** A country's database is a gigabyte. */
const replicateWithinMs = 30 * 60_000;

/** The path of an embedded database; undefined for one on a server. */
export function pathOf(databaseUrl: string): string | undefined {
  return databaseUrl.startsWith('file:') ? databaseUrl.slice('file:'.length) : undefined;
}

/**
 * Copies a database as it stands at one moment to a new file, readable by its owner alone, and forces it to the disk.
 * Others may write meanwhile. Blocks the event loop for as long as the copy takes: never in the server's own process.
 */
export async function copyDatabase(path: string, target: string): Promise<void> {
  const client = connect(path);
  try {
    await client.execute({ sql: 'VACUUM INTO ?', args: [target] });
  } finally {
    client.close();
  }
  await chmod(target, 0o600);
  await syncFile(target);
}

/** A database on libsql-server or Turso, as the settings name it. */
export interface ServedDatabase {
  readonly url: string;
  readonly authToken: string | undefined;
}

/**
 * Copies a database on a server as it stands at one moment to a new file, page by page: the server hands its log to a replica
 * beside `target`, which is copied like any other and removed. Others may write meanwhile. @throws what the server says
 * where it hands out no log.
 */
export async function copyServed({ url, authToken }: ServedDatabase, target: string): Promise<void> {
  const replica = `${target}.replica`;
  const remove = async () => {
    for (const end of ['', '-wal', '-shm', '-journal', '-client_wal_index', '-info'])
      await rm(`${replica}${end}`, { force: true });
  };
  await remove();
  try {
    await replicate({ url, authToken }, replica);
    await copyDatabase(replica, target);
  } finally {
    await remove();
  }
}

/** Beside this file, as source and as built program alike. */
const isSource = extname(fileURLToPath(import.meta.url)) === '.ts';
const replicator = [
  ...(isSource ? ['--import', 'tsx'] : []),
  fileURLToPath(new URL(`./replicate.node.${isSource ? 'ts' : 'mjs'}`, import.meta.url)),
];

/** The library waits for the server without letting anything else run, and for ever: so in a process that can be ended. */
async function replicate({ url, authToken }: ServedDatabase, file: string): Promise<void> {
  const child = spawn(process.execPath, replicator, {
    // Not as arguments, which every user of the machine can read.
    env: { PATH: process.env.PATH, SOURCE: url, TOKEN: authToken, FILE: file },
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: replicateWithinMs,
    killSignal: 'SIGKILL',
  });
  const said: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(said.join('').trim().slice(-500) || 'no answer in half an hour');
}

/** Reads a database without migrating or changing it; `close` when done. */
export function readDatabase(path: string): { readonly read: Reader; close(): void } {
  const client = connect(path);
  return { read: drizzle(client) as unknown as Reader, close: () => client.close() };
}

/** Removes every row of some tables, overwriting what they held. Only for a copy that nobody else has open. */
export async function emptyTables(path: string, tables: readonly string[]): Promise<void> {
  const client = connect(path);
  try {
    await client.execute('PRAGMA secure_delete=ON');
    for (const table of tables) await client.execute(`delete from ${quoted(table)}`);
  } finally {
    client.close();
  }
}

export interface Inspection {
  /** What SQLite finds wrong with pages and indexes, and rows that point nowhere; empty when all is well. */
  readonly faults: readonly string[];
  /** Rows of every table. */
  readonly counts: Readonly<Record<string, number>>;
  readonly migrations: number;
}

/** Whether a database is whole: integrity, foreign keys, and how many rows each table holds. */
export async function inspectDatabase(path: string): Promise<Inspection> {
  const client = connect(path);
  try {
    const integrity = await client.execute('PRAGMA integrity_check(20)');
    const found = integrity.rows.map((row) => String(row.integrity_check)).filter((line) => line !== 'ok');
    const dangling = (await client.execute('PRAGMA foreign_key_check')).rows.map(
      (row) => `${row.table}, row ${row.rowid}: points to no ${row.parent}`,
    );
    const tables = await client.execute(
      "select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\' order by name",
    );
    const counts: Record<string, number> = {};
    for (const { name } of tables.rows) counts[String(name)] = await countRows(client, String(name));
    const { __drizzle_migrations: migrations = 0, ...own } = counts;
    return { faults: [...found, ...dangling.slice(0, 20)], counts: own, migrations };
  } finally {
    client.close();
  }
}

/**
 * Whether some process has the database open. Where none has, what its log still held is in the one file afterwards, so
 * that it can be moved.
 */
export async function isInUse(path: string): Promise<boolean> {
  const client = createClient({ url: `file:${path}`, concurrency: 1, timeout: 200 });
  try {
    // Leaving WAL needs the database alone: even an idle connection elsewhere stands in the way.
    await client.execute('PRAGMA journal_mode=DELETE');
    return false;
  } catch (error) {
    return /SQLITE_BUSY|locked/.test(String(error));
  } finally {
    client.close();
  }
}

export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

export async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes renames in a folder last. */
export async function syncFolderOf(path: string): Promise<void> {
  const handle = await open(dirname(path), 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export async function isFile(path: string): Promise<boolean> {
  return await stat(path).then(
    (known) => known.isFile(),
    () => false,
  );
}

function connect(path: string): Client {
  return createClient({ url: `file:${path}`, concurrency: 1, timeout: lockWaitMs });
}

const quoted = (table: string) => `"${table.replaceAll('"', '""')}"`;

async function countRows(client: Client, table: string): Promise<number> {
  const { rows } = await client.execute(`select count(*) as n from ${quoted(table)}`);
  return Number(rows[0]?.n ?? 0);
}
