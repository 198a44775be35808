import { eq, sql } from 'drizzle-orm';
import type { LocalDate } from '../../kernel/calendar.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import type { Deps } from '../../platform/deps.ts';
import { pledgeEvent } from '../../schema/pledges.ts';
import type { ChangeActor } from '../records/change.repo.ts';
import type { PledgeEvent } from './pledge.rules.ts';

export interface PledgeEventRecord {
  readonly id: string;
  readonly event: PledgeEvent;
  /** Of `given`: places, hours or pieces. */
  readonly quantity: number | null;
  readonly note: string | null;
  readonly happenedOn: LocalDate;
  readonly recordedAt: string;
}

/** Puts on record what became of a pledge beside its money. */
export async function addPledgeEvent(
  tx: Tx,
  { newId, now }: Pick<Deps, 'newId' | 'now'>,
  actor: ChangeActor,
  given: {
    readonly pledgeId: string;
    readonly event: PledgeEvent;
    readonly quantity?: number | null;
    readonly note?: string | null;
    readonly happenedOn: LocalDate;
  },
): Promise<void> {
  await tx.insert(pledgeEvent).values({
    ...given,
    id: newId('pledgeEvent'),
    recordedAt: now().toISOString(),
    recordedBy: actor.accountId,
  });
}

export async function pledgeEventsOf(db: Reader, pledgeId: string): Promise<readonly PledgeEventRecord[]> {
  const rows = await db
    .select({
      id: pledgeEvent.id,
      event: pledgeEvent.event,
      quantity: pledgeEvent.quantity,
      note: pledgeEvent.note,
      happenedOn: pledgeEvent.happenedOn,
      recordedAt: pledgeEvent.recordedAt,
    })
    .from(pledgeEvent)
    .where(eq(pledgeEvent.pledgeId, pledgeId))
    .orderBy(sql`${pledgeEvent}.rowid`);
  return rows.map((row) => ({ ...row, happenedOn: row.happenedOn as LocalDate }));
}
