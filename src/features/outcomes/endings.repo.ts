import { sql } from 'drizzle-orm';
import { dayNumber } from '../../kernel/calendar.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import type { WorkEnding } from './endings.rules.ts';

export interface EndingRow {
  readonly personId: string;
  readonly day: number;
  readonly organisationId: string;
}

export async function keptEndings(read: Reader, ids: readonly string[]): Promise<readonly EndingRow[]> {
  const rows = await read.all<{ id: string; day: number; organisation: string }>(sql`
    select person_id as id, day, organisation_id as organisation from outcome_ending
    where person_id in (select value from json_each(${JSON.stringify(ids)}))`);
  return rows.map(({ id, day, organisation }) => ({ personId: id, day, organisationId: organisation }));
}

export function endingRows(personId: string, endings: readonly WorkEnding[]): readonly EndingRow[] {
  return endings.map(({ day, organisationId }) => ({ personId, day: dayNumber(day), organisationId }));
}

/** Puts the endings of people in place of those kept; where they are the same nothing is written. */
export async function putEndings(
  tx: Tx,
  kept: readonly EndingRow[],
  derived: readonly EndingRow[],
): Promise<void> {
  const keyOf = ({ personId, day, organisationId }: EndingRow) => `${personId} ${day} ${organisationId}`;
  const wanted = new Set(derived.map(keyOf));
  const standing = new Set(kept.map(keyOf));
  const gone = kept.filter((row) => !wanted.has(keyOf(row)));
  const fresh = derived.filter((row) => !standing.has(keyOf(row)));
  if (gone.length > 0)
    await tx.run(sql`delete from outcome_ending where (person_id, day) in
      (select value ->> 0, value ->> 1 from json_each(${JSON.stringify(gone.map(({ personId, day }) => [personId, day]))}))`);
  if (fresh.length > 0)
    await tx.run(sql`insert into outcome_ending (person_id, day, organisation_id)
      select value ->> 0, value ->> 1, value ->> 2
      from json_each(${JSON.stringify(fresh.map(({ personId, day, organisationId }) => [personId, day, organisationId]))})`);
}
