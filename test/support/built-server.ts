import { join } from 'node:path';
import { build } from 'esbuild';
import { projectRoot } from '../../src/entry/prepare.node.ts';

/** Where the setting stands that names the built program. */
export const builtServer = 'MEHRKAR_BUILT_SERVER';

/** What the program starts beside itself: the thread that plans the demo data. */
export const builtThread = join(projectRoot, 'dist/tests/plan-demo-thread.node.mjs');

/** Builds the program, packages left outside, one file a thread. They lie two folders deep, as the source does. */
export async function buildServer(): Promise<string> {
  const outdir = join(projectRoot, 'dist/tests');
  await build({
    entryPoints: ['node.ts', 'plan-demo-thread.node.ts'].map((name) => join(projectRoot, 'src/entry', name)),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    sourcemap: true,
    logLevel: 'error',
  });
  return join(outdir, 'node.mjs');
}
