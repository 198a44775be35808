import { type SQL, sql } from 'drizzle-orm';
import { daysBetween, type LocalDate } from '../../kernel/calendar.ts';
import {
  addJalaliMonths,
  firstDayOfMonth,
  type JalaliMonth,
  lastDayOfMonth,
  monthOf,
} from '../../kernel/jalali-month.ts';
import type { Reader } from '../../platform/database.ts';
import { type FigureMoment, type FigureScope, shareOf } from './figure.rules.ts';
import {
  earningAfterDays,
  isBunched,
  lastDaysFrom,
  monthsBetweenAwards,
  type QuotaFigure,
  type QuotaRow,
  quotaFigureOf,
  quotaSeriesMonths,
  weeksOf,
} from './quota.rules.ts';
import { organisationIn } from './scope.repo.ts';

const epoch = '1970-01-01' as LocalDate;
const stillKnown = 9_000_000_000_000_000;

/** Instants after which nothing is known, as the tables hold them: ISO text and milliseconds. */
function knownUntil({ knownAt }: FigureMoment): { readonly text: string; readonly ms: number } {
  return knownAt === undefined
    ? { text: '9999', ms: stillKnown - 1 }
    : { text: knownAt, ms: Date.parse(knownAt) };
}

/** A hand-over or payment at least half paid by benefactors, dated by the day and known by the instant. */
export function isSuchDelivery(alias: string, moment: FigureMoment): SQL {
  const of = (column: string) => sql.raw(`${alias}.${column}`);
  const known = knownUntil(moment).text;
  return sql`${of('delivered_on')} <= ${moment.asOf} and ${of('benefactor_rial')} * 2 >= ${of('amount_rial')}
    and coalesce(${of('delivery_recorded_at')}, ${of('recorded_at')}) <= ${known}
    and (${of('voided_at')} is null or ${of('voided_at')} > ${known})`;
}

/** Households of another organisation that share a member, who has the same national id at both, as known by the instant. */
export function sameFamilies(moment: FigureMoment): SQL {
  // Pairs are few and come first, whatever the planner thinks of people.
  return sql`select distinct p.household_id as household_id, q.household_id as other_id
    from person_pair pp cross join person p on p.id = pp.person_id cross join person q on q.id = pp.other_person_id
    where pp.found_at <= ${knownUntil(moment).text}`;
}

interface MonthRange {
  readonly month: JalaliMonth;
  readonly first: LocalDate;
  readonly last: LocalDate;
  /** First day of the 12 months before. */
  readonly since: LocalDate;
}

export function monthRanges(last: JalaliMonth, count: number): readonly MonthRange[] {
  return Array.from({ length: count }, (_, index) => {
    const month = addJalaliMonths(last, index - count + 1);
    return {
      month,
      first: firstDayOfMonth(month),
      last: lastDayOfMonth(month),
      since: firstDayOfMonth(addJalaliMonths(month, -monthsBetweenAwards)),
    };
  });
}

/**
 * Deliveries of the scope in some months that count, one row each: no earlier one, by any organisation, to the same family
 * in the same month or the 12 before it. Columns: the award's own, and `month`.
 */
export function countedDeliveries(
  scope: FigureScope,
  moment: FigureMoment,
  months: readonly MonthRange[],
): SQL {
  const ranges = JSON.stringify(months.map(({ month, first, last, since }) => [month, first, last, since]));
  const earlier = sql`e.delivered_on >= m.since and (e.delivered_on < a.delivered_on or e.delivered_on = a.delivered_on and e.id < a.id)
    and ${isSuchDelivery('e', moment)}`;
  return sql`select a.*, m.month from
    (select value ->> 0 as month, value ->> 1 as first, value ->> 2 as last, value ->> 3 as since from json_each(${ranges})) m
    cross join award a on a.delivered_on between m.first and m.last
    where ${organisationIn(scope, sql`a.organisation_id`)} and ${isSuchDelivery('a', moment)}
      and not exists (select 1 from award e where e.household_id = a.household_id and ${earlier})
      and not exists (select 1 from family f join award e on e.household_id = f.other_id
        where f.household_id = a.household_id and ${earlier})`;
}

/**
 * The second promise of the Jalali month in which the day lies, and of the months before it. `today`: what is needed is
 * told of today alone, for what people wished before is not on record.
 */
export async function viewQuota(
  read: Reader,
  scope: FigureScope,
  moment: FigureMoment,
  tools: { readonly today: LocalDate; readonly months?: number },
): Promise<QuotaFigure> {
  const month = monthOf(moment.asOf);
  const months = monthRanges(month, tools.months ?? quotaSeriesMonths);
  const counted = await countedByMonth(read, scope, moment, months);
  const approved = await approvedByMonth(read, scope, moment, months);
  const targets = await targetsOf(read, scope);
  const rows = months.map(({ month: one }): QuotaRow => {
    const {
      total = 0,
      ofTargeted = 0,
      earning = 0,
      notEarning = 0,
      unknown = 0,
      notYet = 0,
    } = counted.get(one) ?? {};
    return {
      month: one,
      counted: total,
      target: targets.target,
      share:
        targets.target === null
          ? { numerator: 0, denominator: 0, value: null }
          : shareOf(ofTargeted, targets.target),
      earning: { earning, notEarning, unknown, notYet },
      approved: approved.get(one) ?? 0,
    };
  });
  const days = await countedByDay(read, scope, moment, month);
  const between = (from: LocalDate, to: LocalDate) =>
    days.reduce((sum, { day, count }) => (day >= from && day <= to ? sum + count : sum), 0);
  const inLastDays = between(lastDaysFrom(month), lastDayOfMonth(month));
  const current = rows.at(-1);
  if (current === undefined) throw new RangeError('a quota of no months');
  return quotaFigureOf({
    month: current,
    organisations: targets.organisations,
    organisationsUnset: targets.unset,
    funded: await fundedOn(read, scope, moment),
    needed:
      moment.asOf === tools.today && moment.knownAt === undefined
        ? await neededToday(read, scope, moment)
        : null,
    weeks: weeksOf(month).map(({ from, to }) => ({ from, to, delivered: between(from, to) })),
    bunching: {
      inLastDays,
      asked: isBunched(current.counted, inLastDays),
      // What an organisation wrote of its own deliveries is for itself to read.
      reasons: scope.kind === 'organisation' ? [...new Set(days.flatMap(({ reasons }) => reasons))] : [],
    },
    series: rows,
  });
}

interface CountedMonth {
  readonly total: number;
  readonly ofTargeted: number;
  readonly earning: number;
  readonly notEarning: number;
  readonly unknown: number;
  readonly notYet: number;
}

/** Of each month with any: how many count, how many of them at organisations with a target, and how they earn at day 90. */
async function countedByMonth(
  read: Reader,
  scope: FigureScope,
  moment: FigureMoment,
  months: readonly MonthRange[],
): Promise<ReadonlyMap<string, CountedMonth>> {
  const asOfDay = daysBetween(epoch, moment.asOf);
  const { ms } = knownUntil(moment);
  const rows = await read.all<{ month: string } & Record<keyof CountedMonth, number>>(sql`
    with family as materialized (${sameFamilies(moment)}),
    counted as materialized (select c.*, cast(julianday(c.delivered_on) - 2440587.5 as integer) + ${earningAfterDays} as day90
      from (${countedDeliveries(scope, moment, months)}) c),
    stood as materialized (select c.month, o.monthly_target is not null as targeted, case
        when c.day90 > ${asOfDay} then 'notYet'
        when c.placement_id is null then 'unknown'
        else coalesce((select case w.state when 'over' then 'notEarning' when 'stands' then 'earning' else 'unknown' end
          from work_span w where w.person_id = c.person_id and w.kind = 'same-work' and w.placement_id = c.placement_id
            and w.from_day <= c.day90 and w.to_day > c.day90 and w.known_from <= ${ms} and w.known_to > ${ms}), 'notEarning')
      end as state from counted c join organisation o on o.id = c.organisation_id)
    select month, count(*) as total, sum(targeted) as "ofTargeted", sum(state = 'earning') as earning,
      sum(state = 'notEarning') as "notEarning", sum(state = 'unknown') as unknown, sum(state = 'notYet') as "notYet"
    from stood group by month`);
  return new Map(rows.map(({ month, ...counts }) => [month, counts]));
}

async function countedByDay(
  read: Reader,
  scope: FigureScope,
  moment: FigureMoment,
  month: JalaliMonth,
): Promise<
  readonly { readonly day: LocalDate; readonly count: number; readonly reasons: readonly string[] }[]
> {
  const rows = await read.all<{ day: string; count: number; reasons: string }>(sql`
    with family as materialized (${sameFamilies(moment)})
    select c.delivered_on as day, count(*) as count,
      json_group_array(distinct c.bunching_reason) filter (where c.bunching_reason is not null) as reasons
    from (${countedDeliveries(scope, moment, monthRanges(month, 1))}) c group by c.delivered_on`);
  return rows.map(({ day, count, reasons }) => ({
    day: day as LocalDate,
    count,
    reasons: JSON.parse(reasons) as string[],
  }));
}

/** Households with an award of the right kind approved in each month, known and not void by the instant. */
async function approvedByMonth(
  read: Reader,
  scope: FigureScope,
  moment: FigureMoment,
  months: readonly MonthRange[],
): Promise<ReadonlyMap<string, number>> {
  const known = knownUntil(moment).text;
  const ranges = JSON.stringify(months.map(({ month, first, last }) => [month, first, last]));
  const rows = await read.all<{ month: string; count: number }>(sql`
    with m as materialized (select value ->> 0 as month, value ->> 1 as first, value ->> 2 as last from json_each(${ranges}))
    select m.month, count(distinct a.household_id) as count from award a
      cross join m on a.approved_on between m.first and m.last
    where ${organisationIn(scope, sql`a.organisation_id`)} and a.approved_on <= ${moment.asOf}
      and a.approved_on >= ${months[0]?.first ?? moment.asOf}
      and a.benefactor_rial * 2 >= a.amount_rial and a.recorded_at <= ${known}
      and (a.voided_at is null or a.voided_at > ${known})
    group by m.month`);
  return new Map(rows.map(({ month, count }) => [month, count]));
}

async function fundedOn(read: Reader, scope: FigureScope, moment: FigureMoment): Promise<number> {
  const known = knownUntil(moment).text;
  const [row] = await read.all<{ count: number }>(sql`
    select count(distinct a.household_id) as count from award a
    where ${organisationIn(scope, sql`a.organisation_id`)} and a.funded_on <= ${moment.asOf}
      and a.benefactor_rial * 2 >= a.amount_rial
      and coalesce(a.funded_recorded_at, a.recorded_at) <= ${known}
      and (a.voided_at is null or a.voided_at > ${known})
      and not (coalesce(a.delivered_on, '9999') <= ${moment.asOf} and coalesce(a.delivery_recorded_at, a.recorded_at) <= ${known})`);
  return row?.count ?? 0;
}

/** Organisations that serve people, with what their boards have set. Targets of the past are not on record: today's stand for them. */
/** What boards have set for a month in the whole country, in families; null = none has. */
export async function monthlyTarget(read: Reader): Promise<number | null> {
  return (await targetsOf(read, { kind: 'nation' })).target;
}

async function targetsOf(
  read: Reader,
  scope: FigureScope,
): Promise<{ readonly organisations: number; readonly unset: number; readonly target: number | null }> {
  const [row] = await read.all<{ organisations: number; unset: number; target: number | null }>(sql`
    select count(*) as organisations, coalesce(sum(monthly_target is null), 0) as unset, sum(monthly_target) as target
    from organisation where kind in ('association','care-centre') and ${organisationIn(scope, sql`id`)}`);
  return row ?? { organisations: 0, unset: 0, target: null };
}

/** Wishes that a kit or a loan answers; as the column holds them. */
const wishesForAward = sql`(instr(p.wishes, '"kind":"kit"') > 0 or instr(p.wishes, '"kind":"loan-programme"') > 0)`;

/** Households of the scope in which somebody seeks and wishes for a kit or a loan, without such an award in 12 months. */
export function neededHouseholds(scope: FigureScope, moment: FigureMoment): SQL {
  const month = monthOf(moment.asOf);
  const since = firstDayOfMonth(addJalaliMonths(month, -monthsBetweenAwards));
  const had = sql`e.delivered_on >= ${since} and ${isSuchDelivery('e', moment)}`;
  return sql`select distinct p.household_id from person p
    where p.status = 'seeking' and ${wishesForAward} and ${organisationIn(scope, sql`p.organisation_id`)}
      and not exists (select 1 from award e where e.household_id = p.household_id and ${had})
      and not exists (select 1 from family f join award e on e.household_id = f.other_id
        where f.household_id = p.household_id and ${had})`;
}

async function neededToday(read: Reader, scope: FigureScope, moment: FigureMoment): Promise<number> {
  const [row] = await read.all<{ count: number }>(sql`
    with family as materialized (${sameFamilies(moment)})
    select count(*) as count from (${neededHouseholds(scope, moment)})`);
  return row?.count ?? 0;
}
