import { type SQL, sql } from 'drizzle-orm';
import { daysBetween, type LocalDate } from '../../kernel/calendar.ts';
import type { Text } from '../../kernel/text.ts';
import type { Reader } from '../../platform/database.ts';
import type { FigureMoment, FigureScope } from './figure.rules.ts';
import { type Duration, type RetentionFigure, retentionFigureOf } from './retention.rules.ts';
import { organisationIn } from './scope-sql.repo.ts';

const epoch = '1970-01-01' as LocalDate;
// The number itself, not a parameter: only so are the indexes of what is known now taken.
const stillKnown = sql.raw('9000000000000000');

/** Spans of works (alias `w`) that hold on a day, as known now or at an instant: one of each work, one of each person. */
export function workSpansAt(moment: FigureMoment): SQL {
  const day = daysBetween(epoch, moment.asOf);
  const known =
    moment.knownAt === undefined
      ? sql`w.known_to = ${stillKnown}`
      : sql`w.known_from <= ${Date.parse(moment.knownAt)} and w.known_to > ${Date.parse(moment.knownAt)}`;
  return sql`${known} and w.to_day > ${day} and w.from_day <= ${day}`;
}

/**
 * How long works last, as known of the day: ended ones are events; those known to stand are followed up to the day, those
 * not known any more up to the last day on which they were. Counted and packed by the database: a row for each trade.
 */
export async function viewRetention(
  read: Reader,
  scope: FigureScope,
  moment: FigureMoment,
  tools: { readonly tradeName: (trade: string) => Text },
): Promise<RetentionFigure> {
  const day = daysBetween(epoch, moment.asOf);
  const rows = await read.all<{ kind: string; trade: string | null; packs: string }>(sql`
    select w.kind, w.trade, json_group_array((case w.state when 'stands' then ${day} else w.last_day end - w.started_day) * 2
      + (w.state = 'over')) as packs
    from work_span w where w.kind in ('same-work','any-work') and ${workSpansAt(moment)} and w.at_intake = 0
      and ${organisationIn(scope, sql`w.organisation_id`)} group by w.kind, w.trade`);
  const of = (kind: string) => rows.filter((row) => row.kind === kind);
  return retentionFigureOf(
    {
      sameWork: durationsIn(of('same-work').map(({ packs }) => packs)),
      anyWork: durationsIn(of('any-work').map(({ packs }) => packs)),
      byTrade: new Map(of('same-work').map(({ trade, packs }) => [trade, durationsIn([packs])])),
    },
    tools.tradeName,
  );
}

/** Numbers of twice the days, one more where it ended then. */
function durationsIn(packs: readonly string[]): readonly Duration[] {
  const days = new Map<number, { events: number; censored: number }>();
  for (const pack of packs)
    for (const number of JSON.parse(pack) as number[]) {
      const day = number >> 1;
      const known = days.get(day) ?? { events: 0, censored: 0 };
      if (number & 1) known.events += 1;
      else known.censored += 1;
      days.set(day, known);
    }
  return [...days].map(([day, counts]) => ({ day, ...counts }));
}
