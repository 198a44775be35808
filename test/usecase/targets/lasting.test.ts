import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { viewFairShare } from '../../../src/features/targets/fair-share.repo.ts';
import type { FigureScope } from '../../../src/features/targets/figure.rules.ts';
import { incomeMonthEnds, viewIncome } from '../../../src/features/targets/income.repo.ts';
import { viewQuota } from '../../../src/features/targets/quota.repo.ts';
import { viewRetention } from '../../../src/features/targets/retention.repo.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { create, personBody } from '../../support/samples.ts';
import {
  addAwards,
  addWork,
  awardRow,
  type Check,
  day,
  fileOf,
  organisationOf,
  type WorkOf,
} from './target-setup.ts';

let h: Harness;
let bushehr: FigureScope;
const nation: FigureScope = { kind: 'nation' };
beforeEach(async () => {
  h = await createHarness();
  bushehr = { kind: 'organisation', organisationId: await organisationOf(h, 'officer.bushehr') };
});
afterEach(() => h.close());

const now = (asOf = '2026-11-22', knownAt?: string) => ({ asOf: day(asOf), knownAt });
const family = async (more: Record<string, unknown> = {}, username = 'officer.bushehr') =>
  await fileOf(h, (await create(h, username, '/people', personBody(more))).id);
/** Somebody who asked at the beginning of 2025, with a work. */
async function working(startedOn: string, more: Partial<WorkOf> = {}, checks: readonly Check[] = []) {
  const file = await family(more.person ?? {}, more.username);
  const placementId = await addWork(h, file, { startedOn, ...more }, checks);
  return { ...file, placementId };
}

describe('retention', () => {
  const view = async (scope: FigureScope, asOf?: string, knownAt?: string) =>
    await viewRetention(h.deps.database.read, scope, now(asOf, knownAt), {
      tradeName: (code) => ({ fa: code, en: code }),
    });

  test('counts ends as ends, what stands up to the day, and the unknown up to the last evidence', async () => {
    // Ended after 40 days; standing since 18 November; not asked about since the start of 2026.
    await working('2026-09-01', { endedOn: '2026-10-11' });
    await working('2026-11-18');
    await working('2026-01-05', {}, [{ checkedOn: '2026-02-04' }]);
    for (let i = 0; i < 4; i++) await working('2026-10-25');
    const { sameWork, anyWork } = await view(bushehr);
    expect([sameWork.subjects, sameWork.events]).toEqual([7, 1]);
    // At risk on day 28: the one ended on day 40, the one last seen on day 30, the four that stand since 28 days.
    expect(sameWork.drawnTo).toBe(28);
    expect(sameWork.steps).toEqual([]);
    expect([anyWork.subjects, anyWork.events]).toEqual([7, 1]);
    expect((await view(nation)).sameWork.subjects).toBe(7);
    expect((await view({ kind: 'province', province: 'nowhere' })).sameWork.subjects).toBe(0);
  });

  test('is by trade of the work, and leaves out what was had before', async () => {
    for (let i = 0; i < 5; i++) await working('2026-10-25', { iscoCode: '7531' });
    await working('2026-10-25', { iscoCode: '5120' });
    await working('2026-10-25', { origin: 'at-intake' });
    const { sameWork, byTrade, tradesTooSmall } = await view(bushehr);
    expect(sameWork.subjects).toBe(6);
    expect(byTrade.map(({ trade, subjects }) => [trade, subjects])).toEqual([['75', 5]]);
    expect(tradesTooSmall).toBe(1);
  });

  test('of a past day knows only what is dated by it, and of an instant only what was recorded by it', async () => {
    await working('2026-09-01', { endedOn: '2026-10-11', endRecordedOn: '2026-11-01' });
    const events = async (asOf: string, knownAt?: string) =>
      (await view(bushehr, asOf, knownAt)).sameWork.events;
    expect(await events('2026-11-22')).toBe(1);
    expect(await events('2026-10-10')).toBe(0);
    expect(await events('2026-11-22', '2026-10-31T00:00:00.000Z')).toBe(0);
    expect(await events('2026-11-22', '2026-11-01T23:00:00.000Z')).toBe(1);
  });
});

describe('earning at day 90', () => {
  test('is by evidence for that day: earning, not earning, unknown and not yet are told apart', async () => {
    const awarded = async (deliveredOn: string, work?: Awaited<ReturnType<typeof working>>) =>
      await addAwards(h, [
        awardRow(
          work
            ? { personId: work.personId, householdId: work.householdId, organisationId: work.organisationId }
            : await family(),
          { deliveredOn, placementId: work?.placementId ?? null },
        ),
      ]);
    // 1 Shahrivar 1405 is 23 August 2026: day 90 is 21 November.
    await awarded(
      '2026-08-23',
      await working('2026-08-23', {}, [{ checkedOn: '2026-09-22' }, { checkedOn: '2026-11-20' }]),
    );
    await awarded('2026-08-23', await working('2026-08-23', { endedOn: '2026-11-21' }));
    await awarded('2026-08-23', await working('2026-08-23'));
    await awarded('2026-08-23');
    await awarded('2026-08-25', await working('2026-08-25', {}, [{ checkedOn: '2026-09-24' }]));
    const { series } = await viewQuota(h.deps.database.read, bushehr, now(), { today: day('2026-11-22') });
    expect(series.find(({ month }) => month === '1405-06')).toMatchObject({
      counted: 5,
      earning: { earning: 1, notEarning: 1, unknown: 2, notYet: 1 },
    });
  });
});

describe('sustainable income', () => {
  const wage = 100;
  const view = async (asOf = '2026-11-22', knownAt?: string) => {
    const figure = await viewIncome(h.deps.database.read, bushehr, now(asOf, knownAt), {
      wageOn: () => wage,
    });
    const whole = await viewIncome(h.deps.database.read, nation, now(asOf, knownAt), { wageOn: () => wage });
    expect(whole).toEqual(figure);
    const { households, tier2, tier1Only, below, notStated } = figure;
    return { households, tier2, tier1Only, below, notStated };
  };
  /** A work that stood, checked in time, from 1 February 2026 on: at the ends of all nine months. */
  const steady: readonly Check[] = [
    { checkedOn: '2026-03-03' },
    { checkedOn: '2026-05-02' },
    { checkedOn: '2026-07-31' },
  ];
  const earning = async (
    monthlyIncomeRial: number | null,
    dependants: number | null,
    more: Partial<WorkOf> = {},
  ) =>
    await working(
      '2026-02-01',
      { monthlyIncomeRial, person: { household: { dependants, head: true } }, ...more },
      steady,
    );

  test('looks at the last 9 months that are over', () => {
    expect(incomeMonthEnds(day('2026-11-22'))).toEqual([
      '2026-03-20',
      '2026-04-20',
      '2026-05-21',
      '2026-06-21',
      '2026-07-22',
      '2026-08-22',
      '2026-09-22',
      '2026-10-22',
      '2026-11-21',
    ]);
    expect(incomeMonthEnds(day('2026-11-21')).at(-1)).toBe('2026-11-21');
    expect(incomeMonthEnds(day('2026-11-20')).at(-1)).toBe('2026-10-22');
  });

  test('is per adult-equivalent, above and not at the bounds of the two tiers', async () => {
    await earning(101, 0); // above one wage
    await earning(100, 0); // not above one
    await earning(201, 2); // two adult-equivalents
    await earning(67, 2); // above a third of 200, which is 66⅔
    await earning(66, 2); // not above it
    expect(await view()).toEqual({ households: 5, tier2: 2, tier1Only: 2, below: 1, notStated: 0 });
  });

  test('needs six of the nine months: while the work is known to stand', async () => {
    // Known to stand at the ends of five months: 20 March to 21 July; and of six.
    const until = async (startedOn: string, endedOn: string) =>
      await working(
        startedOn,
        { endedOn, monthlyIncomeRial: 500, person: { household: { dependants: 0, head: true } } },
        steady.filter(({ checkedOn }) => checkedOn > startedOn && checkedOn < endedOn),
      );
    await until('2026-02-01', '2026-07-22');
    await until('2026-02-02', '2026-07-23');
    expect(await view()).toEqual({ households: 2, tier2: 0, tier1Only: 0, below: 2, notStated: 0 });
    await until('2026-02-01', '2026-08-23');
    expect(await view()).toMatchObject({ households: 3, tier2: 1, below: 2 });
  });

  test('is what was last stated, of all works of the household together', async () => {
    const one = await earning(60, 0);
    await addWork(
      h,
      await fileOf(h, one.personId),
      { startedOn: '2026-02-01', monthlyIncomeRial: 50 },
      steady,
    );
    const raised = await working(
      '2026-02-01',
      { monthlyIncomeRial: 10, person: { household: { dependants: 0, head: true } } },
      [{ checkedOn: '2026-03-03', monthlyIncomeRial: 150 }, ...steady.slice(1)],
    );
    expect(raised.placementId).toBeDefined();
    expect(await view()).toEqual({ households: 2, tier2: 2, tier1Only: 0, below: 0, notStated: 0 });
  });

  test('what is not stated might be enough: it is told apart, unless even so it is not', async () => {
    await earning(null, 0);
    await earning(150, null);
    await earning(30, null);
    expect(await view()).toEqual({ households: 3, tier2: 0, tier1Only: 0, below: 1, notStated: 2 });
  });
});

describe('fair share', () => {
  const view = async (seesPeople = true, asOf = '2026-11-22') =>
    await viewFairShare(h.deps.database.read, bushehr, now(asOf), {
      today: day('2026-11-22'),
      countyName: (code) => ({ fa: code, en: code }),
      seesPeople,
    });
  const wishing = async (more: Record<string, unknown> = {}) =>
    await family({ wishes: [{ kind: 'kit' }], household: { head: true, dependants: 2 }, ...more });

  test('is awarded of eligible: those who received in 12 months and those who need one today', async () => {
    const women = [await wishing(), await wishing(), await wishing()];
    await wishing({ sex: 'male', household: { head: true, dependants: 0 } });
    await family();
    const [first] = women;
    if (!first) throw new Error('nobody');
    await addAwards(h, [
      awardRow(first, { deliveredOn: '2026-02-01' }),
      awardRow(await family({ sex: 'male' }), { deliveredOn: '2025-12-01' }), // 10 Azar 1404, not within
      awardRow(await family({ sex: 'male' }), { deliveredOn: '2025-12-23' }), // 2 Dey 1404, within
    ]);
    const figure = await view();
    expect(figure?.awarded).toEqual({ numerator: 2, denominator: 5, value: 0.4 });
    const bySex = figure?.by.find(({ by }) => by === 'sex');
    expect(bySex?.groups.map(({ key, awarded }) => [key, awarded.numerator, awarded.denominator])).toEqual([
      ['female', 1, 3],
      ['male', 1, 2],
    ]);
    const types = figure?.by.find(({ by }) => by === 'household');
    expect(types?.groups.map(({ key, awarded }) => [key, awarded.numerator, awarded.denominator])).toEqual([
      ['woman-headed-with-dependants', 1, 3],
      ['man-headed', 0, 1],
      ['unknown', 1, 1],
    ]);
    for (const { groups } of figure?.by ?? [])
      expect(groups.reduce((sum, { awarded }) => sum + awarded.denominator, 0)).toBe(5);
  });

  test('is told of today alone, and small groups together to those who do not serve the people', async () => {
    for (let i = 0; i < 6; i++) await wishing();
    await wishing({ sex: 'male' });
    expect(await view(true, '2026-11-21')).toBeUndefined();
    const keys = (figure: Awaited<ReturnType<typeof view>>) =>
      figure?.by.find(({ by }) => by === 'sex')?.groups.map(({ key }) => key);
    expect(keys(await view(true))).toEqual(['female', 'male']);
    expect(keys(await view(false))).toEqual(['others']);
  });
});

test('what is derived of works is kept by the change that added to their record', async () => {
  await working('2026-09-01', { endedOn: '2026-10-11' });
  const rows = await h.deps.database.read.all<{ kind: string; state: string }>(
    sql`select kind, state from work_span where known_to = 9000000000000000 order by kind desc, from_day`,
  );
  expect(rows.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
    'same-work stands',
    'same-work over',
    'any-work stands',
    'any-work unknown',
    'any-work over',
  ]);
  expect(await h.deps.database.read.all(sql`select * from work_due`)).toEqual([]);
});
