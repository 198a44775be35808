import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWorker } from '../../src/entry/build-worker.node.ts';
import { demoPassword } from '../../src/features/demo/demo-accounts.rules.ts';
import { demoId } from '../../src/features/demo/demo-dice.rules.ts';
import { type Hrana, startHrana } from '../support/hrana.ts';
import { send } from '../support/http.ts';
import { childNamed, cpuMsOf, memoryMbOf } from '../support/processes.ts';
import { personBody } from '../support/samples.ts';
import { testSecret } from '../support/secret.ts';
import { startServer } from '../support/server.ts';
import { startWorker } from '../support/worker.ts';
import type { Size } from './bar.ts';
import { ms, summed } from './measure.ts';

const word = encodeURIComponent('خیاط');
const zahra = demoId('person', 'zahra');
/** What is asked again and again, by name. */
const asked = {
  'page of work': (url: string) => send(`${url}/work`),
  'page of work, a word': (url: string) => send(`${url}/work?q=${word}`),
  'skills by a word': (url: string) => send(`${url}/api/v1/skills?q=${word}`),
  'a person’s matches': (url: string, token: string) =>
    send(`${url}/api/v1/people/${zahra}/matches`, { token }),
  'registering a person': (url: string, token: string) =>
    send(`${url}/api/v1/people`, { token, body: personBody() }),
} as const;

interface House {
  readonly name: string;
  readonly url: string;
  readonly pid: number;
}

/** Cold starts and processor time a request, of the built Worker in workerd and of Node, both over the same HTTP database. */
export async function compareWorker({ scale, say }: Size): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'mehrkar-bench-worker-'));
  const hrana = await startHrana(join(folder, 'bench.db'));
  const settings = { DATABASE_URL: hrana.url, SECRET_KEY: testSecret, RATE_LIMIT: '0' };
  const lines: string[] = [];
  try {
    const built = await buildWorker(join(folder, 'built'));
    say('an empty database is filled over HTTP');
    const filled = performance.now();
    const node = await startServer({ ...settings, AUDIT_ANCHOR_FILE: join(folder, 'heads') });
    lines.push(`Node, start on an empty server with the small demo: ${ms(performance.now() - filled)}`);
    lines.push(...(await measure({ name: 'Node', url: node.url, pid: node.pid }, hrana, scale)));
    await node.stop();
    const again = performance.now();
    const warm = await startServer({ ...settings, AUDIT_ANCHOR_FILE: join(folder, 'heads') });
    lines.push(`Node, start on a filled server until ready: ${ms(performance.now() - again)}`);
    await warm.stop();

    const firsts: number[] = [];
    for (let i = 0; i < 5; i++) {
      const one = await startWorker(built, { ...settings, NODE_ENV: 'test', BASE_URL: 'http://localhost' });
      const started = performance.now();
      await send(`${one.url}/livez`);
      const alive = performance.now();
      await send(`${one.url}/work`);
      firsts.push(performance.now() - alive);
      say(
        `isolate ${i + 1}: first answer ${ms(alive - started)}, first page ${ms(performance.now() - alive)}`,
      );
      await one.close();
    }
    lines.push(`Worker, first page of a new isolate, the reference read: p50 ${ms(summed(firsts).p50)}`);
    const worker = await startWorker(built, { ...settings, NODE_ENV: 'test', BASE_URL: 'http://localhost' });
    const pid = childNamed('workerd') ?? 0;
    lines.push(...(await measure({ name: 'Worker', url: worker.url, pid }, hrana, scale)));
    lines.push(
      `Worker, memory of the whole runtime: ${memoryMbOf(pid).now} MB, at most ${memoryMbOf(pid).most} MB`,
    );
    await worker.close();
  } finally {
    await hrana.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return lines;
}

async function measure({ name, url, pid }: House, hrana: Hrana, scale: number): Promise<readonly string[]> {
  const before = cpuMsOf(pid);
  const body = { username: 'officer.bushehr', password: demoPassword };
  const begun = await send(`${url}/api/v1/sessions`, { body });
  const lines = [`${name}, a sign-in (one password looked at): processor time ${cpuMsOf(pid) - before} ms`];
  const runs = Math.max(10, Math.round(100 * scale));
  for (const [what, ask] of Object.entries(asked)) {
    for (let i = 0; i < 10; i++) await ask(url, String(begun.json.token));
    const [cpu, trips] = [cpuMsOf(pid), hrana.roundTrips()];
    const times: number[] = [];
    for (let i = 0; i < runs; i++) {
      const started = performance.now();
      const { status } = await ask(url, String(begun.json.token));
      if (status >= 300) throw new Error(`${name}, ${what}: ${status}`);
      times.push(performance.now() - started);
    }
    const each = (cpuMsOf(pid) - cpu) / runs;
    const roundTrips = ((hrana.roundTrips() - trips) / runs).toFixed(1);
    lines.push(
      `${name}, ${what}: processor time ${ms(each)} a request, ${roundTrips} round trips, p50 ${ms(summed(times).p50)}`,
    );
  }
  return lines;
}
