import { describe, expect, test } from 'vitest';
import {
  contingencyOf,
  divide,
  fitOf,
  mostOf,
  type PaidFor,
  type PayingFund,
  suggestPayers,
} from '../../../src/features/sponsorships/payers.rules.ts';

const to: PaidFor = {
  causeId: 'cause',
  campaignId: null,
  iscoCode: '7531',
  province: '18',
  womanHead: true,
  kind: 'family',
};
let n = 0;
const fund = (id: string, leftRial: number, more: Partial<PayingFund> = {}): PayingFund => {
  n += 1;
  return {
    id,
    source: 'benefactor',
    purpose: 'given',
    name: null,
    benefactorId: `giver of ${id}`,
    pledgeId: `pledge of ${id}`,
    intention: 'none',
    leftRial,
    since: `2026-01-01T00:00:${String(n % 60).padStart(2, '0')}Z`,
    earmark: { kind: 'any', ref: null, causeId: null, campaignId: null },
    fallback: 'similar',
    holdsSlot: false,
    ...more,
  };
};
const earmarked = (
  kind: PayingFund['earmark']['kind'],
  ref: string | null,
  more: Partial<PayingFund> = {},
): PayingFund =>
  fund(kind, 1_000, { earmark: { kind, ref, causeId: ref, campaignId: ref }, fallback: 'ask-me', ...more });
const paying = (price: number, funds: readonly PayingFund[], percent = 0) => {
  const { payers, missingRial } = suggestPayers(price, percent, funds, to);
  return [
    ...payers.map(({ fundId, amountRial }) => `${fundId} ${amountRial}`),
    ...(missingRial ? [`missing ${missingRial}`] : []),
  ];
};

describe('who pays a kit', () => {
  test('a place of its cause before anybody, even where another could pay it whole', () => {
    expect(paying(100, [fund('rich', 500), fund('place', 70, { holdsSlot: true })])).toEqual([
      'place 70',
      'rich 30',
    ]);
  });

  test('the whole from one giver where one can, the one who meant this first, then the oldest pledge', () => {
    const trade = { kind: 'trade', ref: '7531', causeId: null, campaignId: null } as const;
    expect(
      paying(100, [fund('old', 100), fund('meant', 100, { earmark: trade }), fund('more', 900)]),
    ).toEqual(['meant 100']);
    expect(
      paying(100, [
        fund('younger', 900, { since: '2026-05-01' }),
        fund('older', 100, { since: '2026-02-01' }),
      ]),
    ).toEqual(['older 100']);
  });

  test('else the fewest givers: whoever gave most, with all their pledges', () => {
    expect(
      paying(100, [
        fund('a', 30),
        fund('b', 40),
        fund('c1', 35, { benefactorId: 'c' }),
        fund('c2', 30, { benefactorId: 'c' }),
      ]),
    ).toEqual(['c1 35', 'c2 30', 'b 35']);
  });

  test('credit lines and the own fund only what benefactors leave, and never the pooled contingency or the loan fund', () => {
    const own = { source: 'association', benefactorId: null, pledgeId: null } as const;
    expect(
      paying(100, [
        fund('own', 900, { ...own, purpose: 'general' }),
        fund('pool', 900, { ...own, purpose: 'contingency' }),
        fund('loans', 900, { ...own, purpose: 'loan' }),
        fund('gift', 60),
      ]),
    ).toEqual(['gift 60', 'own 40']);
    expect(paying(100, [fund('gift', 60)])).toEqual(['gift 60', 'missing 40']);
  });

  test('keeps to earmarks; what is similar or anything pays after those, and whoever wants to be asked does not', () => {
    expect(
      (['any', 'cause', 'campaign', 'trade', 'province', 'women-heads', 'released'] as const).map((kind) =>
        fitOf(
          earmarked(
            kind,
            { trade: '7531', province: '18', cause: 'cause', campaign: 'x' }[kind as string] ?? null,
          ),
          to,
        ),
      ),
    ).toEqual(['yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'no']);
    expect(fitOf(earmarked('trade', '5120'), to)).toBe('no');
    expect(fitOf(earmarked('trade', '5120', { fallback: 'similar' }), to)).toBe('no');
    expect(fitOf(earmarked('trade', '7411', { fallback: 'similar' }), to)).toBe('by-fallback');
    expect(fitOf(earmarked('trade', '5120', { fallback: 'any' }), to)).toBe('by-fallback');
    // A vow goes where it was vowed to, unless whoever vowed it says so of something similar.
    expect(fitOf(earmarked('province', '01', { fallback: 'any', intention: 'nazr' }), to)).toBe('no');
  });

  test('what rounding loses of the reserve is brought by one whose fund has it left, never by zakat', () => {
    const reserves = (funds: readonly PayingFund[]) =>
      suggestPayers(1_000, 5, funds, to).payers.map(({ contingencyRial }) => contingencyRial);
    const place = (id: string, left: number, more: Partial<PayingFund> = {}) =>
      fund(id, left, { holdsSlot: true, ...more });
    // 319 + 319 + 362 of a price of 1,000: 15.95 + 15.95 + 18.1 are 15 + 15 + 18, and 2 are lost.
    expect(reserves([place('a', 334), place('b', 334), fund('rich', 900)])).toEqual([15, 15, 20]);
    expect(reserves([place('a', 334), place('b', 334), fund('zakat', 900, { intention: 'zakat' })])).toEqual([
      15, 15, 0,
    ]);
  });

  test('brings a part of each share to the contingency, none of zakat, and never asks more of a fund than it has', () => {
    expect(contingencyOf(1_999, 5, 'none')).toBe(99);
    expect(contingencyOf(1_999, 5, 'zakat')).toBe(0);
    for (const left of [1, 20, 21, 104, 105, 106, 999_999_937]) {
      const most = mostOf(fund('x', left), 5);
      expect(most + contingencyOf(most, 5, 'none')).toBeLessThanOrEqual(left);
      expect(most + 1 + contingencyOf(most + 1, 5, 'none')).toBeGreaterThan(left);
    }
    expect(mostOf(fund('x', 105, { intention: 'zakat' }), 5)).toBe(105);
  });
});

test('what is divided sums exactly, in whole rials, in proportion to within one', () => {
  expect(divide(19_999_999, [200_000_000, 100_000_000, 100_000_001])).toEqual([
    9_999_999, 5_000_000, 5_000_000,
  ]);
  let seed = 7;
  const random = (most: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % most;
  };
  for (let i = 0; i < 300; i += 1) {
    const over = Array.from({ length: 1 + random(6) }, () => 1 + random(900_000_000));
    const whole = over.reduce((a, b) => a + b, 0);
    const sum = random(whole);
    const parts = divide(sum, over);
    expect(parts.reduce((a, b) => a + b, 0)).toBe(sum);
    parts.forEach((part, j) => {
      expect(Math.abs(part - (sum * (over[j] ?? 0)) / whole)).toBeLessThan(1.001);
    });
  }
});
