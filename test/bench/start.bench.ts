import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../src/entry/prepare.node.ts';
import { startServer } from '../support/server.ts';
import type { Bar, Size } from './bar.ts';
import { ms, summed } from './measure.ts';

/** As a folder that was never started. */
async function forgetBuilds(): Promise<void> {
  const dist = join(projectRoot, 'dist');
  const names = await readdir(dist).catch(() => []);
  for (const name of names) if (name.startsWith('program-')) await rm(join(dist, name), { recursive: true });
}

/** From the command to ready on an empty folder with demo data; beside it the same on an empty house without. */
export async function startBar({ scale, say }: Size): Promise<Bar> {
  const runs = scale < 1 ? 1 : 3;
  const took = async (env: Record<string, string>) => {
    const times: number[] = [];
    for (let i = 0; i < runs; i++) {
      await forgetBuilds();
      const started = performance.now();
      const server = await startServer(env, { asStarted: true });
      times.push(performance.now() - started);
      await server.stop();
    }
    return summed(times);
  };
  const demo = await took({ DEMO: '1' });
  const empty = await took({ DEMO: '0' });
  say(`cold starts: ${runs}`);
  return {
    what: `cold start on an empty folder, demo data included (${runs} runs)`,
    bar: '≤ 15 s',
    measured: `p50 ${ms(demo.p50)}, slowest ${ms(demo.max)}`,
    reference: `without demo data ${ms(empty.p50)}`,
    met: demo.max <= 15_000,
  };
}
