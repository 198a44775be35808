import { describe, expect, test } from 'vitest';
import { totpCode } from '../../../src/features/accounts/check-code.ts';
import {
  codeFrom,
  fromBase32,
  inFours,
  openSteps,
  otpauthAddress,
  recoveryCodeFrom,
  stepBytes,
  stepOf,
  toBase32,
} from '../../../src/features/accounts/totp.rules.ts';
import { hmacSha1 } from '../../../src/platform/crypto.ts';

const secret = new TextEncoder().encode('12345678901234567890');

describe('one-time codes of an authenticator app', () => {
  // RFC 6238, appendix B, the rows of SHA-1; the RFC prints eight digits, of which apps show the last six.
  test.each([
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ])('are those of RFC 6238 at second %i', (seconds, eight) => {
    const step = stepOf(new Date(seconds * 1000));
    expect(codeFrom(hmacSha1(secret, stepBytes(step)), 8)).toBe(eight);
    expect(totpCode(toBase32(secret), step)).toBe(eight.slice(2));
  });

  test('are taken one step early and late, and never at or before a step taken', () => {
    const now = new Date(1_000_000_000_000);
    const step = stepOf(now);
    expect([...openSteps(now, null)].sort()).toEqual([step - 1, step, step + 1]);
    expect(openSteps(now, step)).toEqual([step + 1]);
    expect(openSteps(now, step + 1)).toEqual([]);
  });
});

describe('what an app is handed', () => {
  // RFC 4648, section 10.
  test.each([
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('is base32 of RFC 4648: %s', (text, encoded) => {
    expect(toBase32(new TextEncoder().encode(text))).toBe(encoded);
    expect(new TextDecoder().decode(fromBase32(encoded))).toBe(text);
  });

  test('names the service and the account', () => {
    expect(otpauthAddress('ABC', 'officer.bushehr')).toBe(
      'otpauth://totp/Mehrkar:officer.bushehr?secret=ABC&issuer=Mehrkar',
    );
  });

  test('recovery codes have twelve digits, leading zeros kept, and are shown in fours', () => {
    expect(recoveryCodeFrom(new Uint8Array(6))).toBe('000000000000');
    expect(recoveryCodeFrom(new Uint8Array(6).fill(255))).toMatch(/^\d{12}$/);
    expect(inFours('123456789012')).toBe('1234 5678 9012');
  });
});
