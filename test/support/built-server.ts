import { join } from 'node:path';
import { build } from 'esbuild';
import { projectRoot } from '../../src/entry/prepare.node.ts';

/** Where the setting stands that names the built program. */
export const builtServer = 'MEHRKAR_BUILT_SERVER';

/** Builds the program into one file, packages left outside. It lies two folders deep, as the source does. */
export async function buildServer(): Promise<string> {
  const outfile = join(projectRoot, 'dist/tests/node.mjs');
  await build({
    entryPoints: [join(projectRoot, 'src/entry/node.ts')],
    outfile,
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
  return outfile;
}
