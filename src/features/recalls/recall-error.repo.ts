import { sql } from 'drizzle-orm';
import { addJalaliQuarters, type JalaliQuarter, quarterOf } from '../../kernel/jalali-month.ts';
import type { Reader } from '../../platform/database.ts';
import type { FigureMoment, FigureScope } from '../targets/figure.rules.ts';
import { organisationIn } from '../targets/scope.repo.ts';
import { type RecallError, recallErrorOf } from './recall.rules.ts';

type Counts = Omit<RecallError, 'definition' | 'error' | 'quarter'>;

/**
 * The error rate beside the employment rate: of the quarter in which the day lies or, while nobody of it was reached, of the
 * one before. Answers dated by the day and recorded by the instant.
 */
export async function recallError(
  read: Reader,
  scope: FigureScope,
  moment: FigureMoment,
): Promise<RecallError> {
  const current = quarterOf(moment.asOf);
  const before = addJalaliQuarters(current, -1);
  const counts = await recallCounts(read, scope, moment, [current, before]);
  const reached = (quarter: JalaliQuarter) => {
    const of = counts.get(quarter);
    return of === undefined ? 0 : of.confirmed + of.denied;
  };
  const quarter = reached(current) === 0 && reached(before) > 0 ? before : current;
  return recallErrorOf({ quarter, ...(counts.get(quarter) ?? none) });
}

const none: Counts = { drawn: 0, confirmed: 0, denied: 0, notReached: 0, waiting: 0 };

/** The counts of some quarters; one in which nobody was drawn is left out. */
export async function recallCounts(
  read: Reader,
  scope: FigureScope,
  { asOf, knownAt }: FigureMoment,
  quarters: readonly JalaliQuarter[],
): Promise<ReadonlyMap<JalaliQuarter, Counts>> {
  const known = knownAt ?? '9999';
  const answered = sql`answered_on <= ${asOf} and answered_at <= ${known}`;
  const rows = await read.all<{ quarter: JalaliQuarter } & Counts>(sql`
    select quarter, count(*) as drawn, coalesce(sum(result = 'confirmed' and ${answered}), 0) as confirmed,
      coalesce(sum(result = 'denied' and ${answered}), 0) as denied,
      coalesce(sum(result = 'not-reached' and ${answered}), 0) as "notReached",
      sum(result is null or not (${answered})) as waiting
    from recall where quarter in (select value from json_each(${JSON.stringify(quarters)})) and drawn_at <= ${known}
      and ${organisationIn(scope, sql`organisation_id`)} group by quarter`);
  return new Map(rows.map(({ quarter, ...counts }) => [quarter, counts]));
}
