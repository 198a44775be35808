import type { Deps } from '../../../platform/deps.ts';
import { memoryPoolOf } from './memory-pool.repo.ts';

/**
 * Fills the pool beside the first requests, in slices that give way to them. A fault is logged: whoever asks first then
 * fills it, and sees the fault themselves.
 */
export async function warmPool(deps: Pick<Deps, 'database' | 'log' | 'now'>): Promise<void> {
  const started = deps.now().getTime();
  try {
    const sizes = await memoryPoolOf(deps.database).warm();
    deps.log.info('matching pool filled', { ...sizes, ms: deps.now().getTime() - started });
  } catch (error) {
    deps.log.error('matching pool not filled', { error });
  }
}
