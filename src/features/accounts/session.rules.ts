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
