import { buildWorker } from './build-worker.node.ts';

/** `npm run worker:build`: what `wrangler.toml` deploys. */
const { script, size, compressed } = await buildWorker();
console.log(`${script}: ${Math.ceil(size / 1024)} KB, ${Math.ceil(compressed / 1024)} KB compressed`);
