import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { securityHeaders } from '../web/security-headers.ts';
import { describedApi } from './described-api.node.ts';
import { projectRoot } from './prepare.node.ts';

export const fontFile = 'node_modules/vazirmatn/misc/Non-Latin/fonts/webfonts/Vazirmatn-NL[wght].woff2';

export interface BuiltWorker {
  readonly script: string;
  readonly assets: string;
  /** Bytes. */
  readonly size: number;
  readonly compressed: number;
  /** Files of the project and of packages that are inside. */
  readonly inputs: readonly string[];
  /** What the script asks of the platform. */
  readonly imports: readonly string[];
}

/**
 * Makes a folder of everything that a Worker is: `worker.js` as one module, and `assets/` with style sheet, scripts, font and
 * the description of the API, with the headers that the app would have set. What stood in the folder is removed.
 */
export async function buildWorker(folder = join(projectRoot, 'dist/worker')): Promise<BuiltWorker> {
  const script = join(folder, 'worker.js');
  const assets = join(folder, 'assets');
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(assets, 'api/v1'), { recursive: true });
  const { metafile } = await build({
    // The platform asks for a default export, which nothing else here has.
    stdin: {
      contents: "export { worker as default } from './src/entry/worker.ts';\n",
      resolveDir: projectRoot,
    },
    absWorkingDir: projectRoot,
    outfile: script,
    bundle: true,
    minify: true,
    // Names of functions and classes stand in logs.
    keepNames: true,
    format: 'esm',
    target: 'es2023',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['workerd', 'worker', 'import'],
    external: ['node:*', 'stream'],
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    define: { NEWEST_MIGRATION: String(await newestMigration()) },
    metafile: true,
    logLevel: 'error',
  });
  await layAssets(assets);
  const bytes = await readFile(script);
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports.map(({ path }) => path));
  return {
    script,
    assets,
    size: bytes.length,
    compressed: gzipSync(bytes, { level: 9 }).length,
    inputs: Object.keys(metafile.inputs),
    imports: [...new Set(imports)],
  };
}

async function newestMigration(): Promise<number> {
  const journal = JSON.parse(await readFile(join(projectRoot, 'migrations/meta/_journal.json'), 'utf8')) as {
    readonly entries: readonly { readonly when: number }[];
  };
  return Math.max(...journal.entries.map(({ when }) => when));
}

async function layAssets(assets: string): Promise<void> {
  await cp(join(projectRoot, 'src/web/assets'), join(assets, 'assets'), { recursive: true });
  await cp(join(projectRoot, fontFile), join(assets, 'assets/vazirmatn.woff2'));
  await writeFile(join(assets, 'api/v1/openapi.json'), JSON.stringify(await describedApi()));
  const always = Object.entries(securityHeaders).map(([name, value]) => `  ${name}: ${value}`);
  const rules = [
    '/*',
    ...always,
    // Heard over https alone, as the app says it.
    '  strict-transport-security: max-age=63072000; includeSubDomains',
    '/assets/*',
    '  cache-control: public, max-age=31536000, immutable',
    '/api/v1/openapi.json',
    '  cache-control: public, max-age=300',
  ];
  await writeFile(join(assets, '_headers'), `${rules.join('\n')}\n`);
}
