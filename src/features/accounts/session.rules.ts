/** A session as it is listed; the id is a name for it and no credential. */
export interface SessionRow {
  readonly id: string;
  readonly agent: string | null;
  readonly createdAt: string;
  readonly lastSeenAt: string | null;
  readonly expiresAt: string;
}
