import { sql } from 'drizzle-orm';
import { dayNumber } from '../../kernel/calendar.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import { insertMany } from '../../platform/insert-many.ts';
import { workSpan } from '../../schema/outcomes.ts';
import type {
  CheckRecord,
  PersonHistory,
  PersonStateRecord,
  PlacementVersionRecord,
} from './outcome.rules.ts';
import { type KnownWorkSpan, knownWorkSpans } from './work-spans.rules.ts';

/** The most people whose works are derived in one transaction; more are left to the due task. */
const most = 500;
const noEndDay = 1_000_000;
const stillKnown = 9_000_000_000_000_000;

export async function worksDue(read: Reader, limit = most): Promise<readonly string[]> {
  const rows = await read.all<{ id: string }>(
    sql`select person_id as id from work_due order by rowid desc limit ${limit}`,
  );
  return rows.map(({ id }) => id);
}

/** Derives the works of people anew whose logs were added to. Nobody due costs one look. @returns how many were due. */
export async function settleWorks(tx: Tx): Promise<number> {
  const ids = await worksDue(tx);
  if (ids.length === 0) return 0;
  const listed = sql`(select value from json_each(${JSON.stringify(ids)}))`;
  const histories = await workHistories(tx, ids);
  await tx.run(sql`delete from work_span where person_id in ${listed}`);
  await addWorkSpans(tx, histories);
  await tx.run(sql`delete from work_due where person_id in ${listed}`);
  return ids.length;
}

/** Writes what follows of the works of people for whom nothing is written yet. */
export async function addWorkSpans(tx: Tx, histories: readonly PersonHistory[]): Promise<void> {
  const rows = workSpanRows(histories);
  for (let i = 0; i < rows.length; i += 500) await insertMany(tx, workSpan, rows.slice(i, i + 500));
}

/** The same as rows, with nothing read. */
export function workSpanRows(histories: readonly PersonHistory[]): readonly (typeof workSpan.$inferInsert)[] {
  return histories.flatMap((history) =>
    knownWorkSpans(history).map((known) => rowOf(history.personId, known)),
  );
}

function rowOf(personId: string, { span, knownFrom, knownTo }: KnownWorkSpan): typeof workSpan.$inferInsert {
  return {
    kind: span.kind,
    personId,
    placementId: span.placementId,
    organisationId: span.organisationId,
    householdId: span.householdId,
    fromDay: dayNumber(span.from),
    toDay: span.to === undefined ? noEndDay : dayNumber(span.to),
    knownFrom: Date.parse(knownFrom),
    knownTo: knownTo === undefined ? stillKnown : Date.parse(knownTo),
    state: span.state,
    startedDay: dayNumber(span.startedOn),
    lastDay: dayNumber(span.lastOn),
    trade: span.trade,
    incomeRial: span.incomeRial,
    atIntake: span.atIntake,
  };
}

type Row = Readonly<Record<string, string | number | null>>;

/** What is logged of people who have or had work, in the order in which it was recorded. */
async function workHistories(read: Reader, ids: readonly string[]): Promise<readonly PersonHistory[]> {
  const listed = sql`(select value from json_each(${JSON.stringify(ids)}))`;
  const states = await read.all<Row>(
    sql`select person_id, recorded_at as "recordedAt", organisation_id as "organisationId", requested_on as "requestedOn",
      household_id as "householdId" from person_state where person_id in ${listed} order by person_id, seq`,
  );
  const versions = await read.all<Row>(
    sql`select v.person_id, v.placement_id, v.recorded_at as "recordedAt", v.started_on as "startedOn",
      v.expected_end_on as "expectedEndOn", v.ended_on as "endedOn", v.end_reason as "endReason",
      v.weekly_hours as "weeklyHours", v.monthly_income_rial as "monthlyIncomeRial", v.evidence, v.is_work as "isWork",
      v.isco_code as "iscoCode", coalesce(p.origin, 'referral') as origin
      from placement_version v left join placement p on p.id = v.placement_id
      where v.person_id in ${listed} order by v.person_id, v.seq`,
  );
  const checks = await read.all<Row>(
    sql`select id, person_id, placement_id, recorded_at as "recordedAt", checked_on as "checkedOn", result, evidence,
      weekly_hours as "weeklyHours", monthly_income_rial as "monthlyIncomeRial", corrects
      from placement_check where person_id in ${listed} order by recorded_at, rowid`,
  );
  const [statesOf, versionsOf, checksOf] = [states, versions, checks].map(byPerson);
  return ids.map((personId): PersonHistory => {
    const of = versionsOf?.get(personId) ?? [];
    const checked = checksOf?.get(personId) ?? [];
    return {
      personId,
      states: (statesOf?.get(personId) ?? []) as unknown as readonly PersonStateRecord[],
      placements: [...new Set(of.map((row) => String(row.placement_id)))].map((id) => ({
        id,
        versions: of
          .filter((row) => row.placement_id === id)
          .map((row) => ({ ...row, isWork: row.isWork === 1 }) as unknown as PlacementVersionRecord),
        checks: checked.filter((row) => row.placement_id === id) as unknown as readonly CheckRecord[],
      })),
    };
  });
}

function byPerson(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const by = new Map<string, Row[]>();
  for (const row of rows) {
    const known = by.get(String(row.person_id));
    if (known) known.push(row);
    else by.set(String(row.person_id), [row]);
  }
  return by;
}
