import type { Log } from '../platform/log.ts';
import type { Tasks } from './due-tasks.ts';

/** Runs one after the other; one that fails is logged by its name and stops none of the others. */
export async function runDue(log: Pick<Log, 'error'>, tasks: Tasks): Promise<void> {
  for (const [task, run] of Object.entries(tasks))
    try {
      await run();
    } catch (error) {
      log.error('due work failed', { task, error });
    }
}
