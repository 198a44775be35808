import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { assetVersion } from '../../src/web/render.tsx';
import { scriptVersions } from '../../src/web/scripts.ts';

const hashOf = (name: string) =>
  createHash('sha256')
    .update(readFileSync(`src/web/assets/${name}`))
    .digest('hex')
    .slice(0, 8);

test('the version in the address of the style sheet is that of its content', () => {
  const hash = hashOf('mehrkar.css');
  expect(assetVersion, `set assetVersion in src/web/render.tsx to '${hash}'`).toBe(hash);
});

test('the versions in the addresses of the scripts are those of their content, and all of them are small', () => {
  const scripts = readdirSync('src/web/assets').filter((name) => name.endsWith('.js'));
  expect(scriptVersions, 'set scriptVersions in src/web/scripts.ts').toEqual(
    Object.fromEntries(scripts.map((name) => [name, hashOf(name)])),
  );
  for (const name of scripts)
    expect(readFileSync(`src/web/assets/${name}`).length, `bytes of ${name}`).toBeLessThanOrEqual(4096);
});
