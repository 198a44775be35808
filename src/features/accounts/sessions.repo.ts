import { and, desc, eq, gt, isNull, lte, ne } from 'drizzle-orm';
import type { Actor } from '../../kernel/actor.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import { account, organisation, session, signInStep } from '../../schema/organisations.ts';
import { actorColumns, toActor } from './accounts.repo.ts';
import { clockSlack, type SessionRow, stepMinutes } from './session.rules.ts';

/** A session that holds now, and who holds it. */
export interface HeldSession {
  readonly actor: Actor;
  readonly id: string;
  readonly lastSeenAt: string | null;
  readonly expiresAt: string;
  readonly mustChangePassword: boolean;
}

/**
 * Expired sessions and disabled accounts hold none, nor does one that was begun under a clock that ran ahead: put right, it
 * would last longer than a session may.
 */
export async function findHeldSession(
  db: Reader,
  tokenHash: string,
  now: string,
): Promise<HeldSession | undefined> {
  const [row] = await db
    .select({
      ...actorColumns,
      id: session.id,
      lastSeenAt: session.lastSeenAt,
      expiresAt: session.expiresAt,
      mustChangePassword: account.mustChangePassword,
    })
    .from(session)
    .innerJoin(account, eq(account.id, session.accountId))
    .leftJoin(organisation, eq(organisation.id, account.organisationId))
    .where(
      and(
        eq(session.tokenHash, tokenHash),
        gt(session.expiresAt, now),
        lte(session.createdAt, later(now, clockSlack)),
        isNull(account.disabledAt),
      ),
    );
  if (!row) return undefined;
  const { id, lastSeenAt, expiresAt, mustChangePassword, ...actor } = row;
  return { actor: toActor(actor), id, lastSeenAt, expiresAt, mustChangePassword };
}

const later = (instant: string, ms: number) => new Date(Date.parse(instant) + ms).toISOString();

export async function addSession(tx: Tx, row: typeof session.$inferInsert): Promise<void> {
  await tx.delete(session).where(lte(session.expiresAt, row.createdAt));
  await tx.insert(session).values(row);
}

export async function removeSession(tx: Tx, tokenHash: string): Promise<void> {
  await tx.delete(session).where(eq(session.tokenHash, tokenHash));
}

export async function touchSession(tx: Tx, id: string, at: string): Promise<void> {
  await tx.update(session).set({ lastSeenAt: at }).where(eq(session.id, id));
}

/** What holds now for one account, the one seen last first. */
export async function listSessions(
  db: Reader,
  accountId: string,
  now: string,
): Promise<readonly SessionRow[]> {
  return await db
    .select({
      id: session.id,
      agent: session.agent,
      createdAt: session.createdAt,
      lastSeenAt: session.lastSeenAt,
      expiresAt: session.expiresAt,
    })
    .from(session)
    .where(and(eq(session.accountId, accountId), gt(session.expiresAt, now)))
    .orderBy(desc(session.lastSeenAt), desc(session.createdAt), session.id);
}

/** @returns whether there was such a session of that account. */
export async function endSession(tx: Tx, accountId: string, id: string): Promise<boolean> {
  const ended = await tx
    .delete(session)
    .where(and(eq(session.accountId, accountId), eq(session.id, id)))
    .returning({ id: session.id });
  return ended.length > 0;
}

/**
 * Ends every session of an account and every sign-in still owing its second factor; `but` is the hash of the one kept.
 * @returns how many sessions ended.
 */
export async function endSessions(tx: Tx, accountId: string, but?: string): Promise<number> {
  await tx.delete(signInStep).where(eq(signInStep.accountId, accountId));
  const ended = await tx
    .delete(session)
    .where(and(eq(session.accountId, accountId), but === undefined ? undefined : ne(session.tokenHash, but)))
    .returning({ id: session.id });
  return ended.length;
}

export async function addSignInStep(tx: Tx, row: typeof signInStep.$inferInsert, now: string): Promise<void> {
  await tx.delete(signInStep).where(lte(signInStep.expiresAt, now));
  await tx.insert(signInStep).values(row);
}

/** Whose second factor a step still waits for; as with sessions, none that was begun under a clock that ran ahead. */
export async function findSignInStep(
  db: Reader,
  tokenHash: string,
  now: string,
): Promise<string | undefined> {
  const [row] = await db
    .select({ accountId: signInStep.accountId })
    .from(signInStep)
    .where(
      and(
        eq(signInStep.tokenHash, tokenHash),
        gt(signInStep.expiresAt, now),
        lte(signInStep.expiresAt, later(now, stepMinutes * 60_000 + clockSlack)),
      ),
    );
  return row?.accountId;
}

export async function removeSignInStep(tx: Tx, tokenHash: string): Promise<void> {
  await tx.delete(signInStep).where(eq(signInStep.tokenHash, tokenHash));
}
