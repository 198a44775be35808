import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { startFakeMeili } from './fake-meili.ts';

/** A search server that can be killed and comes back with what it had: the program named by `MEILI_BIN`, else the one in memory. */
export interface KillableMeili {
  readonly url: string;
  readonly key: string;
  kill(): Promise<void>;
  start(): Promise<void>;
}

export async function startKillableMeili(folder: string): Promise<KillableMeili> {
  const program = process.env.MEILI_BIN;
  if (program === undefined) {
    const fake = await startFakeMeili();
    return { url: fake.url, key: fake.key, kill: fake.stop, start: fake.start };
  }
  const port = await new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
  const url = `http://127.0.0.1:${port}`;
  const key = 'a-master-key-for-tests-only';
  let child: ChildProcess | undefined;
  async function start(): Promise<void> {
    const options = ['--db-path', folder, '--http-addr', `127.0.0.1:${port}`, '--master-key', key];
    child = spawn(program ?? '', [...options, '--no-analytics'], { stdio: 'ignore', cwd: folder });
    for (const until = Date.now() + 60_000; ; ) {
      const isUp = await fetch(`${url}/health`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (isUp) return;
      if (Date.now() > until || child.exitCode !== null) throw new Error('the search server does not start');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  await start();
  return {
    url,
    key,
    start,
    async kill() {
      const ended = new Promise((resolve) => child?.once('exit', resolve));
      child?.kill('SIGKILL');
      await ended;
    },
  };
}
