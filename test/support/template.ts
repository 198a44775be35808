import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { prepareDatabase, projectRoot } from '../../src/entry/prepare.node.ts';
import { parseConfig } from '../../src/platform/config.ts';
import { createCrypto } from '../../src/platform/crypto.ts';
import { openDatabase } from '../../src/platform/database.node.ts';
import { idsFrom } from '../../src/platform/deps.ts';
import { silentLog } from '../../src/platform/log.ts';
import { buildServer, builtServer } from './built-server.ts';
import { testCost, testSecret } from './secret.ts';
import { closeWhole } from './whole-file.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A database file that is migrated and holds reference, organisations and demo accounts; each suite copies it. */
    templateDatabase: string;
  }
}

/** Made once a run: hashing the accounts' passwords and loading the reference cost more than many a suite. */
export async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'mehrkar-template-'));
  const file = join(folder, 'template.db');
  const parsed = parseConfig({ DEMO: '1' });
  if ('errors' in parsed) throw new Error(parsed.errors.map(({ en }) => en).join('\n'));
  const database = await openDatabase(`file:${file}`);
  await database.migrate(join(projectRoot, 'migrations'));
  const crypto = createCrypto(testSecret, testCost);
  await prepareDatabase(
    {
      config: parsed.config,
      database,
      crypto,
      log: silentLog,
      now: () => new Date('2026-11-22T08:00:00Z'),
      newId: idsFrom(crypto.randomBytes),
    },
    { accounts: true },
  );
  await closeWhole(database);
  project.provide('templateDatabase', file);
  process.env[builtServer] = await buildServer();
  return () => rmSync(folder, { recursive: true, force: true });
}
