import { randomBytes } from 'node:crypto';
import { meiliServer } from '../../src/platform/search-server.meili.ts';
import type { SearchServer } from '../../src/platform/search-server.ts';
import { startFakeMeili } from './fake-meili.ts';

/** Whether suites run against a real server too, that of `MEILI_URL` and `MEILI_KEY`. */
export const hasRealServer = process.env.MEILI_URL !== undefined && process.env.MEILI_KEY !== undefined;

/**
 * A search server for a suite: that of `MEILI_URL` and `MEILI_KEY`, under names of its own, where there is one; else one of the
 * same protocol in memory.
 */
export async function openSearchServer(): Promise<{
  readonly server: SearchServer;
  close(): Promise<void>;
}> {
  const { MEILI_URL: url, MEILI_KEY: key } = process.env;
  if (url === undefined || key === undefined) {
    const fake = await startFakeMeili();
    return { server: meiliServer({ url: fake.url, key: fake.key }), close: fake.close };
  }
  const server = meiliServer({ url, key, prefix: `test_${randomBytes(6).toString('hex')}_` });
  return {
    server,
    async close() {
      for (const index of Object.keys(await server.sizes())) await server.drop(index);
    },
  };
}
