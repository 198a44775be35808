/**
 * Keeps a service that fails from being asked again and again. It opens after so many failures in a row; from then on one
 * caller in a while is let through to try, and the first success closes it.
 */
export interface Breaker {
  /** Whether whoever asks now may ask the service. A yes while it is open is the one try until the next is due. */
  lets(): boolean;
  succeeded(): void;
  failed(): void;
  readonly isOpen: boolean;
}

const failuresToOpen = 3;
const retryEveryMs = 15_000;

/** @param now milliseconds of any clock; one that was set back lets a try through at once. */
export function createBreaker(now: () => number): Breaker {
  let failures = 0;
  let triedAt = 0;
  return {
    lets() {
      if (failures < failuresToOpen) return true;
      const since = now() - triedAt;
      if (since >= 0 && since < retryEveryMs) return false;
      triedAt = now();
      return true;
    },
    succeeded() {
      failures = 0;
    },
    failed() {
      failures += 1;
      if (failures >= failuresToOpen) triedAt = now();
    },
    get isOpen() {
      return failures >= failuresToOpen;
    },
  };
}
