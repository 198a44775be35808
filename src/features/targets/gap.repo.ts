import { type SQL, sql } from 'drizzle-orm';
import { addDays, dayNumber, type LocalDate } from '../../kernel/calendar.ts';
import type { Reader } from '../../platform/database.ts';
import type { OutcomeState } from '../outcomes/outcome.rules.ts';
import { stillKnown } from '../outcomes/span-rows.rules.ts';
import { type FigureSource, sheetNames } from './day-sheet.repo.ts';
import { endingsInYear } from './endings.repo.ts';
import type { FigureMoment, FigureScope } from './figure.rules.ts';
import { type Answers, defaultHorizonWeeks, type Endings, type GapFacts, leastAnswers } from './gap.rules.ts';

const yearDays = 365;

/** A moment with the instant it is known at always said, as ISO text and in milliseconds. */
interface Known {
  readonly asOf: LocalDate;
  readonly at: string;
  readonly ms: number;
  /** Whether it is what is known now. */
  readonly now: boolean;
}

/**
 * What the gap to the first promise on a day is reckoned from, as it was known at an instant, beside how people stand on the
 * day itself. `now` is the instant that stands for "as known now".
 */
export async function gapFacts(
  database: FigureSource,
  scope: FigureScope,
  moment: FigureMoment,
  tools: { readonly now: Date; readonly horizonWeeks?: number },
): Promise<Omit<GapFacts, 'counts'>> {
  const { read } = database;
  const instant = moment.knownAt === undefined ? tools.now : new Date(moment.knownAt);
  const known: Known = {
    asOf: moment.asOf,
    at: instant.toISOString(),
    ms: instant.getTime(),
    now: moment.knownAt === undefined,
  };
  const horizonWeeks = tools.horizonWeeks ?? defaultHorizonWeeks;
  const own = await answersOf(read, scope, known);
  const nation = own.answered >= leastAnswers ? own : await answersOf(read, { kind: 'nation' }, known);
  const chance = known.now
    ? await endingsInYear(read, scope, moment.asOf, () => sheetNames(database, scope))
    : await endingsKnownAt(read, scope, known);
  const endings = { ...chance, known: await announcedEnds(read, scope, known, horizonWeeks) };
  return { own, nation, endings, horizonWeeks };
}

const organisationsIn = (scope: FigureScope): SQL =>
  scope.kind === 'organisation'
    ? sql`(${scope.organisationId})`
    : scope.kind === 'province'
      ? sql`(select id from organisation where province = ${scope.province})`
      : sql`(select id from organisation)`;

/** Rectangles of a scope as known at the moment; what is known now is said so that its own index serves. */
function knownIn(scope: FigureScope, r: SQL, { ms, now }: Known): SQL {
  const known = now
    ? sql`${r}.known_to = ${sql.raw(String(stillKnown))}`
    : sql`${r}.known_from <= ${ms} and ${r}.known_to > ${ms}`;
  return scope.kind === 'nation'
    ? known
    : sql`${known} and ${r}.group_id in (select id from outcome_group where organisation_id in ${organisationsIn(scope)})`;
}
const standingAs = (r: SQL, ...states: readonly OutcomeState[]): SQL =>
  sql`${r}.standing_id in (select id from outcome_standing where state in ${states})`;

/**
 * Checks and visits of the 12 months to the day that found somebody at work or no longer, corrected ones left out.
 * Re-calls are not among them: they ask those who are counted as in work, not those of whom nothing is known.
 */
async function answersOf(read: Reader, scope: FigureScope, { asOf, at }: Known): Promise<Answers> {
  const within = scope.kind === 'nation' ? sql`` : sql`c.organisation_id in ${organisationsIn(scope)} and`;
  const [row] = await read.all<{ positive: number | null; answered: number }>(sql`
    select sum(c.result = 'working') as positive, count(*) as answered
    from placement_check c indexed by placement_check_answers
    where ${within} c.checked_on > ${addDays(asOf, -yearDays)} and c.checked_on <= ${asOf} and c.result in ('working', 'ended')
      and c.source <> 'recall' and c.recorded_at <= ${at}
      and not exists (select 1 from placement_check x where x.corrects = c.id and x.recorded_at <= ${at})`);
  return { positive: row?.positive ?? 0, answered: row?.answered ?? 0 };
}

/** The same as `endingsInYear` as it was known at an instant, from the rectangles themselves and to the day. */
async function endingsKnownAt(
  read: Reader,
  scope: FigureScope,
  known: Known,
): Promise<Pick<Endings, 'ended' | 'personDays'>> {
  const from = dayNumber(known.asOf) - yearDays + 1;
  const until = dayNumber(known.asOf) + 1;
  const inWork = sql`${knownIn(scope, sql`r`, known)} and ${standingAs(sql`r`, 'in-work')}`;
  const [risk] = await read.all<{ days: number | null }>(sql`
    select sum(min(r.to_day, ${until}) - max(r.from_day, ${from})) as days from outcome_rectangle r
    where ${inWork} and r.to_day > ${from} and r.from_day < ${until}`);
  // Whoever left or pauses has not lost work by that; an end that was known beforehand is no chance.
  const [ends] = await read.all<{ ended: number }>(sql`
    select count(*) as ended from outcome_rectangle r
    where ${inWork} and r.to_day > ${from} and r.to_day < ${until}
      and exists (select 1 from outcome_rectangle n where n.person_id = r.person_id and n.from_day = r.to_day
        and ${knownIn({ kind: 'nation' }, sql`n`, known)} and ${standingAs(sql`n`, 'out-of-work', 'some-work')})
      and not exists (select 1 from placement_version v where v.person_id = r.person_id and v.recorded_at <= ${known.at}
        and v.is_work and v.ended_on = date(r.to_day * 86400, 'unixepoch') and v.expected_end_on <= v.ended_on)`);
  return { ended: ends?.ended ?? 0, personDays: risk?.days ?? 0 };
}

/** People in work on the day all of whose work, as known then, has its last day within the horizon. */
async function announcedEnds(
  read: Reader,
  scope: FigureScope,
  known: Known,
  horizonWeeks: number,
): Promise<number> {
  const { asOf, at } = known;
  const horizon = addDays(asOf, horizonWeeks * 7);
  const today = dayNumber(asOf);
  if (known.now) return await announcedNow(read, scope, known, horizon);
  const latest = (v: SQL) => sql`${v}.seq = (select max(w.seq) from placement_version w
    where w.placement_id = ${v}.placement_id and w.recorded_at <= ${at})`;
  const standing = (v: SQL) =>
    sql`${v}.is_work and ${v}.started_on <= ${asOf} and (${v}.ended_on is null or ${v}.ended_on > ${asOf})`;
  const [row] = await read.all<{ people: number }>(sql`
    select count(distinct v.person_id) as people from placement_version v
    where v.expected_end_on > ${asOf} and v.expected_end_on <= ${horizon} and ${standing(sql`v`)} and ${latest(sql`v`)}
      and exists (select 1 from outcome_rectangle r where r.person_id = v.person_id and r.from_day <= ${today}
        and r.to_day > ${today} and ${knownIn(scope, sql`r`, known)} and ${standingAs(sql`r`, 'in-work')})
      and not exists (select 1 from placement_version o where o.person_id = v.person_id and ${standing(sql`o`)}
        and (o.expected_end_on is null or o.expected_end_on > ${horizon}) and ${latest(sql`o`)})`);
  return row?.people ?? 0;
}

/** The same by the works as they stand now, which are found by whose they are. */
async function announcedNow(
  read: Reader,
  scope: FigureScope,
  known: Known,
  horizon: LocalDate,
): Promise<number> {
  const { asOf } = known;
  const today = dayNumber(asOf);
  const standing = (p: SQL) =>
    sql`${p}.is_work and ${p}.started_on <= ${asOf} and (${p}.ended_on is null or ${p}.ended_on > ${asOf})`;
  const [row] = await read.all<{ people: number }>(sql`
    select count(distinct p.person_id) as people from placement p
    where p.organisation_id in ${organisationsIn(scope)} and p.expected_end_on > ${asOf}
      and p.expected_end_on <= ${horizon} and ${standing(sql`p`)}
      and exists (select 1 from outcome_rectangle r where r.person_id = p.person_id and r.from_day <= ${today}
        and r.to_day > ${today} and ${knownIn({ kind: 'nation' }, sql`r`, known)} and ${standingAs(sql`r`, 'in-work')})
      and not exists (select 1 from placement o where o.person_id = p.person_id and ${standing(sql`o`)}
        and (o.expected_end_on is null or o.expected_end_on > ${horizon}))`);
  return row?.people ?? 0;
}
