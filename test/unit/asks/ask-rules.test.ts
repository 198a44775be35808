import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  callByFrom,
  isWorkingDay,
  readReference,
  referenceFrom,
} from '../../../src/features/asks/ask.rules.ts';
import { addDays, mustLocalDate } from '../../../src/kernel/calendar.ts';

const by = (day: string) => callByFrom(mustLocalDate(day));

test('the third working day: neither Thursday nor Friday counts', () => {
  expect(by('2026-11-21')).toBe('2026-11-24'); // Saturday → Tuesday
  expect(by('2026-11-23')).toBe('2026-11-28'); // Monday → Saturday
  expect(by('2026-11-25')).toBe('2026-11-30'); // Wednesday → Monday
  expect(by('2026-11-26')).toBe('2026-11-30');
  expect(by('2026-11-27')).toBe('2026-11-30');
});

test('the holidays of the new year are not promised', () => {
  expect(by('2027-03-19')).toBe('2027-03-29');
});

test('whatever the day, exactly three working days lie up to the promise, which is one itself', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4000 }), (offset) => {
      const day = addDays(mustLocalDate('2024-01-01'), offset);
      let working = 0;
      for (let one = addDays(day, 1); one <= callByFrom(day); one = addDays(one, 1))
        if (isWorkingDay(one)) working += 1;
      expect(working).toBe(3);
      expect(isWorkingDay(callByFrom(day))).toBe(true);
    }),
  );
});

test('a reference is read back in any digits; one wrong digit, or two swapped unless 0 and 9, is noticed', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[A-Za-z0-9_-]{43}$/),
      fc.nat(6),
      fc.integer({ min: 1, max: 9 }),
      (digest, at, more) => {
        const reference = referenceFrom(digest);
        expect(reference).toMatch(/^[1-9]\d{6}$/);
        const persian = [...reference].map((digit) => String.fromCodePoint(0x06f0 + Number(digit))).join('');
        expect(readReference(` ${persian.slice(0, 3)} ${persian.slice(3)}`)).toBe(reference);
        const digits = [...reference];
        digits[at] = String((Number(digits[at]) + more) % 10);
        expect(readReference(digits.join(''))).toBeUndefined();
        const [a = '', b = ''] = reference.slice(at, at + 2);
        if (b !== '' && a !== b && ![`${a}${b}`, `${b}${a}`].includes('09'))
          expect(readReference(reference.slice(0, at) + b + a + reference.slice(at + 2))).toBeUndefined();
      },
    ),
  );
});
