import { and, eq, gt, inArray, isNull, lte, sql } from 'drizzle-orm';
import type { Actor } from '../../kernel/actor.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import { account, organisation, session, throttle } from '../../schema/organisations.ts';

const actorColumns = {
  accountId: account.id,
  username: account.username,
  nameFa: account.nameFa,
  nameEn: account.nameEn,
  role: account.role,
  organisationId: account.organisationId,
  organisationKind: organisation.kind,
};

type ActorRow = {
  accountId: string;
  username: string;
  nameFa: string;
  nameEn: string;
  role: Actor['role'];
  organisationId: string | null;
  organisationKind: Actor['organisationKind'];
};

const toActor = ({ nameFa, nameEn, ...rest }: ActorRow): Actor => ({
  ...rest,
  name: { fa: nameFa, en: nameEn },
});

/** The one who signs in under a user name, with the stored hash; disabled accounts are not found. */
export async function findAccount(
  db: Reader,
  username: string,
): Promise<{ actor: Actor; passwordHash: string } | undefined> {
  const [row] = await db
    .select({ ...actorColumns, passwordHash: account.passwordHash })
    .from(account)
    .leftJoin(organisation, eq(organisation.id, account.organisationId))
    .where(and(eq(account.username, username), isNull(account.disabledAt)));
  if (!row) return undefined;
  const { passwordHash, ...actor } = row;
  return { actor: toActor(actor), passwordHash };
}

/** Who holds a session; expired sessions and disabled accounts hold none. */
export async function findActorBySession(
  db: Reader,
  tokenHash: string,
  now: string,
): Promise<Actor | undefined> {
  const [row] = await db
    .select(actorColumns)
    .from(session)
    .innerJoin(account, eq(account.id, session.accountId))
    .leftJoin(organisation, eq(organisation.id, account.organisationId))
    .where(and(eq(session.tokenHash, tokenHash), gt(session.expiresAt, now), isNull(account.disabledAt)));
  return row ? toActor(row) : undefined;
}

export async function addSession(tx: Tx, row: typeof session.$inferInsert): Promise<void> {
  await tx.delete(session).where(lte(session.expiresAt, row.createdAt));
  await tx.insert(session).values(row);
}

export async function removeSession(tx: Tx, tokenHash: string): Promise<void> {
  await tx.delete(session).where(eq(session.tokenHash, tokenHash));
}

export async function triesOf(
  db: Reader,
  key: string,
  now: string,
): Promise<{ failures: number; windowEndsAt: string } | undefined> {
  const [row] = await db
    .select()
    .from(throttle)
    .where(and(eq(throttle.key, key), gt(throttle.windowEndsAt, now)));
  return row;
}

/** Counts one more try. @returns how many there are now in the window, this one included, and when it ends. */
export async function countTry(
  tx: Tx,
  key: string,
  now: string,
  windowEndsAt: string,
): Promise<{ failures: number; windowEndsAt: string }> {
  await tx.delete(throttle).where(lte(throttle.windowEndsAt, now));
  const [row] = await tx
    .insert(throttle)
    .values({ key, failures: 1, windowEndsAt })
    .onConflictDoUpdate({ target: throttle.key, set: { failures: sql`${throttle.failures} + 1` } })
    .returning();
  return row ?? { failures: 1, windowEndsAt };
}

export async function forgetTries(tx: Tx, key: string): Promise<void> {
  await tx.delete(throttle).where(eq(throttle.key, key));
}

/** A try that turned out right does not count against its address, which others may share. */
export async function takeTryBack(tx: Tx, key: string): Promise<void> {
  await tx
    .update(throttle)
    .set({ failures: sql`max(${throttle.failures} - 1, 0)` })
    .where(eq(throttle.key, key));
}

export async function addAccounts(tx: Tx, rows: readonly (typeof account.$inferInsert)[]): Promise<void> {
  await tx.insert(account).values([...rows]);
}

/** Everybody enabled in these roles, by user name. */
export async function findActors(db: Reader, roles: readonly Actor['role'][]): Promise<readonly Actor[]> {
  const rows = await db
    .select(actorColumns)
    .from(account)
    .leftJoin(organisation, eq(organisation.id, account.organisationId))
    .where(and(inArray(account.role, [...roles]), isNull(account.disabledAt)))
    .orderBy(account.username);
  return rows.map(toActor);
}
