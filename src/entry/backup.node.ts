import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { verifyChain } from '../features/records/verify-chain.repo.ts';
import { clocksApartMs } from '../kernel/clock.ts';
import { manifestOf, readManifest } from '../platform/backup-manifest.node.ts';
import type { BackupManifest } from '../platform/backup-manifest.ts';
import { type Crypto, createCrypto } from '../platform/crypto.ts';
import {
  copyDatabase,
  copyServed,
  type Inspection,
  inspectDatabase,
  isFile,
  readDatabase,
  type ServedDatabase,
  sha256Of,
  syncFile,
  syncFolderOf,
} from '../platform/snapshot.node.ts';
import { backupText } from './backup.text.ts';
import { CommandRefused } from './command.ts';
import { projectRoot } from './prepare.node.ts';

const backupName = /^mehrkar-\d{8}T\d{6}Z\.db$/;
const dayMs = 86_400_000;

export interface Backup {
  readonly file: string;
  readonly manifest: BackupManifest;
}

/** The name of a backup in a folder of them: they sort by when they were made. */
export function backupFileIn(folder: string, now: Date): string {
  return join(folder, `mehrkar-${now.toISOString().replace(/[-:]/g, '').slice(0, 15)}Z.db`);
}

/**
 * Copies a database, a file by its path, to `file` as it stands at one moment, verifies the copy and only then gives it its name.
 * `secretKey` only marks the manifest. @throws CommandRefused when the file is there or the copy is not whole.
 */
export async function makeBackup(
  source: string | ServedDatabase,
  file: string,
  secretKey: string | undefined,
  now: Date,
): Promise<Backup> {
  if (typeof source === 'string' && !(await isFile(source)))
    throw new CommandRefused(backupText.noDatabase(source));
  if (await isFile(file)) throw new CommandRefused(backupText.exists(file));
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const aside = `${file}.${process.pid}.part`;
  try {
    if (typeof source === 'string') await copyDatabase(source, aside);
    else
      await copyServed(source, aside).catch((error: unknown) => {
        throw new CommandRefused(
          backupText.notServed(error instanceof Error ? error.message : String(error)),
        );
      });
    const { counts, migrations, head } = await inspected(aside);
    const manifest: BackupManifest = {
      format: 'mehrkar-backup/1',
      madeAt: now.toISOString(),
      version: await programVersion(),
      migrations,
      bytes: (await stat(aside)).size,
      sha256: await sha256Of(aside),
      counts,
      auditHead: head,
      keyMark: secretKey === undefined ? null : keyMarkOf(createCrypto(secretKey)),
    };
    await rename(aside, file);
    // The manifest comes last: a backup without one was never finished.
    await writeFile(`${aside}.manifest`, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
    await syncFile(`${aside}.manifest`);
    await rename(`${aside}.manifest`, manifestOf(file));
    await syncFolderOf(file);
    return { file, manifest };
  } finally {
    for (const left of [aside, `${aside}-journal`, `${aside}.manifest`]) await rm(left, { force: true });
  }
}

/** Tells keys apart without telling anything of them. */
export const keyMarkOf = (crypto: Pick<Crypto, 'mac'>) => crypto.mac('key-mark', 'mehrkar').slice(0, 16);

/** @throws CommandRefused when pages, references or the audit chain of a copy are not whole. */
export async function inspected(
  file: string,
): Promise<Inspection & { readonly head: { readonly seq: number; readonly hash: string } }> {
  let seen: Inspection;
  try {
    seen = await inspectDatabase(file);
  } catch (error) {
    throw new CommandRefused(backupText.notWhole(String(error instanceof Error ? error.message : error)));
  }
  if (seen.faults.length > 0) throw new CommandRefused(backupText.notWhole(seen.faults.join('; ')));
  const { read, close } = readDatabase(file);
  try {
    const chain = await verifyChain(read);
    const [first] = chain.faults;
    if (first) throw new CommandRefused(backupText.chainBroken(chain.faultCount, first.seq));
    return { ...seen, head: chain.head };
  } finally {
    close();
  }
}

/** Dated by a clock that ran ahead: it says nothing of how old the last backup is, until its time has come. */
export function isOfTheFuture({ manifest }: Backup, now: Date): boolean {
  return Date.parse(manifest.madeAt) > now.getTime() + clocksApartMs;
}

/** Finished backups of a folder, latest first. */
export async function backupsIn(folder: string): Promise<readonly Backup[]> {
  const names = await readdir(folder).catch(() => []);
  const found: Backup[] = [];
  for (const name of names.filter((one) => backupName.test(one)).sort()) {
    const manifest = await readManifest(join(folder, name));
    if (manifest) found.unshift({ file: join(folder, name), manifest });
  }
  return found;
}

/**
 * Keeps the latest `keep` finished backups of a folder, and removes what a fault left half made. Those of the future are
 * neither counted nor removed. @returns those removed.
 */
export async function rotateBackups(folder: string, keep: number, now: Date): Promise<readonly string[]> {
  const ours = (await backupsIn(folder)).filter((backup) => !isOfTheFuture(backup, now));
  const old = ours.slice(keep).map(({ file }) => file);
  for (const file of old) {
    await rm(file, { force: true });
    await rm(manifestOf(file), { force: true });
  }
  for (const name of await readdir(folder)) {
    if (!/\.part(-journal|\.manifest)?$/.test(name)) continue;
    const known = await stat(join(folder, name)).catch(() => undefined);
    if (known && now.getTime() - known.mtimeMs > dayMs) await rm(join(folder, name), { force: true });
  }
  return old;
}

async function programVersion(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(projectRoot, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}
