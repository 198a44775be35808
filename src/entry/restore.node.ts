import { chmod, copyFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { keyOpensRecords } from '../features/people/sealed-probe.repo.ts';
import { readManifest } from '../platform/backup-manifest.node.ts';
import type { BackupManifest } from '../platform/backup-manifest.ts';
import type { Crypto } from '../platform/crypto.ts';
import {
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
  /** Where the database that was there is now. */
  readonly keptAside: string | undefined;
  readonly key: 'right' | 'other' | 'none' | 'untold';
}

/**
 * Puts a backup in a database's place: verified before it is touched (manifest, size, SHA-256, key) and after it is copied
 * (pages, references, audit chain, counts). @throws CommandRefused; then everything is as it was.
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
  const there = await isFile(target);
  if (there && (await isInUse(target))) throw new CommandRefused(backupText.inUse(target));
  if (there && !options.replace) throw new CommandRefused(backupText.targetExists(target));

  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  const aside = `${target}.${process.pid}.restoring`;
  try {
    await copyFile(file, aside);
    await chmod(aside, 0o600);
    await syncFile(aside);
    await sameBytes(aside, manifest);
    const { counts, head } = await inspected(aside);
    const differs = Object.entries(manifest.counts).find(([table, n]) => counts[table] !== n);
    if (differs) throw new CommandRefused(backupText.countsDiffer(differs[0]));
    if (head.seq !== manifest.auditHead.seq || head.hash !== manifest.auditHead.hash)
      throw new CommandRefused(backupText.countsDiffer('audit_entry'));
    const key = await keyOf(aside, manifest, options.crypto);
    if (key === 'other' && !options.otherKey) throw new CommandRefused(backupText.otherKey);
    const keptAside = there ? await putAside(target, options.now) : undefined;
    await rename(aside, target);
    await syncFolderOf(target);
    return { manifest, keptAside, key };
  } finally {
    for (const left of [aside, `${aside}-journal`]) await rm(left, { force: true });
  }
}

async function sameBytes(file: string, manifest: BackupManifest): Promise<void> {
  const { size } = await stat(file);
  if (size !== manifest.bytes || (await sha256Of(file)) !== manifest.sha256)
    throw new CommandRefused(backupText.otherBytes(file));
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

/** Nobody has it open, so its log is in the one file; what is left of a log goes along all the same. */
async function putAside(target: string, now: Date): Promise<string> {
  const kept = `${target}.replaced-${now.toISOString().replace(/[-:.]/g, '')}`;
  for (const part of ['-wal', '-shm', ''])
    if (await isFile(`${target}${part}`)) await rename(`${target}${part}`, `${kept}${part}`);
  return kept;
}
