import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { readClockRange, readHours } from '../../../src/features/records/cell-hours.rules.ts';
import {
  choiceReader,
  readCodes,
  readDecimal,
  readRial,
  readSkills,
  readWhole,
  readYesNo,
  splitList,
} from '../../../src/features/records/cell-values.rules.ts';
import { educationWords } from '../../../src/features/records/cell-values.text.ts';
import { buildVocabulary, type Vocabulary } from '../../../src/features/reference/vocabulary.rules.ts';
import { toPersianDigits } from '../../../src/kernel/persian.ts';

const value = <T>(read: { ok: true; value: T } | { ok: false; code: string }) =>
  read.ok ? read.value : read.code;

describe('cells of choices', () => {
  test('yes and no in both languages and any letters', () => {
    for (const yes of ['بله', 'بلي', ' بلی ', 'Yes', '\u200Fبله', '1', '۱'])
      expect(value(readYesNo(yes))).toBe(true);
    for (const no of ['خیر', 'خير', 'نه', 'no']) expect(value(readYesNo(no))).toBe(false);
    expect(value(readYesNo('شاید'))).toBe('choice.unknown');
  });

  test('education by everyday names, spaced anyhow, and by code', () => {
    const education = choiceReader(educationWords);
    for (const [text, code] of [
      ['بی‌سواد', 'none'],
      ['بي  سواد', 'none'],
      ['خواندن و نوشتن', 'literacy'],
      ['ابتدايي', 'primary'],
      ['سیكل', 'lower-secondary'],
      ['ديپلم', 'diploma'],
      ['فوق‌ديپلم', 'associate'],
      ['لیسانس', 'bachelor'],
      ['فوق لیسانس', 'master'],
      ['lower-secondary', 'lower-secondary'],
    ] as const)
      expect(value(education(text))).toBe(code);
    expect(value(education('حوزوی'))).toBe('choice.unknown');
  });
});

describe('cells of numbers', () => {
  test('whole numbers in any digits, grouped or not, are what they were', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 12 }), fc.constantFrom('', ',', '٬', '،'), (n, mark) => {
        const text = n.toLocaleString('en-US').replaceAll(',', mark);
        expect(value(readWhole(text))).toBe(n);
        expect(value(readWhole(` ${toPersianDigits(text)}\u00A0`))).toBe(n);
        expect(value(readRial(toPersianDigits(text)))).toBe(n);
        expect(value(readRial(`${text} تومان`))).toBe(n * 10);
      }),
      { seed: 3, numRuns: 500 },
    );
  });

  test.each(['نامنظم', 'چند نفر', '1,5', '10-12', '3x', '', '۱۲،۳۴', '5 گونی', '1.000.000'])(
    '%j is no number',
    (text) => {
      expect(value(readWhole(text))).toBe('number.unreadable');
    },
  );

  test('a sign is kept, decimals are decimals, units say nothing', () => {
    expect(value(readWhole('-5'))).toBe(-5);
    expect(value(readWhole('۲٫۵'))).toBe('number.whole');
    expect(value(readDecimal('۲٫۵'))).toBe(2.5);
    expect(value(readDecimal('۱۵ کیلومتر'))).toBe(15);
    expect(value(readWhole('۳ نفر'))).toBe(3);
  });

  test('amounts by word', () => {
    expect(value(readRial('۶ میلیون تومان'))).toBe(60_000_000);
    expect(value(readRial('۲٫۵ میلیون ریال'))).toBe(2_500_000);
    expect(value(readRial('60,000,000 ريال'))).toBe(60_000_000);
    expect(value(readRial('6 million toman'))).toBe(60_000_000);
    expect(value(readRial('۵ دلار'))).toBe('number.unreadable');
  });
});

describe('cells of hours', () => {
  const workdays = ['sat', 'sun', 'mon', 'tue', 'wed'];
  test.each([
    ['شنبه تا چهارشنبه ۸ تا ۱۳', workdays, '08:00', '13:00'],
    ['شنبه  تا چهار‌شنبه  ۸-۱۳', workdays, '08:00', '13:00'],
    ['sat-wed 8-13', workdays, '08:00', '13:00'],
    ['Saturday to Wednesday from 8:30 to 13', workdays, '08:30', '13:00'],
    ['شنبه تا پنج شنبه ۱۶ تا ۲۰', [...workdays, 'thu'], '16:00', '20:00'],
    ['شنبه تا پنجشنبه از ساعت ۸ صبح تا ۴ عصر', [...workdays, 'thu'], '08:00', '16:00'],
    ['هر روز 22 تا 6', [...workdays, 'thu', 'fri'], '22:00', '06:00'],
    ['هرروز 8–12', [...workdays, 'thu', 'fri'], '08:00', '12:00'],
    ['شنبه و دوشنبه، چهارشنبه ۹ تا ۱۲', ['sat', 'mon', 'wed'], '09:00', '12:00'],
    ['پنجشنبه تا شنبه ۸ تا ۲۴', ['sat', 'thu', 'fri'], '08:00', '24:00'],
    ['روزهای فرد ۸ تا ۱۲', ['sun', 'tue', 'thu'], '08:00', '12:00'],
  ])('%s', (text, days, from, to) => {
    expect(value(readHours(text))).toEqual([{ days, from, to }]);
  });

  test('several stretches, with and without days of their own', () => {
    expect(value(readHours('شنبه تا دوشنبه ۸ تا ۱۲ و ۱۶ تا ۲۰؛ جمعه ۹ تا ۱۱'))).toEqual([
      { days: ['sat', 'sun', 'mon'], from: '08:00', to: '12:00' },
      { days: ['sat', 'sun', 'mon'], from: '16:00', to: '20:00' },
      { days: ['fri'], from: '09:00', to: '11:00' },
    ]);
  });

  test.each(['صبح‌ها', '۸ تا ۱۳', 'شنبه', 'شنبه ۸', 'شنبه ۸ تا ۲۵', 'شنبه ۸ ۱۳', 'شنبه تا ۸', ''])(
    '%j cannot be read',
    (text) => expect(value(readHours(text))).toBe('hours.unreadable'),
  );

  test('a stretch of hours, over midnight too', () => {
    expect(value(readClockRange('۱۳ تا ۷'))).toEqual({ from: '13:00', to: '07:00' });
    expect(value(readClockRange('12:30-8'))).toEqual({ from: '12:30', to: '08:00' });
    expect(value(readClockRange('عصرها'))).toBe('clock.unreadable');
  });
});

describe('cells of lists', () => {
  let vocabulary: Vocabulary;
  beforeAll(() => {
    const skills = readFileSync('seed/reference/skills.jsonl', 'utf8').trim().split('\n');
    const csv = (file: string) =>
      readFileSync(`seed/reference/${file}.csv`, 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((line, position) => {
          const [code = '', fa = '', en = ''] =
            line.match(/("[^"]*"|[^,]+)/g)?.map((c) => c.replaceAll('"', '')) ?? [];
          return { catalogue: file, code, position, fa, en, data: {} };
        });
    vocabulary = buildVocabulary('test', [
      ...skills.map((line, position) => {
        const { id, fa, en, ...data } = JSON.parse(line);
        return { catalogue: 'skills', code: id, position, fa, en, data };
      }),
      ...csv('documents'),
      ...csv('licences'),
      ...csv('restrictions'),
    ]);
  });

  test('entries end at commas, semicolons, dashes and line breaks, never at "and"', () => {
    expect(splitList('الف، ب,ج؛ د - ه\nو و ز،')).toEqual(['الف', 'ب', 'ج', 'د', 'ه', 'و و ز']);
    expect(splitList('a، b، c', (entry) => entry === 'a، b')).toEqual(['a، b', 'c']);
  });

  test('every skill is found by its label beside another, at any level', () => {
    fc.assert(
      fc.property(fc.constantFrom(...vocabulary.skills), fc.integer({ min: 1, max: 4 }), (skill, level) => {
        const { skills, unknown } = readSkills(
          vocabulary,
          `${skill.fa} : ${toPersianDigits(String(level))} - بنایی و آجرچینی`,
        );
        expect(unknown).toEqual([]);
        expect(skills).toContainEqual({ skillId: skill.id, level });
      }),
      { seed: 5, numRuns: 500 },
    );
  });

  test('skills with and without level, and those nobody knows', () => {
    const { skills, unknown } = readSkills(vocabulary, 'خياطي: ۳، هنر دست مادربزرگ، آشپزی (سطح ۲)، آشپزی');
    expect(skills.map(({ level }) => level)).toEqual([3, 2]);
    expect(unknown).toEqual(['هنر دست مادربزرگ']);
  });

  test('documents, licences and restrictions by label and by everyday name', () => {
    expect(
      readCodes(vocabulary, 'documents', 'کارت ملي، حساب بانكي،شناسنامه، کارت مهارت،کارت پايان خدمت'),
    ).toEqual(['id-card', 'bank-account', 'birth-certificate', 'skill-card', 'service-card']);
    expect(readCodes(vocabulary, 'licences', 'پایه  یكم، گواهینامه پایه سوم، موتورسيکلت')).toEqual([
      'driving-d',
      'driving-b',
      'driving-motorcycle',
    ]);
    expect(
      readCodes(
        vocabulary,
        'restrictions',
        'رانندگي، محرومیت از وکالت، سردفتری و دفتریاری، منع خروج از كشور، خواب',
      ),
    ).toEqual(['driving', 'legal-professions', 'leaving-country', 'خواب']);
  });
});
