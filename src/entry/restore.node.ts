import { chmod, copyFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { keyOpensRecords } from '../features/people/sealed-probe.repo.ts';
import { readManifest } from '../platform/backup-manifest.node.ts';
import type { BackupManifest } from '../platform/backup-manifest.ts';
import type { Crypto } from '../platform/crypto.ts';
import {
  emptyTables,
  isFile,
  isInUse,
  readDatabase,
  sha256Of,
  syncFile,
  syncFolderOf,
} from '../platform/snapshot.node.ts';
import { inspected, keyMarkOf } from './backup.node.ts';
import { backupText } from './backup.text.ts';
import { CommandRefused } from './command.ts';

export interface RestoreOptions {
  /** Put a database that is there aside, rather than refuse. */
  readonly replace: boolean;
  /** Go on although the backup was made under another key. */
  readonly otherKey: boolean;
  /** Of the key at hand, if any. */
  readonly crypto: Crypto | undefined;
  readonly now: Date;
}

export interface Restored {
  readonly manifest: BackupManifest;
  /** Where the files that stood in its place are now: a database, or what was left of one. */
  readonly keptAside: readonly string[];
  readonly key: 'right' | 'other' | 'none' | 'untold';
}

/**
 * Puts a backup in a database's place: verified before it is touched (manifest, size, SHA-256, key) and after it is copied
 * (pages, references, audit chain, counts). Nobody is signed in afterwards. @throws CommandRefused; then everything is as it was.
 */
export async function restoreBackup(
  file: string,
  target: string,
  options: RestoreOptions,
): Promise<Restored> {
  if (!(await isFile(file))) throw new CommandRefused(backupText.noBackup(file));
  const manifest = await readManifest(file);
  if (!manifest) throw new CommandRefused(backupText.noManifest(file));
  await sameBytes(file, manifest);
  await isFree(target, options);

  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  const aside = `${target}.${process.pid}.restoring`;
  try {
    // What a killed restore left under this name would be taken for a log of the copy.
    await removeAll(aside);
    await copyFile(file, aside);
    await chmod(aside, 0o600);
    await syncFile(aside);
    await sameBytes(aside, manifest);
    await asMade(aside, manifest);
    const key = await keyOf(aside, manifest, options.crypto);
    if (key === 'other' && !options.otherKey) throw new CommandRefused(backupText.otherKey);
    const restored = await withoutSessions(aside, manifest);
    // Verifying takes a while, in which the server may have been started.
    await isFree(target, options);
    const moved: Moved[] = [];
    try {
      await putAside(target, options.now, moved);
      await rename(aside, target);
      await syncFolderOf(target);
      // Opened once more where it will be opened: only then nothing lies beside it that changes what is read.
      await asMade(target, restored);
    } catch (error) {
      if (!(await isFile(aside))) await removeAll(target);
      for (const { from, to } of moved) await rename(to, from);
      throw error;
    }
    return { manifest, keptAside: moved.map(({ to }) => to), key };
  } finally {
    await removeAll(aside);
  }
}

/** @throws CommandRefused when the target is open somewhere, or there and not to be replaced. */
async function isFree(target: string, { replace }: RestoreOptions): Promise<void> {
  if (!(await isFile(target))) return;
  if (await isInUse(target)) throw new CommandRefused(backupText.inUse(target));
  if (!replace) throw new CommandRefused(backupText.targetExists(target));
}

/** @throws CommandRefused when a copy is not whole, or holds other rows than its manifest says. */
async function asMade(file: string, manifest: BackupManifest): Promise<void> {
  const { counts, head } = await inspected(file);
  const differs = Object.entries(manifest.counts).find(([table, n]) => counts[table] !== n);
  if (differs) throw new CommandRefused(backupText.countsDiffer(differs[0]));
  if (head.seq !== manifest.auditHead.seq || head.hash !== manifest.auditHead.hash)
    throw new CommandRefused(backupText.countsDiffer('audit_entry'));
}

async function sameBytes(file: string, manifest: BackupManifest): Promise<void> {
  const { size } = await stat(file);
  if (size !== manifest.bytes || (await sha256Of(file)) !== manifest.sha256)
    throw new CommandRefused(backupText.otherBytes(file));
}

/** Empties the tables of who is signed in: what was ended since the backup must not come back. @returns what is then there. */
async function withoutSessions(copy: string, manifest: BackupManifest): Promise<BackupManifest> {
  const held = ['session', 'sign_in_step'].filter((table) => table in manifest.counts);
  await emptyTables(copy, held);
  await syncFile(copy);
  return {
    ...manifest,
    counts: { ...manifest.counts, ...Object.fromEntries(held.map((table) => [table, 0])) },
  };
}

/** A sealed value of the copy itself is tried; one without people is told by the mark of its manifest. */
async function keyOf(
  copy: string,
  { keyMark }: BackupManifest,
  crypto: Crypto | undefined,
): Promise<Restored['key']> {
  if (crypto === undefined) return 'none';
  const { read, close } = readDatabase(copy);
  try {
    const opens = await keyOpensRecords(read, crypto);
    if (opens !== undefined) return opens ? 'right' : 'other';
    if (keyMark === null) return 'untold';
    return keyMark === keyMarkOf(crypto) ? 'right' : 'other';
  } finally {
    close();
  }
}

/** A database and what SQLite would read beside it. */
const parts = ['', '-wal', '-shm', '-journal'] as const;

interface Moved {
  readonly from: string;
  readonly to: string;
}

/** A log goes along, and goes even where its database is gone: left there, it would be played into the restored one. */
async function putAside(target: string, now: Date, moved: Moved[]): Promise<void> {
  const kept = `${target}.replaced-${now.toISOString().replace(/[-:.]/g, '')}`;
  for (const part of parts) {
    const [from, to] = [`${target}${part}`, `${kept}${part}`];
    if (!(await isFile(from))) continue;
    await rename(from, to);
    moved.push({ from, to });
  }
}

async function removeAll(database: string): Promise<void> {
  for (const part of parts) await rm(`${database}${part}`, { force: true });
}
