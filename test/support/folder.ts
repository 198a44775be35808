import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { createCrypto } from '../../src/platform/crypto.ts';
import { openDatabase } from '../../src/platform/database.node.ts';
import { testSecret } from './secret.ts';

const crypto = createCrypto(testSecret);
/** Finds a national id in the database of a folder. */
export const nationalIdIndex = (nationalId: string) => crypto.blindIndex(nationalId);
export const databaseIn = (folder: string) => `file:${join(folder, 'mehrkar.db')}`;

/** Puts a database into a folder: reference, organisations and demo accounts, nobody and nothing else. Start with DEMO=0. */
export function prepareFolder(folder: string): void {
  copyFileSync(inject('templateDatabase'), join(folder, 'mehrkar.db'));
}

/** Looks into the database of a folder beside the program that runs on it. */
export async function lookInto<T>(
  folder: string,
  look: (db: Awaited<ReturnType<typeof openDatabase>>['read']) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(databaseIn(folder));
  try {
    return await look(database.read);
  } finally {
    await database.close();
  }
}
