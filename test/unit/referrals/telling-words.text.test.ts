import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { letterText } from '../../../src/features/referrals/referral-letter.text.ts';
import { tells, tellsOffice } from '../../../src/features/referrals/telling-words.text.ts';

describe('words that would tell', () => {
  test.each([
    'خیاط ویژهٔ خانوادهٔ زندانیان',
    'كارگر ساده براي زندانيان آزاد شده',
    'آزادشدگان',
    'آزاد‌شده از بند',
    'مراقبت بعد از خروج',
    'مددجوی نیازمند',
    'خیریهٔ مهر',
    'Tailor for released prisoners',
    'EX-OFFENDERS welcome',
    'Charity workshop',
  ])('are found: %s', (text) => expect(tells(text)).toBe(true));

  test.each([
    'نگهداری فرزندان',
    'مراقبت از سالمند',
    'خیاطی پوشاک',
    'انجمن صنفی خیاطان',
    'راننده',
    'Care of the elderly',
    'Press operator',
    'Medical centre cleaner',
  ])('are not seen where they are not: %s', (text) => expect(tells(text)).toBe(false));

  test("an organisation's own word tells in an officer's name", () => {
    expect(tellsOffice('مدیر انجمن بوشهر')).toBe(true);
    expect(tellsOffice('Officer, Gilan centre')).toBe(true);
    expect(tellsOffice('زهرا کریمی')).toBe(false);
    expect(tellsOffice('کارشناس اشتغال بوشهر')).toBe(false);
  });

  test('stand nowhere in the words of the letter', () => {
    const texts: string[] = [];
    const gather = (value: unknown): void => {
      if (typeof value === 'string') texts.push(value);
      else if (typeof value === 'function') gather(value('x'));
      else if (value && typeof value === 'object') for (const inner of Object.values(value)) gather(inner);
    };
    gather(letterText);
    expect(texts.length).toBeGreaterThan(60);
    for (const text of texts) expect(tells(text), text).toBe(false);
  });

  test('stand in no skill that a letter may list', () => {
    const skills = readFileSync('seed/reference/skills.jsonl', 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const telling = skills.filter(({ fa, en }) => tells(String(fa)) || tells(String(en)));
    expect(skills.length).toBeGreaterThan(300);
    expect(telling).toEqual([]);
  });
});
