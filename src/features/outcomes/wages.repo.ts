import { eq } from 'drizzle-orm';
import type { LocalDate } from '../../kernel/calendar.ts';
import type { Reader } from '../../platform/database.ts';
import { referenceItem } from '../../schema/reference.ts';
import type { Wages } from './outcome.rules.ts';
import { wagesOf } from './wages.rules.ts';

/** The minimum wages as the reader's own transaction sees them. */
export async function readWages(read: Reader): Promise<Wages> {
  const rows = await read
    .select({ data: referenceItem.data })
    .from(referenceItem)
    .where(eq(referenceItem.catalogue, 'wages'));
  return wagesOf(
    rows.map(({ data }) => ({
      from: String(data.from) as LocalDate,
      monthlyRial: Number(data.monthlyRial),
    })),
  );
}
