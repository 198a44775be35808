import { expect, test } from 'vitest';
import {
  isPaymentReference,
  paymentReferenceFrom,
  paymentReferenceIn,
} from '../../../src/features/pledges/payment-reference.rules.ts';

const made = Array.from({ length: 50 }, (_, n) =>
  paymentReferenceFrom(Uint8Array.from({ length: 11 }, (_, i) => (n * 37 + i * 101 + n * i) % 256)),
);

test('a reference has twelve digits that fit together, and no one slip of a digit gives another', () => {
  for (const reference of made) {
    expect(reference).toMatch(/^[1-9]\d{11}$/);
    expect(isPaymentReference(reference)).toBe(true);
    for (let at = 0; at < 12; at++) {
      for (let digit = 0; digit < 10; digit++) {
        const wrong = `${reference.slice(0, at)}${digit}${reference.slice(at + 1)}`;
        if (wrong !== reference) expect(isPaymentReference(wrong), wrong).toBe(false);
      }
      const [a = '', b = ''] = reference.slice(at, at + 2);
      const swapped = `${reference.slice(0, at)}${b}${a}${reference.slice(at + 2)}`;
      if (a !== b && at < 11) expect(isPaymentReference(swapped), swapped).toBe(false);
    }
  }
});

test('a reference is found in what a payer wrote, between other numbers and with spaces in it', () => {
  const [reference = ''] = made;
  const spaced = reference.replace(/(\d{4})(?=\d)/g, '$1 ');
  expect(paymentReferenceIn(`واریز ${reference} بابت تعهد`)).toBe(reference);
  expect(paymentReferenceIn(`کارت 6037 شناسه: ${spaced}.`)).toBe(reference);
  expect(paymentReferenceIn('شماره 123456789012 بابت 98765')).toBeUndefined();
});
