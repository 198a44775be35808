import { sql } from 'drizzle-orm';
import type { LocalDate } from '../../kernel/calendar.ts';
import { monthOf } from '../../kernel/jalali-month.ts';
import type { Text } from '../../kernel/text.ts';
import type { Reader } from '../../platform/database.ts';
import {
  type FairGrouping,
  type FairShareFigure,
  fairGroupings,
  fairLabel,
  fairShareBy,
  fairShareFigureOf,
  type GroupCount,
  othersTogether,
} from './fair-share.rules.ts';
import { type FigureMoment, type FigureScope, shareOf } from './figure.rules.ts';
import { countedDeliveries, monthRanges, neededHouseholds, sameFamilies } from './quota.repo.ts';
import { monthsBetweenAwards } from './quota.rules.ts';

/**
 * Who was awarded, of those eligible in the last 12 Jalali months. Undefined for past days: what people wished then is not on
 * record. Where `seesPeople` is not set, groups of fewer than 5 are told together.
 */
export async function viewFairShare(
  read: Reader,
  scope: FigureScope,
  moment: FigureMoment,
  tools: {
    readonly today: LocalDate;
    readonly countyName: (code: string) => Text;
    readonly seesPeople?: boolean;
  },
): Promise<FairShareFigure | undefined> {
  if (moment.asOf !== tools.today || moment.knownAt !== undefined) return undefined;
  const months = monthRanges(monthOf(moment.asOf), monthsBetweenAwards);
  const rows = await read.all<{ by: FairGrouping; key: string; eligible: number; awarded: number }>(sql`
    with family as materialized (${sameFamilies(moment)}),
    eligible as (
      select household_id, max(awarded) as awarded from (
        select distinct c.household_id, 1 as awarded from (${countedDeliveries(scope, moment, months)}) c
        union all select household_id, 0 from (${neededHouseholds(scope, moment)}))
      group by household_id),
    described as materialized (select e.awarded, p.county, p.sex,
        case when p.head is not 1 then 'unknown' else (case p.sex when 'female' then 'woman-headed' else 'man-headed' end)
          || (case when coalesce(h.dependants, 0) > 0 then '-with-dependants' else '' end) end as household
      from eligible e join household h on h.id = e.household_id
        join person p on p.rowid = (select q.rowid from person q where q.household_id = e.household_id
          order by q.head is 1 desc, q.id limit 1))
    select 'county' as by, county as key, count(*) as eligible, sum(awarded) as awarded from described group by county
    union all select 'sex', sex, count(*), sum(awarded) from described group by sex
    union all select 'household', household, count(*), sum(awarded) from described group by household`);
  const of = (by: FairGrouping): readonly GroupCount[] => rows.filter((row) => row.by === by);
  const whole = of('sex');
  const sum = (part: 'eligible' | 'awarded') => whole.reduce((all, row) => all + row[part], 0);
  return fairShareFigureOf(
    fairGroupings.map((by) =>
      fairShareBy(by, tools.seesPeople ? of(by) : othersTogether(of(by)), (key) =>
        by === 'county' ? tools.countyName(key) : fairLabel(by, key),
      ),
    ),
    shareOf(sum('awarded'), sum('eligible')),
  );
}
