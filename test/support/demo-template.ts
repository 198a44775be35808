import { copyFileSync, existsSync, renameSync } from 'node:fs';
import { inject } from 'vitest';
import { prepareDatabase } from '../../src/entry/prepare.node.ts';
import type { DemoSize } from '../../src/features/demo/demo-size.rules.ts';
import { parseConfig } from '../../src/platform/config.ts';
import { createCrypto } from '../../src/platform/crypto.ts';
import { openDatabase } from '../../src/platform/database.node.ts';
import { idsFrom } from '../../src/platform/deps.ts';
import { silentLog } from '../../src/platform/log.ts';
import { testCost, testSecret } from './secret.ts';
import { closeWhole } from './whole-file.ts';

/** Copies a database with the small demo of this very day to a place. */
export async function copyDemo(to: string): Promise<void> {
  copyFileSync(await demoFile('small'), to);
}

/**
 * A database file with the demo as it is loaded at an instant, to be copied. Made by the first suite of a run that asks for
 * that instant, and found by all others: loading costs a suite more than most of its tests.
 */
export async function demoFile(size: DemoSize, at?: string): Promise<string> {
  const made = `${inject('templateDatabase')}.${size}.${at ?? 'today'}`;
  if (!existsSync(made)) await makeDemo(made, size, at);
  return made;
}

async function makeDemo(made: string, size: DemoSize, at: string | undefined): Promise<void> {
  // Two suites may make it at once: each its own, and the later one takes the place of an equal one.
  const own = `${made}.${process.pid}`;
  copyFileSync(inject('templateDatabase'), own);
  const parsed = parseConfig({ DEMO: '1' });
  if ('errors' in parsed) throw new Error(parsed.errors.map(({ en }) => en).join('\n'));
  const database = await openDatabase(`file:${own}`);
  const crypto = createCrypto(testSecret, testCost);
  await prepareDatabase(
    {
      config: parsed.config,
      database,
      crypto,
      log: silentLog,
      now: () => (at === undefined ? new Date() : new Date(at)),
      newId: idsFrom(crypto.randomBytes),
    },
    { accounts: false, demo: size },
  );
  await closeWhole(database);
  renameSync(own, made);
}
