import { expect, test } from 'vitest';
import { nextYearly } from '../../../src/features/campaigns/campaign-record.rules.ts';
import { firstYearly } from '../../../src/features/campaigns/yearly-campaign.rules.ts';
import type { LocalDate } from '../../../src/kernel/calendar.ts';

const day = (text: string) => text as LocalDate;

test('a yearly day is today itself, this year or the next', () => {
  expect(nextYearly('03-05', day('2026-05-26'))).toBe('2026-05-26');
  expect(nextYearly('03-05', day('2026-05-25'))).toBe('2026-05-26');
  expect(nextYearly('03-05', day('2026-05-27'))).toBe('2027-05-26');
});

test('the national day is first written with the twenty days before it', () => {
  expect(firstYearly(day('2026-11-27'))).toMatchObject({
    slug: 'nasim-mehr',
    startsOn: '2027-05-06',
    endsOn: '2027-05-26',
  });
});
