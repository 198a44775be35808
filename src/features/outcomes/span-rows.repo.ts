import { sql } from 'drizzle-orm';
import { dayNumber, dayNumbered } from '../../kernel/calendar.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import type { Span } from './outcome.rules.ts';
import {
  dayFrom,
  groupCells,
  monthSteps,
  standingCells,
  stillKnown,
  toDayOf,
  wholeNation,
} from './span-rows.rules.ts';

export interface SpanRow {
  readonly id: number;
  readonly personId: string;
  readonly knownFrom: number;
  readonly span: Span;
}

/** What is now known of how people stood, to be compared with what their histories say. */
export async function openSpans(read: Reader, ids: readonly string[]): Promise<readonly SpanRow[]> {
  const rows = await read.all<Record<string, string | number>>(sql`
    select s.id, s.person_id, s.from_day, s.to_day, s.since_day, s.known_from, s.requested_day, t.state, t.cause,
      t.evidence, t.at_intake, g.organisation_id, g.kind, g.sex, g.province, g.county, g.household_type, g.trade
    from json_each(${JSON.stringify(ids)}) d cross join outcome_rectangle s on s.person_id = d.value and s.known_to = ${stillKnown}
      join outcome_standing t on t.id = s.standing_id join outcome_group g on g.id = s.group_id`);
  return rows.map((row) => ({
    id: Number(row.id),
    personId: String(row.person_id),
    knownFrom: Number(row.known_from),
    span: {
      from: dayNumbered(Number(row.from_day)),
      to: dayFrom(Number(row.to_day)),
      since: dayNumbered(Number(row.since_day)),
      state: row.state as Span['state'],
      cause: textOrNull(row.cause),
      evidence: textOrNull(row.evidence) as Span['evidence'],
      atIntake: row.at_intake === 1,
      requestedOn: dayNumbered(Number(row.requested_day)),
      organisationId: String(row.organisation_id),
      kind: row.kind as Span['kind'],
      sex: row.sex as Span['sex'],
      province: String(row.province),
      county: String(row.county),
      householdType: row.household_type as Span['householdType'],
      trade: textOrNull(row.trade),
    },
  }));
}

export interface NewSpan {
  readonly personId: string;
  readonly span: Span;
  readonly knownFrom: number;
  readonly knownTo: number;
}

/** Spans as they are written: the combinations they name, each once, and rows that say which of them is theirs. */
export interface PackedSpans {
  readonly groups: readonly (readonly string[])[];
  readonly standings: readonly (readonly (string | number)[])[];
  /** Person, days, instants; then the places of standing and group in the lists above. */
  readonly rows: readonly (readonly (string | number)[])[];
}

/** Writes spans and the combinations they name. */
export async function addSpans(tx: Tx, spans: readonly NewSpan[]): Promise<void> {
  await addPackedSpans(tx, packSpans(spans));
}

/** What is written of spans, with nothing read: it can be made on another thread. */
export function packSpans(spans: readonly NewSpan[]): PackedSpans {
  const [groups, standings] = [distinct<string>(), distinct<string | number>()];
  const rows = spans.map(({ personId, span, knownFrom, knownTo }) => [
    personId,
    dayNumber(span.from),
    toDayOf(span),
    dayNumber(span.since),
    knownFrom,
    knownTo,
    dayNumber(span.requestedOn),
    standings.placeOf(standingCells(span)),
    groups.placeOf(groupCells(span)),
  ]);
  return { groups: groups.lists, standings: standings.lists, rows };
}

export async function addPackedSpans(tx: Tx, { groups, standings, rows }: PackedSpans): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`insert or ignore into outcome_group (organisation_id, kind, sex, province, county, household_type, trade)
    select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6
    from json_each(${JSON.stringify(groups)})`);
  await tx.run(sql`insert or ignore into outcome_standing (state, cause, evidence, at_intake)
    select value ->> 0, value ->> 1, value ->> 2, value ->> 3 from json_each(${JSON.stringify(standings)})`);
  const [groupIds, standingIds] = [await idsOfGroups(tx, groups), await idsOfStandings(tx, standings)];
  const named = rows.map((row) => [
    ...row.slice(0, 7),
    standingIds.get(Number(row[7])),
    groupIds.get(Number(row[8])),
  ]);
  await tx.run(sql`insert into outcome_rectangle (person_id, from_day, to_day, since_day, known_from, known_to, requested_day,
      standing_id, group_id)
    select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7, value ->> 8
    from json_each(${JSON.stringify(named)})`);
}

/** By place in the list. */
type Ids = ReadonlyMap<number, number>;

async function idsOfGroups(tx: Tx, groups: readonly (readonly string[])[]): Promise<Ids> {
  const found = await tx.all<{ at: number; id: number }>(sql`select j.key as at, g.id
    from json_each(${JSON.stringify(groups)}) j cross join outcome_group g on g.organisation_id = value ->> 0 and g.kind = value ->> 1
      and g.sex = value ->> 2 and g.province = value ->> 3 and g.county = value ->> 4 and g.household_type = value ->> 5
      and g.trade = value ->> 6`);
  return new Map(found.map(({ at, id }) => [at, id]));
}

async function idsOfStandings(tx: Tx, standings: readonly (readonly (string | number)[])[]): Promise<Ids> {
  const found = await tx.all<{ at: number; id: number }>(sql`select j.key as at, s.id
    from json_each(${JSON.stringify(standings)}) j cross join outcome_standing s on s.state = value ->> 0
      and s.cause = value ->> 1 and s.evidence = value ->> 2 and s.at_intake = value ->> 3`);
  return new Map(found.map(({ at, id }) => [at, id]));
}

/**
 * Forgets what was counted of the past: a past that was recorded elsewhere, or made up, is known from then on. What is
 * recorded as it comes to be known needs nothing forgotten.
 */
export async function forgetKeptFigures(tx: Tx): Promise<void> {
  await tx.run(sql`delete from kept_figure`);
}

/** Ends what is no longer known; what was known for no time at all is removed. */
export async function closeSpans(
  tx: Tx,
  rows: readonly { readonly id: number; readonly knownFrom: number; readonly knownTo: number }[],
): Promise<void> {
  const never = rows.filter(({ knownFrom, knownTo }) => knownFrom >= knownTo).map(({ id }) => id);
  const over = rows.filter(({ knownFrom, knownTo }) => knownFrom < knownTo);
  if (never.length > 0)
    await tx.run(
      sql`delete from outcome_rectangle where id in (select value from json_each(${JSON.stringify(never)}))`,
    );
  if (over.length > 0)
    await tx.run(sql`update outcome_rectangle set known_to = d.value ->> 1
      from json_each(${JSON.stringify(over.map(({ id, knownTo }) => [id, knownTo]))}) d where outcome_rectangle.id = d.value ->> 0`);
}

/** What is carried into the counts of months' ends: people, organisation, month, then the cells of their standing. */
export type MonthRows = readonly (readonly (string | number)[])[];

/** Carries into the counts of months' ends what spans known now were added (1) and ended (-1). */
export async function countMonths(tx: Tx, changes: readonly SpanChange[]): Promise<void> {
  await addMonthRows(tx, monthRowsOf(changes));
}

interface SpanChange {
  readonly span: Span;
  readonly sign: 1 | -1;
}

export function monthRowsOf(changes: readonly SpanChange[]): MonthRows {
  // By organisation and standing first: written out once a span, not once a step.
  const steps = new Map<string, Map<number, number>>();
  for (const { span, sign } of changes)
    for (const scope of [span.organisationId, wholeNation]) {
      const key = JSON.stringify([scope, ...standingCells(span)]);
      const months = steps.get(key) ?? new Map<number, number>();
      steps.set(key, months);
      for (const [month, step] of monthSteps(span)) months.set(month, (months.get(month) ?? 0) + sign * step);
    }
  return [...steps].flatMap(([key, months]) => {
    const [scope = '', ...standing] = JSON.parse(key) as readonly (string | number)[];
    return [...months]
      .filter(([, people]) => people !== 0)
      .map(([month, people]) => [people, scope, month, ...standing]);
  });
}

export async function addMonthRows(tx: Tx, rows: MonthRows): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`insert into outcome_month (people, organisation_id, month, standing_id)
    select value ->> 0, value ->> 1, value ->> 2, (select id from outcome_standing where state = value ->> 3
      and cause = value ->> 4 and evidence = value ->> 5 and at_intake = value ->> 6)
    from json_each(${JSON.stringify(rows)}) where true
    on conflict (organisation_id, month, standing_id) do update set people = people + excluded.people`);
}

/** Lists, each once, in the order in which they were first named. */
function distinct<T>() {
  const places = new Map<string, number>();
  const lists: (readonly T[])[] = [];
  return {
    lists,
    placeOf(list: readonly T[]): number {
      const key = JSON.stringify(list);
      const place = places.get(key) ?? lists.push(list) - 1;
      places.set(key, place);
      return place;
    },
  };
}

function textOrNull(value: string | number | undefined): string | null {
  return value === undefined || value === '' ? null : String(value);
}
