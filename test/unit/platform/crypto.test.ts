import { describe, expect, test } from 'vitest';
import { createCrypto } from '../../../src/platform/crypto.ts';

const crypto = createCrypto('one secret key of more than 32 letters');
const other = createCrypto('another secret key of more than 32 letters');

describe('sealing', () => {
  test('gives back what was sealed, and never the same cipher text twice', () => {
    const a = crypto.seal('0012345679', 'person:per_1:national_id');
    const b = crypto.seal('0012345679', 'person:per_1:national_id');
    expect(a).not.toBe(b);
    expect(a).not.toContain('0012345679');
    expect(crypto.open(a, 'person:per_1:national_id')).toBe('0012345679');
  });

  test('refuses another place, another key and a changed letter', () => {
    const sealed = crypto.seal('0012345679', 'person:per_1:national_id');
    const changed = sealed.slice(0, -2) + (sealed.endsWith('A') ? 'B' : 'A') + sealed.slice(-1);
    expect(() => crypto.open(sealed, 'person:per_2:national_id')).toThrow();
    expect(() => other.open(sealed, 'person:per_1:national_id')).toThrow();
    expect(() => crypto.open(changed, 'person:per_1:national_id')).toThrow();
  });

  test('indexes blindly: equal values meet, under another key they do not', () => {
    expect(crypto.blindIndex('0012345679')).toBe(crypto.blindIndex('0012345679'));
    expect(crypto.blindIndex('0012345679')).not.toBe(other.blindIndex('0012345679'));
    expect(crypto.blindIndex('0012345679')).not.toBe(crypto.digest('0012345679'));
  });
});

test('a password is verified against its hash and no other', async () => {
  const stored = await crypto.hashPassword('mehrkar-demo');
  expect(stored).not.toContain('mehrkar');
  expect(await crypto.verifyPassword('mehrkar-demo', stored)).toBe(true);
  expect(await crypto.verifyPassword('mehrkar-dem0', stored)).toBe(false);
  // A cost that is raised one day leaves the passwords of before in force.
  const cheap = createCrypto('one secret key of more than 32 letters', { N: 2 ** 10, r: 8, p: 1 });
  const before = await cheap.hashPassword('mehrkar-demo');
  expect(before).toMatch(/^scrypt\$1024\$8\$1\$/);
  expect(stored).toMatch(/^scrypt\$32768\$8\$3\$/);
  expect(await crypto.verifyPassword('mehrkar-demo', before)).toBe(true);
  expect(await crypto.verifyPassword('mehrkar-dem0', before)).toBe(false);
});
