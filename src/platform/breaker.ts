/**
 * Keeps a service that fails from being asked again and again. It opens after so many failures in a row; from then on one
 * caller in a while is let through to try, and the first success closes it.
 */
export interface Breaker {
  /** Whether whoever asks now may ask the service. A yes while it is open is the one try until the next is due. */
  lets(): boolean;
  /** Whether `lets` would say no; nobody's try is taken by asking so. */
  readonly isShut: boolean;
  /** Whether the service was of no use lately and has not been again since, tries or none. */
  readonly isOpen: boolean;
  succeeded(): void;
  failed(): void;
}

const failuresToOpen = 3;
const retryEveryMs = 15_000;

/** @param now milliseconds of any clock; one that was set back lets a try through at once. */
export function createBreaker(now: () => number): Breaker {
  let failures = 0;
  let triedAt = 0;
  function isShut(): boolean {
    const since = now() - triedAt;
    return failures >= failuresToOpen && since >= 0 && since < retryEveryMs;
  }
  return {
    lets() {
      if (isShut()) return false;
      if (failures >= failuresToOpen) triedAt = now();
      return true;
    },
    succeeded() {
      failures = 0;
    },
    failed() {
      failures += 1;
      if (failures >= failuresToOpen) triedAt = now();
    },
    get isShut() {
      return isShut();
    },
    get isOpen() {
      return failures >= failuresToOpen;
    },
  };
}
