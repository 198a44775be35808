import { serve } from '@hono/node-server';
import { createClient } from '@libsql/client';
import { Hono } from 'hono';
import { createApp } from '../../src/app.ts';
import { describedApi } from '../../src/entry/described-api.node.ts';
import { parseConfig } from '../../src/platform/config.ts';
import { createCrypto } from '../../src/platform/crypto.ts';
import { openDatabase } from '../../src/platform/database.node.ts';
import { idsFrom } from '../../src/platform/deps.ts';
import { createLog } from '../../src/platform/log.ts';

/**
 * A process of its own that serves the list: `app` as people get it, `unkept` the same with nothing kept from one request
 * to the next, `bare` the same SQL as that and nothing else.
 */
const [mode, url = ''] = process.argv.slice(2);

/** Statements of a request by address, as the service runs them, handed over by the parent. */
type Statements = Readonly<Record<string, readonly { sql: string; args: (string | number | null)[] }[]>>;

async function fetchOf(statements: Statements): Promise<(request: Request) => Response | Promise<Response>> {
  if (mode === 'bare') {
    const client = createClient({ url, concurrency: 1 });
    const app = new Hono();
    app.get('/api/v1/opportunities', async (c) => {
      const { pathname, search } = new URL(c.req.url);
      const answers: unknown[] = [];
      for (const statement of statements[pathname + search] ?? [])
        answers.push((await client.execute(statement)).rows);
      return c.json(answers);
    });
    return app.fetch;
  }
  // A pace held to is what a load would measure.
  const parsed = parseConfig({ RATE_LIMIT: '0' });
  if ('errors' in parsed) throw new Error(parsed.errors.map(({ en }) => en).join('\n'));
  const opened = await openDatabase(url);
  const database = mode === 'unkept' ? { ...opened, keepsMemory: false } : opened;
  const crypto = createCrypto('a-secret-key-for-measuring-only-0123456789');
  const deps = {
    config: parsed.config,
    database,
    crypto,
    // Lines are written as in service, and thrown away here.
    log: createLog(
      () => {},
      () => new Date(),
    ),
    now: () => new Date(),
    newId: idsFrom(crypto.randomBytes),
  };
  return createApp({
    depsFor: () => deps,
    addressOf: () => '127.0.0.1',
    asset: async () => undefined,
    openApi: describedApi,
    ready: () => true,
  }).fetch;
}

process.on('message', async (message: { statements?: Statements; usage?: true }) => {
  if (message.statements) {
    const fetch = await fetchOf(message.statements);
    serve({ fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => process.send?.({ port }));
  }
  if (message.usage) process.send?.({ cpu: process.cpuUsage() });
});
process.on('disconnect', () => process.exit(0));
