import { sql } from 'drizzle-orm';
import { addDays, dayNumber, type LocalDate } from '../../kernel/calendar.ts';
import type { Reader } from '../../platform/database.ts';
import { monthNumber } from '../outcomes/span-rows.rules.ts';
import type { SheetNames } from './day-sheet.rules.ts';
import type { FigureScope } from './figure.rules.ts';
import { monthEnd } from './months.rules.ts';
import { organisationIn } from './scope.repo.ts';
import { monthlyCounts } from './trend.repo.ts';

const yearDays = 365;

/**
 * How often work ended in the year to a day, as known now: people in work who had none or too little any more, and the days
 * that all of them were in work together, reckoned from the ends of the 12 months before.
 */
export async function endingsInYear(
  read: Reader,
  scope: FigureScope,
  asOf: LocalDate,
  names: () => Promise<SheetNames>,
): Promise<{ readonly ended: number; readonly personDays: number }> {
  const until = dayNumber(asOf);
  const [row] = await read.all<{ ended: number }>(sql`select count(*) as ended from outcome_ending
    where day > ${until - yearDays} and day <= ${until} and ${organisationIn(scope, sql`organisation_id`)}`);
  const months = await monthlyCounts(read, scope, { asOf, knownAt: undefined }, 12, names);
  const personDays = months.reduce((sum, { month, day, counts }) => {
    const first = addDays(monthEnd(monthNumber(day) - 1), 1);
    return sum + counts.inWork * (dayNumber(monthEnd(month)) - dayNumber(first) + 1);
  }, 0);
  return { ended: row?.ended ?? 0, personDays };
}
