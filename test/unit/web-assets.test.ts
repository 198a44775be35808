import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pickVersion } from '../../src/features/skills/pick-script.officer.tsx';
import { assetVersion } from '../../src/web/render.tsx';

test('the version in the address of the style sheet is that of its content', () => {
  const hash = createHash('sha256')
    .update(readFileSync('src/web/assets/mehrkar.css'))
    .digest('hex')
    .slice(0, 8);
  expect(assetVersion, `set assetVersion in src/web/render.tsx to '${hash}'`).toBe(hash);
});

test('the version in the address of the suggestions is that of their script', () => {
  const hash = createHash('sha256').update(readFileSync('src/web/assets/pick.js')).digest('hex').slice(0, 8);
  expect(pickVersion, `set pickVersion in pick-script.officer.tsx to '${hash}'`).toBe(hash);
});
