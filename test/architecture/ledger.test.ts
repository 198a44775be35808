import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const files = readdirSync('src', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name));
const textOf = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));

/** Writes to a table of what is posted: by Drizzle, by many rows at once, or by hand. */
const writes =
  /(insert|update|delete)\(\s*ledger(Entry|Line|Account|Shape)\b|insertMany\(\s*\w+,\s*ledger(Entry|Line|Account)\b|(into|update|from)\s+["`]?ledger_(entry|line|account|shape)["`]?\s+(set|values|\()|(insert|replace)\s+into\s+["`]?ledger_|delete\s+from\s+["`]?ledger_/i;

test('nothing but the posting function writes what is posted', () => {
  expect(files.length).toBeGreaterThan(900);
  expect(files.filter((file) => writes.test(textOf.get(file) ?? ''))).toEqual([
    // Many rows at once; the database refuses them by the same rules, and `demo-giving.test.ts` verifies the whole.
    'src/features/demo/demo-giving.repo.ts',
    'src/features/ledger/post-entry.repo.ts',
  ]);
});

test('and nothing posts but with its row in the record', () => {
  const importing = (name: string) =>
    files.filter((file) => new RegExp(`from '[^']*/${name}'`).test(textOf.get(file) ?? ''));
  expect(importing('post-entry\\.repo\\.ts')).toEqual(['src/features/ledger/post-in.repo.ts']);
  expect(importing('post-in\\.repo\\.ts').length).toBeGreaterThan(4);
});
