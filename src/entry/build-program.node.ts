import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, stop } from 'esbuild';

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The service, and what it starts beside itself: the thread that plans its demo data, backups, and what reads a served database. */
const programs = {
  node: source('./node.ts'),
  cli: source('./cli.ts'),
  'plan-demo-thread.node': source('./plan-demo-thread.node.ts'),
  'replicate.node': source('../platform/replicate.node.ts'),
};

/** Builds the service for Node into a folder, a file a program, packages left outside. The folder must lie two deep, as the sources do. */
export async function buildProgram(folder: string): Promise<void> {
  await build({
    entryPoints: programs,
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'error',
  });
}

const unwritable: readonly unknown[] = ['EACCES', 'EPERM', 'EROFS'];

/**
 * The same into a folder that is there whole or not at all, whoever else builds it meanwhile; older ones beside it go.
 * @returns false where nothing can be written.
 */
export async function buildOnce(folder: string): Promise<boolean> {
  const place = dirname(folder);
  const own = `${folder}.${process.pid}`;
  try {
    await mkdir(own, { recursive: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error && unwritable.includes(error.code)) return false;
    throw error;
  }
  await buildProgram(own);
  await stop();
  try {
    await rename(own, folder);
  } catch (error) {
    await rm(own, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  const others = (await readdir(place)).filter((name) => /^program-[0-9a-f]{16}$/.test(name));
  for (const name of others)
    if (name !== basename(folder)) await rm(join(place, name), { recursive: true, force: true });
  return true;
}
