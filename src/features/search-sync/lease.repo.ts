import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database.ts';
import { lease } from '../../schema/records.ts';

/** Work of which only one process may do any at a time. */
export interface LeaseClaim {
  readonly name: string;
  readonly holder: string;
  readonly nowIso: string;
  readonly untilIso: string;
}

/** Takes the lease where it is free, has run out or is the holder's own, and says whether the holder has it. */
export async function takeLease(tx: Tx, { name, holder, nowIso, untilIso }: LeaseClaim): Promise<boolean> {
  const rows = await tx.all<{ holder: string }>(
    sql`insert into ${lease} (name, holder, until) values (${name}, ${holder}, ${untilIso})
        on conflict (name) do update set holder = excluded.holder, until = excluded.until
          where lease.holder = excluded.holder or lease.until <= ${nowIso}
        returning holder`,
  );
  return rows.length > 0;
}

export async function releaseLease(tx: Tx, name: string, holder: string): Promise<void> {
  await tx.delete(lease).where(and(eq(lease.name, name), eq(lease.holder, holder)));
}
