import { join } from 'node:path';
import { buildProgram } from '../../src/entry/build-program.node.ts';
import { projectRoot } from '../../src/entry/prepare.node.ts';

/** Where the setting stands that names the built program. */
export const builtServer = 'MEHRKAR_BUILT_SERVER';

const folder = join(projectRoot, 'dist/tests');

/** What the program starts beside itself: the thread that plans the demo data. */
export const builtThread = join(folder, 'plan-demo-thread.node.mjs');

/** Builds the program as `npm start` does, once for all suites of a run. */
export async function buildServer(): Promise<string> {
  await buildProgram(folder);
  return join(folder, 'node.mjs');
}
