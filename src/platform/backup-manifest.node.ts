import { readFile } from 'node:fs/promises';
import { type BackupManifest, parseManifest } from './backup-manifest.ts';

export const manifestOf = (file: string) => `${file}.manifest.json`;

/** @returns undefined where there is none, or what is there is none. */
export async function readManifest(file: string): Promise<BackupManifest | undefined> {
  return parseManifest(await readFile(manifestOf(file), 'utf8').catch(() => ''));
}
