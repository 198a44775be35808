import { expect, test } from 'vitest';
import { tableOf } from '../../bench/bar.ts';
import { openBenchHouse } from '../../bench/bench-house.ts';
import { makeOpportunities } from '../../bench/make-opportunities.ts';
import { makePeople } from '../../bench/make-people.ts';
import { opportunityBar, personBar } from '../../bench/matching.bench.ts';
import { summed } from '../../bench/measure.ts';

test('the bench makes its houses and asks its questions, at a tiny size', async () => {
  const house = await openBenchHouse();
  try {
    await makePeople(house.deps, 120);
    await makeOpportunities(house.deps, 80);
    const size = { scale: 0.001, say: () => {} };
    // Each also judges every pair plainly beside, and throws where the pool answers otherwise.
    const bars = [await personBar(house, size), await opportunityBar(house, size)];
    expect(bars.map(({ what }) => what)).toEqual([
      expect.stringContaining('of 80 open opportunities'),
      expect.stringContaining('of 120 people'),
    ]);
    const table = tableOf(bars);
    for (const { bar, measured, reference } of bars)
      for (const told of [bar, measured, reference]) expect(table).toContain(told);
  } finally {
    await house.close();
  }
});

test('p50 and p95 are runs that happened', () => {
  expect(summed([5, 1, 3, 2, 4])).toMatchObject({ min: 1, p50: 3, p95: 5, max: 5, runs: 5 });
});
