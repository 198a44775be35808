import { sql } from 'drizzle-orm';
import { endingsOf } from '../../src/features/outcomes/endings.rules.ts';
import type { PersonHistory, Span } from '../../src/features/outcomes/outcome.rules.ts';
import { type KnownWorkSpan, knownWorkSpans } from '../../src/features/outcomes/work-spans.rules.ts';
import { addDays, dayNumber, type LocalDate } from '../../src/kernel/calendar.ts';
import type { Database } from '../../src/platform/database.ts';
import { bulkInsert } from './bulk.ts';
import type { Chances } from './chances.ts';

/** A life, and what is derived of it once for everybody who lives it. */
export interface Life {
  readonly history: PersonHistory;
  readonly works: readonly KnownWorkSpan[];
}

export const lifeWith = (history: PersonHistory): Life => ({ history, works: knownWorkSpans(history) });

/** Somebody who lives a life, and where. */
export interface Lived {
  readonly n: number;
  readonly personId: string;
  readonly life: Life;
  readonly spans: readonly Span[];
  readonly place: Partial<Span> & Pick<Span, 'organisationId' | 'province' | 'county'>;
}

type Row = Readonly<Record<string, string | number | boolean | null | undefined>>;

const tables = [
  'household',
  'person',
  'person_state',
  'placement',
  'placement_version',
  'placement_check',
  'work_span',
  'outcome_ending',
  'award',
] as const;

/** Triggers that would derive anew what is written here already, one row after the other. */
const derives = sql`select name from sqlite_master where type = 'trigger'
  and tbl_name in ('household', 'person', 'placement', 'placement_version', 'placement_check', 'person_state')
  and (name like '%outcome%' or name like '%work_due' or name like '%followed%' or name like '%fact%' or name like '%vacancy')`;

/** So many people's files go in without deriving; `done` derives what the files of works are followed up by, and puts all back. */
export async function withoutDeriving(database: Database, fill: () => Promise<void>): Promise<void> {
  const triggers = await database.read.all<{ name: string; sql: string }>(
    sql`select name, sql from sqlite_master where type = 'trigger' and name in (${derives})`,
  );
  await database.write(async (tx) => {
    for (const { name } of triggers) await tx.run(sql.raw(`drop trigger ${name}`));
  });
  await fill();
  await database.write(async (tx) => {
    for (const { sql: text } of triggers) await tx.run(sql.raw(text));
    await tx.run(sql`insert into placement_followed select id from placement where ended_on is null`);
  });
}

/** Files, works, checks, how works lasted, endings and awards of people, as their lives have them. */
export async function makeFiles(
  database: Database,
  chances: Chances,
  people: readonly Lived[],
  today: LocalDate,
): Promise<void> {
  const rows = Object.fromEntries(tables.map((table) => [table, [] as Row[]])) as Record<
    (typeof tables)[number],
    Row[]
  >;
  for (const one of people) {
    const { n, personId, life, place } = one;
    const state = life.history.states.at(-1);
    if (state === undefined) continue;
    const householdId = `hh_o${n}`;
    const { organisationId: organisation_id, province, county } = place;
    const at = `${state.requestedOn}T08:00:00.000Z`;
    rows.household.push({
      id: householdId,
      organisation_id,
      dependants: chances.chance(0.1) ? null : chances.whole(0, 5),
      created_at: at,
    });
    rows.person.push({
      id: personId,
      kind: place.kind,
      organisation_id,
      household_id: householdId,
      head: chances.chance(0.1) ? null : true,
      national_id_sealed: 'sealed',
      national_id_index: `index ${n}`,
      given_name: `given ${n % 500}`,
      family_name: `family ${n % 3000}`,
      folded_name: `given${n % 500} family${n % 3000}`,
      sex: place.sex,
      birth_date: state.birthDate,
      province,
      county,
      wishes: chances.chance(0.2) ? '[{"kind":"kit"}]' : '[]',
      status: state.status,
      status_since: state.statusSince,
      status_reason: state.status === 'seeking' ? null : (state.statusReason ?? 'other'),
      requested_at: at,
      created_at: at,
      updated_at: at,
    });
    for (const said of life.history.states)
      rows.person_state.push({
        person_id: personId,
        organisation_id,
        recorded_at: said.recordedAt,
        requested_on: said.requestedOn,
        status: said.status,
        status_reason: said.statusReason,
        status_since: said.statusSince,
        kind: place.kind,
        sex: place.sex,
        birth_date: said.birthDate,
        province,
        county,
        household_id: householdId,
        household_type: place.householdType,
        trade: place.trade,
      });
    const idOf = (id: string) => `${id}_${n}`;
    for (const { id, versions, checks } of life.history.placements) {
      const last = versions.at(-1);
      if (last === undefined) continue;
      const said = (version: typeof last) => ({
        started_on: version.startedOn,
        expected_end_on: version.expectedEndOn,
        ended_on: version.endedOn,
        end_reason: version.endReason,
        weekly_hours: version.weeklyHours,
        monthly_income_rial: version.monthlyIncomeRial,
        evidence: version.evidence,
        is_work: true,
        origin: version.origin,
        isco_code: version.iscoCode,
      });
      rows.placement.push({
        id: idOf(id),
        organisation_id,
        person_id: personId,
        ...said(last),
        created_at: versions[0]?.recordedAt,
        updated_at: last.recordedAt,
      });
      for (const version of versions)
        rows.placement_version.push({
          placement_id: idOf(id),
          person_id: personId,
          recorded_at: version.recordedAt,
          ...said(version),
        });
      for (const found of checks)
        rows.placement_check.push({
          id: idOf(found.id),
          organisation_id,
          placement_id: idOf(id),
          person_id: personId,
          checked_on: found.checkedOn,
          result: found.result,
          evidence: found.evidence,
          recorded_at: found.recordedAt,
          recorded_by: 'acc_bench',
        });
    }
    for (const { span, knownFrom, knownTo } of life.works)
      rows.work_span.push({
        kind: span.kind,
        person_id: personId,
        placement_id: idOf(span.placementId),
        organisation_id,
        household_id: householdId,
        from_day: dayNumber(span.from),
        to_day: span.to === undefined ? 1_000_000 : dayNumber(span.to),
        known_from: Date.parse(knownFrom),
        known_to: knownTo === undefined ? 9_000_000_000_000_000 : Date.parse(knownTo),
        state: span.state,
        started_day: dayNumber(span.startedOn),
        last_day: dayNumber(span.lastOn),
        trade: span.trade,
        income_rial: span.incomeRial,
        at_intake: span.atIntake,
      });
    for (const { day } of endingsOf(life.history, one.spans))
      rows.outcome_ending.push({ person_id: personId, day: dayNumber(day), organisation_id });
    rows.award.push(...awardsOf(one, chances, today).map((row) => ({ ...row, household_id: householdId })));
  }
  for (const table of tables) await bulkInsert(database, table, rows[table]);
}

/** A kit with every other work, two weeks before it began. */
function awardsOf({ n, personId, life, place }: Lived, chances: Chances, today: LocalDate): readonly Row[] {
  return life.history.placements.flatMap(({ id, versions }): Row[] => {
    const started = versions[0]?.startedOn;
    if (started === undefined || !chances.chance(0.5)) return [];
    const delivered = addDays(started, -14);
    const approved = addDays(delivered, -20);
    if (delivered > today) return [];
    return [
      {
        id: `awd_${id}_${n}`,
        organisation_id: place.organisationId,
        person_id: personId,
        kind: 'kit',
        placement_id: `${id}_${n}`,
        amount_rial: 400_000_000,
        benefactor_rial: chances.chance(0.8) ? 300_000_000 : 100_000_000,
        approved_on: approved,
        delivered_on: delivered,
        recorded_at: `${approved}T08:00:00.000Z`,
        delivery_recorded_at: `${delivered}T08:00:00.000Z`,
        recorded_by: 'acc_bench',
      },
    ];
  });
}
