import { pathToFileURL } from 'node:url';
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { startDemoThread } from '../../../src/entry/demo-thread.node.ts';
import { wantedDemo } from '../../../src/features/demo/demo.repo.ts';
import { builtThread } from '../../support/built-server.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { createDemo, load } from './demo-setup.ts';

const now = '2026-11-22T08:00:00Z';
const program = pathToFileURL(builtThread);
/** Made anew by chance whenever somebody's number is written down. */
const byChance = new Set(['password_hash']);

/** Comes with the reference, long before the demo, and is many rows. */
const ofReference = /^(reference_|search_(deletion|skills|occupations|word|entry|index))/;

async function tablesOf({ deps }: Harness): Promise<ReadonlyMap<string, readonly unknown[]>> {
  const names = await deps.database.read.all<{ name: string }>(
    sql`select name from sqlite_master where type = 'table' order by name`,
  );
  const tables = new Map<string, readonly unknown[]>();
  for (const { name } of names.filter((one) => !ofReference.test(one.name))) {
    const rows = await deps.database.read.all<Record<string, unknown>>(
      sql`select * from ${sql.identifier(name)}`,
    );
    const told = rows.map((row) =>
      JSON.stringify(
        Object.entries(row).filter(([column]) => !byChance.has(column) && !column.endsWith('_sealed')),
      ),
    );
    tables.set(name, told);
  }
  return tables;
}

it('planned on a second thread, the demo data are row for row those planned on one', async () => {
  const one = await createDemo(now);
  const two = await createHarness({ now });
  const thread = startDemoThread(program);
  await load(two.deps, 'small', thread.plan);
  await thread.close();
  const [expected, found] = [await tablesOf(one), await tablesOf(two)];
  expect(expected.get('person')?.length).toBeGreaterThan(300);
  expect(expected.get('outcome_rectangle')?.length).toBeGreaterThan(1_000);
  expect([...found.keys()]).toEqual([...expected.keys()]);
  for (const [name, rows] of expected) expect(found.get(name), name).toEqual(rows);
  await one.close();
  await two.close();
}, 60_000);

it('a thread that cannot plan fails the load, which the next completes', async () => {
  const h = await createHarness({ now });
  const missing = startDemoThread(new URL('./no-such-program.mjs', program));
  await expect(load(h.deps, 'small', missing.plan)).rejects.toThrow(/no-such-program/);
  const stopped = startDemoThread(program);
  await stopped.close();
  await expect(load(h.deps, 'small', stopped.plan)).rejects.toThrow(/ended before/);
  expect(await wantedDemo(h.deps.database.read)).toBeDefined();
  await load(h.deps);
  expect(await wantedDemo(h.deps.database.read)).toBeUndefined();
  await h.close();
}, 60_000);
