import { landBankFiles } from '../features/money-in/land-bank-files.ts';
import type { Deps } from '../platform/deps.ts';

/** Between two looks at whether a bank's list waits: one that was just given, and one that a stop cut off. */
const everyMs = 1_000;
/** After a list that failed. */
const afterFailureMs = 60_000;

/** Lets lists of banks land, from now on until it is stopped. @returns what stops it, once the part under way has landed. */
export function keepBankFilesLanding(deps: Deps): () => Promise<void> {
  let isStopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let underWay: Promise<void> = Promise.resolve();
  const plan = (inMs: number) => {
    if (isStopped) return;
    timer = setTimeout(() => {
      underWay = landBankFiles(deps, { stopped: () => isStopped })
        .catch((error: unknown) => {
          deps.log.error('no list of a bank lands', { error });
          return true;
        })
        .then((failed) => plan(failed ? afterFailureMs : everyMs));
    }, inMs);
    timer.unref();
  };
  plan(0);
  return async () => {
    isStopped = true;
    clearTimeout(timer);
    await underWay;
  };
}
