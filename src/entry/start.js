import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * `npm start`: builds the program into one file where its sources are not those of the last build, and runs it. Reading a
 * thousand sources one by one costs seconds at every start, on each of its threads. `--build` builds alone, for an image.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));

/** Path, size and time of every source: what tells one state of them from another without reading them. */
function statesOf(path) {
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const at = join(path, entry.name);
    if (entry.isDirectory()) return statesOf(at);
    const { size, mtimeMs } = statSync(at);
    return [`${at} ${size} ${mtimeMs}`];
  });
}
const states = [...statesOf(join(root, 'src')).sort(), process.version];
const key = createHash('sha256').update(states.join('\n')).digest('hex').slice(0, 16);
const folder = join(root, 'dist', `program-${key}`);

let program = join(folder, 'node.mjs');
let unregister = async () => {};
if (!existsSync(program)) {
  const { register } = await import('tsx/esm/api');
  unregister = register();
  const { buildOnce } = await import('./build-program.node.ts');
  // Where nothing can be written, the sources are read as they are.
  if (!(await buildOnce(folder))) program = fileURLToPath(new URL('./node.ts', import.meta.url));
}
if (program.startsWith(folder)) await unregister();
process.setSourceMapsEnabled(true);
if (!process.argv.includes('--build')) await import(program);
