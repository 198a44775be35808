import { type SQL, sql } from 'drizzle-orm';
import { type LocalDate, tehranDay } from '../../kernel/calendar.ts';
import type { Reader } from '../../platform/database.ts';
import type {
  CheckRecord,
  HouseholdType,
  PersonStateRecord,
  PlacementVersionRecord,
} from './outcome.rules.ts';
import { householdTypeOf, soughtTrade } from './person-state.rules.ts';

/** How a person stands now, as the tables say, without the instant; and whether there is more to read of them. */
export interface CurrentPerson {
  readonly personId: string;
  readonly state: Omit<PersonStateRecord, 'recordedAt'>;
  readonly hasLog: boolean;
  readonly hasPlacements: boolean;
}
export type CurrentPlacement = Omit<PlacementVersionRecord, 'recordedAt'>;

export interface Owned<T> {
  readonly personId: string;
  readonly placementId: string;
  readonly row: T;
}

type Row = Readonly<Record<string, string | number | null>>;
const idsIn = (ids: readonly string[]): SQL => sql`(select value from json_each(${JSON.stringify(ids)}))`;

export async function currentPeople(read: Reader, ids: readonly string[]): Promise<readonly CurrentPerson[]> {
  const rows = await read.all<Row>(sql`
    select p.id, p.organisation_id, p.requested_at, p.status, p.status_reason, p.status_since, c.status as custody_status,
      c.since as custody_since, c.until as custody_until, c.work_permitted, p.kind, p.sex, p.birth_date, p.province,
      p.county, p.household_id, h.dependants, head.sex as head_sex, p.wishes, p.experience,
      exists (select 1 from person_state s where s.person_id = p.id) as has_log,
      exists (select 1 from placement w where w.person_id = p.id) as has_placements
    from person p join household h on h.id = p.household_id
      left join person_custody c on c.person_id = p.id
      left join person head on head.household_id = p.household_id and head.head = 1
    where p.id in ${idsIn(ids)}`);
  return rows.map((row) => ({
    personId: String(row.id),
    hasLog: row.has_log === 1,
    hasPlacements: row.has_placements === 1,
    state: {
      organisationId: String(row.organisation_id),
      requestedOn: dayOf(String(row.requested_at)),
      status: row.status as PersonStateRecord['status'],
      statusReason: row.status_reason as string | null,
      statusSince: row.status_since as LocalDate,
      custodyStatus: row.custody_status as string | null,
      custodySince: row.custody_since as LocalDate | null,
      custodyUntil: row.custody_until as LocalDate | null,
      workPermitted: row.work_permitted === 1,
      kind: row.kind as PersonStateRecord['kind'],
      sex: row.sex as PersonStateRecord['sex'],
      birthDate: row.birth_date as LocalDate,
      province: String(row.province),
      county: String(row.county),
      householdId: String(row.household_id),
      householdType: householdTypeOf(row.head_sex as string | null, row.dependants as number | null),
      trade: soughtTrade(listIn(row.wishes as string | null), listIn(row.experience as string | null)),
    },
  }));
}

/** What was logged of people, in the order in which it was recorded. */
export async function loggedStates(
  read: Reader,
  ids: readonly string[],
): Promise<readonly { readonly personId: string; readonly row: PersonStateRecord }[]> {
  const rows = await read.all<Row>(
    sql`select * from person_state where person_id in ${idsIn(ids)} order by person_id, seq`,
  );
  return rows.map((row) => ({
    personId: String(row.person_id),
    row: {
      recordedAt: String(row.recorded_at),
      organisationId: String(row.organisation_id),
      requestedOn: row.requested_on as LocalDate,
      status: row.status as PersonStateRecord['status'],
      statusReason: row.status_reason as string | null,
      statusSince: row.status_since as LocalDate,
      custodyStatus: row.custody_status as string | null,
      custodySince: row.custody_since as LocalDate | null,
      custodyUntil: row.custody_until as LocalDate | null,
      workPermitted: row.work_permitted === 1,
      kind: row.kind as PersonStateRecord['kind'],
      sex: row.sex as PersonStateRecord['sex'],
      birthDate: row.birth_date as LocalDate,
      province: String(row.province),
      county: String(row.county),
      householdId: String(row.household_id),
      householdType: row.household_type as HouseholdType,
      trade: row.trade as string | null,
    },
  }));
}

export async function currentPlacements(
  read: Reader,
  ids: readonly string[],
): Promise<readonly Owned<CurrentPlacement>[]> {
  const rows =
    await read.all<Row>(sql`select id as placement_id, person_id, started_on, expected_end_on, ended_on,
    end_reason, weekly_hours, monthly_income_rial, evidence, is_work, origin, isco_code from placement
    where person_id in ${idsIn(ids)} order by id`);
  return rows.map((row) => ({ ...ownerOf(row), row: placementOf(row) }));
}

export async function loggedPlacements(
  read: Reader,
  ids: readonly string[],
): Promise<readonly Owned<PlacementVersionRecord>[]> {
  const rows = await read.all<Row>(
    sql`select * from placement_version where person_id in ${idsIn(ids)} order by person_id, seq`,
  );
  return rows.map((row) => ({
    ...ownerOf(row),
    row: { recordedAt: String(row.recorded_at), ...placementOf(row) },
  }));
}

export async function checksOfPeople(
  read: Reader,
  ids: readonly string[],
): Promise<readonly Owned<CheckRecord>[]> {
  const rows = await read.all<Row>(
    sql`select * from placement_check where person_id in ${idsIn(ids)} order by recorded_at, rowid`,
  );
  return rows.map((row) => ({
    ...ownerOf(row),
    row: {
      id: String(row.id),
      recordedAt: String(row.recorded_at),
      checkedOn: row.checked_on as LocalDate,
      result: row.result as CheckRecord['result'],
      evidence: row.evidence as CheckRecord['evidence'],
      weeklyHours: row.weekly_hours as number | null,
      monthlyIncomeRial: row.monthly_income_rial as number | null,
      corrects: row.corrects as string | null,
    },
  }));
}

function ownerOf(row: Row): { readonly personId: string; readonly placementId: string } {
  return { personId: String(row.person_id), placementId: String(row.placement_id) };
}

function placementOf(row: Row): CurrentPlacement {
  return {
    startedOn: row.started_on as LocalDate,
    expectedEndOn: row.expected_end_on as LocalDate | null,
    endedOn: row.ended_on as LocalDate | null,
    endReason: row.end_reason as CurrentPlacement['endReason'],
    weeklyHours: row.weekly_hours as number | null,
    monthlyIncomeRial: row.monthly_income_rial as number | null,
    evidence: row.evidence as CurrentPlacement['evidence'],
    isWork: row.is_work === 1,
    origin: row.origin as CurrentPlacement['origin'],
    iscoCode: row.isco_code as string | null,
  };
}

/** Lists written before instants were may hold a day alone. */
function dayOf(text: string): LocalDate {
  return text.length === 10 ? (text as LocalDate) : tehranDay(text);
}

function listIn<T>(json: string | null): readonly T[] {
  return json === null ? [] : ((JSON.parse(json) ?? []) as readonly T[]);
}
