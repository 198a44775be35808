import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  ageOn,
  birthdayTurning,
  daysBetween,
  formatJalali,
  formatJalaliShort,
  fromJalali,
  jalaliMonth,
  jalaliMonthLength,
  jalaliMonthName,
  localDate,
  mustLocalDate,
  parseDate,
  tehranDay,
  tehranToday,
  toJalali,
  weekdayName,
} from '../../../src/kernel/calendar.ts';
import { languages } from '../../../src/kernel/text.ts';

const day = mustLocalDate;
const anyDay = fc.integer({ min: 0, max: 109_936 }).map((n) => addDays(day('1900-01-01'), n));
const seed = { seed: 20260, numRuns: 500 };

describe('local dates', () => {
  it.each(['1900-01-01', '2000-02-29', '2200-12-31'])('accepts %s', (text) => {
    expect(localDate(text)).toBe(text);
  });

  it.each([
    '1899-12-31',
    '2201-01-01',
    '1900-02-29',
    '2023-02-29',
    '2024-04-31',
    '2024-13-01',
    '2024-00-10',
    '2024-01-00',
    '2024-1-1',
    '2024-01-01T00:00:00Z',
    ' 2024-01-01',
    '2024-01-01\n',
    '+02024-01-01',
    '۲۰۲۴-۰۱-۰۱',
    '',
  ])('refuses %j', (text) => {
    expect(localDate(text)).toBeUndefined();
    expect(() => mustLocalDate(text)).toThrow(RangeError);
  });

  it('adds days across months, leap days and years, both ways', () => {
    expect(addDays(day('2024-02-28'), 2)).toBe('2024-03-01');
    expect(addDays(day('2023-12-31'), 1)).toBe('2024-01-01');
    expect(addDays(day('1970-01-01'), -1)).toBe('1969-12-31');
    expect(() => addDays(day('2200-12-31'), 1)).toThrow(RangeError);
    expect(() => addDays(day('2024-01-01'), 0.5)).toThrow(RangeError);
    expect(() => addDays(day('2024-01-01'), Number.NaN)).toThrow(RangeError);
    expect(() => addDays(day('2024-01-01'), 1e12)).toThrow(RangeError);
  });

  it('counts the days that were added', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(addDays(a, daysBetween(a, b))).toBe(b);
        expect(daysBetween(a, b) > 0).toBe(a < b);
      }),
      seed,
    );
  });

  it('adds months and stays within the month reached', () => {
    expect(addMonths(day('2024-01-31'), 1)).toBe('2024-02-29');
    expect(addMonths(day('2023-01-31'), 1)).toBe('2023-02-28');
    expect(addMonths(day('2024-01-15'), -1)).toBe('2023-12-15');
    expect(addMonths(day('2024-03-31'), -13)).toBe('2023-02-28');
    expect(addMonths(day('2024-12-01'), 24)).toBe('2026-12-01');
    expect(addMonths(day('2024-11-30'), 1)).toBe('2024-12-30');
    expect(() => addMonths(day('2200-12-01'), 1)).toThrow(RangeError);
  });
});

describe('ages', () => {
  it('completes a year on the birthday and not a day earlier', () => {
    expect(ageOn(day('1990-05-01'), day('2026-04-30'))).toBe(35);
    expect(ageOn(day('1990-05-01'), day('2026-05-01'))).toBe(36);
    expect(ageOn(day('1990-05-01'), day('1990-05-01'))).toBe(0);
    expect(ageOn(day('1990-05-01'), day('1990-04-30'))).toBe(-1);
  });

  it('lets those born on 29 February turn on 1 March in common years', () => {
    expect(ageOn(day('2004-02-29'), day('2022-02-28'))).toBe(17);
    expect(ageOn(day('2004-02-29'), day('2022-03-01'))).toBe(18);
    expect(ageOn(day('2004-02-29'), day('2024-02-29'))).toBe(20);
    expect(birthdayTurning(day('2004-02-29'), 18)).toBe('2022-03-01');
    expect(birthdayTurning(day('2004-02-29'), 20)).toBe('2024-02-29');
    expect(birthdayTurning(day('1990-05-01'), 18)).toBe('2008-05-01');
  });

  it('agrees with the birthday it names', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 110 }), (birth, age) => {
        fc.pre(Number(birth.slice(0, 4)) + age <= 2199);
        const turning = birthdayTurning(birth, age);
        expect(ageOn(birth, turning)).toBe(age);
        if (age > 0) expect(ageOn(birth, addDays(turning, -1))).toBe(age - 1);
      }),
      seed,
    );
  });
});

describe('the Iranian calendar', () => {
  it('agrees with Intl on every day from 1921 to 2121, and comes back', () => {
    const intl = new Intl.DateTimeFormat('fa-IR-u-ca-persian-nu-latn', {
      timeZone: 'UTC',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
    });
    const wrong: string[] = [];
    let checked = 0;
    for (let d = day('1921-01-01'); d <= '2121-12-31'; d = addDays(d, 1)) {
      const { year, month, day: dayOfMonth } = toJalali(d);
      if (intl.format(new Date(d)) !== `${year}/${month}/${dayOfMonth}`) wrong.push(d);
      if (fromJalali(year, month, dayOfMonth) !== (year < 1300 ? undefined : d)) wrong.push(d);
      checked++;
    }
    expect(wrong).toEqual([]);
    expect(checked).toBe(73_414);
  });

  it('runs on without a gap from 1900 to 2200', () => {
    let before = toJalali(day('1900-01-01'));
    for (let d = day('1900-01-02'); d < '2200-12-31'; d = addDays(d, 1)) {
      const now = toJalali(d);
      const next =
        before.day < jalaliMonthLength(before.year, before.month)
          ? { ...before, day: before.day + 1 }
          : before.month < 12
            ? { year: before.year, month: before.month + 1, day: 1 }
            : { year: before.year + 1, month: 1, day: 1 };
      if (now.year !== next.year || now.month !== next.month || now.day !== next.day)
        expect(now).toEqual(next);
      before = now;
    }
  });

  it('knows days that people can check', () => {
    expect(toJalali(day('1979-02-11'))).toEqual({ year: 1357, month: 11, day: 22 });
    expect(fromJalali(1403, 12, 30)).toBe('2025-03-20');
    expect(fromJalali(1404, 1, 1)).toBe('2025-03-21');
    expect(fromJalali(1300, 1, 1)).toBe('1921-03-21');
  });

  it('refuses days that do not exist or lie outside', () => {
    expect(fromJalali(1404, 12, 30)).toBeUndefined();
    expect(fromJalali(1403, 7, 31)).toBeUndefined();
    expect(fromJalali(1403, 13, 1)).toBeUndefined();
    expect(fromJalali(1403, 0, 1)).toBeUndefined();
    expect(fromJalali(1403, 1, 0)).toBeUndefined();
    expect(fromJalali(1403, 1, 1.5)).toBeUndefined();
    expect(fromJalali(1299, 12, 29)).toBeUndefined();
    expect(fromJalali(1601, 1, 1)).toBeUndefined();
    expect(fromJalali(1600, 1, 1)).toBeUndefined();
    expect(fromJalali(Number.NaN, 1, 1)).toBeUndefined();
  });

  it('knows the length of months, Esfand by leap year', () => {
    expect([1, 6, 7, 11, 12].map((month) => jalaliMonthLength(1404, month))).toEqual([31, 31, 30, 30, 29]);
    const leaps = [1370, 1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408];
    const found = Array.from({ length: 40 }, (_, i) => 1370 + i).filter(
      (y) => jalaliMonthLength(y, 12) === 30,
    );
    expect(found).toEqual(leaps);
    expect(() => jalaliMonthLength(1404, 13)).toThrow(RangeError);
  });

  it('names the month of a day', () => {
    expect(jalaliMonth(day('2026-11-22'))).toBe('1405-09');
    expect(jalaliMonth(day('2026-11-21'))).toBe('1405-08');
  });
});

describe('dates as people write them', () => {
  it.each([
    '1990-05-01',
    '1990/5/1',
    '01/05/1990',
    '19900501',
    '۱۳۶۹/۰۲/۱۱',
    '١٣٦٩/٠٢/١١',
    '۱۳۶۹-۲-۱۱',
    '1369-2-11',
    '1369.02.11',
    '1369 2 11',
    ' 1369 / 02 / 11 ',
    '1369–02–11',
    '69/2/11',
    '۶۹/۰۲/۱۱',
    '11/02/1369',
    '۱۱-۲-۱۳۶۹',
    '13690211',
    '۱۳۶۹۰۲۱۱',
    '۱۱ اردیبهشت ۱۳۶۹',
    '۱۱ ارديبهشت ماه ۱۳۶۹',
    '١١ ارديبهشت‌ماه ١٣٦٩',
    '11اردیبهشت1369',
    '۱۱ اردیبهشت ۶۹',
    '\uFEFF\u200F۱۳۶۹/۰۲/۱۱\u200E',
    '\u00A0۱۳۶۹/۰۲/۱۱\u2003',
  ])('reads %j as 1 May 1990', (text) => {
    expect(parseDate(text)).toBe('1990-05-01');
  });

  it('takes two-digit years from 10 on as 13yy and earlier ones as 140y', () => {
    expect(parseDate('10/01/01')).toBe(fromJalali(1310, 1, 1));
    expect(parseDate('99/01/01')).toBe(fromJalali(1399, 1, 1));
    expect(parseDate('05/08/23')).toBe('2026-11-14');
    expect(parseDate('00/01/01')).toBe(fromJalali(1400, 1, 1));
  });

  it('knows every month by name, also as the old spelling', () => {
    for (let month = 1; month <= 12; month++) {
      expect(parseDate(`5 ${jalaliMonthName(month, 'fa')} 1400`)).toBe(fromJalali(1400, month, 5));
    }
    expect(parseDate('۵ امرداد ۱۴۰۰')).toBe(fromJalali(1400, 5, 5));
    expect(parseDate('۵ دي ماه ۱۴۰۰')).toBe(fromJalali(1400, 10, 5));
  });

  it.each([
    '',
    ' ',
    'نامعلوم',
    'ماه',
    '۱۱ ماه ۱۳۶۹',
    '1369',
    '1369/02',
    '1369/13/01',
    '1369/02/32',
    '1404/12/30',
    '31/02/1990',
    '2023-02-29',
    '1600-01-01',
    '1249/01/01',
    '1299/12/29',
    '169/02/11',
    '9/2/11',
    '11/02/69',
    '1369//02/11',
    '136902111',
    '1369211',
    '1369/02/11 12:00',
    '۱۱ شنبه ۱۳۶۹',
    '۳۱ مهر ۱۴۰۰',
    '۱۱ مهر ۲۰۲۰',
    '32874',
    '1990-05-01T00:00:00Z',
    '=1369/02/11',
  ])('refuses %j', (text) => {
    expect(parseDate(text)).toBeUndefined();
  });

  it('reads back whatever it shows in Persian', () => {
    fc.assert(
      fc.property(anyDay, (d) => {
        fc.pre(d >= '1921-03-21' && d < '2121-01-01');
        expect(parseDate(formatJalali(d, 'fa'))).toBe(d);
        expect(parseDate(formatJalaliShort(d))).toBe(d);
        expect(parseDate(d)).toBe(d);
      }),
      seed,
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        parseDate(text);
      }),
      seed,
    );
  });
});

describe('days shown', () => {
  it('shows Jalali in Persian and Gregorian in English', () => {
    const d = day('2026-11-14');
    expect(formatJalali(d, 'fa')).toBe('۲۳ آبان ۱۴۰۵');
    expect(formatJalali(d, 'en')).toBe('14 November 2026');
    expect(formatJalaliShort(d)).toBe('۱۴۰۵/۰۸/۲۳');
    expect(weekdayName(d, 'fa')).toBe('شنبه');
    expect(weekdayName(day('1905-08-05'), 'en')).toBe('Saturday');
  });

  it.each(languages)('names the days of the week as Intl does (%s)', (lang) => {
    const intl = new Intl.DateTimeFormat(lang, { weekday: 'long', timeZone: 'UTC' });
    for (let n = 0; n < 7; n++) {
      const d = addDays(day('1969-12-28'), n);
      expect(weekdayName(d, lang)).toBe(intl.format(new Date(d)));
    }
  });

  it.each(languages)('names the months (%s)', (lang) => {
    const intl = new Intl.DateTimeFormat(`${lang}-u-ca-persian`, { month: 'long', timeZone: 'UTC' });
    for (let month = 1; month <= 12; month++) {
      const d = fromJalali(1405, month, 1) ?? '';
      expect(jalaliMonthName(month, lang)).toBe(intl.format(new Date(d)));
    }
    expect(() => jalaliMonthName(0, lang)).toThrow(RangeError);
  });
});

describe('today in Tehran', () => {
  it('turns at midnight there, three and a half hours ahead', () => {
    expect(tehranDay('2026-11-13T20:29:59.999Z')).toBe('2026-11-13');
    expect(tehranDay('2026-11-13T20:30:00Z')).toBe('2026-11-14');
    expect(tehranToday(new Date('2026-11-13T20:30:00Z'))).toBe('2026-11-14');
    expect(tehranDay('2026-11-14T01:00:00+05:00')).toBe('2026-11-13');
  });

  it('knows the summer time of earlier years', () => {
    expect(tehranDay('2021-07-01T19:30:00Z')).toBe('2021-07-02');
    expect(tehranDay('2023-07-01T19:30:00Z')).toBe('2023-07-01');
  });

  it.each(['2026-11-13', '2026-11-13T20:30:00', 'yesterday', '2026-13-13T20:30:00Z'])(
    'throws on %j',
    (text) => {
      expect(() => tehranDay(text)).toThrow(RangeError);
    },
  );
});
