import type { Actor } from '../../kernel/actor.ts';

/** A session ends 12 hours after sign-in, whatever is done in it or not: officers share machines, but work a day long. */
export const sessionHours = 12;

/** A session as it is listed; the id is a name for it and no credential. */
export interface SessionRow {
  readonly id: string;
  readonly agent: string | null;
  readonly createdAt: string;
  readonly lastSeenAt: string | null;
  readonly expiresAt: string;
}

/** How far clocks of one service may differ, in ms: what was begun later than this from now, a clock that ran ahead has begun. */
export const clockSlack = 5 * 60_000;

/** A right password is owed a second factor within five minutes, in the same browser. */
export const stepMinutes = 5;

/** A session that was just begun; its token is told this once. */
export interface SignedInSession {
  readonly token: string;
  readonly expiresAt: string;
  readonly actor: Actor;
}

/** Whoever signs in by a code sent to a phone is called by the id of their account, which nobody types. */
export function isByCodeAlone({ accountId, username }: Pick<Actor, 'accountId' | 'username'>): boolean {
  return username === accountId;
}
