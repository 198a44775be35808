import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../src/app.ts';
import { describedApi } from '../../src/entry/described-api.node.ts';
import { prepareDatabase, projectRoot } from '../../src/entry/prepare.node.ts';
import { findAccount } from '../../src/features/accounts/accounts.repo.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import { parseConfig } from '../../src/platform/config.ts';
import { createCrypto } from '../../src/platform/crypto.ts';
import { openDatabase } from '../../src/platform/database.node.ts';
import { type Deps, idsFrom } from '../../src/platform/deps.ts';
import { silentLog } from '../../src/platform/log.ts';

/** A service on a database of its own in a temporary folder, with reference and accounts and nobody in it. */
export async function openBenchHouse() {
  const folder = mkdtempSync(join(tmpdir(), 'mehrkar-bench-'));
  const parsed = parseConfig({ DEMO: '1' });
  if ('errors' in parsed) throw new Error(parsed.errors.map(({ en }) => en).join('\n'));
  const database = await openDatabase(`file:${join(folder, 'bench.db')}`);
  await database.migrate(join(projectRoot, 'migrations'));
  const crypto = createCrypto('a-secret-key-for-measuring-only-0123456789');
  const now = new Date();
  const deps: Deps = {
    config: parsed.config,
    database,
    crypto,
    log: silentLog,
    now: () => now,
    newId: idsFrom(crypto.randomBytes),
  };
  await prepareDatabase(deps, { accounts: true });
  return {
    deps,
    folder,
    app: createApp({
      depsFor: () => deps,
      addressOf: () => '127.0.0.1',
      asset: async () => undefined,
      openApi: describedApi,
      ready: () => true,
    }),
    async actor(username: string): Promise<Actor> {
      const found = await findAccount(database.read, username);
      if (!found) throw new Error(`no account ${username}`);
      return found.actor;
    },
    async close(): Promise<void> {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
export type BenchHouse = Awaited<ReturnType<typeof openBenchHouse>>;
