import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nextDueOn } from '../../../src/features/placements/check-schedule.rules.ts';
import { followUpRepo } from '../../../src/features/placements/follow-up.repo.ts';
import { placementsRepo } from '../../../src/features/placements/placements.repo.ts';
import { warningsOfRecord } from '../../../src/features/placements/view-work.ts';
import { addDays, mustLocalDate } from '../../../src/kernel/calendar.ts';
import { placementCheck, visit } from '../../../src/schema/outcomes.ts';
import { placement } from '../../../src/schema/referrals.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { addPerson } from '../opportunities/bodies.ts';
import { rowsOf } from '../referrals/referral-setup.ts';

let h: Harness;
beforeAll(async () => {
  h = await createHarness();
});
afterAll(() => h.close());

/** Evenly spread, the same at every run. */
let seed = 7;
const below = (n: number) => {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed % n;
};
const start = mustLocalDate('2024-02-10');
const at = '2026-11-22T08:00:00.000Z';

test('what the database keeps as due is what the schedule says, whoever wrote and in whatever order', async () => {
  const organisationId = 'org-assoc-bushehr';
  const personId = await addPerson(h);
  const told: { id: string; startedOn: string; expected: string | null; checks: [number, string][] }[] = [];
  await h.deps.database.write(async (tx) => {
    for (let i = 0; i < 150; i++) {
      const id = `plc_${i}`;
      const expectedEndOn = below(3) === 0 ? addDays(start, below(900)) : null;
      const startedOn = addDays(start, -below(40));
      await tx.insert(placement).values({
        id,
        organisationId,
        personId,
        startedOn: start,
        expectedEndOn,
        createdAt: at,
        updatedAt: at,
      });
      const checks: [number, string][] = [];
      for (let k = below(5); k > 0; k--) {
        const day = below(1000);
        const result = below(4) === 0 ? 'not-reached' : 'working';
        const of = {
          placementId: id,
          organisationId,
          personId,
          checkedOn: addDays(start, day),
          recordedAt: at,
          recordedBy: 'acc_1',
        };
        await tx.insert(placementCheck).values({
          ...of,
          id: `chk_${i}_${k}`,
          result: result as 'working',
          evidence: result === 'working' ? 'call' : null,
        });
        if (below(4) === 0)
          await tx
            .insert(placementCheck)
            .values({ ...of, id: `chk_${i}_${k}v`, result: 'void', corrects: `chk_${i}_${k}` });
        else if (result === 'working') checks.push([day, result]);
      }
      // Corrected after the checks: the day that is due follows.
      await tx.run(sql`update placement set started_on = ${startedOn} where id = ${id}`);
      told.push({ id, startedOn, expected: expectedEndOn, checks });
    }
  });
  const kept = new Map(
    (
      await rowsOf<{ id: string; due: string }>(
        h,
        sql`select placement_id as id, next_due_on as due from placement_follow_up`,
      )
    ).map(({ id, due }) => [id, due]),
  );
  for (const { id, startedOn, expected, checks } of told) {
    const last = checks
      .map(([day]) => day)
      .sort((a, b) => a - b)
      .at(-1);
    expect({ id, due: kept.get(id) }).toEqual({
      id,
      due: nextDueOn(
        mustLocalDate(startedOn),
        last === undefined ? undefined : addDays(start, last),
        expected === null ? undefined : mustLocalDate(expected),
      ),
    });
  }
  expect(told.some(({ expected, id }) => kept.get(id) === expected)).toBe(true);
  await h.deps.database.write(async (tx) => {
    await tx.run(sql`update placement set ended_on = '2026-11-01', end_reason = 'pay' where id = 'plc_1'`);
    await tx.run(sql`update placement set is_work = 0 where id = 'plc_2'`);
  });
  const [left] = await rowsOf<{ n: number }>(h, sql`select count(*) as n from placement_follow_up`);
  expect(left?.n).toBe(148);
});

test('what the database counts as warned is what the rule says, the longest warned first', async () => {
  const scope = { organisationId: 'org-care-gilan' };
  const today = mustLocalDate('2026-11-22');
  const personId = await addPerson(h, scope.organisationId);
  const ids = Array.from({ length: 200 }, (_, i) => `plc_w${i}`);
  await h.deps.database.write(async (tx) => {
    for (const id of ids) {
      const startedOn = addDays(today, -20 - below(200));
      const of = { ...scope, personId, placementId: id };
      await tx.insert(placement).values({
        ...scope,
        id,
        personId,
        startedOn,
        expectedEndOn: below(3) === 0 ? addDays(today, below(80) - 20) : null,
        weeklyHours: below(2) === 0 ? 15 + below(10) : null,
        monthlyIncomeRial: below(2) === 0 ? 60 + below(60) : null,
        createdAt: at,
        updatedAt: at,
      });
      for (let k = below(4); k > 0; k--) {
        const isMet = below(2) === 0;
        await tx.insert(placementCheck).values({
          ...of,
          id: `chk_${id}_${k}`,
          checkedOn: addDays(today, -below(20)),
          result: isMet ? 'working' : 'not-reached',
          evidence: isMet ? 'call' : null,
          weeklyHours: isMet && below(2) === 0 ? 15 + below(10) : null,
          monthlyIncomeRial: isMet && below(2) === 0 ? 60 + below(60) : null,
          recordedAt: at,
          recordedBy: 'acc_1',
        });
      }
      const visits = below(3);
      for (let k = 0; k < visits; k++)
        await tx.insert(visit).values({
          ...of,
          id: `vis_${id}_${k}`,
          plannedOn: addDays(today, -below(20)),
          ...(k === 0
            ? {
                doneOn: addDays(today, -below(20)),
                outcome: (['well', 'needs-help', 'not-found'] as const)[below(3)] ?? 'well',
              }
            : {}),
          createdAt: at,
          createdBy: 'acc_1',
          updatedAt: at,
        });
    }
  });
  const repo = placementsRepo(h.deps.database.read, scope);
  const expected: { id: string; since: string }[] = [];
  for (const id of ids) {
    const whole = await repo.whole(id);
    const [first] = whole ? warningsOfRecord(whole, whole.visits, today) : [];
    if (first) expected.push({ id, since: first.since });
  }
  expected.sort((a, b) => (a.since === b.since ? (a.id < b.id ? -1 : 1) : a.since < b.since ? -1 : 1));
  expect(expected.length).toBeGreaterThan(30);
  expect(expected.length).toBeLessThan(170);
  const queue = followUpRepo(h.deps.database.read, scope, today);
  const { items, total } = await queue.warned({ limit: 500 });
  expect(total).toBe(expected.length);
  expect(items.map(({ placementId, warnings }) => ({ id: placementId, since: warnings[0]?.since }))).toEqual(
    expected,
  );
  expect((await queue.warned({ limit: 0 })).total).toBe(expected.length);
});
