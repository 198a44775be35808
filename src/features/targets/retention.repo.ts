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
 * not known any more up to the last day on which they were.
 */
export async function viewRetention(
  read: Reader,
  scope: FigureScope,
  moment: FigureMoment,
  tools: { readonly tradeName: (trade: string) => Text },
): Promise<RetentionFigure> {
  const day = daysBetween(epoch, moment.asOf);
  // One list of numbers: rows cost more to hand over than to count.
  const [row] = await read.all<{ packs: string }>(sql`
    select json_group_array(((cast(coalesce(w.trade, ${noTrade}) as integer) * 2 + (w.kind = 'any-work')) * ${dayLimit}
      + case w.state when 'stands' then ${day} else w.last_day end - w.started_day) * 2 + (w.state = 'over')) as packs
    from work_span w where w.kind in ('same-work','any-work') and ${workSpansAt(moment)} and w.at_intake = 0
      and ${organisationIn(scope, sql`w.organisation_id`)}`);
  return retentionFigureOf(unpacked(JSON.parse(row?.packs ?? '[]') as number[]), tools.tradeName);
}

const noTrade = 0;
/** More days than any work lasts. */
const dayLimit = 65_536;

/** Numbers of trade, kind, days and whether it ended, as the query packs them. */
function unpacked(packs: readonly number[]): Parameters<typeof retentionFigureOf>[0] {
  const counts = new Map<number, number>();
  for (const pack of packs) counts.set(pack, (counts.get(pack) ?? 0) + 1);
  const sameWork: Duration[] = [];
  const anyWork: Duration[] = [];
  const byTrade = new Map<string | null, Duration[]>();
  for (const [pack, count] of counts) {
    const isEnd = pack % 2 === 1;
    const rest = Math.floor(pack / 2);
    const group = Math.floor(rest / dayLimit);
    const duration = { day: rest % dayLimit, events: isEnd ? count : 0, censored: isEnd ? 0 : count };
    if (group % 2 === 1) {
      anyWork.push(duration);
      continue;
    }
    sameWork.push(duration);
    const code = Math.floor(group / 2);
    const trade = code === noTrade ? null : String(code).padStart(2, '0');
    const known = byTrade.get(trade);
    if (known) known.push(duration);
    else byTrade.set(trade, [duration]);
  }
  return { sameWork, anyWork, byTrade };
}
