import { copyFileSync, existsSync, renameSync } from 'node:fs';
import { inject } from 'vitest';
import { prepareDatabase } from '../../src/entry/prepare.node.ts';
import { parseConfig } from '../../src/platform/config.ts';
import { createCrypto } from '../../src/platform/crypto.ts';
import { openDatabase } from '../../src/platform/database.node.ts';
import { idsFrom } from '../../src/platform/deps.ts';
import { silentLog } from '../../src/platform/log.ts';
import { testCost, testSecret } from './secret.ts';
import { closeWhole } from './whole-file.ts';

/** Copies a database with the small demo of this very day to a place. Made by the first suite of a run that asks for it. */
export async function copyDemo(to: string): Promise<void> {
  const made = `${inject('templateDatabase')}.demo`;
  if (!existsSync(made)) await makeDemo(made);
  copyFileSync(made, to);
}

async function makeDemo(made: string): Promise<void> {
  // Two suites may make it at once: each its own, and the later one takes the place of an equal one.
  const own = `${made}.${process.pid}`;
  copyFileSync(inject('templateDatabase'), own);
  const parsed = parseConfig({ DEMO: 'small' });
  if ('errors' in parsed) throw new Error(parsed.errors.map(({ en }) => en).join('\n'));
  const database = await openDatabase(`file:${own}`);
  const crypto = createCrypto(testSecret, testCost);
  await prepareDatabase(
    {
      config: parsed.config,
      database,
      crypto,
      log: silentLog,
      now: () => new Date(),
      newId: idsFrom(crypto.randomBytes),
    },
    { accounts: false, demo: 'small' },
  );
  await closeWhole(database);
  renameSync(own, made);
}
