import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { laterTasks } from '../../../src/entry/due-tasks.ts';
import { countFigures } from '../../../src/features/targets/count-figures.ts';
import { type PromisesView, viewPromises } from '../../../src/features/targets/view-promises.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { fortyPeople } from './forty-people.ts';
import { addAwards, awardRow, fileOf, organisationOf } from './target-setup.ts';

const today = '2026-11-22';
let h: Harness;
let ids: ReadonlyMap<string, string>;
beforeAll(async () => {
  h = await createHarness({ now: '2026-04-10T08:00:00Z', env: { RATE_LIMIT: '0' } });
  ids = await fortyPeople(h);
  h.setNow(`${today}T08:00:00Z`);
  await addAwards(h, [
    awardRow(await fileOf(h, ids.get('verified') ?? ''), { deliveredOn: today }),
    awardRow(await fileOf(h, ids.get('two-jobs') ?? ''), { deliveredOn: '2026-11-03' }),
    awardRow(await fileOf(h, ids.get('woman-head') ?? ''), { deliveredOn: today }),
  ]);
}, 120_000);
afterAll(() => h.close());

const system = { accountId: 'system:test', organisationId: null };
const count = () => countFigures(h.deps, system);
const forget = () => h.deps.database.write(async (tx) => void (await tx.run(sql`delete from kept_figure`)));

/** Headquarters of the nation, or as if of the council of a province. */
async function reader(province?: string) {
  const nation = await h.actorOf('hq');
  if (province === undefined) return nation;
  const [council] = await h.deps.database.read.all<{ id: string }>(
    sql`select id from organisation where kind = 'province-council' and province = ${province}`,
  );
  return { ...nation, organisationId: council?.id ?? '', organisationKind: 'province-council' as const };
}
async function seen(province?: string, query: Record<string, unknown> = {}): Promise<PromisesView> {
  const found = await viewPromises(h.deps, await reader(province), query);
  if (!found.ok) throw new Error(JSON.stringify(found.problem));
  return found.value;
}
const withoutInstant = ({ countedAt: _, ...rest }: PromisesView) => rest;
const readKept = (queries: readonly string[]) => queries.filter((query) => query.includes('kept_figure'));
const readDear = (queries: readonly string[]) =>
  queries.filter((query) => /work_span|from award|with counted as/.test(query));

describe('kept figures', () => {
  test.each([
    ['nation', undefined],
    ['province', 'bushehr'],
    ['province', 'gilan'],
  ])('of a %s (%s) are those counted for the reader, and say when they were counted', async (_, province) => {
    await forget();
    const live = await seen(province);
    expect(live.countedAt).toBeNull();
    expect(live.quota.month.counted).toBe(province === undefined ? 2 : 1);
    expect(live.retention.sameWork.subjects).toBeGreaterThan(0);
    expect(live.income.households).toBeGreaterThan(0);
    h.setNow(`${today}T08:30:00Z`);
    await count();
    h.setNow(`${today}T09:00:00Z`);
    const kept = await seen(province);
    expect(kept.countedAt).toBe(`${today}T08:30:00.000Z`);
    expect(withoutInstant(kept)).toEqual(withoutInstant(live));
    h.setNow(`${today}T08:00:00Z`);
  });

  test('spare readers the counting: one look for those of today, one for the ends of months', async () => {
    await count();
    const queries = await h.queriesOf(() => seen());
    expect(readDear(queries)).toEqual([]);
    expect(readKept(queries).length).toBeLessThanOrEqual(3);
  });

  test('the page says when they were counted, in both languages', async () => {
    await forget();
    const token = await h.tokenOf('hq');
    const page = async (lang: string) =>
      (await h.request().get('/headquarters/promises').set('cookie', `mehrkar=${token}; lang=${lang}`)).text;
    expect(await page('en')).not.toContain('Counted on');
    await count();
    expect((await page('en')).match(/Counted on [^<]*/g)).toEqual(
      Array<string>(5).fill('Counted on 22 November 2026, 11:30'),
    );
    expect((await page('fa')).match(/شمرده‌شده در/g)).toHaveLength(5);
  });

  test('are never those of another day, nor of a past instant', async () => {
    await count();
    for (const query of [
      { asOf: '2026-11-21' },
      { asOf: '2026-10-22' },
      { asOf: today, knownAt: `${today}T07:00:00.000Z` },
    ])
      expect((await seen(undefined, query)).countedAt).toBeNull();
    h.setNow('2026-11-23T08:00:00Z');
    expect((await seen()).countedAt).toBeNull();
    h.setNow(`${today}T08:00:00Z`);
  });

  test('are none of an organisation, whoever asks', async () => {
    await count();
    const scopes = await h.deps.database.read.all<{ scope: string }>(
      sql`select distinct scope from kept_figure order by 1`,
    );
    expect(scopes.map(({ scope }) => scope)).toEqual(['nation', 'province:bushehr', 'province:gilan']);
    const organisationId = await organisationOf(h, 'officer.bushehr');
    const staff = await viewPromises(h.deps, await h.actorOf('officer.bushehr'), {});
    const council = await viewPromises(h.deps, await reader('bushehr'), { organisationId });
    expect([staff.ok && staff.value.countedAt, council.ok && council.value.countedAt]).toEqual([null, null]);
  });

  test('of one province are not read by the council of another', async () => {
    await count();
    await h.deps.database.write(
      async (tx) =>
        void (await tx.run(sql`update kept_figure set value = json_set(value, '$.quota.month.counted', 777)
        where scope = 'province:gilan' and figure like 'heavy%'`)),
    );
    expect((await seen('gilan')).quota.month.counted).toBe(777);
    expect((await seen('bushehr')).quota.month.counted).toBe(1);
    expect((await seen()).quota.month.counted).toBe(2);
    const beyond = await viewPromises(h.deps, await reader('bushehr'), { province: 'gilan' });
    expect(beyond.ok).toBe(false);
    await forget();
  });
});

describe('counting them', () => {
  const again = async (now: string) => {
    h.setNow(now);
    return await count();
  };

  test('is done once and then again after six hours, and on the next day; ends of months are kept for good', async () => {
    await forget();
    // Of the nation and two provinces: today's, the ends of the months from Farvardin 1404 to Aban 1405, the counts of the last.
    expect(await again(`${today}T08:00:00Z`)).toBe(3 * (1 + 20 + 1));
    expect(await again(`${today}T14:00:00Z`)).toBe(0);
    expect(await again(`${today}T14:00:01Z`)).toBe(3);
    expect(await again('2026-11-22T20:00:00Z')).toBe(0);
    // After midnight in Tehran.
    expect(await again('2026-11-22T20:31:00Z')).toBe(3);
    // Azar is over: its end, and the counts of it in place of those of Aban.
    expect(await again('2026-12-22T08:00:00Z')).toBe(3 * 3);
    h.setNow(`${today}T08:00:00Z`);
    await forget();
  });

  test('is due work by the name under which it is logged', async () => {
    await forget();
    const tasks = laterTasks(h.deps);
    expect(Object.keys(tasks)).toEqual(['countFigures']);
    await tasks.countFigures?.();
    expect((await seen()).countedAt).toBe(`${today}T08:00:00.000Z`);
  });

  test('ends of months are those known then, whatever is recorded after they were kept', async () => {
    await forget();
    const groups = async () => (await seen()).targets.groups;
    const before = await groups();
    await count();
    await h.deps.database.write(async (tx) => {
      await tx.run(sql`update person set birth_date = '2009-06-01', revision = revision + 1
        where id = ${ids.get('training-only') ?? ''}`);
    });
    expect(await groups()).toEqual(before);
    await forget();
    expect(await groups()).toEqual(before);
  });
});
