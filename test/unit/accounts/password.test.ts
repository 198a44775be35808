import { describe, expect, test } from 'vitest';
import { commonPasswords } from '../../../src/features/accounts/common-passwords.rules.ts';
import { commonPersianWords } from '../../../src/features/accounts/common-passwords.text.ts';
import { faultOfPassword, passwordForm } from '../../../src/features/accounts/password.rules.ts';
import { oneTimePasswordFrom } from '../../../src/features/accounts/reach.rules.ts';
import { createCrypto } from '../../../src/platform/crypto.ts';

const owner = { username: 'maryam.dashti', name: { fa: 'مریم دشتی', en: 'Maryam Dashti' } };
const faultOf = (password: string) => faultOfPassword(password, owner);

describe('a password', () => {
  test.each([
    ['three or four words', 'گلدان پنجره کاغذ باد'],
    ['the same in Latin letters', 'goldan-panjereh-kaghaz'],
    ['English words of no list', 'ottoman lantern cupboard'],
    ['what a browser makes', 'kT7-qmZ4xvB9wLp'],
    ['a random tail behind a common word', 'password-8Kd93kf02mdkQz'],
    ['two hundred characters', 'چ_ژ5'.repeat(49).concat('kT7q')],
  ])('is good: %s', (_, password) => {
    expect(faultOf(password)).toBeUndefined();
  });

  test.each([
    ['a word and numbers', 'password1234'],
    ['with the usual swaps', 'P@ssw0rd!2026'],
    ['numbers in a row', '123456789012'],
    ['a row of the keyboard', 'qwertyuiop[]'],
    ['the same row on the Persian keyboard', 'ضصثقفغعهخحجچ'],
    ['a common list entry', '1qaz2wsx3edc4rfv'],
    ['one letter', 'aaaaaaaaaaaaaaaa'],
    ['one word over and over', 'salamsalamsalamsalamsalam'],
    ['a Persian word with a year', 'سلام‌تهران۱۴۰۵'],
    ['typed with the Persian keyboard off', 'shghl1234567'],
    ['a place and a year', 'Bushehr@1405!'],
    ['names with numbers', 'mohammadreza1362'],
    ['a mobile number', '09171234567a'],
    ['a national id', '0012345679ab'],
    ['words of this service', 'mehrkar-demo'],
    ['words of this service and a year', 'Mehrkar@Officer1405'],
    ['Arabic letters for Persian ones', 'عزيزمعزيزم۱۲۳۴'],
  ])('is refused as a first guess: %s', (_, password) => {
    expect(faultOf(password)).toBe('password.common');
  });

  test.each([
    ['the user name', 'xk-maryam.dashti-42zq'],
    ['a name in Persian', 'کاغذ دشتی پنجره باد'],
    ['a name in disguise', 'Kx9-m4ry4m-zwv81'],
    ['a name typed on the other keyboard', 'lvdl kaghaz panjereh'],
  ])('is refused for holding %s', (_, password) => {
    expect(faultOf(password)).toBe('password.personal');
  });

  test('has a length, counted in characters', () => {
    expect(faultOf('kT7-qmZ4xvB')).toBe('password.short');
    expect(faultOf('🌱🍃🌿')).toBe('password.short');
    expect(faultOf('kT7q'.repeat(50).concat('x'))).toBe('password.long');
  });

  test('is the same from every keyboard', () => {
    expect(passwordForm('كتاب۱۲۳ علي')).toBe(passwordForm('کتاب123 علی'));
  });

  test('every entry of the shipped lists that is long enough is refused', () => {
    expect(commonPasswords.length).toBeGreaterThan(3000);
    const words = [...commonPasswords, ...commonPersianWords].filter((word) => word.length >= 12);
    expect(words.length).toBeGreaterThan(200);
    expect(words.filter((word) => faultOf(word) === undefined)).toEqual([]);
    const withNumbers = commonPasswords.filter((_, i) => i % 7 === 0).map((word) => `${word}12345678`);
    expect(withNumbers.filter((word) => faultOf(word) === undefined)).toEqual([]);
  });

  test('made for somebody is never one that they could not have chosen', () => {
    const { randomBytes } = createCrypto('a-secret-key-for-tests-only-0123456789');
    const made = Array.from({ length: 200 }, () => oneTimePasswordFrom(randomBytes(16)));
    expect(made.filter((one) => !/^(?:[0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-hjkmnp-tv-z]{4}$/.test(one))).toEqual(
      [],
    );
    expect(new Set(made).size).toBe(200);
  });
});
