import { type SQL, sql } from 'drizzle-orm';
import { dayNumber, type LocalDate } from '../../kernel/calendar.ts';
import type { Reader } from '../../platform/database.ts';
import { stillKnown } from '../outcomes/span-rows.rules.ts';
import type { Correction } from './corrections.rules.ts';
import type { SheetNames } from './day-sheet.rules.ts';
import type { FigureScope } from './figure.rules.ts';
import { groupsIn } from './scope.repo.ts';

/**
 * Everybody who is known at the later instant (undefined = now) to have stood otherwise on a day than was known at the
 * earlier one. The figures of the day at the two instants differ by just these.
 */
export async function correctionsOf(
  read: Reader,
  scope: FigureScope,
  on: LocalDate,
  between: { readonly earlier: string; readonly later: string | undefined },
  names: () => Promise<SheetNames>,
): Promise<readonly Correction[]> {
  const day = dayNumber(on);
  const from = Date.parse(between.earlier);
  const to = between.later === undefined ? stillKnown - 1 : Date.parse(between.later);
  const groups = groupsIn(scope);
  const within = groups === undefined ? sql`` : sql`and group_id in (${groups})`;
  const on_ = sql`to_day > ${day} and from_day <= ${day}`;
  const now = sql.raw(String(stillKnown));
  // What the earlier instant knew and the later one no longer does, and the other way round.
  const gone: SQL = sql`select person_id, standing_id as old, null as new, known_to as at from outcome_rectangle
    where known_to < ${now} and known_to > ${from} and known_to <= ${to} and known_from <= ${from} and ${on_} ${within}`;
  const fresh = (
    known: SQL,
  ) => sql`select person_id, null as old, standing_id as new, known_from as at from outcome_rectangle
    where ${known} and known_from > ${from} and known_from <= ${to} and ${on_} ${within}`;
  const rows = await read.all<{ id: string; old: number | null; new: number | null; at: number }>(sql`
    select person_id as id, max(old) as old, max(new) as new, max(at) as at from (${gone}
      union all ${fresh(sql`known_to = ${now}`)}
      union all ${fresh(sql`known_to < ${now} and known_to > ${to}`)})
    group by person_id having max(old) is not max(new) order by at, person_id`);
  const known = await names();
  return rows.map((row) => ({
    personId: row.id,
    from: row.old === null ? null : known.standing(row.old),
    to: row.new === null ? null : known.standing(row.new),
    recordedAt: new Date(row.at).toISOString(),
  }));
}
