import { sql } from 'drizzle-orm';
import type { LocalDate } from '../../kernel/calendar.ts';
import type { Reader } from '../../platform/database.ts';
import type { CheckRecord, PlacementHistory, PlacementVersionRecord } from './outcome.rules.ts';

/** A work as the query packs it. */
interface Packed {
  readonly personId: string;
  readonly id: string;
  readonly version: Omit<PlacementVersionRecord, 'isWork'>;
  readonly checks: readonly CheckRecord[];
}

/**
 * The works of people that are not over on a day, as logged last: each with that version alone and its checks. Trainings,
 * mistakes and works that have ended are no matter for how somebody stands on the day.
 */
export async function standingWorksOf(
  read: Reader,
  personIds: readonly string[],
  day: LocalDate,
): Promise<ReadonlyMap<string, readonly PlacementHistory[]>> {
  if (personIds.length === 0) return new Map();
  // One list of lists: rows cost more to hand over than to find.
  const [row] = await read.all<{ works: string }>(sql`
    select json_group_array(json_object('personId', w.person_id, 'id', w.placement_id, 'version', json_object(
        'recordedAt', w.recorded_at, 'startedOn', w.started_on, 'expectedEndOn', w.expected_end_on, 'endedOn', w.ended_on,
        'endReason', w.end_reason, 'weeklyHours', w.weekly_hours, 'monthlyIncomeRial', w.monthly_income_rial,
        'evidence', w.evidence, 'origin', w.origin, 'iscoCode', w.isco_code),
      'checks', (select json_group_array(json_object('id', c.id, 'recordedAt', c.recorded_at, 'checkedOn', c.checked_on,
          'result', c.result, 'evidence', c.evidence, 'weeklyHours', c.weekly_hours,
          'monthlyIncomeRial', c.monthly_income_rial, 'corrects', c.corrects))
        from (select * from placement_check k where k.placement_id = w.placement_id order by k.recorded_at, k.rowid) c)
      )) as works
    from (select v.*, (select min(f.seq) from placement_version f where f.placement_id = v.placement_id) as first
      from placement_version v
      where v.person_id in (select value from json_each(${JSON.stringify(personIds)}))
        and v.seq = (select max(l.seq) from placement_version l where l.placement_id = v.placement_id)
        and v.is_work and v.end_reason is not 'mistake' and (v.ended_on is null or v.ended_on > ${day})
      order by v.person_id, first) w`);
  const by = new Map<string, PlacementHistory[]>();
  for (const { personId, id, version, checks } of JSON.parse(row?.works ?? '[]') as readonly Packed[]) {
    const work = { id, versions: [{ ...version, isWork: true }], checks };
    const known = by.get(personId);
    if (known) known.push(work);
    else by.set(personId, [work]);
  }
  return by;
}
