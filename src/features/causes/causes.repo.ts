import { eq, type SQL, sql } from 'drizzle-orm';
import type { LocalDate } from '../../kernel/calendar.ts';
import type { Reader } from '../../platform/database.ts';
import { cause, causeSlot } from '../../schema/pledges.ts';
import type { CauseRecord } from './cause-record.rules.ts';

const slotsIn = (state: 'open' | 'allocated' | undefined): SQL<number> =>
  sql<number>`(select count(*) from ${causeSlot} where ${causeSlot.causeId} = ${cause.id}${
    state === undefined ? sql`` : sql` and ${causeSlot.state} = ${state}`
  })`;

/** Causes with how their slots stand; the caller narrows and orders. */
export function selectCauses(db: Reader) {
  return db
    .select({
      row: cause,
      slots: slotsIn(undefined),
      openSlots: slotsIn('open'),
      allocatedSlots: slotsIn('allocated'),
    })
    .from(cause)
    .$dynamic();
}

type CauseRow = Awaited<ReturnType<typeof selectCauses>>[number];

export function causeOf({ row, slots, openSlots, allocatedSlots }: CauseRow): CauseRecord {
  const { titleFa, titleEn, needFa, needEn, verifiedBy: _by, ...rest } = row;
  return {
    ...rest,
    title: { fa: titleFa, en: titleEn },
    need: { fa: needFa, en: needEn },
    opensOn: row.opensOn as LocalDate,
    closesOn: row.closesOn as LocalDate | null,
    verifiedOn: row.verifiedOn as LocalDate,
    slots,
    openSlots,
    allocatedSlots,
  };
}

/** Any cause, closed and hidden ones too. */
export async function findCause(db: Reader, id: string): Promise<CauseRecord | undefined> {
  const [row] = await selectCauses(db).where(eq(cause.id, id));
  return row && causeOf(row);
}
