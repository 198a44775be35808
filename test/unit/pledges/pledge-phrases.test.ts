import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { kitTrades } from '../../../src/features/pledges/pledge-phrases.ts';

test('the trades that can be chosen for a gift are those of the kits as the catalogue has them', () => {
  const kits = readFileSync('seed/reference/kits.jsonl', 'utf8')
    .trim()
    .split('\n')
    .map((line, position) => {
      const { code, fa, en, ...data } = JSON.parse(line);
      return { catalogue: 'kits' as const, code, position, fa, en, data };
    });
  const trades = kitTrades({
    items: (catalogue) => (catalogue === 'kits' ? kits : []),
    has: (catalogue, code) => catalogue === 'occupations' && /^\d{4}$/.test(code),
  });
  expect(trades).toContain('7531');
  expect(trades.length).toBeGreaterThan(15);
  expect(new Set(trades).size).toBe(trades.length);
});
