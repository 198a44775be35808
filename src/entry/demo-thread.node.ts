import { on } from 'node:events';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { DemoGround } from '../features/demo/demo-ground.ts';
import type { DemoPart, DemoPlanner } from '../features/demo/plan-demo.ts';

export interface DemoThread {
  readonly plan: DemoPlanner;
  close(): Promise<void>;
}

/** MB for what is made last: most of a plan is dropped soon, and copying it about costs a fifth of the planning. */
const resourceLimits = { maxYoungGenerationSizeMb: 96 };

/** Beside this file, as source and as built program alike. */
const suffix = extname(new URL(import.meta.url).pathname);
const ownProgram = new URL(`./plan-demo-thread.node${suffix}`, import.meta.url);

/**
 * A second thread on which the demo data are planned, while this one writes what is planned already. It reads its program
 * in at once, so it is started before there is anything to plan; it plans once and must be closed.
 */
export function startDemoThread(program = ownProgram): DemoThread {
  const worker = program.pathname.endsWith('.ts')
    ? sourceWorker(program)
    : new Worker(program, { resourceLimits });
  // From the start, so that a thread that fails before it is asked is told to whoever asks.
  const messages = on(worker, 'message', { close: ['exit'] });
  return {
    async *plan(ground: DemoGround): AsyncGenerator<DemoPart> {
      worker.postMessage(ground);
      for await (const [part] of messages as AsyncIterable<[DemoPart]>) {
        yield part;
        if (part.kind === 'last') return;
      }
      throw new Error('the thread that plans the demo data ended before they were planned');
    },
    async close() {
      await worker.terminate();
    },
  };
}

/** What lets this thread read the source as it is does not reach others by itself. */
function sourceWorker(program: URL): Worker {
  const reader = JSON.stringify(import.meta.resolve('tsx/esm/api'));
  const code = `import(${reader}).then(({ register }) => (register(), import(${JSON.stringify(program.href)})))`;
  return new Worker(code, { eval: true, resourceLimits });
}
