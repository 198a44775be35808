import { and, eq, isNull, lt, or, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../platform/database.ts';
import { account, recoveryCode } from '../../schema/organisations.ts';

/** A new secret, which counts for nothing until a first code confirms it. */
export async function putTotpSecret(tx: Tx, accountId: string, totpSealed: string): Promise<void> {
  await tx
    .update(account)
    .set({ totpSealed, totpConfirmedAt: null, totpLastStep: null, revision: sql`${account.revision} + 1` })
    .where(eq(account.id, accountId));
}

/** Takes the code of a time step. @returns false when that step or a later one was taken before. */
export async function takeTotpStep(tx: Tx, accountId: string, step: number): Promise<boolean> {
  const taken = await tx
    .update(account)
    .set({ totpLastStep: step })
    .where(and(eq(account.id, accountId), or(isNull(account.totpLastStep), lt(account.totpLastStep, step))))
    .returning({ id: account.id });
  return taken.length > 0;
}

export async function confirmTotp(tx: Tx, accountId: string, at: string): Promise<void> {
  await tx
    .update(account)
    .set({ totpConfirmedAt: at, revision: sql`${account.revision} + 1` })
    .where(eq(account.id, accountId));
}

export async function removeTotp(tx: Tx, accountId: string): Promise<void> {
  await tx
    .update(account)
    .set({
      totpSealed: null,
      totpConfirmedAt: null,
      totpLastStep: null,
      revision: sql`${account.revision} + 1`,
    })
    .where(eq(account.id, accountId));
  await tx.delete(recoveryCode).where(eq(recoveryCode.accountId, accountId));
}

export async function replaceRecoveryCodes(
  tx: Tx,
  accountId: string,
  hashes: readonly string[],
): Promise<void> {
  await tx.delete(recoveryCode).where(eq(recoveryCode.accountId, accountId));
  await tx.insert(recoveryCode).values(hashes.map((codeHash) => ({ accountId, codeHash })));
}

/** Hashes of the codes not used yet. */
export async function unusedRecoveryHashes(db: Reader, accountId: string): Promise<readonly string[]> {
  const rows = await db
    .select({ hash: recoveryCode.codeHash })
    .from(recoveryCode)
    .where(and(eq(recoveryCode.accountId, accountId), isNull(recoveryCode.usedAt)));
  return rows.map(({ hash }) => hash);
}

/** @returns false when there is no such code or it was used before. */
export async function takeRecoveryCode(
  tx: Tx,
  accountId: string,
  hash: string,
  at: string,
): Promise<boolean> {
  const taken = await tx
    .update(recoveryCode)
    .set({ usedAt: at })
    .where(
      and(
        eq(recoveryCode.accountId, accountId),
        eq(recoveryCode.codeHash, hash),
        isNull(recoveryCode.usedAt),
      ),
    )
    .returning({ hash: recoveryCode.codeHash });
  return taken.length > 0;
}
