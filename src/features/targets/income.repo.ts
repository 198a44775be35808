import { sql } from 'drizzle-orm';
import { daysBetween, type LocalDate } from '../../kernel/calendar.ts';
import { addJalaliMonths, lastDayOfMonth, monthOf } from '../../kernel/jalali-month.ts';
import type { Reader } from '../../platform/database.ts';
import type { FigureMoment, FigureScope } from './figure.rules.ts';
import { type IncomeFigure, type IncomeTier, incomeFigureOf, incomeMonths, tierOf } from './income.rules.ts';
import { organisationIn } from './scope.repo.ts';

const epoch = '1970-01-01' as LocalDate;
const stillKnown = sql.raw('9000000000000000');

/** Last days of the last 9 Jalali months that were over by a day, the earliest first. */
export function incomeMonthEnds(asOf: LocalDate): readonly LocalDate[] {
  const month = monthOf(asOf);
  const last = lastDayOfMonth(month) === asOf ? month : addJalaliMonths(month, -1);
  return Array.from({ length: incomeMonths }, (_, index) =>
    lastDayOfMonth(addJalaliMonths(last, index - incomeMonths + 1)),
  );
}

/**
 * Sustainable income by household: at each month's end the incomes of all works that stand, against the minimum wage of that
 * day times the adult-equivalents.
 */
export async function viewIncome(
  read: Reader,
  scope: FigureScope,
  moment: FigureMoment,
  tools: { readonly wageOn: (day: LocalDate) => number | undefined },
): Promise<IncomeFigure> {
  const ends = incomeMonthEnds(moment.asOf);
  const months = ends.map((end) => ({
    day: daysBetween(epoch, end),
    wageRial: tools.wageOn(end) ?? Number.POSITIVE_INFINITY,
  }));
  const [first, last] = [months.at(0), months.at(-1)];
  if (!first || !last) throw new RangeError('no months');
  const at = moment.knownAt === undefined ? undefined : Date.parse(moment.knownAt);
  const known =
    at === undefined ? sql`w.known_to = ${stillKnown}` : sql`w.known_from <= ${at} and w.known_to > ${at}`;
  // Households are read in the order of the index that holds all of them that is asked for.
  const index = at === undefined ? sql`indexed by work_span_income` : sql``;
  // One list of lists: rows cost more to hand over than to count.
  const [row] = await read.all<{ households: string }>(sql`
    select json_group_array(coalesce(h.dependants, '') || '|' || e.works) as households from
      (select w.household_id, group_concat(w.from_day || ',' || w.to_day || ',' || coalesce(w.income_rial, ''), ';') as works
      from work_span w ${index} where w.kind = 'same-work' and w.state = 'stands' and ${known}
        and w.to_day > ${first.day} and w.from_day <= ${last.day} and ${organisationIn(scope, sql`w.organisation_id`)}
      group by w.organisation_id, w.household_id) e join household h on h.id = e.household_id`);
  const counts = new Map<IncomeTier, number>();
  for (const packed of JSON.parse(row?.households ?? '[]') as string[]) {
    const tier = tierOf(householdIn(packed), months);
    if (tier !== undefined) counts.set(tier, (counts.get(tier) ?? 0) + 1);
  }
  return incomeFigureOf(counts, ends);
}

function householdIn(packed: string): Parameters<typeof tierOf>[0] {
  const [dependants = '', works = ''] = packed.split('|');
  return {
    dependants: dependants === '' ? null : Number(dependants),
    works: works.split(';').map((work) => {
      const [from, to, income = ''] = work.split(',');
      return { fromDay: Number(from), toDay: Number(to), incomeRial: income === '' ? null : Number(income) };
    }),
  };
}
