import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { faultOf, layerOf } from './boundaries.rules.ts';

const files = readdirSync('src', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name));

const importPattern =
  /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|import\s*\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g;

function importsOf(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(importPattern)].map(([, a, b, c]) => {
    const target = a ?? b ?? c ?? '';
    return target.startsWith('.') ? normalize(join(dirname(file), target)) : target;
  });
}

describe('the layout', () => {
  test('every file of src has a layer, and all of them were looked at', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => layerOf(file) === undefined)).toEqual([]);
    const looked = files.reduce((sum, file) => sum + importsOf(file).length, 0);
    const written = files.reduce(
      (sum, file) => sum + (readFileSync(file, 'utf8').match(/\bfrom '/g)?.length ?? 0),
      0,
    );
    expect(looked).toBeGreaterThanOrEqual(written);
  });

  test('no file imports what its layer may not', () => {
    const faults = files.flatMap((from) =>
      importsOf(from).flatMap((to) => {
        const fault = faultOf({ from, to });
        return fault ? [`${from}: ${fault}`] : [];
      }),
    );
    expect(faults).toEqual([]);
  });

  test('a wrong import of each sort is caught', () => {
    const wrong = [
      { from: 'src/kernel/geo.ts', to: 'src/platform/log.ts' },
      { from: 'src/features/people/x.rules.ts', to: 'src/features/people/x.repo.ts' },
      { from: 'src/features/people/x.ts', to: 'src/features/referrals/y.ts' },
      { from: 'src/features/people/x.ts', to: 'node:fs' },
      { from: 'src/features/people/x.api.ts', to: 'src/features/people/x.repo.ts' },
      { from: 'src/features/people/x.rules.ts', to: 'drizzle-orm' },
      { from: 'src/app.ts', to: 'left-pad' },
    ];
    expect(wrong.filter((one) => faultOf(one) === undefined)).toEqual([]);
  });

  test('Persian literals live in texts, the formatter and nowhere else', () => {
    const persian = /['"`>][^'"`<>\n]*[\u0600-\u06FF]{2,}/;
    const faults = files.filter(
      (file) =>
        !file.endsWith('.text.ts') &&
        file !== 'src/kernel/persian.ts' &&
        readFileSync(file, 'utf8')
          .split('\n')
          .some((line) => !/^\s*(\/\/|\*|\/\*)/.test(line) && persian.test(line)),
    );
    expect(faults).toEqual([]);
  });

  test('nothing is exported by default and there are no barrels', () => {
    const faults = files.filter((file) => /export default|export \* from/.test(readFileSync(file, 'utf8')));
    expect(faults).toEqual([]);
  });
});
