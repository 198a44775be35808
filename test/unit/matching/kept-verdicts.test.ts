import { expect, test } from 'vitest';
import { KeptVerdicts } from '../../../src/features/matching/pool/kept-verdicts.rules.ts';
import { addDays } from '../../../src/kernel/calendar.ts';
import { createContext, today } from '../../support/match-facts.ts';

const rows = { generation: 0 };
const ctx = createContext();

test('what was decided is kept by its text, and grows with the values there are', () => {
  const kept = new KeptVerdicts();
  kept.keepFor(ctx, rows);
  kept.of('hours', 4)[2] = 7;
  expect(kept.of('hours', 4)[2]).toBe(7);
  expect(kept.of('hours', 400)[2]).toBe(7);
  expect(kept.of('other', 4)[2]).toBe(0);
});

test('another day, other rules and other numbers begin anew; a day asked about lately is still known', () => {
  const kept = new KeptVerdicts();
  kept.keepFor(ctx, rows);
  kept.of('hours', 4)[0] = 1;
  kept.keepFor({ ...ctx, today: addDays(today, 1) }, rows);
  expect(kept.of('hours', 4)[0]).toBe(0);
  kept.keepFor(ctx, rows);
  expect(kept.of('hours', 4)[0]).toBe(1);
  // Days that nobody asks about any more go, with all that is kept of them.
  for (let day = 1; day <= 5; day++) kept.keepFor({ ...ctx, today: addDays(today, day) }, rows);
  kept.keepFor(ctx, rows);
  expect(kept.of('hours', 4)[0]).toBe(0);
  kept.of('hours', 4)[0] = 1;
  kept.keepFor(ctx, { generation: 1 });
  expect(kept.of('hours', 4)[0]).toBe(0);
});

test('texts count too: many long ones are let go before they fill the memory', () => {
  const kept = new KeptVerdicts();
  kept.keepFor(ctx, rows);
  const long = 'x'.repeat(200_000);
  kept.of('first', 4)[0] = 1;
  for (let i = 0; i < 130; i++) kept.of(`${long}${i}`, 4);
  expect(kept.of('first', 4)[0]).toBe(0);
});
