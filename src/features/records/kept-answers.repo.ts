import { and, eq, gt, lte } from 'drizzle-orm';
import type { Crypto } from '../../platform/crypto.ts';
import type { Database, Reader, Tx } from '../../platform/database.ts';
import { idempotentAnswer } from '../../schema/records.ts';

/** An answer as it went out: what a repeat of the request gets again, byte for byte. */
export interface KeptAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

const place = (key: string) => `idempotent_answer:${key}:body_sealed`;

/** The answer kept under a digested key, unless its 24 hours are over at `now`. */
export async function findKeptAnswer(
  db: Reader,
  crypto: Crypto,
  key: string,
  now: string,
): Promise<{ readonly answer: KeptAnswer; readonly bodyDigest: string } | undefined> {
  const [row] = await db
    .select()
    .from(idempotentAnswer)
    .where(and(eq(idempotentAnswer.key, key), gt(idempotentAnswer.expiresAt, now)));
  if (!row) return undefined;
  const { status, headers, bodySealed, bodyDigest } = row;
  const body = bodySealed === null ? null : crypto.open(bodySealed, place(key));
  return { answer: { status, headers, body }, bodyDigest };
}

/** Keeps an answer; one under the same key whose time is over makes room for it. */
export async function keepAnswer(
  tx: Tx,
  crypto: Crypto,
  kept: {
    readonly key: string;
    readonly bodyDigest: string;
    readonly answer: KeptAnswer;
    readonly createdAt: string;
    readonly expiresAt: string;
  },
): Promise<void> {
  const { key, answer, ...rest } = kept;
  const row = {
    ...rest,
    status: answer.status,
    headers: answer.headers,
    bodySealed: answer.body === null ? null : crypto.seal(answer.body, place(key)),
  };
  await tx
    .insert(idempotentAnswer)
    .values({ key, ...row })
    .onConflictDoUpdate({ target: idempotentAnswer.key, set: row });
}

/**
 * Removes answers whose time is over. Not through `change()`: nobody's record changes, so nothing is audited.
 * @returns how many were removed.
 */
export async function removeExpiredAnswers(database: Database, now: string): Promise<number> {
  return await database.write(async (tx) => {
    const removed = await tx
      .delete(idempotentAnswer)
      .where(lte(idempotentAnswer.expiresAt, now))
      .returning({ key: idempotentAnswer.key });
    return removed.length;
  });
}
