import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { drizzle } from 'drizzle-orm/libsql';
import { listOpportunities } from '../../src/features/opportunities/list-opportunities.ts';
import type { Reader } from '../../src/platform/database.ts';
import type { Bar, Size } from './bar.ts';
import { type BenchHouse, openBenchHouse } from './bench-house.ts';
import { requestsPerSecond } from './load.ts';
import { makeOpportunities } from './make-opportunities.ts';
import { summed } from './measure.ts';

/** What people ask: the first page, a province, a kind, words, a place. */
const queries = [
  '',
  '?province=tehran',
  '?kind=job&province=bushehr',
  '?kind=job&limit=20&noExperience=true',
  '?homeWork=true',
  '?near=35.7,51.4&radiusKm=20',
  '?kind=training',
  '?province=gilan&limit=50',
];
const paths = queries.map((query) => `/api/v1/opportunities${query}`);

type Statement = { sql: string; args: (string | number | null)[] };

/** The statements that the service runs for each address, taken down while it runs them. */
async function statementsOf(house: BenchHouse, url: string): Promise<Record<string, Statement[]>> {
  const client = createClient({ url, concurrency: 1 });
  const taken: Record<string, Statement[]> = {};
  for (const path of paths) {
    const list: Statement[] = [];
    taken[path] = list;
    const read = drizzle(client, {
      logger: {
        logQuery: (sql, args) => void list.push({ sql, args: args as Statement['args'] }),
      },
    }) as unknown as Reader;
    // Nothing is kept from one address to the next, so that every statement of it is seen.
    const database = { read, write: house.deps.database.write, close: house.deps.database.close };
    const query = Object.fromEntries(new URL(path, 'http://localhost').searchParams);
    const answer = await listOpportunities({ ...house.deps, database }, null, query);
    if (!answer.ok) throw new Error(`${path}: ${answer.problem.kind}`);
    taken[path] = list.filter(({ sql }) => !/reference_(item|version)/.test(sql));
  }
  client.close();
  return taken;
}

interface Served {
  readonly origin: string;
  cpuMs(): Promise<number>;
  stop(): void;
}

type Mode = 'app' | 'unkept' | 'bare';

async function serving(mode: Mode, url: string, statements: object): Promise<Served> {
  const child = fork(join(import.meta.dirname, 'list-server.ts'), [mode, url]);
  child.send({ statements });
  const { port } = await answerOf<{ port: number }>(child);
  return {
    origin: `http://127.0.0.1:${port}`,
    async cpuMs() {
      child.send({ usage: true });
      const { cpu } = await answerOf<{ cpu: NodeJS.CpuUsage }>(child);
      return (cpu.user + cpu.system) / 1000;
    },
    stop: () => void child.kill(),
  };
}

function answerOf<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error('the server ended'));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message as T);
    });
  });
}

export async function listBar({ scale, say }: Size): Promise<Bar> {
  const house = await openBenchHouse();
  try {
    const count = Math.round(50_000 * scale);
    await makeOpportunities(house.deps, count);
    const url = `file:${join(house.folder, 'bench.db')}`;
    const statements = await statementsOf(house, url);
    const app = await serving('app', url, {});
    const unkept = await serving('unkept', url, {});
    const bare = await serving('bare', url, statements);
    try {
      const rates: Record<Mode, number[]> = { app: [], unkept: [], bare: [] };
      const costs: Record<Mode, number[]> = { app: [], unkept: [], bare: [] };
      // Turn by turn, so that whatever else the machine does falls on both.
      for (let round = 0; round < 6; round++)
        for (const [name, served] of [
          ['app', app],
          ['unkept', unkept],
          ['bare', bare],
        ] as const) {
          const seconds = scale < 0.01 ? 0.2 : 4;
          const before = await served.cpuMs();
          const rate = await requestsPerSecond(served.origin, paths, { connections: 8, seconds });
          const cost = (await served.cpuMs()) - before;
          // The first round warms up.
          if (round === 0 && scale >= 0.01) continue;
          rates[name].push(rate);
          costs[name].push(cost / (rate * seconds));
        }
      const theirs = summed(rates.bare).p50;
      const told = (mode: Mode) => {
        const share = summed(rates[mode]).p50 / theirs;
        const cpu = summed(costs.bare).p50 / summed(costs[mode]).p50;
        return `${Math.round(summed(rates[mode]).p50)} a second, ${share.toFixed(2)} of the bare one (${cpu.toFixed(2)} by processor time a request)`;
      };
      for (const [mode, each] of Object.entries(rates))
        say(`requests/s by round, ${mode}: ${each.map(Math.round).join(' ')}`);
      return {
        what: `requests/s of GET /opportunities over ${count} open ones (${paths.length} addresses in turn, 8 connections)`,
        bar: '≥ 0.6 of a bare Hono handler with the same SQL',
        measured: `${told('app')}; with nothing kept between requests ${told('unkept')}`,
        reference: `the bare handler ${Math.round(theirs)} a second`,
        // The harder reading: every statement run anew, as the bare one does.
        met: summed(rates.unkept).p50 >= 0.6 * theirs,
      };
    } finally {
      app.stop();
      unkept.stop();
      bare.stop();
    }
  } finally {
    await house.close();
  }
}
