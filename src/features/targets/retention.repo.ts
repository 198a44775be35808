import { type SQL, sql } from 'drizzle-orm';
import { daysBetween, type LocalDate } from '../../kernel/calendar.ts';
import type { Text } from '../../kernel/text.ts';
import type { Reader } from '../../platform/database.ts';
import type { FigureMoment, FigureScope } from './figure.rules.ts';
import { type Duration, type RetentionFigure, retentionFigureOf } from './retention.rules.ts';
import { organisationIn } from './scope.repo.ts';

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
  const by = scope.kind === 'nation' ? 'work_span_day' : 'work_span_organisation';
  const index = moment.knownAt === undefined ? sql`indexed by ${sql.raw(by)}` : sql``;
  // One list of numbers: rows cost more to hand over than to count.
  const [row] = await read.all<{ packs: string }>(sql`
    select json_group_array(((cast(coalesce(w.trade, ${noTrade}) as integer) * 2 + (w.kind = 'any-work')) * ${dayLimit}
      + case w.state when 'stands' then ${day} else w.last_day end - w.started_day) * 2 + (w.state = 'over')) as packs
    from work_span w ${index} where w.kind in ('same-work','any-work') and ${workSpansAt(moment)} and w.at_intake = 0
      and ${organisationIn(scope, sql`w.organisation_id`)}`);
  return retentionFigureOf(unpacked(JSON.parse(row?.packs ?? '[]') as number[]), tools.tradeName);
}

const noTrade = 0;
/** More days than any work lasts: 44 years. */
const dayLimit = 16_384;

/** Numbers of trade, kind, days and whether it ended, as the query packs them. */
function unpacked(packs: readonly number[]): Parameters<typeof retentionFigureOf>[0] {
  const groups = new Map<number, Int32Array>();
  // Counts of as many days as any of these lasted: a country has few groups, an organisation few days.
  const places = packs.reduce((most, pack) => Math.max(most, (pack % (2 * dayLimit)) + 2), 2);
  for (const pack of packs) {
    const group = Math.floor(pack / (2 * dayLimit));
    let counts = groups.get(group);
    if (counts === undefined) {
      counts = new Int32Array(places);
      groups.set(group, counts);
    }
    const at = pack - group * 2 * dayLimit;
    counts[at] = (counts[at] ?? 0) + 1;
  }
  const byTrade = new Map<string | null, readonly Duration[]>();
  for (const [group, counts] of groups) {
    const code = Math.floor(group / 2);
    if (group % 2 === 0)
      byTrade.set(code === noTrade ? null : String(code).padStart(2, '0'), durationsOf([counts], places));
  }
  const ofKind = (kind: 0 | 1) =>
    [...groups].flatMap(([group, counts]) => (group % 2 === kind ? [counts] : []));
  return {
    sameWork: durationsOf(ofKind(0), places),
    anyWork: durationsOf(ofKind(1), places),
    byTrade,
  };
}

/** Counts at twice the days, those of ends one after. */
function durationsOf(all: readonly Int32Array[], places: number): readonly Duration[] {
  const durations: Duration[] = [];
  for (let at = 0; at < places; at += 2) {
    let censored = 0;
    let events = 0;
    for (const counts of all) {
      censored += counts[at] ?? 0;
      events += counts[at + 1] ?? 0;
    }
    if (censored + events > 0) durations.push({ day: at / 2, events, censored });
  }
  return durations;
}
