import { type SQL, sql } from 'drizzle-orm';
import { daysBetween, type LocalDate } from '../../kernel/calendar.ts';
import { addJalaliMonths, lastDayOfMonth, monthOf } from '../../kernel/jalali-month.ts';
import type { Reader } from '../../platform/database.ts';
import type { FigureMoment, FigureScope } from './figure.rules.ts';
import {
  type IncomeFigure,
  type IncomeTier,
  incomeFigureOf,
  incomeMonths,
  leastIncomeMonths,
} from './income.rules.ts';
import { organisationIn } from './scope-sql.repo.ts';

const epoch = '1970-01-01' as LocalDate;
const stillKnown = sql.raw('9000000000000000');
const list = (parts: readonly SQL[], between: SQL) => sql.join([...parts], between);

/** Last days of the last 9 Jalali months that were over by a day, the earliest first. */
export function incomeMonthEnds(asOf: LocalDate): readonly LocalDate[] {
  const month = monthOf(asOf);
  const last = lastDayOfMonth(month) === asOf ? month : addJalaliMonths(month, -1);
  return Array.from({ length: incomeMonths }, (_, index) =>
    lastDayOfMonth(addJalaliMonths(last, index - incomeMonths + 1)),
  );
}

/**
 * Sustainable income by household, counted by the database: at each month's end the incomes of all works that stand, against
 * the minimum wage of that day times the adult-equivalents. What is not stated might be enough, so it is told apart.
 */
export async function viewIncome(
  read: Reader,
  scope: FigureScope,
  moment: FigureMoment,
  tools: { readonly wageOn: (day: LocalDate) => number | undefined },
): Promise<IncomeFigure> {
  const ends = incomeMonthEnds(moment.asOf);
  const months = ends.map((end, index) => ({
    n: sql.raw(String(index)),
    day: sql.raw(String(daysBetween(epoch, end))),
    wage: sql.raw(String(tools.wageOn(end) ?? Number.MAX_SAFE_INTEGER)),
  }));
  const [first, last] = [months.at(0), months.at(-1)];
  if (!first || !last) throw new RangeError('no months');
  const at = moment.knownAt === undefined ? undefined : Date.parse(moment.knownAt);
  const known =
    at === undefined ? sql`w.known_to = ${stillKnown}` : sql`w.known_from <= ${at} and w.known_to > ${at}`;
  const stands = ({ day }: (typeof months)[number]) => sql`w.from_day <= ${day} and w.to_day > ${day}`;
  const earned = list(
    months.map(
      (
        month,
      ) => sql`sum(case when ${stands(month)} then coalesce(w.income_rial, 0) else 0 end) as s${month.n},
        max(${stands(month)} and w.income_rial is null) as n${month.n}`,
    ),
    sql`, `,
  );
  const count = (above: (month: (typeof months)[number]) => SQL) =>
    list(
      months.map((month) => sql`(${above(month)})`),
      sql` + `,
    );
  const rows = await read.all<{ tier: IncomeTier; households: number }>(sql`
    select case
        when dependants is not null and (${count(({ n, wage }) => sql`s${n} > ${wage} * heads`)}) >= ${leastIncomeMonths} then 'tier2'
        when dependants is not null and (${count(({ n, wage }) => sql`s${n} * 3 > ${wage} * heads`)}) >= ${leastIncomeMonths} then 'tier1Only'
        when (${count(({ n, wage }) => sql`n${n} or s${n} * 3 > ${wage} * heads`)}) >= ${leastIncomeMonths} then 'notStated'
        else 'below' end as tier, count(*) as households
    from (select e.*, h.dependants, 1 + 0.5 * coalesce(h.dependants, 0) as heads from
      (select w.household_id, ${earned}, max(${list(
        months.map((month) => sql`(${stands(month)})`),
        sql` or `,
      )}) as worked
      from work_span w where w.kind = 'same-work' and w.state = 'stands' and ${known} and w.to_day > ${first.day}
        and w.from_day <= ${last.day} and ${organisationIn(scope, sql`w.organisation_id`)} group by w.household_id) e
      join household h on h.id = e.household_id where e.worked) group by tier`);
  return incomeFigureOf(new Map(rows.map(({ tier, households }) => [tier, households])), ends);
}
