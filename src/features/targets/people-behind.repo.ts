import { type SQL, sql } from 'drizzle-orm';
import type { Scope } from '../../kernel/actor.ts';
import { dayNumber, dayNumbered, type LocalDate } from '../../kernel/calendar.ts';
import { readCursor, writeCursor } from '../../kernel/cursor.ts';
import type { Reader } from '../../platform/database.ts';
import type { OutcomeState } from '../outcomes/outcome.rules.ts';
import { dayFrom } from '../outcomes/span-rows.rules.ts';
import type { Evidence } from '../placements/placement.rules.ts';
import { returnedStandings } from './cohorts.rules.ts';
import { spansAt } from './day-sheet.repo.ts';
import type { FigureMoment, Grouping } from './figure.rules.ts';

export interface PeopleWanted {
  /** Undefined = however they stand. */
  readonly state?: OutcomeState | undefined;
  readonly cause?: string | undefined;
  readonly atIntake?: boolean | undefined;
  /** `verified`: more than a call. */
  readonly evidence?: Evidence | 'verified' | undefined;
  /** In custody again since they asked. */
  readonly returned?: boolean | undefined;
  readonly group?: { readonly by: Grouping; readonly key: string } | undefined;
  /** First and last day on which they asked. */
  readonly requested?: { readonly from: LocalDate; readonly to: LocalDate } | undefined;
}

export interface PersonBehind {
  readonly personId: string;
  readonly state: OutcomeState;
  readonly cause: string | null;
  readonly evidence: string | null;
  readonly atIntake: boolean;
  readonly since: LocalDate;
  /** The day from which on they stand otherwise, if nothing more is recorded; null = none in sight. */
  readonly until: LocalDate | null;
  readonly requestedOn: LocalDate;
}

const columnOf = {
  organisation: 'organisation_id',
  county: 'county',
  trade: 'trade',
  sex: 'sex',
  household: 'household_type',
  kind: 'kind',
} as const satisfies Partial<Record<Grouping, string>>;

/** The people of an organisation behind a figure, by id. Undefined for a cursor that no page answered. */
export async function peopleBehind(
  read: Reader,
  scope: Scope,
  moment: FigureMoment,
  wanted: PeopleWanted,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<{ items: readonly PersonBehind[]; total: number; nextCursor?: string } | undefined> {
  const after = cursor === undefined ? undefined : readCursor(cursor);
  if (cursor !== undefined && after === undefined) return undefined;
  const { group, requested } = wanted;
  const conditions: SQL[] = [
    sql`standing_id in (select id from outcome_standing where ${sql.join(standingsWanted(wanted), sql` and `)})`,
  ];
  if (group)
    conditions.push(
      group.by === 'province'
        ? sql`${group.key} = (select coalesce(province, '') from organisation where id = ${scope.organisationId})`
        : sql`group_id in (select id from outcome_group where ${sql.identifier(columnOf[group.by])} = ${group.key})`,
    );
  if (requested)
    conditions.push(sql`requested_day between ${dayNumber(requested.from)} and ${dayNumber(requested.to)}`);
  const spans = spansAt(
    { kind: 'organisation', ...scope },
    moment,
    sql`r.person_id, r.standing_id, r.group_id, r.since_day, r.to_day, r.requested_day`,
  );
  const where = sql.join(conditions, sql` and `);
  const rows = await read.all<Record<string, string | number>>(sql`
    select x.*, s.state, s.cause, s.evidence, s.at_intake from (${spans}) x join outcome_standing s on s.id = x.standing_id
    where ${where} and x.person_id > ${after?.id ?? ''} order by x.person_id limit ${limit + 1}`);
  const [counted] = await read.all<{ total: number }>(
    sql`select count(*) as total from (${spans}) x where ${where}`,
  );
  const items = rows.slice(0, limit).map((row) => ({
    personId: String(row.person_id),
    state: row.state as OutcomeState,
    cause: row.cause === '' ? null : String(row.cause),
    evidence: row.evidence === '' ? null : String(row.evidence),
    atIntake: row.at_intake === 1,
    since: dayNumbered(Number(row.since_day)),
    until: dayFrom(Number(row.to_day)) ?? null,
    requestedOn: dayNumbered(Number(row.requested_day)),
  }));
  const last = items.at(-1);
  const more =
    rows.length > limit && last ? { nextCursor: writeCursor({ key: 'p', id: last.personId }) } : {};
  return { items, total: counted?.total ?? 0, ...more };
}

function standingsWanted({ state, cause, atIntake, evidence, returned }: PeopleWanted): SQL[] {
  const all: SQL[] = [sql`true`];
  if (state !== undefined) all.push(sql`state = ${state}`);
  if (cause !== undefined) all.push(sql`cause = ${cause}`);
  if (atIntake) all.push(sql`state = 'in-work' and at_intake = 1`);
  if (evidence !== undefined)
    all.push(
      sql`state = 'in-work'`,
      evidence === 'verified' ? sql`evidence <> 'call'` : sql`evidence = ${evidence}`,
    );
  if (returned)
    all.push(
      sql.join(
        returnedStandings.map((one) => sql`(state, cause) = (${one.state}, ${one.cause})`),
        sql` or `,
      ),
    );
  return all.map((one) => sql`(${one})`);
}
