import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtServer } from './built-server.ts';
import { copyDemo } from './demo-template.ts';
import { testSecret } from './secret.ts';

/** What `node` is called with: from one built file, for reading the sources each time costs seconds, or as `npm start` does. */
export /** What `npm start` runs. */
const started = 'src/entry/start.js';
export const programOf = (asStarted: boolean): string =>
  asStarted ? started : (process.env[builtServer] ?? started);

let asked = 0;

/**
 * A free port below those that systems hand out by themselves, each worker from its own: one that was only tried might be
 * given to another server, or to a client's end of a connection, before ours listens.
 */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Number(process.env.VITEST_POOL_ID ?? 0) * 500 + (asked++ % 500);
    const isFree = await new Promise<boolean>((resolve) => {
      const probe = createServer();
      probe.once('error', () => resolve(false));
      probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
    });
    if (isFree) return port;
  }
}

/** A search server that is never there: what it has still to be told is kept, as it is not where none is set. */
export const unheardSearch = { MEILI_URL: 'http://127.0.0.1:9', MEILI_KEY: 'nobody-listens-there' };

/**
 * The real program, as `npm start` runs it, on an empty folder and a free port. A folder that is handed in is used as it
 * is and stays, so that the program can be started on it again. `demo: 'prepared'` starts with the small demo in its place.
 * Started from the file that was built for the run; `asStarted` starts it as `npm start` does, which builds it first.
 */
export async function startServer(
  env: Record<string, string> = {},
  options: { readonly folder?: string; readonly demo?: 'prepared'; readonly asStarted?: boolean } = {},
) {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'mehrkar-server-'));
  if (options.demo === 'prepared') await copyDemo(join(folder, 'mehrkar.db'));
  const port = await freePort();
  const output: string[] = [];
  const child: ChildProcess = spawn(process.execPath, [programOf(options.asStarted === true)], {
    env: {
      PATH: process.env.PATH ?? '',
      PORT: String(port),
      DATABASE_URL: `file:${join(folder, 'mehrkar.db')}`,
      RATE_LIMIT: '0',
      SECRET_KEY: testSecret,
      DEMO: 'small',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  child.stdout?.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  const url = `http://localhost:${port}`;

  const deadline = Date.now() + 60_000;
  while (true) {
    if (child.exitCode !== null) throw new Error(`the server ended at once:\n${output.join('')}`);
    const ready = await fetch(`${url}/readyz`).then(
      (answer) => answer.status === 200,
      () => false,
    );
    if (ready) break;
    if (Date.now() > deadline) throw new Error(`the server did not get ready:\n${output.join('')}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const dropFolder = () => {
    if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
  };
  return {
    url,
    folder,
    pid: child.pid ?? 0,
    ended,
    /** SIGKILL: nothing is finished, nothing is tidied up. */
    async kill(): Promise<void> {
      child.kill('SIGKILL');
      await ended;
    },
    /** Sends SIGTERM and does not wait. */
    terminate: () => void child.kill('SIGTERM'),
    output: () => output.join(''),
    /** SIGTERM, as a service manager sends it. @returns the exit code. */
    async stop(): Promise<number | null> {
      child.kill('SIGTERM');
      const code = await ended;
      dropFolder();
      return code;
    },
  };
}
