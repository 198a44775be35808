import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Miniflare } from 'miniflare';
import { openDeps } from '../../src/entry/deps.node.ts';
import { prepareDatabase } from '../../src/entry/prepare.node.ts';
import { parseConfig } from '../../src/platform/config.ts';
import { silentLog } from '../../src/platform/log.ts';
import { copyDemo } from './demo-template.ts';
import { type Hrana, startHrana } from './hrana.ts';
import { emptyRemote } from './remote.ts';
import { testSecret } from './secret.ts';

/** As in `wrangler.toml`; a test holds them equal. */
export const compatibility = { date: '2026-04-26', flags: ['nodejs_compat'] } as const;

export interface RemoteHouse {
  readonly url: string;
  readonly token: string | undefined;
  /** The endpoint of ours, where no real server was named. */
  readonly hrana: Hrana | undefined;
  close(): Promise<void>;
}

/** The small demo of this day behind HTTP: on a real server where `LIBSQL_URL` names one, else on our own endpoint. */
export async function openRemoteHouse(): Promise<RemoteHouse> {
  const real = process.env.LIBSQL_URL;
  if (real) {
    const token = process.env.LIBSQL_AUTH_TOKEN;
    await emptyRemote(real, token);
    const parsed = parseConfig({ DATABASE_URL: real, DATABASE_AUTH_TOKEN: token, SECRET_KEY: testSecret });
    if ('errors' in parsed) throw new Error(parsed.errors.map(({ en }) => en).join('\n'));
    const deps = await openDeps(parsed.config, silentLog);
    await prepareDatabase(deps, { accounts: true, demo: 'small' });
    await deps.database.close();
    return { url: real, token, hrana: undefined, close: async () => {} };
  }
  const folder = mkdtempSync(join(tmpdir(), 'mehrkar-worker-'));
  const file = join(folder, 'test.db');
  await copyDemo(file);
  const hrana = await startHrana(file, { token: 'let me in' });
  return {
    url: hrana.url,
    token: hrana.token,
    hrana,
    async close() {
      await hrana.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The built Worker in workerd. Its log comes back as objects, one a line. */
export async function startWorker(
  built: { readonly script: string; readonly assets: string },
  bindings: Readonly<Record<string, string>>,
) {
  const logged: Record<string, unknown>[] = [];
  const other: string[] = [];
  const mf = new Miniflare({
    modules: [{ type: 'ESModule', path: built.script }],
    modulesRoot: join(built.script, '..'),
    compatibilityDate: compatibility.date,
    compatibilityFlags: [...compatibility.flags],
    bindings,
    assets: {
      directory: built.assets,
      binding: 'ASSETS',
      routerConfig: { has_user_worker: true },
    },
    handleRuntimeStdio(out: Readable, err: Readable) {
      for (const stream of [out, err])
        stream.on('data', (chunk: Buffer) => {
          for (const line of chunk.toString().split('\n').filter(Boolean))
            if (line.startsWith('{"at"')) logged.push(JSON.parse(line));
            else other.push(line);
        });
    },
  });
  const url = (await mf.ready).origin;
  return {
    url,
    logged,
    /** Whatever the runtime itself had to say. */
    other,
    async runCron(cron = '7 * * * *'): Promise<string> {
      const worker = (await mf.getWorker()) as unknown as {
        scheduled(event: { cron: string }): Promise<{ outcome: string }>;
      };
      return (await worker.scheduled({ cron })).outcome;
    },
    close: () => mf.dispose(),
  };
}
export type RunningWorker = Awaited<ReturnType<typeof startWorker>>;
