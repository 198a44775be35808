import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  countableQuery,
  keptSince,
  weekOf,
} from '../../../src/features/vocabulary-care/missed-query.rules.ts';
import { addDays, mustLocalDate, weekdayName } from '../../../src/kernel/calendar.ts';

describe('what is counted of a query', () => {
  test.each([
    ['هواگاز', 'هواگاز'],
    ['  هوا‌گاز!! ', 'هوا گاز'],
    ['آبكاري ي', 'ابکاری ی'],
    ['جوش CO۲', 'جوش co2'],
    ['ایزو ۹۰۱', 'ایزو 901'],
  ])('%s is %s', (typed, counted) => {
    expect(countableQuery(typed)).toBe(counted);
  });

  test.each([
    ['a phone', 'آرایشگر ۰۹۱۲۱۲۳۴۵۶۷'],
    ['a phone in pieces', 'علی 09 12 34'],
    ['Arabic digits', '٠٩١٢'],
    ['an address of mail', 'ali@example.com'],
    ['an address of a page', 'https://example.com/x'],
    ['seven words', 'من علی رضایی هستم از شهر ری'],
    ['a sentence without spaces', 'ک'.repeat(61)],
    ['too little to be a trade', 'خی'],
    ['no letters', '۱۲۳ ؟!'],
    ['nothing', ''],
  ])('%s is not counted', (_, typed) => {
    expect(countableQuery(typed)).toBeUndefined();
  });

  test('nothing that is counted holds four digits, an @, more than six words or sixty letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 90 }), (typed) => {
        const counted = countableQuery(typed) ?? '';
        expect(counted.match(/\p{N}/gu)?.length ?? 0).toBeLessThan(4);
        expect(counted).not.toContain('@');
        expect(counted.split(' ').length).toBeLessThanOrEqual(6);
        expect(counted.length).toBeLessThanOrEqual(60);
      }),
      { seed: 1405, numRuns: 500 },
    );
  });
});

describe('weeks', () => {
  test('begin on Saturday, before and after the day they are reckoned from', () => {
    for (let i = -400; i < 400; i++) {
      const day = addDays(mustLocalDate('2026-03-24'), i);
      expect(weekdayName(weekOf(day), 'en')).toBe('Saturday');
      expect(weekOf(day) <= day && day < addDays(weekOf(day), 7)).toBe(true);
    }
  });

  test('a rare query stays for four of them, so that one caller, counted once in each, never comes to five', () => {
    const first = mustLocalDate('2026-03-21');
    const weeks = [0, 1, 2, 3, 4].map((n) => addDays(first, 7 * n + 3));
    expect(weeks.filter((day) => first >= keptSince(day).rare)).toHaveLength(4);
  });
});
