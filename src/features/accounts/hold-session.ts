import { ok } from '../../kernel/result.ts';
import { sha256 } from '../../platform/crypto.ts';
import type { Deps } from '../../platform/deps.ts';
import { change } from '../records/change.repo.ts';
import { findHeldSession, type HeldSession, touchSession } from './sessions.repo.ts';

/** Whose a session token is now, or undefined. Looked up at every request, so that an end holds at once. */
export async function heldSession(deps: Deps, token: string): Promise<HeldSession | undefined> {
  const now = deps.now();
  const held = await findHeldSession(deps.database.read, sha256(token), now.toISOString());
  if (held && isStale(held, now)) {
    const noted = noteSeen(deps, held, now);
    deps.later?.(noted);
  }
  return held;
}

/** How exact "last seen" is kept, in ms. */
const seenEvery = 5 * 60_000;

function isStale({ lastSeenAt }: HeldSession, now: Date): boolean {
  return lastSeenAt === null || now.getTime() - Date.parse(lastSeenAt) >= seenEvery;
}

/** When it was last tried for a session in this process, so that a database that cannot be written is not asked each time. */
const tried = new Map<string, number>();
const mostTried = 10_000;

/** Nobody waits for it and nobody's request fails by it: a look at a page must work when nothing can be written. */
async function noteSeen(deps: Deps, { id, actor }: HeldSession, now: Date): Promise<void> {
  if (now.getTime() - (tried.get(id) ?? Number.NEGATIVE_INFINITY) < seenEvery) return;
  if (tried.size >= mostTried) tried.clear();
  tried.set(id, now.getTime());
  try {
    await change(deps, actor, async ({ tx, nothingChanged }) => {
      await touchSession(tx, id, now.toISOString());
      // Being seen is no act of anybody's: it leaves no row in the audit.
      nothingChanged();
      return ok(undefined);
    });
  } catch (error) {
    deps.log.warn('last seen not noted', { error });
  }
}
