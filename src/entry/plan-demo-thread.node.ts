import { parentPort } from 'node:worker_threads';
import type { DemoGround } from '../features/demo/demo-ground.ts';
import { planDemo } from '../features/demo/plan-demo.ts';

/** Program of the thread that `demo-thread.node.ts` starts: answers the ground with the parts, each when it is planned. */
parentPort?.once('message', (ground: DemoGround) => {
  for (const part of planDemo(ground)) parentPort?.postMessage(part);
});
