/** How much at once, and how much a second after that. Far above what hands can do, far below what a loop can. */
export const paces = {
  read: { burst: 1200, perSecond: 20 },
  write: { burst: 300, perSecond: 5 },
  import: { burst: 20, perSecond: 0.1 },
} as const;
export type Pace = keyof typeof paces;

export function paceOf(method: string, path: string): Pace {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return 'read';
  return path.endsWith('/import') ? 'import' : 'write';
}

/** Searching costs the database what ten plain pages do; it stands still for everybody meanwhile. */
const searchCost = 6;

/** How many ordinary requests one counts for. */
export function costOf(method: string, path: string, query: (name: string) => string | undefined): number {
  const searches = method === 'GET' && (path === '/work' || path === '/api/v1/opportunities');
  return searches && (query('q') || query('near')) ? searchCost : 1;
}

export interface RateLimiter {
  /** @returns 0 when the caller may go on, else after how many whole seconds. `now` in ms. */
  take(caller: string, pace: Pace, now: number, cost?: number): number;
}

interface Bucket {
  left: number;
  at: number;
}

/** Buckets are forgotten once they would be full again, and never are there more than this many. */
const mostBuckets = 20_000;

/** A token bucket for each caller and pace, in the memory of this process: several processes each keep their own. */
export function createRateLimiter(): RateLimiter {
  const buckets = new Map<string, Bucket>();
  return {
    take(caller, pace, now, cost = 1) {
      const { burst, perSecond } = paces[pace];
      const key = `${pace} ${caller}`;
      const known = buckets.get(key) ?? { left: burst, at: now };
      // A clock that is set back gives nothing and takes nothing.
      const left = Math.min(burst, known.left + (Math.max(0, now - known.at) / 1000) * perSecond);
      buckets.delete(key);
      if (left < cost) {
        buckets.set(key, { left, at: now });
        return Math.max(1, Math.ceil((cost - left) / perSecond));
      }
      buckets.set(key, { left: left - cost, at: now });
      // The oldest stands first, since every use puts a bucket at the end.
      if (buckets.size > mostBuckets)
        for (const oldest of [...buckets.keys()].slice(0, 1000)) buckets.delete(oldest);
      return 0;
    },
  };
}
