import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rebuildSpans } from '../../../src/features/outcomes/settle-outcomes.repo.ts';
import { settleWorks } from '../../../src/features/outcomes/work-spans.repo.ts';
import { change } from '../../../src/features/records/change.repo.ts';
import { dayNumber, mustLocalDate } from '../../../src/kernel/calendar.ts';
import { ok } from '../../../src/kernel/result.ts';
import type { Harness } from '../../support/harness.ts';
import { createDemo } from './demo-setup.ts';

const today = '2026-11-22';
const day = dayNumber(mustLocalDate(today));
let h: Harness;
beforeAll(async () => {
  h = await createDemo(`${today}T08:00:00Z`);
});
afterAll(() => h.close());

const rows = <T = Record<string, unknown>>(query: string) => h.deps.database.read.all<T>(sql.raw(query));
const one = async (query: string) => Number(Object.values((await rows(query))[0] ?? {})[0]);
const spans = () =>
  rows('select * from outcome_span order by person_id, known_from, from_day, known_to').then((all) =>
    all.map(({ id: _, ...row }) => row),
  );

describe('how people of the demo stood', () => {
  it('is logged as their files say it: settling everybody anew finds nothing to add', async () => {
    const before = {
      spans: await spans(),
      months: await rows('select * from outcome_month order by 1, 2, 3'),
    };
    const logs =
      'select (select count(*) from person_state) * 100000 + (select count(*) from placement_version)';
    const logged = await one(logs);
    expect(await one('select count(*) from outcome_due')).toBe(0);
    await change(h.deps, { accountId: 'system:test', organisationId: null }, async ({ tx, audit }) => {
      await tx.run(sql`insert into outcome_due (person_id) select id from person`);
      audit({ action: 'outcome.settle', entity: 'outcome', entityId: 'due' });
      return ok(undefined);
    });
    expect(await one(logs)).toBe(logged);
    await h.deps.database.write(async (tx) => {
      const ids = (await rows<{ id: string }>('select id from person')).map(({ id }) => id);
      await rebuildSpans(tx, ids);
    });
    expect(await spans()).toEqual(before.spans);
    expect(await rows('select * from outcome_month where people <> 0 order by 1, 2, 3')).toEqual(
      before.months.filter(({ people }) => people !== 0),
    );
  });

  it('and so are their works: derived again from what is logged, row for row the same', async () => {
    const works = async () =>
      (await rows('select * from work_span')).map(({ id: _, ...row }) => JSON.stringify(row)).sort();
    const before = await works();
    expect(before.length).toBeGreaterThan(500);
    expect(await one('select count(*) from work_due')).toBe(0);
    const due = await h.deps.database.write(async (tx) => {
      await tx.run(sql`insert into work_due (person_id) select distinct person_id from placement_version`);
      let settled = 0;
      for (let some = await settleWorks(tx); some > 0; some = await settleWorks(tx)) settled += some;
      return settled;
    });
    expect(due).toBeGreaterThan(50);
    expect(await works()).toEqual(before);
  });

  it('shows what was handed over among the aid of its household, and nothing else of an award', async () => {
    const delivered = await rows(
      'select id, household_id, delivered_on from award where delivered_on is not null order by id',
    );
    expect(delivered.length).toBeGreaterThan(5);
    expect(
      await rows(`select award_id as id, household_id, given_on as delivered_on from household_aid
        where award_id is not null order by award_id`),
    ).toEqual(delivered);
  });

  it('leaves a gap that is real: of Bushehr’s people a good third to 60 % in work, some unknown, some with too little', async () => {
    const counts = new Map(
      (
        await rows<{ state: string; n: number }>(`select state, count(*) as n from outcome_span
          where known_to = 9000000000000000 and from_day <= ${day} and to_day > ${day} and organisation_id = 'org-assoc-bushehr' group by 1`)
      ).map(({ state, n }) => [state, n]),
    );
    const of = (state: string) => counts.get(state) ?? 0;
    const population = of('in-work') + of('some-work') + of('unknown') + of('out-of-work');
    expect(of('in-work') / population).toBeGreaterThan(0.38);
    expect(of('in-work') / population).toBeLessThan(0.6);
    for (const state of ['some-work', 'unknown', 'paused', 'left', 'not-seeking'])
      expect(of(state), state).toBeGreaterThan(2);
  });

  it('was known otherwise at the time: ends and missed checks came to be known later', async () => {
    const then = dayNumber(mustLocalDate('2026-10-01'));
    const at = Date.parse('2026-10-02T00:00:00Z');
    const inWork = (known: string) =>
      one(
        `select count(*) from outcome_span where state = 'in-work' and from_day <= ${then} and to_day > ${then} and ${known}`,
      );
    const known = await inWork(`known_from <= ${at} and known_to > ${at}`);
    expect(known).toBeGreaterThan(20);
    expect(await inWork('known_to = 9000000000000000')).not.toBe(known);
  });
});

describe('how their work was followed up', () => {
  it('by checks of every result, some of them corrected, none in the future or before the work', async () => {
    const results = await rows<{ result: string }>('select distinct result from placement_check');
    expect(results.map(({ result }) => result).sort()).toEqual(
      expect.arrayContaining(['ended', 'not-reached', 'working']),
    );
    expect(await one('select count(*) from placement_check where corrects is not null')).toBeGreaterThan(1);
    expect(
      await one(`select count(*) from placement_check c join placement p on p.id = c.placement_id
        where c.checked_on < p.started_on or c.recorded_at < p.created_at or c.recorded_at >= '${today}'
          or c.checked_on > substr(c.recorded_at, 1, 10)`),
    ).toBe(0);
  });

  it('work came in every way, some of it by the season, and its ends have reasons', async () => {
    const origins = await rows<{ origin: string }>('select distinct origin from placement where is_work');
    expect(origins.map(({ origin }) => origin).sort()).toEqual([
      'at-intake',
      'kit',
      'loan',
      'own',
      'referral',
    ]);
    expect(await one('select count(distinct end_reason) from placement')).toBeGreaterThan(4);
    expect(
      await one(`select count(*) from placement where ended_on is null and expected_end_on > '${today}'`),
    ).toBeGreaterThan(0);
    expect(
      await one('select count(*) from placement where weekly_hours is null and monthly_income_rial is null'),
    ).toBeGreaterThan(0);
  });

  it('by visits, done and to come, and by the re-call of the last quarter', async () => {
    expect(await one('select count(*) from visit where done_on is not null')).toBeGreaterThan(5);
    expect(
      await one(`select count(*) from visit where done_on is null and planned_on > '${today}'`),
    ).toBeGreaterThan(0);
    const results = await rows<{ result: string; n: number }>(
      'select result, count(*) as n from recall group by 1',
    );
    expect(results.find(({ result }) => result === 'confirmed')?.n).toBeGreaterThan(10);
    expect(await one('select count(distinct quarter) from recall')).toBe(1);
  });

  it('kits and loans were given every month, each household one, some not half by benefactors, once bunched', async () => {
    const months = await rows<{ n: number }>(
      `select count(*) as n from award where organisation_id = 'org-assoc-bushehr' and delivered_on is not null group by substr(delivered_on, 1, 7)`,
    );
    expect(months.length).toBeGreaterThan(3);
    expect(await one('select count(*) - count(distinct household_id) from award')).toBe(0);
    expect(await one('select count(*) from award where benefactor_rial * 2 < amount_rial')).toBeGreaterThan(
      0,
    );
    expect(await one('select count(*) from award where bunching_reason is not null')).toBeGreaterThan(2);
    expect(await one('select count(*) from award where delivered_on is null')).toBeGreaterThan(0);
  });
});
