import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sheetNames } from '../../../src/features/targets/day-sheet.repo.ts';
import { endingsInYear } from '../../../src/features/targets/endings.repo.ts';
import type { FigureScope, Grouping, OutcomeCounts } from '../../../src/features/targets/figure.rules.ts';
import { groupedCounts, outcomeCounts } from '../../../src/features/targets/rate.repo.ts';
import { type TargetsView, viewTargets } from '../../../src/features/targets/view-targets.ts';
import { mustLocalDate } from '../../../src/kernel/calendar.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { asUser } from '../../support/samples.ts';
import { fortyPeople, lines } from './forty-people.ts';

let h: Harness;
let ids: ReadonlyMap<string, string>;
beforeAll(async () => {
  h = await createHarness({ now: '2026-04-10T08:00:00Z', env: { RATE_LIMIT: '0' } });
  ids = await fortyPeople(h);
  h.setNow('2026-11-22T08:00:00Z');
}, 120_000);
afterAll(() => h.close());

const day = mustLocalDate;
const shahrivar = day('2026-09-22');
const mehr = day('2026-10-22');
const aban = day('2026-11-21');
const nation = { kind: 'nation' } as const;

/** In work, some work, unknown, out of work | paused, not seeking, left, outside by age, by custody. */
const numbers = (c: OutcomeCounts) =>
  `${c.inWork} ${c.someWork} ${c.unknown} ${c.outOfWork} | ${c.paused} ${c.notSeeking} ${c.left} ${c.outsideAge} ${c.outsideCustody}`;
const at = async (asOf: typeof aban, knownAt?: string) =>
  numbers(await outcomeCounts(h.deps.database, nation, { asOf, knownAt }));

async function seenBy(username: string, query: Record<string, unknown> = {}): Promise<TargetsView> {
  const seen = await viewTargets(h.deps, await h.actorOf(username), { asOf: '2026-11-21', ...query });
  if (!seen.ok) throw new Error(JSON.stringify(seen.problem));
  return seen.value;
}
/** Every group of the nation, which nobody is shown whole. */
const byGroup = async (by: Grouping) =>
  Object.fromEntries(
    [...(await groupedCounts(h.deps.database, nation, { asOf: aban, knownAt: undefined }, by))].map(
      ([key, counts]) => [key ?? 'none', numbers(counts).split(' | ')[0]],
    ),
  );

const words: Readonly<Record<string, string>> = {
  in: 'in-work',
  some: 'some-work',
  unk: 'unknown',
  out: 'out-of-work',
  ns: 'not-seeking',
  age: 'outside-age',
  cust: 'outside-custody',
};

describe('of forty people worked out by hand', () => {
  test.each([
    [0, '2026-09-22'],
    [1, '2026-10-22'],
    [2, '2026-11-21'],
  ])('each stands as the table says (column %i, %s)', async (column, asOf) => {
    const found = new Map<string, string>();
    for (const username of ['officer.bushehr', 'officer.gilan']) {
      const user = await asUser(h, username);
      for (const state of [...Object.values(words), 'paused', 'left']) {
        const { body } = await user.get(`/targets/people?state=${state}&asOf=${asOf}&limit=100`);
        for (const { name, state } of body.items) found.set(name.split(' ')[1], state);
      }
    }
    const expected = lines.flatMap(({ name, stands }) => {
      const said = stands[column] ?? '';
      return said === '-' ? [] : [[name, words[said] ?? said] as const];
    });
    expect(Object.fromEntries([...found].sort())).toEqual(Object.fromEntries(expected.sort()));
  });

  test('the rate of the three ends of months, as known now', async () => {
    expect(await at(shahrivar)).toBe('14 1 1 17 | 1 0 0 2 0');
    expect(await at(mehr)).toBe('14 1 4 15 | 0 2 2 1 1');
    expect(await at(aban)).toBe('11 1 7 12 | 1 2 3 2 1');
    const { rate, trend } = await seenBy('hq');
    expect(rate.share).toEqual({ numerator: 11, denominator: 31, value: 11 / 31 });
    expect(
      trend.slice(-3).map(({ month, day, share }) => [month, day, share.numerator, share.denominator]),
    ).toEqual([
      ['1405-06', '2026-09-22', 14, 33],
      ['1405-07', '2026-10-22', 14, 34],
      ['1405-08', '2026-11-21', 11, 31],
    ]);
  });

  test('evidence and what they had when they came', async () => {
    const { rate } = await seenBy('hq');
    expect(rate.counts.inWorkBy).toEqual({ insurance: 1, bank: 3, visit: 6, employer: 0, call: 1 });
    expect(rate.verified).toMatchObject({ numerator: 10, denominator: 11 });
    expect(rate.atIntake).toMatchObject({ numerator: 1, denominator: 11 });
  });

  test('the groups of every kind', async () => {
    expect(Object.values(await byGroup('organisation')).sort()).toEqual(['3 0 3 5', '8 1 4 7']);
    expect(await byGroup('province')).toEqual({ bushehr: '8 1 4 7', gilan: '3 0 3 5' });
    expect(await byGroup('sex')).toEqual({ female: '6 1 4 9', male: '5 0 3 3' });
    expect(await byGroup('kind')).toEqual({ family: '8 1 4 9', released: '3 0 3 3' });
    expect(await byGroup('household')).toEqual({
      'woman-headed-with-dependants': '5 0 2 3',
      'woman-headed': '1 1 2 1',
      'man-headed-with-dependants': '5 0 2 0',
      'man-headed': '0 0 1 2',
      unknown: '0 0 0 6',
    });
    expect(await byGroup('county')).toEqual({
      'bushehr-ganaveh': '5 0 4 6',
      'bushehr-bushehr': '3 1 0 1',
      'gilan-rasht': '2 0 1 3',
      'gilan-bandar-anzali': '1 0 2 2',
    });
    expect(await byGroup('trade')).toEqual({ '75': '9 0 1 5', '51': '2 0 5 3', none: '0 1 1 4' });
  });

  test('an organisation sees its own, each figure of which its people are', async () => {
    const bushehr = await seenBy('officer.bushehr');
    expect(numbers(bushehr.rate.counts)).toBe('8 1 4 7 | 1 1 3 2 1');
    const gilan = await seenBy('officer.gilan');
    expect(numbers(gilan.rate.counts)).toBe('3 0 3 5 | 0 1 0 0 0');
    expect(gilan.trend.slice(-3).map(({ counts }) => numbers(counts))).toEqual([
      '3 0 1 6 | 0 0 0 0 0',
      '4 0 2 5 | 0 1 0 0 0',
      '3 0 3 5 | 0 1 0 0 0',
    ]);
  });

  test('what stands beside it, dated and reasoned', async () => {
    const { beside } = await seenBy('hq', {});
    expect(beside.paused.map(({ cause, people }) => [cause, people])).toEqual([['withheld', 1]]);
    const own = await seenBy('officer.bushehr');
    const told = (list: TargetsView['beside']['paused']) =>
      list.map(({ cause, people, since }) => `${cause} ${people} ${since?.first}..${since?.last}`).sort();
    expect(told(own.beside.unknown)).toEqual([
      'amount 1 2026-10-25..2026-10-25',
      'overdue 3 2026-10-01..2026-11-10',
    ]);
    expect(told(own.beside.paused)).toEqual(['health 1 2026-11-05..2026-11-05']);
    expect(told(own.beside.notSeeking)).toEqual(['studying 1 2026-09-30..2026-09-30']);
    expect(told(own.beside.left)).toEqual([
      'died 1 2026-10-25..2026-10-25',
      'moved 1 2026-10-10..2026-10-10',
      'returned-to-custody 1 2026-10-12..2026-10-12',
    ]);
    const gilan = await seenBy('officer.gilan');
    expect(told(gilan.beside.unknown)).toEqual([
      'no-record 2 2026-10-20..2026-11-02',
      'overdue 1 2026-08-31..2026-08-31',
    ]);
    expect(told(gilan.beside.notSeeking)).toEqual(['caring 1 2026-10-10..2026-10-10']);
  });

  test('cohorts of everybody who asked, whose denominators stay', async () => {
    const told = ({ cohorts }: TargetsView) =>
      cohorts.map(
        ({ quarter, asked, inWork, returnedToCustody, died }) =>
          `${quarter} ${inWork.numerator}/${inWork.denominator} of ${asked}, returned ${returnedToCustody}, died ${died}`,
      );
    expect(told(await seenBy('officer.bushehr'))).toEqual([
      '1405-1 5/19 of 19, returned 2, died 1',
      '1405-2 2/7 of 7, returned 0, died 0',
      '1405-3 1/2 of 2, returned 0, died 0',
    ]);
    expect(told(await seenBy('officer.gilan'))).toEqual([
      '1405-1 2/8 of 8, returned 0, died 0',
      '1405-2 0/2 of 2, returned 0, died 0',
      '1405-3 1/2 of 2, returned 0, died 0',
    ]);
    expect(told(await seenBy('hq'))).toEqual([
      '1405-1 7/27 of 27, returned null, died null',
      '1405-2 2/9 of 9, returned 0, died 0',
    ]);
  });

  test('work that ended in the year: of the placed again, the denied and the one whose end was heard of late', async () => {
    const { database } = h.deps;
    const inYear = async (scope: FigureScope) =>
      await endingsInYear(database.read, scope, aban, () => sheetNames(database, scope));
    // The season was over on the day it was to be; who left or died has not lost work by that.
    expect((await inYear(nation)).ended).toBe(3);
    expect((await inYear({ kind: 'province', province: 'gilan' })).ended).toBe(1);
    // At work at the ends of Tir to Aban: 2, 9, 14, 14 and 11 people, of months of 31, 31, 31, 30 and 30 days.
    const counts = await Promise.all(
      ['2026-07-22', '2026-08-22'].map((on) =>
        outcomeCounts(database, nation, { asOf: day(on), knownAt: undefined }),
      ),
    );
    expect(counts.map(({ inWork }) => inWork)).toEqual([2, 9]);
    expect((await inYear(nation)).personDays).toBe(2 * 31 + 9 * 31 + 14 * 31 + 14 * 30 + 11 * 30);
  });

  test('what was known of a day at its end, and what was corrected since', async () => {
    expect(await at(mehr, '2026-10-22T20:29:59.999Z')).toBe('14 1 4 15 | 0 1 2 2 1');
    expect(await at(shahrivar, '2026-09-22T20:29:59.999Z')).toBe('13 1 1 17 | 1 0 0 3 0');
    // Known on the day they asked, of that day: all of the first quarter, nobody at work.
    expect(await at(day('2026-04-10'), '2026-04-10T20:29:59.999Z')).toBe('0 0 0 27 | 0 0 0 0 0');
    const gilan = await seenBy('officer.gilan', { asOf: '2026-10-22' });
    expect(numbers(gilan.corrections?.known.counts ?? gilan.rate.counts)).toBe('5 0 2 4 | 0 0 0 1 0');
    const nameOf = (id: string) => [...ids].find(([, known]) => known === id)?.[0];
    const listed = gilan.corrections?.people?.map(
      ({ personId, from, to, recordedAt }) =>
        `${recordedAt.slice(0, 10)} ${nameOf(personId)} ${from?.state} ${to?.state}`,
    );
    expect(listed?.sort()).toEqual([
      '2026-10-28 start-backdated out-of-work in-work',
      '2026-11-05 end-backdated in-work out-of-work',
      '2026-11-10 mistaken-work in-work out-of-work',
      '2026-11-10 status-backdated out-of-work not-seeking',
      '2026-11-12 birth-corrected outside-age out-of-work',
    ]);
    const hq = await seenBy('hq', { asOf: '2026-10-22' });
    expect(hq.corrections?.total).toBe(6);
    expect(hq.corrections?.people).toBeUndefined();
    // Ways of one or two people are told as one to whoever may know no small group.
    expect(hq.corrections).toMatchObject({ byChange: [], others: 6 });
    const part = await seenBy('hq', { asOf: '2026-10-22', organisationId: 'org-assoc-gilan' });
    expect(part.corrections).toMatchObject({ total: null, byChange: [], others: 0 });
  });
});
