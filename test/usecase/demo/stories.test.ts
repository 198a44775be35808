import { afterAll, beforeAll } from 'vitest';
import type { Harness } from '../../support/harness.ts';
import { createDemo } from './demo-setup.ts';
import { tellStories } from './tell-stories.ts';

let h: Harness;
beforeAll(async () => {
  h = await createDemo();
});
afterAll(() => h.close());

tellStories(() => h);
