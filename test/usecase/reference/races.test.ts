import { afterAll, beforeAll, expect, test } from 'vitest';
import { vocabularyOf } from '../../../src/features/reference/vocabulary.repo.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { bring, listOf } from './reference-setup.ts';

let h: Harness;
beforeAll(async () => {
  h = await createHarness();
});
afterAll(() => h.close());

test('of lists brought in at the same time from one download, one changes an entry and the others are told', async () => {
  const list = await listOf(h, 'documents');
  const days = (n: number) => list.replace(/(Health card,.*?,)14,/, `$1${n},`);
  const reports = await Promise.all([21, 22, 23, 24].map((n) => bring(h, 'documents', days(n))));
  expect(reports.filter(({ updated }) => updated === 1)).toHaveLength(1);
  expect(reports.flatMap(({ rejected }) => rejected.map(({ code }) => code))).toEqual([
    'row.stale',
    'row.stale',
    'row.stale',
  ]);
  const kept = (await vocabularyOf(h.deps.database)).item('documents', 'health-card')?.data.usualDays;
  expect([21, 22, 23, 24]).toContain(kept);
});
