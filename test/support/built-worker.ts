import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { type BuiltWorker, buildWorker } from '../../src/entry/build-worker.node.ts';

/** The Worker as it is deployed, built by the first suite of a run that asks for it. */
export async function builtWorker(): Promise<BuiltWorker> {
  const folder = `${inject('templateDatabase')}.worker`;
  const told = join(folder, 'built.json');
  if (!existsSync(told)) {
    // Two suites may build at once: each its own, and the later one finds an equal one in its place.
    const own = `${folder}.${process.pid}`;
    const built = await buildWorker(own);
    writeFileSync(join(own, 'built.json'), JSON.stringify(built));
    try {
      renameSync(own, folder);
    } catch (error) {
      if (!existsSync(told)) throw error;
    }
  }
  const built = JSON.parse(readFileSync(told, 'utf8')) as BuiltWorker;
  return { ...built, script: join(folder, 'worker.js'), assets: join(folder, 'assets') };
}
