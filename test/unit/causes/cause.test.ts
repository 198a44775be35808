import { describe, expect, test } from 'vitest';
import { budgetOfKit, contingencyOf } from '../../../src/features/causes/cause.rules.ts';
import {
  fundedPercent,
  isOpenOn,
  nearness,
  roomOf,
} from '../../../src/features/causes/cause-record.rules.ts';
import type { LocalDate } from '../../../src/kernel/calendar.ts';

const day = (text: string) => text as LocalDate;

describe('the budget of a cause', () => {
  test('adds up to the price and its reserve, to the rial', () => {
    const budget = budgetOfKit(
      { priceRial: 190_000_001, items: [{ name: 'چرخ خیاطی', priceRial: 150_000_000 }] },
      7,
    );
    expect(budget.map(({ rial, state }) => [rial, state])).toEqual([
      [150_000_000, 'estimate'],
      [40_000_001, 'estimate'],
      [13_300_001, 'waiting'],
    ]);
    const sum = budget.reduce((total, { rial }) => total + rial, 0);
    expect(sum).toBe(190_000_001 + contingencyOf(190_000_001, 7));
  });

  test('names the kit as a whole where it has no items, and no rest where there is none', () => {
    const [whole] = budgetOfKit({ priceRial: 100, items: [] }, 5);
    const items = budgetOfKit({ priceRial: 100, items: [{ name: 'اجاق', priceRial: 100 }] }, 5);
    expect(whole?.rial).toBe(100);
    expect(items.map(({ name }) => name)).not.toContain(whole?.name);
    expect(items).toHaveLength(2);
  });

  test('the reserve is never short of its percent', () => {
    expect(contingencyOf(101, 5)).toBe(6);
    expect(contingencyOf(100, 5)).toBe(5);
    expect(contingencyOf(100, 0)).toBe(0);
  });
});

describe('a cause', () => {
  const cause = { closedAt: null, hidden: false, opensOn: day('2026-11-01'), closesOn: day('2026-11-30') };

  test('can be given to from its first day to its last, and by nobody while it is hidden or closed', () => {
    expect(isOpenOn(cause, day('2026-10-31'))).toBe(false);
    expect(isOpenOn(cause, day('2026-11-01'))).toBe(true);
    expect(isOpenOn(cause, day('2026-11-30'))).toBe(true);
    expect(isOpenOn(cause, day('2026-12-01'))).toBe(false);
    expect(isOpenOn({ ...cause, closesOn: null }, day('2030-01-01'))).toBe(true);
    expect(isOpenOn({ ...cause, hidden: true }, day('2026-11-15'))).toBe(false);
    expect(isOpenOn({ ...cause, closedAt: '2026-11-02T08:00:00.000Z' }, day('2026-11-15'))).toBe(false);
  });

  test('has room for what its open places cost, less what others pay toward them', () => {
    expect(roomOf({ slotRial: 100, openSlots: 3 }, 120)).toBe(180);
    expect(roomOf({ slotRial: 100, openSlots: 1 }, 120)).toBe(0);
  });

  test('is called whole only once it is', () => {
    const of = { slotRial: 100, slots: 3 };
    expect(fundedPercent({ ...of, openSlots: 3 }, 0)).toBe(0);
    expect(fundedPercent({ ...of, openSlots: 1 }, 99)).toBe(99);
    expect(fundedPercent({ ...of, openSlots: 1 }, 100)).toBe(100);
    expect(fundedPercent({ ...of, openSlots: 0 }, 0)).toBe(100);
    expect(fundedPercent({ slotRial: 100, slots: 0, openSlots: 0 }, 0)).toBe(0);
  });

  test('is nearest to one of the same trade, then of its sector, then of its province', () => {
    const to = { trade: '7531', province: 'bushehr' };
    const near = (trade: string, province: string | null) => nearness(to, { trade, place: { province } });
    expect(near('7531', 'bushehr')).toBeGreaterThan(near('7531', 'gilan'));
    expect(near('7531', null)).toBeGreaterThan(near('7412', 'bushehr'));
    expect(near('7412', null)).toBeGreaterThan(near('5120', 'bushehr'));
    expect(near('5120', 'bushehr')).toBeGreaterThan(near('5120', null));
    // Told of the whole country, no province is the same as it.
    expect(nearness({ trade: '5', province: null }, { trade: '9', place: { province: null } })).toBe(0);
  });
});
