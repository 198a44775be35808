import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type MonthTable,
  otherUnits,
  withholdGroups,
  withholdMatrix,
} from '../../../src/features/targets/withhold.rules.ts';
import { type Equation, KnownSums } from './linear-attack.ts';

const runs = process.env.MEHRKAR_DEEP === '1' ? 20_000 : 1_500;
const seed = 20261127;

const names = (prefix: string, n: number) => Array.from({ length: n }, (_, i) => `${prefix}${i}`);
const mapOf = (values: Readonly<Record<string, number>>) => new Map(Object.entries(values));
const sorted = (keys: ReadonlySet<string>) => [...keys].sort();

describe('groups of one unit', () => {
  test('all are shown where none is small', () => {
    expect(sorted(withholdGroups(['a', 'b'], [mapOf({ a: 5, b: 9 })]))).toEqual([]);
  });

  test('a small one takes the smallest other along, never alone', () => {
    const months = [mapOf({ a: 3, b: 40, c: 12, d: 30 })];
    expect(sorted(withholdGroups(['a', 'b', 'c', 'd'], months))).toEqual(['a', 'c']);
  });

  test('two small ones that do not make five take a third along', () => {
    const months = [mapOf({ a: 1, b: 2, c: 12, d: 30, e: 50 })];
    expect(sorted(withholdGroups(['a', 'b', 'c', 'd', 'e'], months))).toEqual(['a', 'b', 'c']);
  });

  test('two small ones that make five stand together', () => {
    const months = [mapOf({ a: 3, b: 2, c: 12, d: 30 })];
    expect(sorted(withholdGroups(['a', 'b', 'c', 'd'], months))).toEqual(['a', 'b']);
  });

  test('of two groups both are told as one, or none', () => {
    expect(sorted(withholdGroups(['a', 'b'], [mapOf({ a: 3, b: 40 })]))).toEqual(['a', 'b']);
  });

  test('a group that grows stays withheld for a month, and until another goes with it', () => {
    const groups = ['a', 'b', 'c', 'd'];
    const first = mapOf({ a: 3, b: 40, c: 12, d: 30 });
    const grown = mapOf({ a: 9, b: 40, c: 12, d: 30 });
    expect(sorted(withholdGroups(groups, [first, grown]))).toEqual(['a', 'c']);
    expect(sorted(withholdGroups(groups, [first, grown, grown]))).toEqual([]);
  });

  test('a group that shrinks comes in company', () => {
    const groups = ['a', 'b', 'c', 'd', 'e', 'f'];
    const first = mapOf({ a: 3, b: 4, c: 12, d: 30, e: 20, f: 25 });
    const shrunk = mapOf({ a: 3, b: 4, c: 4, d: 30, e: 20, f: 25 });
    expect(sorted(withholdGroups(groups, [first]))).toEqual(['a', 'b']);
    expect(sorted(withholdGroups(groups, [first, shrunk]))).toEqual(['a', 'b', 'c', 'e']);
  });

  test('one group is the whole itself', () => {
    expect(sorted(withholdGroups(['a'], [mapOf({ a: 3 })]))).toEqual([]);
  });
});

describe('units and groups', () => {
  test('a small cell is withheld with three others, so that neither row nor column tells it', () => {
    const month = {
      counts: new Map([
        ['u', mapOf({ f: 3, m: 40, x: 20 })],
        ['v', mapOf({ f: 10, m: 20, x: 60 })],
        ['w', mapOf({ f: 30, m: 70, x: 80 })],
      ]),
    };
    const withheld = withholdMatrix(['u', 'v', 'w'], ['f', 'm', 'x'], [month]);
    expect(sorted(withheld.units)).toEqual([]);
    expect(sorted(withheld.groups)).toEqual([]);
    for (const unit of ['u', 'v', 'w']) expect([0, 2, 3]).toContain(withheld.of(unit).size);
    expect(withheld.of('u').has('f')).toBe(true);
  });

  test('a small unit is told together with another', () => {
    const month = {
      counts: new Map([
        ['u', mapOf({ f: 2, m: 1 })],
        ['v', mapOf({ f: 10, m: 20 })],
        ['w', mapOf({ f: 30, m: 70 })],
        ['z', mapOf({ f: 30, m: 70 })],
      ]),
    };
    expect(sorted(withholdMatrix(['u', 'v', 'w', 'z'], ['f', 'm'], [month]).units)).toEqual(['u', 'v']);
  });
});

/** Numbers as they are met: many empty, many small, some large; from month to month most stay as they were. */
const count = fc.oneof(
  { weight: 2, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 6 }) },
  { weight: 4, arbitrary: fc.integer({ min: 5, max: 40 }) },
);
const step = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: -5, max: 5 }) },
);

const tables = (mostUnits: number) =>
  fc
    .record({
      units: fc.integer({ min: 1, max: mostUnits }),
      groups: fc.integer({ min: 2, max: 5 }),
      months: fc.integer({ min: 2, max: 4 }),
    })
    .chain(({ units, groups, months }) =>
      fc
        .record({
          first: fc.array(count, { minLength: units * groups, maxLength: units * groups }),
          steps: fc.array(fc.array(step, { minLength: units * groups, maxLength: units * groups }), {
            minLength: months - 1,
            maxLength: months - 1,
          }),
        })
        .map(({ first, steps }) => {
          const all = [first];
          for (const one of steps) all.push((all.at(-1) ?? []).map((n, i) => Math.max(0, n + (one[i] ?? 0))));
          return { units: names('u', units), groups: names('g', groups), numbers: all };
        }),
    );

const table = (
  units: readonly string[],
  groups: readonly string[],
  numbers: readonly number[],
): MonthTable => ({
  counts: new Map(
    units.map((unit, i) => [
      unit,
      new Map(groups.map((group, j) => [group, numbers[i * groups.length + j] ?? 0])),
    ]),
  ),
});

const plus = (keys: readonly string[]): Equation => {
  const sum = new Map<string, number>();
  for (const key of keys) sum.set(key, (sum.get(key) ?? 0) + 1);
  return sum;
};

describe('whoever reckons from two reports a month apart', () => {
  test('finds no small group of a unit', { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(tables(1), ({ groups, numbers }) => {
        const months = numbers.map((one) => new Map(groups.map((group, j) => [group, one[j] ?? 0])));
        const held = months.map((_, i) => withholdGroups(groups, months.slice(0, i + 1)));
        for (let t = 0; t < months.length; t++) {
          const now = held[t] ?? new Set();
          const inside = [...now].reduce((sum, group) => sum + (months[t]?.get(group) ?? 0), 0);
          const all = groups.reduce((sum, group) => sum + (months[t]?.get(group) ?? 0), 0);
          expect(now.size).not.toBe(1);
          if (now.size > 0) expect(inside).toBeGreaterThanOrEqual(Math.min(5, all));
          if (t === 0) continue;
          const then = held[t - 1] ?? new Set();
          const name = (group: string, at: number) =>
            now.has(group) && then.has(group) && months[t]?.get(group) === months[t - 1]?.get(group)
              ? group
              : `${group}@${at}`;
          const known = new KnownSums();
          for (const at of [t - 1, t]) {
            known.add(plus(groups.map((group) => name(group, at))));
            for (const group of groups)
              if (!(held[at] ?? new Set()).has(group)) known.add(plus([name(group, at)]));
          }
          for (const at of [t - 1, t])
            for (const group of held[at] ?? []) {
              const n = months[at]?.get(group) ?? 0;
              if (n > 0 && n < 5) expect(known.tells(plus([name(group, at)])), `${group}@${at}`).toBe(false);
            }
        }
      }),
      { numRuns: runs, seed },
    );
  });

  test('finds no small number of a unit’s group, of a unit or of a group', { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(tables(5), ({ units, groups, numbers }) => {
        const months = numbers.map((one) => table(units, groups, one));
        const held = months.map((_, i) => withholdMatrix(units, groups, months.slice(0, i + 1)));
        const n = (at: number, unit: string, group: string) => months[at]?.counts.get(unit)?.get(group) ?? 0;
        // The line in which a unit is told: its own, or that of those told together.
        const lineOf = (at: number, unit: string) => (held[at]?.units.has(unit) ? otherUnits : unit);
        const isShown = (at: number, unit: string, group: string) =>
          held[at]?.of(lineOf(at, unit)).has(group) === false;
        for (let t = 1; t < months.length; t++) {
          // What stands withheld in the same line of both reports is rightly taken not to have changed.
          const stood = (unit: string, group: string) =>
            n(t - 1, unit, group) === n(t, unit, group) &&
            !isShown(t - 1, unit, group) &&
            !isShown(t, unit, group) &&
            lineOf(t - 1, unit) === lineOf(t, unit);
          const name = (at: number, unit: string, group: string) =>
            stood(unit, group) ? `${unit}${group}` : `${unit}${group}@${at}`;
          const known = new KnownSums();
          for (const at of [t - 1, t]) {
            const now = held[at];
            if (now === undefined) throw new Error('no such month');
            const hidden = [...now.units];
            const rows: [string, readonly string[]][] = units
              .filter((unit) => !now.units.has(unit))
              .map((unit) => [unit, [unit]]);
            if (hidden.length > 0) rows.push([otherUnits, hidden]);
            for (const [row, members] of rows) {
              known.add(plus(members.flatMap((unit) => groups.map((group) => name(at, unit, group)))));
              for (const group of groups)
                if (!now.of(row).has(group)) known.add(plus(members.map((unit) => name(at, unit, group))));
            }
            for (const group of groups)
              if (!now.groups.has(group)) known.add(plus(units.map((unit) => name(at, unit, group))));
          }
          const isHidden = (what: string, size: number, keys: readonly string[]) => {
            if (size > 0 && size < 5) expect(known.tells(plus(keys)), what).toBe(false);
          };
          for (const at of [t - 1, t]) {
            for (const unit of units) {
              for (const group of groups)
                isHidden(`${unit} ${group} @${at}`, n(at, unit, group), [name(at, unit, group)]);
              if (units.length > 1)
                isHidden(
                  `${unit} @${at}`,
                  groups.reduce((sum, group) => sum + n(at, unit, group), 0),
                  groups.map((group) => name(at, unit, group)),
                );
            }
            for (const group of groups)
              isHidden(
                `${group} @${at}`,
                units.reduce((sum, unit) => sum + n(at, unit, group), 0),
                units.map((unit) => name(at, unit, group)),
              );
          }
        }
      }),
      { numRuns: runs, seed },
    );
  });

  test('would find one if a small group were withheld alone', () => {
    const known = new KnownSums();
    known.add(plus(['a', 'b', 'c']));
    known.add(plus(['a']));
    expect(known.tells(plus(['b']))).toBe(false);
    known.add(plus(['c']));
    expect(known.tells(plus(['b']))).toBe(true);
  });
});
