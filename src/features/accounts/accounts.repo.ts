import { and, count, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Actor } from '../../kernel/actor.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import { account, organisation } from '../../schema/organisations.ts';

export const actorColumns = {
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

export const toActor = ({ nameFa, nameEn, ...rest }: ActorRow): Actor => ({
  ...rest,
  name: { fa: nameFa, en: nameEn },
});

/** What signing in and an account's own page need to know of it. */
export interface Credentials {
  readonly actor: Actor;
  readonly passwordHash: string;
  readonly passwordChangedAt: string | null;
  readonly mustChangePassword: boolean;
  readonly totpSealed: string | null;
  readonly totpConfirmedAt: string | null;
  readonly totpLastStep: number | null;
}

async function findCredentials(db: Reader, where: ReturnType<typeof eq>): Promise<Credentials | undefined> {
  const [row] = await db
    .select({
      actor: actorColumns,
      passwordHash: account.passwordHash,
      passwordChangedAt: account.passwordChangedAt,
      mustChangePassword: account.mustChangePassword,
      totpSealed: account.totpSealed,
      totpConfirmedAt: account.totpConfirmedAt,
      totpLastStep: account.totpLastStep,
    })
    .from(account)
    .leftJoin(organisation, eq(organisation.id, account.organisationId))
    .where(and(where, isNull(account.disabledAt)));
  return row && { ...row, actor: toActor(row.actor) };
}

/** The one who signs in under a user name; disabled accounts are not found. */
export async function findAccount(db: Reader, username: string): Promise<Credentials | undefined> {
  return await findCredentials(db, eq(account.username, username));
}

/** The same by id. */
export async function findAccountById(db: Reader, id: string): Promise<Credentials | undefined> {
  return await findCredentials(db, eq(account.id, id));
}

/**
 * Whether an account is still what a password or a code was checked against: open, with that password and second factor.
 * Checking takes a while, and what ends sessions in the meantime must end what is about to be one.
 */
export async function isUnchanged(tx: Tx, checked: Credentials): Promise<boolean> {
  const now = await findAccountById(tx, checked.actor.accountId);
  return (
    now !== undefined &&
    now.passwordHash === checked.passwordHash &&
    now.totpSealed === checked.totpSealed &&
    now.totpConfirmedAt === checked.totpConfirmedAt
  );
}

export async function addAccounts(tx: Tx, rows: readonly (typeof account.$inferInsert)[]): Promise<void> {
  await tx.insert(account).values([...rows]);
}

/** Whether somebody has this user name, enabled or not. */
export async function isUsernameTaken(db: Reader, username: string): Promise<boolean> {
  const [row] = await db.select({ id: account.id }).from(account).where(eq(account.username, username));
  return row !== undefined;
}

/** `mustChange` where somebody else chose it. */
export async function putPassword(
  tx: Tx,
  id: string,
  { hash, at, mustChange }: { hash: string; at: string; mustChange: boolean },
): Promise<void> {
  await tx
    .update(account)
    .set({
      passwordHash: hash,
      passwordChangedAt: at,
      mustChangePassword: mustChange,
      revision: sql`${account.revision} + 1`,
    })
    .where(eq(account.id, id));
}

/** `at` disables, null enables. */
export async function putDisabled(tx: Tx, id: string, at: string | null): Promise<void> {
  await tx
    .update(account)
    .set({ disabledAt: at, revision: sql`${account.revision} + 1` })
    .where(eq(account.id, id));
}

export async function countManagers(db: Reader, organisationId: string): Promise<number> {
  const [row] = await db
    .select({ managers: count() })
    .from(account)
    .where(
      and(
        eq(account.organisationId, organisationId),
        eq(account.role, 'manager'),
        isNull(account.disabledAt),
      ),
    );
  return row?.managers ?? 0;
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
