import { build } from 'esbuild';
import { expect, test } from 'vitest';

/** Only a platform's entry reaches these; a Worker's must be free of them too. */
const built = /src\/(portals\/api\/describe|entry)\//;

test('the app as a Worker would carry it has nothing of what makes the description', async () => {
  const { metafile, outputFiles } = await build({
    entryPoints: ['src/app.ts'],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['workerd', 'import'],
    // What the platform gives, and the database driver that its entry chooses.
    external: ['node:*', 'stream', '@libsql/client*'],
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    metafile: true,
  });
  const inside = Object.keys(metafile.inputs);
  expect(inside).toContain('src/portals/api/docs.tsx');
  expect(inside.filter((file) => built.test(file))).toEqual([]);
  const [bundle] = outputFiles;
  expect(bundle?.text).not.toContain('unrepresentable:"any"');
  const kb = Math.round((bundle?.contents.length ?? 0) / 1024);
  console.info(`src/app.ts bundled and minified: ${kb} KB`);
  expect(kb).toBeGreaterThan(100);
});
