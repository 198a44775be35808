import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import supertest from 'supertest';
import { inject } from 'vitest';
import { createApp } from '../../src/app.ts';
import { describedApi } from '../../src/entry/described-api.node.ts';
import { workUnderWay } from '../../src/entry/messages.node.ts';
import { findAccount } from '../../src/features/accounts/accounts.repo.ts';
import { openSession } from '../../src/features/accounts/open-session.repo.ts';
import { change } from '../../src/features/records/change.repo.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import { ok } from '../../src/kernel/result.ts';
import { parseConfig } from '../../src/platform/config.ts';
import { createCrypto } from '../../src/platform/crypto.ts';
import { openDatabase } from '../../src/platform/database.node.ts';
import { type Deps, idsFrom } from '../../src/platform/deps.ts';
import { silentLog } from '../../src/platform/log.ts';
import type { MessageGateway, OutgoingMessage } from '../../src/platform/messages.ts';
import type { SearchServer } from '../../src/platform/search-server.ts';
import { testCost, testSecret } from './secret.ts';

/** When it is where a suite says nothing else. */
export const usualNow = '2026-11-22T08:00:00Z';

/** A whole service on a libSQL file of its own: migrated, real reference, demo accounts, no people or opportunities. */
export async function createHarness(
  options: {
    now?: string;
    env?: Record<string, string>;
    searchServer?: SearchServer;
    messages?: MessageGateway | 'none';
    /** A file to begin with a copy of, in place of the template. */
    file?: string;
  } = {},
) {
  const folder = mkdtempSync(join(tmpdir(), 'mehrkar-test-'));
  const parsed = parseConfig({ DEMO: '1', RATE_LIMIT: '0', ...options.env });
  if ('errors' in parsed) throw new Error(parsed.errors.map(({ en }) => en).join('\n'));
  copyFileSync(options.file ?? inject('templateDatabase'), join(folder, 'test.db'));
  const queries: string[] = [];
  const database = await openDatabase(`file:${join(folder, 'test.db')}`, (sql) => queries.push(sql));
  const crypto = createCrypto(testSecret, testCost);
  let now = new Date(options.now ?? usualNow);
  const sent: OutgoingMessage[] = [];
  const underWay = workUnderWay();
  const kept: MessageGateway = {
    async send(message) {
      sent.push(message);
      return { is: 'sent', gatewayId: null };
    },
  };
  const deps: Deps = {
    config: parsed.config,
    database,
    crypto,
    log: silentLog,
    searchServer: options.searchServer,
    messages: options.messages === 'none' ? undefined : (options.messages ?? kept),
    beforeStop: underWay.add,
    now: () => now,
    newId: idsFrom(crypto.randomBytes),
  };
  const app = createApp({
    depsFor: () => deps,
    addressOf: () => '127.0.0.1',
    asset: async () => undefined,
    ready: () => true,
    openApi: describedApi,
  });
  const server = createServer(getRequestListener(app.fetch));
  const tokens = new Map<string, string>();

  return {
    deps,
    app,
    request: () => supertest(server),
    /** The token of a session begun as a sign-in begins it; what checking a password takes is left to the suites about it. */
    async tokenOf(username: string): Promise<string> {
      const known = tokens.get(username);
      if (known) return known;
      const found = await findAccount(database.read, username);
      if (!found) throw new Error(`no account ${username}`);
      const { actor } = found;
      const begun = await change(deps, actor, async ({ tx, audit }) => {
        audit({ action: 'session.start', entity: 'account', entityId: actor.accountId });
        return ok(await openSession(deps, tx, actor, { address: '127.0.0.1' }));
      });
      if (!begun.ok) throw new Error(`session of ${username}: ${begun.problem.kind}`);
      tokens.set(username, begun.value.token);
      return begun.value.token;
    },
    async actorOf(username: string): Promise<Actor> {
      const found = await findAccount(database.read, username);
      if (!found) throw new Error(`no account ${username}`);
      return found.actor;
    },
    /** The statements that `work` sends to the database, in their order. */
    async queriesOf(work: () => Promise<unknown>): Promise<readonly string[]> {
      const before = queries.length;
      await work();
      return queries.slice(before);
    },
    setNow(iso: string) {
      now = new Date(iso);
      tokens.clear();
    },
    /** Messages to phones, once all that were to be sent are. */
    async sentMessages(): Promise<readonly OutgoingMessage[]> {
      await underWay.settled();
      return sent;
    },
    async close() {
      await underWay.settled();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
export type Harness = Awaited<ReturnType<typeof createHarness>>;
