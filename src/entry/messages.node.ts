import { hasDueMessages } from '../features/messages/outbox.repo.ts';
import { sendMessages } from '../features/messages/send-messages.repo.ts';
import type { Deps } from '../platform/deps.ts';

/** Between two looks at whether anything is to be sent: what is tried again, and what other processes wrote down. */
const everyMs = 3_000;
/** At a stop so long is waited for messages that are under way: what is cut off is sent after the next start. */
const stopWithinMs = 3_000;

/** Work that nobody waits for but a stop of the process. */
export interface UnderWay {
  add(work: Promise<unknown>): void;
  settled(): Promise<void>;
}

export function workUnderWay(withinMs = stopWithinMs): UnderWay {
  const all = new Set<Promise<unknown>>();
  return {
    add(work) {
      const one = work.catch(() => {}).finally(() => all.delete(one));
      all.add(one);
    },
    async settled() {
      const late = new Promise((resolve) => setTimeout(resolve, withinMs).unref());
      await Promise.race([Promise.all(all), late]);
    },
  };
}

/** Sends what is due, from now on until it is stopped. @returns what stops it. */
export function keepMessagesSent(deps: Deps): () => Promise<void> {
  if (deps.messages === undefined) return async () => {};
  let isStopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let underWay: Promise<void> = Promise.resolve();
  const once = async () => {
    if (await hasDueMessages(deps.database.read, deps.now())) await sendMessages(deps, () => isStopped);
  };
  const plan = () => {
    if (isStopped) return;
    timer = setTimeout(() => {
      underWay = once()
        .catch((error: unknown) => deps.log.error('sending failed', { error }))
        .then(plan);
    }, everyMs);
    timer.unref();
  };
  plan();
  return async () => {
    isStopped = true;
    clearTimeout(timer);
    const late = new Promise<void>((resolve) => setTimeout(resolve, stopWithinMs).unref());
    await Promise.race([underWay, late]);
  };
}
