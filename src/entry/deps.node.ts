import { join } from 'node:path';
import type { Config } from '../platform/config.ts';
import { createCrypto } from '../platform/crypto.ts';
import { openDatabase } from '../platform/database.node.ts';
import type { Database } from '../platform/database.ts';
import { openRemoteDatabase } from '../platform/database.worker.ts';
import { type Deps, idsFrom } from '../platform/deps.ts';
import type { Log } from '../platform/log.ts';
import { configuredMessages } from '../platform/messages.configured.ts';
import { migrateRemote } from '../platform/migrate-remote.node.ts';
import { meiliServer } from '../platform/search-server.meili.ts';
import { secretKey } from '../platform/secret.node.ts';
import { languageOf } from './cli.text.ts';
import type { UnderWay } from './messages.node.ts';
import { projectRoot } from './prepare.node.ts';
import { upkeepOf } from './upkeep.ts';

/** The outside world of one process: key, migrated database, clock and ids, the same for server and command line. */
export async function openDeps(config: Config, log: Log, underWay?: UnderWay): Promise<Deps> {
  // Names, phones and restrictions stand in these files: nobody but their owner may read them.
  process.umask(0o077);
  const crypto = createCrypto(await secretKey(config));
  const database = await openAny(config);
  try {
    await database.migrate(join(projectRoot, 'migrations'));
  } catch (error) {
    await database.close();
    throw error;
  }
  return {
    config,
    database,
    crypto,
    log,
    upkeep: upkeepOf(config, crypto),
    ...(underWay === undefined ? {} : { beforeStop: underWay.add }),
    messages: configuredMessages(config, (text) => process.stdout.write(text), languageOf(process.env)),
    searchServer:
      config.meiliUrl === undefined || config.meiliKey === undefined
        ? undefined
        : meiliServer({ url: config.meiliUrl, key: config.meiliKey }),
    now: () => new Date(),
    newId: idsFrom(crypto.randomBytes),
  };
}

/** The embedded file, or a database on a server: its process lives on all the same, and others may write beside it. */
async function openAny(config: Config): Promise<Database & { migrate(folder: string): Promise<void> }> {
  if (config.databaseUrl.startsWith('file:')) return await openDatabase(config.databaseUrl);
  const database = openRemoteDatabase(config.databaseUrl, {
    authToken: config.databaseAuthToken,
    keepsMemory: true,
  });
  return { ...database, migrate: (folder) => migrateRemote(database.client, folder) };
}
