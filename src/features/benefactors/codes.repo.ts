import { and, eq, gt, isNull, lt, lte, sql } from 'drizzle-orm';
import { type Crypto, sha256 } from '../../platform/crypto.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import { oneTimeCode } from '../../schema/benefactors.ts';
import { type CodeToken, codeTries, joinMinutes, keptMinutes } from './code.rules.ts';

/** Apart from that of benefactors: the codes in a copied database say of no benefactor that they asked. */
const phoneIndexOf = (crypto: Pick<Crypto, 'blindIndex'>, phone: string) =>
  crypto.blindIndex(`code-phone:${phone}`);
const phonePlace = (id: string) => `one_time_code:${id}:phone`;

const minutesFrom = (now: Date, minutes: number) => new Date(now.getTime() + minutes * 60_000).toISOString();

export async function addCode(
  tx: Tx,
  crypto: Pick<Crypto, 'seal' | 'blindIndex'>,
  one: CodeToken & {
    readonly phone: string;
    readonly codeHash: string;
    readonly createdAt: string;
    readonly expiresAt: string;
  },
): Promise<void> {
  await tx.insert(oneTimeCode).values({
    id: one.id,
    phoneIndex: phoneIndexOf(crypto, one.phone),
    phoneSealed: crypto.seal(one.phone, phonePlace(one.id)),
    codeHash: one.codeHash,
    browserHash: sha256(one.secret),
    createdAt: one.createdAt,
    expiresAt: one.expiresAt,
  });
}

export interface HeldCode {
  readonly id: string;
  readonly phone: string;
  readonly codeHash: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly isUsed: boolean;
  readonly isProven: boolean;
}

/** The code of a token, whatever became of it; undefined for any other browser than the one that asked. */
export async function findCode(
  db: Reader,
  crypto: Pick<Crypto, 'open'>,
  { id, secret }: CodeToken,
): Promise<HeldCode | undefined> {
  const [row] = await db
    .select()
    .from(oneTimeCode)
    .where(and(eq(oneTimeCode.id, id), eq(oneTimeCode.browserHash, sha256(secret))));
  return (
    row && {
      id,
      phone: crypto.open(row.phoneSealed, phonePlace(id)),
      codeHash: row.codeHash,
      createdAt: row.createdAt,
      expiresAt: row.expiresAt,
      isUsed: row.usedAt !== null,
      isProven: row.provenAt !== null,
    }
  );
}

const live = (id: string, now: string) =>
  and(eq(oneTimeCode.id, id), isNull(oneTimeCode.usedAt), gt(oneTimeCode.expiresAt, now));

/** Takes one of its tries. @returns whether there was one left. */
export async function takeTry(tx: Tx, id: string, now: string): Promise<boolean> {
  const taken = await tx
    .update(oneTimeCode)
    .set({ tries: sql`${oneTimeCode.tries} + 1` })
    .where(and(live(id, now), isNull(oneTimeCode.provenAt), lt(oneTimeCode.tries, codeTries)))
    .returning({ id: oneTimeCode.id });
  return taken.length > 0;
}

/** Uses it up. @returns whether nobody had before. */
export async function useUp(tx: Tx, id: string, now: string): Promise<boolean> {
  const used = await tx
    .update(oneTimeCode)
    .set({ usedAt: now })
    .where(live(id, now))
    .returning({ id: oneTimeCode.id });
  return used.length > 0;
}

/** It was right, and whoever holds its token has a while for giving a name. @returns whether it was still live. */
export async function prove(tx: Tx, id: string, now: Date): Promise<boolean> {
  const proven = await tx
    .update(oneTimeCode)
    .set({ provenAt: now.toISOString(), expiresAt: minutesFrom(now, joinMinutes) })
    .where(and(live(id, now.toISOString()), isNull(oneTimeCode.provenAt)))
    .returning({ id: oneTimeCode.id });
  return proven.length > 0;
}

const swept = (now: Date) => lte(oneTimeCode.expiresAt, minutesFrom(now, -keptMinutes));

export async function hasCodesToSweep(db: Reader, now: Date): Promise<boolean> {
  const [row] = await db.select({ id: oneTimeCode.id }).from(oneTimeCode).where(swept(now)).limit(1);
  return row !== undefined;
}

/** @returns how many. */
export async function sweepCodes(tx: Tx, now: Date): Promise<number> {
  const rows = await tx.delete(oneTimeCode).where(swept(now)).returning({ id: oneTimeCode.id });
  return rows.length;
}
