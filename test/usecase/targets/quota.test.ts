import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FigureScope } from '../../../src/features/targets/figure.rules.ts';
import { viewQuota } from '../../../src/features/targets/quota.repo.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { create, nextNationalId, personBody } from '../../support/samples.ts';
import { addAwards, awardRow, day, fileOf, organisationOf, plant } from './target-setup.ts';

let h: Harness;
let bushehr: FigureScope;
let gilan: FigureScope;
const nation: FigureScope = { kind: 'nation' };
beforeEach(async () => {
  h = await createHarness();
  bushehr = { kind: 'organisation', organisationId: await organisationOf(h, 'officer.bushehr') };
  gilan = { kind: 'organisation', organisationId: await organisationOf(h, 'officer.gilan') };
});
afterEach(() => h.close());

const family = async (username = 'officer.bushehr', more: Record<string, unknown> = {}) =>
  await fileOf(h, (await create(h, username, '/people', personBody(more))).id);

/** Households that count in the month of a day, as known now or at an instant. */
const counted = async (scope: FigureScope, asOf: string, knownAt?: string) =>
  (await viewQuota(h.deps.database.read, scope, { asOf: day(asOf), knownAt }, { today: day('2026-11-22') }))
    .month.counted;

describe('a household counts for the month of its delivery', () => {
  test('from the first day of the Jalali month to the last, by the day written on it', async () => {
    // 30 Mehr, 1 Aban, 30 Aban and 1 Azar 1405.
    for (const deliveredOn of ['2026-10-22', '2026-10-23', '2026-11-21', '2026-11-22'])
      await addAwards(h, [awardRow(await family(), { deliveredOn })]);
    expect(await counted(bushehr, '2026-10-22')).toBe(1);
    expect(await counted(bushehr, '2026-10-23')).toBe(1);
    expect(await counted(bushehr, '2026-11-21')).toBe(2);
    expect(await counted(bushehr, '2026-11-22')).toBe(1);
  });

  test('with 29 and 30 Esfand: 1403 is a leap year, 1404 is not', async () => {
    await addAwards(h, [awardRow(await family(), { deliveredOn: '2025-03-20' })]); // 30 Esfand 1403
    await addAwards(h, [awardRow(await family(), { deliveredOn: '2025-03-21' })]); // 1 Farvardin 1404
    await addAwards(h, [awardRow(await family(), { deliveredOn: '2026-03-20' })]); // 29 Esfand 1404
    await addAwards(h, [awardRow(await family(), { deliveredOn: '2026-03-21' })]); // 1 Farvardin 1405
    const read = h.deps.database.read;
    const { series } = await viewQuota(
      read,
      bushehr,
      { asOf: day('2026-03-21'), knownAt: undefined },
      { today: day('2026-11-22'), months: 14 },
    );
    expect(series.filter((row) => row.counted > 0).map((row) => [row.month, row.counted])).toEqual([
      ['1403-12', 1],
      ['1404-01', 1],
      ['1404-12', 1],
      ['1405-01', 1],
    ]);
    expect(series).toHaveLength(14);
  });

  test('where benefactors paid at least half of it', async () => {
    const paid = async (benefactorRial: number, amountRial: number) =>
      awardRow(await family(), { deliveredOn: '2026-11-10', benefactorRial, amountRial });
    await addAwards(h, [await paid(200, 400)]);
    expect(await counted(bushehr, '2026-11-21')).toBe(1);
    await addAwards(h, [await paid(199, 400)]);
    await addAwards(h, [await paid(0, 400)]);
    expect(await counted(bushehr, '2026-11-21')).toBe(1);
    await addAwards(h, [await paid(201, 401)]);
    expect(await counted(bushehr, '2026-11-21')).toBe(2);
  });

  test('once, however many deliveries it had', async () => {
    const one = await family();
    await addAwards(h, [
      awardRow(one, { deliveredOn: '2026-11-05' }),
      awardRow(one, { deliveredOn: '2026-11-05', kind: 'loan' }),
      awardRow(one, { deliveredOn: '2026-11-09' }),
    ]);
    expect(await counted(bushehr, '2026-11-21')).toBe(1);
  });

  test('not where it had one in the 12 Jalali months before; in the 13th month after it does again', async () => {
    const [twelve, thirteen, less] = [await family(), await family(), await family()];
    await addAwards(h, [
      awardRow(twelve, { deliveredOn: '2025-10-23' }), // 1 Aban 1404
      awardRow(thirteen, { deliveredOn: '2025-10-22' }), // 30 Mehr 1404
      // Less than half of it by benefactors: no such award.
      awardRow(less, { deliveredOn: '2026-10-10', benefactorRial: 1 }),
      ...[twelve, thirteen, less].map((one) => awardRow(one, { deliveredOn: '2026-11-21' })), // 30 Aban 1405
    ]);
    expect(await counted(bushehr, '2026-11-21')).toBe(2);
    expect(await counted(bushehr, '2025-10-23')).toBe(1);
  });

  test('not where it was voided; the one before then stands in the way no longer', async () => {
    const one = await family();
    await addAwards(h, [
      awardRow(one, {
        deliveredOn: '2026-09-01',
        voidedAt: '2026-11-15T10:00:00.000Z',
        voidReason: 'not-given',
      }),
      awardRow(one, { deliveredOn: '2026-11-10' }),
    ]);
    expect(await counted(bushehr, '2026-11-21')).toBe(1);
    expect(await counted(bushehr, '2026-11-21', '2026-11-15T09:59:59.000Z')).toBe(0);
    expect(await counted(bushehr, '2026-09-01')).toBe(0);
    expect(await counted(bushehr, '2026-09-01', '2026-11-15T09:59:59.000Z')).toBe(1);
  });

  test('as soon as it is recorded: what was known before stays as it was', async () => {
    await addAwards(h, [
      awardRow(await family(), {
        deliveredOn: '2026-10-10',
        deliveryRecordedAt: '2026-11-03T06:00:00.000Z',
      }),
    ]);
    expect(await counted(bushehr, '2026-10-22', '2026-11-03T05:59:59.000Z')).toBe(0);
    expect(await counted(bushehr, '2026-10-22', '2026-11-03T06:00:00.000Z')).toBe(1);
    expect(await counted(bushehr, '2026-10-09')).toBe(0);
  });
});

describe('the same family at two organisations', () => {
  test('is known by a shared member: the earlier delivery counts, and sums are the nation', async () => {
    const nationalId = nextNationalId();
    const here = await family('officer.bushehr', { nationalId });
    const there = await family('officer.gilan', { nationalId, province: 'گیلان', county: 'رشت' });
    expect(here.householdId).not.toBe(there.householdId);
    await addAwards(h, [
      awardRow(here, { deliveredOn: '2026-11-10' }),
      awardRow(there, { deliveredOn: '2026-11-09' }),
      awardRow(await family('officer.gilan'), { deliveredOn: '2026-11-11' }),
    ]);
    expect(await counted(bushehr, '2026-11-21')).toBe(0);
    expect(await counted(gilan, '2026-11-21')).toBe(2);
    expect(await counted(nation, '2026-11-21')).toBe(2);
  });

  test('on one day the smaller id counts', async () => {
    const nationalId = nextNationalId();
    const here = await family('officer.bushehr', { nationalId });
    const there = await family('officer.gilan', { nationalId, province: 'گیلان', county: 'رشت' });
    await addAwards(h, [
      awardRow(here, { id: 'awd_b', deliveredOn: '2026-11-10' }),
      awardRow(there, { id: 'awd_a', deliveredOn: '2026-11-10' }),
    ]);
    expect(await counted(bushehr, '2026-11-21')).toBe(0);
    expect(await counted(gilan, '2026-11-21')).toBe(1);
    expect(await counted(nation, '2026-11-21')).toBe(1);
  });

  test('by any member, not the one who was awarded; months before count too', async () => {
    const nationalId = nextNationalId();
    const mother = await family('officer.bushehr');
    await family('officer.bushehr', { nationalId, household: { id: mother.householdId } });
    const son = await family('officer.gilan', { nationalId, province: 'گیلان', county: 'رشت' });
    await addAwards(h, [
      awardRow(mother, { deliveredOn: '2026-05-01' }),
      awardRow(son, { deliveredOn: '2026-11-10' }),
    ]);
    expect(await counted(gilan, '2026-11-21')).toBe(0);
    expect(await counted(nation, '2026-11-21')).toBe(0);
  });
});

describe('beside it in the row', () => {
  const view = async (scope: FigureScope, asOf = '2026-11-22', knownAt?: string) =>
    await viewQuota(h.deps.database.read, scope, { asOf: day(asOf), knownAt }, { today: day('2026-11-22') });

  test('the own target; unset is told as unset and never taken as 0', async () => {
    await plant(h, async (tx) => {
      await tx.run(sql`update organisation set monthly_target = null`);
    });
    const unset = await view(bushehr);
    expect(unset.month.target).toBeNull();
    expect(unset.month.share.value).toBeNull();
    expect([unset.organisations, unset.organisationsUnset]).toEqual([1, 1]);

    await plant(h, async (tx) => {
      const { organisationId } = bushehr as { organisationId: string };
      await tx.run(sql`update organisation set monthly_target = 20 where id = ${organisationId}`);
    });
    await addAwards(h, [
      awardRow(await family(), { deliveredOn: '2026-11-22' }),
      awardRow(await family('officer.gilan'), { deliveredOn: '2026-11-22' }),
    ]);
    const whole = await view(nation);
    expect(whole.month).toMatchObject({
      counted: 2,
      target: 20,
      share: { numerator: 1, denominator: 20, value: 0.05 },
    });
    expect(whole.organisations - whole.organisationsUnset).toBe(1);
  });

  test('approved, funded and needed', async () => {
    const wishing = async (wishes: object[]) => await family('officer.bushehr', { wishes });
    const [awarded, approved, funded, another] = [
      await wishing([{ kind: 'kit' }]),
      await wishing([{ kind: 'kit' }]),
      await wishing([{ kind: 'loan-programme' }]),
      await wishing([{ kind: 'job' }, { kind: 'kit' }]),
    ];
    await wishing([{ kind: 'job' }]);
    await family('officer.gilan', { wishes: [{ kind: 'kit' }] });
    await addAwards(h, [
      awardRow(awarded, { deliveredOn: '2026-11-22', approvedOn: '2026-11-20', fundedOn: '2026-11-20' }),
      awardRow(approved, { approvedOn: '2026-11-22' }),
      awardRow(funded, { approvedOn: '2026-11-01', fundedOn: '2026-11-15' }),
      awardRow(another, { approvedOn: '2026-11-22', benefactorRial: 1 }),
    ]);
    const { month, funded: waiting, needed } = await view(bushehr);
    expect([month.approved, waiting, needed]).toEqual([1, 1, 3]);
    expect((await view(nation)).needed).toBe(4);
    // What people wished on a past day is not on record.
    expect((await view(bushehr, '2026-11-21')).needed).toBeNull();
    expect((await view(bushehr, '2026-11-22', '2026-11-22T08:00:00.000Z')).needed).toBeNull();
    // On 21 November (30 Aban) the first was funded and not yet delivered.
    expect((await view(bushehr, '2026-11-21')).funded).toBe(2);
  });

  test('deliveries by week, from Saturday on, cut at the ends of the month', async () => {
    // Aban 1405: Friday 23 October to Saturday 21 November 2026.
    for (const deliveredOn of ['2026-10-23', '2026-10-24', '2026-10-30', '2026-11-20', '2026-11-21'])
      await addAwards(h, [awardRow(await family(), { deliveredOn })]);
    const { weeks } = await view(bushehr, '2026-11-21');
    expect(weeks.map(({ from, to, delivered }) => [from, to, delivered])).toEqual([
      ['2026-10-23', '2026-10-23', 1],
      ['2026-10-24', '2026-10-30', 2],
      ['2026-10-31', '2026-11-06', 0],
      ['2026-11-07', '2026-11-13', 0],
      ['2026-11-14', '2026-11-20', 1],
      ['2026-11-21', '2026-11-21', 1],
    ]);
  });

  test('bunching asks for a reason where more than half of at least 4 came in the last 7 days', async () => {
    // The last 7 days of Aban 1405 begin on 15 November.
    for (const deliveredOn of ['2026-11-14', '2026-11-15', '2026-11-21'])
      await addAwards(h, [awardRow(await family(), { deliveredOn })]);
    expect((await view(bushehr, '2026-11-21')).bunching).toEqual({
      inLastDays: 2,
      asked: false,
      reasons: [],
    });
    await addAwards(h, [awardRow(await family(), { deliveredOn: '2026-10-24' })]);
    expect((await view(bushehr, '2026-11-21')).bunching).toMatchObject({ inLastDays: 2, asked: false });
    await addAwards(h, [
      awardRow(await family(), { deliveredOn: '2026-11-20', bunchingReason: 'تحویل یک کارگاه' }),
    ]);
    expect((await view(bushehr, '2026-11-21')).bunching).toEqual({
      inLastDays: 3,
      asked: true,
      reasons: ['تحویل یک کارگاه'],
    });
    expect((await view(nation, '2026-11-21')).bunching.reasons).toEqual([]);
  });
});
