import { describe, expect, it } from 'vitest';
import { checkPhone, maskPhone } from '../../../src/kernel/phone.ts';

const refused = { ok: false, code: 'phone.mobile' };

describe('mobile numbers', () => {
  it.each([
    '09121234567',
    '9121234567',
    '+989121234567',
    '00989121234567',
    '989121234567',
    '+98 (0) 912 123 4567',
    '۰۹۱۲۱۲۳۴۵۶۷',
    '٠٩١٢١٢٣٤٥٦٧',
    '0912-123-4567',
    '0912.123.4567',
    '\u202A+98 912 123 4567\u202C',
    '\uFEFF0912\u00A01234567',
  ])('accepts %j', (text) => {
    expect(checkPhone(text)).toEqual({ ok: true, value: '09121234567' });
  });

  it.each([
    '',
    '0912123456',
    '091212345678',
    '02188776655',
    '+19121234567',
    '+9121234567',
    '0012025550123',
    '0912123456x',
    '09121234567,09351234567',
    '++989121234567',
  ])('refuses %j', (text) => {
    expect(checkPhone(text)).toEqual(refused);
  });
});

describe('landlines', () => {
  it.each([
    '02188776655',
    '021-88776655',
    '+98 21 8877 6655',
    '0098(0)2188776655',
    '2188776655',
    '۰۲۱۸۸۷۷۶۶۵۵',
  ])('accepts %j with its area code where they are allowed', (text) => {
    expect(checkPhone(text, { landline: true })).toEqual({ ok: true, value: '02188776655' });
    expect(checkPhone(text)).toEqual(refused);
  });

  it('still accepts mobiles and still refuses what is neither', () => {
    expect(checkPhone('9121234567', { landline: true })).toEqual({ ok: true, value: '09121234567' });
    for (const text of ['88776655', '00188776655', '021887766551', '']) {
      expect(checkPhone(text, { landline: true })).toEqual(refused);
    }
  });
});

describe('masked numbers', () => {
  it('shows the last three digits only, and nothing of what is malformed', () => {
    expect(maskPhone('09121234567')).toBe('••••••••567');
    expect(maskPhone('567')).toBe('•••••••••••');
  });
});
