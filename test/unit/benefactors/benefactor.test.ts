import { expect, test } from 'vitest';
import {
  inviteCodeFrom,
  inviteLength,
  readInviteCode,
} from '../../../src/features/benefactors/benefactor.rules.ts';

test('an invitation has ten letters, five bits of each byte, none that is mistaken for another', () => {
  expect(inviteCodeFrom(Uint8Array.from([0, 1, 9, 10, 18, 20, 21, 31, 32, 255]))).toBe('019ajmnz0z');
  const letters = new Set(
    Array.from({ length: 256 }, (_, byte) => inviteCodeFrom(new Uint8Array(inviteLength).fill(byte))[0]),
  );
  expect(letters.size).toBe(32);
  for (const unclear of 'ilou') expect(letters.has(unclear)).toBe(false);
});

test('an invitation is read as it was typed or followed, and nothing else is one', () => {
  expect(readInviteCode(' 019AJMNZ0Z ')).toBe('019ajmnz0z');
  expect(readInviteCode(inviteCodeFrom(new Uint8Array(10).fill(77)))).not.toBeNull();
  for (const text of ['', '019ajmnz0', '019ajmnz0zz', '019ajmnz0l', '019ajmnz0%'])
    expect(readInviteCode(text), text).toBeNull();
});
