import { expect, test } from 'vitest';
import { givenWords } from '../../../src/features/giving/gifts.text.ts';

test('what was given is said in its own unit', () => {
  expect(givenWords('coach-hours', '۶').fa).toBe('۶ ساعت');
  expect(givenWords('coach-hours', '1').en).toBe('1 hour');
  expect(givenWords('training-place', '2').en).toBe('2 places to train');
  // The month belongs to the promise, not to what was given on one day.
  expect(givenWords('standing-order', '۴۰').fa).toBe('۴۰ عدد');
});
