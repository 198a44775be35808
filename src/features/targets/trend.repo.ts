import { sql } from 'drizzle-orm';
import { dayNumber, dayNumbered, type LocalDate } from '../../kernel/calendar.ts';
import type { Reader } from '../../platform/database.ts';
import { monthNumber, noEndDay, wholeNation } from '../outcomes/span-rows.rules.ts';
import { countsFrom } from './count.rules.ts';
import type { SheetNames } from './day-sheet.rules.ts';
import type { FigureMoment, FigureScope, OutcomeCounts } from './figure.rules.ts';
import { monthEnd, monthsUntil } from './months.rules.ts';
import { groupsIn, organisationIn } from './scope.repo.ts';

export interface MonthCounts {
  /** The last day of a Jalali month. */
  readonly day: LocalDate;
  readonly month: number;
  readonly counts: OutcomeCounts;
}

/** How everybody stood at the ends of the last months that were over by a day, the earliest first. */
export async function monthlyCounts(
  read: Reader,
  scope: FigureScope,
  moment: FigureMoment,
  months: number,
  names: () => Promise<SheetNames>,
): Promise<readonly MonthCounts[]> {
  const wanted = monthsUntil(moment.asOf, months);
  const first = wanted[0] ?? 0;
  const last = wanted.at(-1) ?? 0;
  const steps =
    moment.knownAt === undefined
      ? await keptSteps(read, scope, first, last)
      : await stepsKnownAt(read, scope, Date.parse(moment.knownAt), first, last);
  const known = await names();
  const standing = new Map<number, number>();
  const byMonth = new Map<number, (readonly [number, number])[]>();
  for (const [month, standingId, people] of steps)
    byMonth.set(month, [...(byMonth.get(month) ?? []), [standingId, people]]);
  return wanted.map((month) => {
    for (const [id, people] of byMonth.get(month) ?? []) standing.set(id, (standing.get(id) ?? 0) + people);
    const counts = countsFrom([...standing].map(([id, people]) => [known.standing(id), people]));
    return { day: monthEnd(month), month, counts };
  });
}

/** Month, standing, and how many more stand so at its end than at that of the one before. */
type Step = readonly [month: number, standingId: number, people: number];

async function keptSteps(
  read: Reader,
  scope: FigureScope,
  first: number,
  last: number,
): Promise<readonly Step[]> {
  const [row] = await read.all<{ steps: string }>(sql`
    select json_group_array(json_array(month, standing, people)) as steps from
    (select max(month, ${first}) as month, standing_id as standing, sum(people) as people from outcome_month
    where ${scope.kind === 'nation' ? sql`organisation_id = ${wholeNation}` : organisationIn(scope, sql`organisation_id`)}
      and month <= ${last} group by 1, 2)`);
  return JSON.parse(row?.steps ?? '[]') as readonly Step[];
}

/** The same from the spans themselves, for what was known at an instant that has passed. */
async function stepsKnownAt(
  read: Reader,
  scope: FigureScope,
  at: number,
  first: number,
  last: number,
): Promise<readonly Step[]> {
  const groups = groupsIn(scope);
  const until = dayNumber(monthEnd(last));
  const rows = await read.all<{ from: number; to: number; standing: number; people: number }>(sql`
    select from_day as "from", to_day as "to", standing_id as standing, count(*) as people from outcome_rectangle
    where known_from <= ${at} and known_to > ${at} and from_day <= ${until} and to_day > ${dayNumber(monthEnd(first))}
      ${groups === undefined ? sql`` : sql`and group_id in (${groups})`} group by 1, 2, 3`);
  const monthOf = new Map<number, number>();
  const monthOn = (day: number): number => {
    const known = monthOf.get(day) ?? (day >= noEndDay ? last + 1 : monthNumber(dayNumbered(day)));
    monthOf.set(day, known);
    return known;
  };
  return rows.flatMap(({ from, to, standing, people }): Step[] => [
    [Math.max(first, monthOn(from)), standing, people],
    [monthOn(to), standing, -people],
  ]);
}
