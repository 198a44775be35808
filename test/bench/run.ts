import { memoryPoolOf } from '../../src/features/matching/pool/memory-pool.repo.ts';
import { bankBar } from './bank.bench.ts';
import { type Bar, tableOf } from './bar.ts';
import { openBenchHouse } from './bench-house.ts';
import { browseBars } from './browse.bench.ts';
import { importBar } from './import.bench.ts';
import { listBar } from './list.bench.ts';
import { makeOpportunities } from './make-opportunities.ts';
import { makePeople } from './make-people.ts';
import { opportunityBar, personBar } from './matching.bench.ts';
import { megabytesUsed, ms } from './measure.ts';
import { paintBars } from './paint.bench.ts';
import { peopleSearchBar } from './people-search.bench.ts';
import { searchBars } from './search.bench.ts';
import { startBar } from './start.bench.ts';
import { targetsBar } from './targets.bench.ts';
import { compareWorker } from './worker.bench.ts';

const names = [
  'person',
  'opportunity',
  'import',
  'bank',
  'list',
  'search',
  'browse',
  'people',
  'paint',
  'start',
  'targets',
  'worker',
] as const;
type Name = (typeof names)[number];

const chosen = process.argv
  .slice(2)
  .filter((word): word is Name => (names as readonly string[]).includes(word));
const scale = Number(process.argv.find((word) => word.startsWith('--scale='))?.slice(8) ?? 1);
const wants = (name: Name) => chosen.length === 0 || chosen.includes(name);
const say = (line: string) => console.error(line);
const size = { scale, say };
const bars: Bar[] = [];

if (wants('person') || wants('opportunity')) {
  const house = await openBenchHouse();
  try {
    let started = performance.now();
    await makePeople(house.deps, Math.round(200_000 * scale));
    await makeOpportunities(house.deps, Math.round(50_000 * scale));
    say(`data made in ${ms(performance.now() - started)}`);
    const before = megabytesUsed();
    started = performance.now();
    const sizes = await memoryPoolOf(house.deps.database).warm();
    say(
      `pool of ${sizes.people} people and ${sizes.opportunities} opportunities filled in ${ms(performance.now() - started)}, ${Math.round(megabytesUsed() - before)} MB`,
    );
    if (wants('person')) bars.push(await personBar(house, size));
    if (wants('opportunity')) bars.push(await opportunityBar(house, size));
  } finally {
    await house.close();
  }
}

if (wants('import')) bars.push(await importBar(size));
if (wants('bank')) bars.push(await bankBar(size));
if (wants('list')) bars.push(await listBar(size));
if (wants('search')) bars.push(...(await searchBars(size)));
if (wants('paint')) bars.push(...(await paintBars(size)));
if (wants('browse')) bars.push(...(await browseBars(size)));
if (wants('people')) bars.push(await peopleSearchBar(size));
if (wants('start')) bars.push(await startBar(size));
if (wants('targets')) bars.push(await targetsBar(size));

// No bar stands beside these: they tell what a Worker costs.
if (wants('worker')) for (const line of await compareWorker(size)) console.log(line);
console.log(`\n${tableOf(bars)}\n`);
process.exitCode = bars.every(({ met }) => met) ? 0 : 1;
