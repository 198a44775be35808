import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkCard, checkIban, ibanInFours } from '../../../src/features/ledger/bank-account.rules.ts';
import { toPersianDigits } from '../../../src/kernel/persian.ts';
import { ibanOf } from '../../support/ibans.ts';

const known = 'IR820540102680020817909002';

test('an IBAN is read in any digits, with or without IR, spaces and dashes', () => {
  for (const text of [known, known.slice(2), ibanInFours(known), known.toLowerCase(), toPersianDigits(known)])
    expect(checkIban(text)).toEqual({ ok: true, value: known });
  expect(ibanInFours(known)).toBe('IR82 0540 1026 8002 0817 9090 02');
});

test('one wrong digit, or two neighbours swapped, is found', () => {
  fc.assert(
    fc.property(
      fc.nat(999_999_999),
      fc.integer({ min: 2, max: 24 }),
      fc.integer({ min: 1, max: 9 }),
      (n, at, by) => {
        const iban = ibanOf(n);
        const wrong = `${iban.slice(0, at)}${(Number(iban[at]) + by) % 10}${iban.slice(at + 1)}`;
        expect(checkIban(iban).ok).toBe(true);
        expect(checkIban(wrong)).toEqual({ ok: false, fault: 'iban.checksum' });
        const swapped = `${iban.slice(0, at)}${iban[at + 1] ?? ''}${iban[at]}${iban.slice(at + 2)}`;
        expect(checkIban(swapped).ok).toBe(swapped === iban);
      },
    ),
  );
  expect(checkIban('IR82')).toEqual({ ok: false, fault: 'iban.length' });
  expect(checkIban(`DE${known.slice(2)}`)).toEqual({ ok: false, fault: 'iban.length' });
});

test('a card number passes Luhn, and no other digit in its place does', () => {
  const card = '6037991234567893';
  expect(checkCard(toPersianDigits('6037-9912 3456 7893'))).toEqual({ ok: true, value: card });
  for (let at = 0; at < 16; at++)
    for (let by = 1; by < 10; by++) {
      const wrong = `${card.slice(0, at)}${(Number(card[at]) + by) % 10}${card.slice(at + 1)}`;
      expect(checkCard(wrong)).toEqual({ ok: false, fault: 'card.checksum' });
    }
  expect(checkCard('603799')).toEqual({ ok: false, fault: 'card.length' });
});
