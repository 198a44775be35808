import { join } from 'node:path';
import { prepareDatabase, projectRoot } from '../../src/entry/prepare.node.ts';
import { parseConfig } from '../../src/platform/config.ts';
import { createCrypto } from '../../src/platform/crypto.ts';
import { openDatabase } from '../../src/platform/database.node.ts';
import { idsFrom } from '../../src/platform/deps.ts';
import { silentLog } from '../../src/platform/log.ts';

/** The key that `startServer` hands to the program. */
const crypto = createCrypto('a-secret-key-for-tests-only-0123456789');
/** Finds a national id in the database of a folder. */
export const nationalIdIndex = (nationalId: string) => crypto.blindIndex(nationalId);
export const databaseIn = (folder: string) => `file:${join(folder, 'mehrkar.db')}`;

/** Puts a database into a folder: reference, organisations and demo accounts, nobody and nothing else. Start with DEMO=0. */
export async function prepareFolder(folder: string): Promise<void> {
  const parsed = parseConfig({ DEMO: '1' });
  if ('errors' in parsed) throw new Error(parsed.errors.map(({ en }) => en).join('\n'));
  const database = await openDatabase(databaseIn(folder));
  await database.migrate(join(projectRoot, 'migrations'));
  const deps = {
    config: parsed.config,
    database,
    crypto,
    log: silentLog,
    now: () => new Date(),
    newId: idsFrom(crypto.randomBytes),
  };
  await prepareDatabase(deps, { accounts: true });
  await database.close();
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
