import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describedApi } from './described-api.node.ts';
import { projectRoot } from './prepare.node.ts';

/** Writes the description as a static file, for where nothing may generate it: `npm run openapi [-- FILE]`. */
const file = process.argv[2] ?? join(projectRoot, 'dist/assets/api/v1/openapi.json');
const content = `${JSON.stringify(await describedApi())}\n`;
await mkdir(dirname(file), { recursive: true });
await writeFile(file, content);
console.log(`${file}: ${Math.ceil(Buffer.byteLength(content) / 1024)} KB`);
