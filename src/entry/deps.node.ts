import { join } from 'node:path';
import type { Config } from '../platform/config.ts';
import { createCrypto } from '../platform/crypto.ts';
import { openDatabase } from '../platform/database.node.ts';
import { type Deps, idsFrom } from '../platform/deps.ts';
import type { Log } from '../platform/log.ts';
import { meiliServer } from '../platform/search-server.meili.ts';
import { secretKey } from '../platform/secret.node.ts';
import { projectRoot } from './prepare.node.ts';
import { upkeepOf } from './upkeep.ts';

/** The outside world of one process: key, migrated database, clock and ids, the same for server and command line. */
export async function openDeps(config: Config, log: Log): Promise<Deps> {
  // Names, phones and restrictions stand in these files: nobody but their owner may read them.
  process.umask(0o077);
  const crypto = createCrypto(await secretKey(config));
  const database = await openDatabase(config.databaseUrl);
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
    searchServer:
      config.meiliUrl === undefined || config.meiliKey === undefined
        ? undefined
        : meiliServer({ url: config.meiliUrl, key: config.meiliKey }),
    now: () => new Date(),
    newId: idsFrom(crypto.randomBytes),
  };
}
