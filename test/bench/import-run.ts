import { sql } from 'drizzle-orm';
import { importPeople } from '../../src/features/people/import-people.ts';
import { nationalIdFrom } from '../support/samples.ts';
import { openBenchHouse } from './bench-house.ts';
import { bulkInsert } from './bulk.ts';
import { megabytesUsed } from './measure.ts';

export interface ImportMeasured {
  readonly rows: number;
  readonly tookMs: number;
  readonly cpuMs: number;
  /** In use after a chunk, once what is unused was let go, beyond what was in use before; the text included. */
  readonly peakMb: number;
  readonly textMb: number;
  readonly bareMs: number;
}

/** A process of its own: imports so many people and tells its parent what it took. */
async function run(count: number): Promise<ImportMeasured> {
  const house = await openBenchHouse();
  const { deps } = house;
  const before = megabytesUsed();
  const lines = Array.from({ length: count }, (_, i) => {
    const year = 1960 + (i % 45);
    return `${nationalIdFrom(200_000_000 + i)},given${i % 700},family${i},female,${year}-0${(i % 9) + 1}-1${i % 10},\u0628\u0648\u0634\u0647\u0631,\u06AF\u0646\u0627\u0648\u0647,0912${String(1_000_000 + i)},${i % 6},${(i % 40) * 5_000_000},${i % 101}`;
  });
  const heading =
    'nationalId,givenName,familyName,sex,birthDate,province,county,phone,household.dependants,household.monthlyIncomeRial,needScore';
  const text = `${heading}\n${lines.join('\n')}\n`;
  lines.length = 0;
  const actor = await house.actor('officer.bushehr');
  let peak = 0;
  let asked = 0;
  const started = performance.now();
  const cpu = process.cpuUsage();
  let spentLooking = 0;
  const result = await importPeople(deps, actor, text, {
    dryRun: false,
    onProgress() {
      asked += 1;
      if (asked % 10 !== 0) return;
      const began = performance.now();
      peak = Math.max(peak, megabytesUsed());
      spentLooking += performance.now() - began;
    },
  });
  const tookMs = performance.now() - started - spentLooking;
  const { user, system } = process.cpuUsage(cpu);
  if (!result.ok || result.value.created !== count)
    throw new Error(`not all landed: ${JSON.stringify(result).slice(0, 600)}`);
  const people =
    await deps.database.read.all<Record<string, string | number | null>>(sql`select * from person`);
  const [home] = await deps.database.read.all<{ id: string }>(sql`select id from household limit 1`);
  const bare = performance.now();
  await bulkInsert(
    deps.database,
    'person',
    people.map((row) => ({
      ...row,
      id: `${row.id}b`,
      organisation_id: 'org-care-gilan',
      household_id: home?.id,
    })),
  );
  const bareMs = performance.now() - bare;
  await house.close();
  return {
    rows: count,
    tookMs,
    cpuMs: (user + system) / 1000,
    peakMb: peak - before,
    textMb: (text.length * 2) / 2 ** 20,
    bareMs,
  };
}

process.send?.(await run(Number(process.argv[2] ?? 1000)));
process.disconnect?.();
