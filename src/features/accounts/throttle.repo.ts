import { and, eq, gt, inArray, lte, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../platform/database.ts';
import { throttle } from '../../schema/organisations.ts';

export interface Tries {
  readonly key: string;
  readonly failures: number;
  readonly windowEndsAt: string;
}

/** The tries of these keys whose window has not ended. */
export async function triesOf(db: Reader, keys: readonly string[], now: string): Promise<readonly Tries[]> {
  return await db
    .select()
    .from(throttle)
    .where(and(inArray(throttle.key, [...keys]), gt(throttle.windowEndsAt, now)));
}

/** Counts one more try; a window that a clock ahead of its time opened is begun anew. @returns how many there are now in the window, this one included, and when it ends. */
export async function countTry(tx: Tx, key: string, now: string, windowEndsAt: string): Promise<Tries> {
  await tx.delete(throttle).where(lte(throttle.windowEndsAt, now));
  const [row] = await tx
    .insert(throttle)
    .values({ key, failures: 1, windowEndsAt })
    .onConflictDoUpdate({
      target: throttle.key,
      set: {
        failures: sql`iif(${throttle.windowEndsAt} > ${windowEndsAt}, 1, ${throttle.failures} + 1)`,
        windowEndsAt: sql`min(${throttle.windowEndsAt}, ${windowEndsAt})`,
      },
    })
    .returning();
  return row ?? { key, failures: 1, windowEndsAt };
}

export async function forgetTries(tx: Tx, keys: readonly string[]): Promise<void> {
  await tx.delete(throttle).where(inArray(throttle.key, [...keys]));
}

/** A try that turned out right does not count against what others may share. */
export async function takeTryBack(tx: Tx, key: string): Promise<void> {
  await tx
    .update(throttle)
    .set({ failures: sql`max(${throttle.failures} - 1, 0)` })
    .where(eq(throttle.key, key));
}
