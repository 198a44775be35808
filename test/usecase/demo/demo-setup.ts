import { join } from 'node:path';
import { projectRoot, systemActor } from '../../../src/entry/prepare.node.ts';
import { demoFiles } from '../../../src/features/demo/demo-files.rules.ts';
import type { DemoSize } from '../../../src/features/demo/demo-size.rules.ts';
import { loadDemo } from '../../../src/features/demo/load-demo.ts';
import type { DemoPlanner } from '../../../src/features/demo/plan-demo.ts';
import type { Deps } from '../../../src/platform/deps.ts';
import { readTexts } from '../../../src/platform/reference-files.node.ts';
import { demoFile } from '../../support/demo-template.ts';
import { createHarness, usualNow } from '../../support/harness.ts';

export async function load(deps: Deps, size: DemoSize = 'small', planner?: DemoPlanner): Promise<void> {
  const files = await readTexts(join(projectRoot, 'seed/demo'), demoFiles);
  await loadDemo(deps, systemActor, files, size, planner);
}

/** A service with the demo data in it, as they are loaded at that instant. */
export async function createDemo(now: string = usualNow, size: DemoSize = 'small') {
  return await createHarness({ now, file: await demoFile(size, now) });
}
