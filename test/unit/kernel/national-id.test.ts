import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkNationalId, maskNationalId, restoreLeadingZeros } from '../../../src/kernel/national-id.ts';
import { toPersianDigits } from '../../../src/kernel/persian.ts';

/** Found by trying all ten check digits against the rule as it is published, not by computing one. */
function withCheckDigit(nine: string): string | undefined {
  const found = Array.from({ length: 10 }, (_, digit) => `${nine}${digit}`).filter((id) => {
    const weighted = [...id].slice(0, 9).reduce((sum, digit, i) => sum + Number(digit) * (10 - i), 0);
    const check = Number(id[9]);
    return weighted % 11 < 2 ? weighted % 11 === check : (weighted + check) % 11 === 0;
  });
  return found.length === 1 ? found[0] : undefined;
}

const nineDigits = fc.stringMatching(/^\d{9}$/);
const seed = { seed: 99, numRuns: 500 };

describe('national ids', () => {
  it.each([
    '0012345679',
    '۰۰۱۲۳۴۵۶۷۹',
    '٠٠١٢٣٤٥٦٧٩',
    ' 001 234567-9 ',
    '001–234567–9',
    '\uFEFF0012345679',
    '\u200E0012345679\u200F',
    '001\u200C234\u00A05679',
    '００１２３４５６７９',
  ])('accepts %j', (text) => {
    expect(checkNationalId(text)).toEqual({ ok: true, value: '0012345679' });
  });

  it.each([
    ['', 'length'],
    ['   ', 'length'],
    ['12345679', 'length'],
    ['012345679', 'length'],
    ['00012345679', 'length'],
    ['001234567x', 'digits'],
    ['0012345679.0', 'digits'],
    ['=0012345679', 'digits'],
    ['کد ملی', 'digits'],
    ['0012345678', 'checksum'],
    ['1234567890', 'checksum'],
    ['0012435679', 'checksum'],
  ])('refuses %j for its %s', (text, why) => {
    expect(checkNationalId(text)).toEqual({ ok: false, code: `national-id.${why}` });
  });

  it('refuses ten equal digits although they pass the checksum', () => {
    for (let digit = 0; digit < 10; digit++) {
      expect(checkNationalId(String(digit).repeat(10))).toEqual({ ok: false, code: 'national-id.repeated' });
    }
  });

  it('accepts exactly one check digit for any nine digits', () => {
    fc.assert(
      fc.property(nineDigits, (nine) => {
        const valid = withCheckDigit(nine);
        fc.pre(valid !== undefined && !/^(\d)\1{9}$/.test(valid));
        const accepted = Array.from({ length: 10 }, (_, d) => `${nine}${d}`).filter(
          (id) => checkNationalId(id).ok,
        );
        expect(accepted).toEqual([valid]);
        expect(checkNationalId(toPersianDigits(accepted[0] ?? '')).ok).toBe(true);
      }),
      seed,
    );
  });

  it('catches every single wrong digit', () => {
    for (let i = 0; i < 10; i++) {
      for (let d = 0; d < 10; d++) {
        const typed = `0012345679`.split('').with(i, String(d)).join('');
        expect(checkNationalId(typed).ok).toBe(typed === '0012345679');
      }
    }
  });
});

describe('leading zeros lost in a spreadsheet', () => {
  it('restores them where the id is then valid', () => {
    expect(restoreLeadingZeros('12345679')).toBe('0012345679');
    expect(restoreLeadingZeros('۱۲۳۴۵۶۷۹')).toBe('0012345679');
    expect(restoreLeadingZeros('012345679')).toBe('0012345679');
  });

  it.each(['12345678', '1234567', '0012345679', '00000000', '12345679.0', ''])(
    'suggests nothing for %j',
    (text) => {
      expect(restoreLeadingZeros(text)).toBeUndefined();
    },
  );
});

describe('masked national ids', () => {
  it('shows the last three digits only', () => {
    expect(maskNationalId('0012345679')).toBe('•••••••679');
  });

  it.each(['', '679', '۰۰۱۲۳۴۵۶۷۹', '00123456790'])('shows nothing of the malformed %j', (value) => {
    expect(maskNationalId(value)).toBe('••••••••••');
  });
});
