import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { BuiltWorker } from '../../src/entry/build-worker.node.ts';
import { builtWorker } from '../support/built-worker.ts';
import { compatibility } from '../support/worker.ts';

/** Only Node's entry and the build reach these. */
const never =
  /src\/(portals\/api\/describe\/|entry\/(node|cli|described-api)\b)|\.node\.ts$|node_modules\/(highs|glpk|yalps|@asteasolutions|zod-openapi|@hono\/node-server|@neon-rs|libsql|ws|tsx)\//;

let built: BuiltWorker;
beforeAll(async () => {
  built = await builtWorker();
});

test('the Worker is at most 1 MB compressed', () => {
  console.info(
    `dist/worker/worker.js: ${Math.ceil(built.size / 1024)} KB, ${Math.ceil(built.compressed / 1024)} KB compressed`,
  );
  expect(built.compressed).toBeGreaterThan(100_000);
  expect(built.compressed).toBeLessThanOrEqual(1_000_000);
});

test('carries neither a solver nor what makes the description, nor anything of Node’s own', () => {
  expect(built.inputs).toContain('src/portals/api/docs.tsx');
  expect(built.inputs).toContain('src/platform/database.worker.ts');
  expect(built.inputs.filter((file) => never.test(file))).toEqual([]);
  expect(readFileSync(built.script, 'utf8')).not.toContain('unrepresentable:"any"');
});

test('asks the platform for node:crypto alone', () => {
  // Papa Parse names `stream` for a way of reading that nothing here goes.
  expect(built.imports.filter((name) => name !== 'stream')).toEqual(['node:crypto']);
});

test('everything that pages load lies beside it', () => {
  const files = readdirSync(join(built.assets, 'assets'));
  for (const name of [...readdirSync('src/web/assets'), 'vazirmatn.woff2']) expect(files).toContain(name);
});

test('wrangler.toml deploys what the suites run', () => {
  const toml = readFileSync('wrangler.toml', 'utf8');
  expect(toml).toContain(`compatibility_date = "${compatibility.date}"`);
  expect(toml).toContain(`compatibility_flags = ${JSON.stringify(compatibility.flags)}`);
  expect(toml).toContain('main = "dist/worker/worker.js"');
  expect(toml).toContain('directory = "dist/worker/assets"');
});
