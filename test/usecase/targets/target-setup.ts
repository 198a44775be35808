import { sql } from 'drizzle-orm';
import { change } from '../../../src/features/records/change.repo.ts';
import type { LocalDate } from '../../../src/kernel/calendar.ts';
import { ok } from '../../../src/kernel/result.ts';
import type { Tx } from '../../../src/platform/database.ts';
import { award, personState, placementCheck, placementVersion } from '../../../src/schema/outcomes.ts';
import { placement } from '../../../src/schema/referrals.ts';
import type { Harness } from '../../support/harness.ts';

/** Writes rows as they would have come to be, for tests of what is counted from them. */
export async function plant(h: Harness, work: (tx: Tx) => Promise<unknown>): Promise<void> {
  const done = await change(h.deps, await h.actorOf('manager.bushehr'), async ({ tx, nothingChanged }) => {
    await work(tx);
    nothingChanged();
    return ok(undefined);
  });
  if (!done.ok) throw new Error(JSON.stringify(done.problem));
}

export async function organisationOf(h: Harness, username: string): Promise<string> {
  return String((await h.actorOf(username)).organisationId);
}

let serial = 0;

/** An award as it is recorded: a kit paid by benefactors alone, approved and recorded on the day of its delivery. */
export function awardRow(
  of: { readonly personId: string; readonly householdId: string; readonly organisationId: string },
  more: Partial<typeof award.$inferInsert> = {},
): typeof award.$inferInsert {
  const deliveredOn = more.deliveredOn ?? null;
  const at = `${deliveredOn ?? more.approvedOn ?? '2026-10-01'}T08:00:00.000Z`;
  return {
    id: `awd_${String(serial++).padStart(4, '0')}`,
    ...of,
    kind: 'kit',
    amountRial: 400_000_000,
    benefactorRial: 400_000_000,
    approvedOn: deliveredOn ?? '2026-10-01',
    recordedAt: at,
    deliveryRecordedAt: deliveredOn === null ? null : at,
    recordedBy: 'acc_test',
    ...more,
  };
}

export async function addAwards(h: Harness, rows: readonly (typeof award.$inferInsert)[]): Promise<void> {
  await plant(h, async (tx) => await tx.insert(award).values([...rows]));
}

export const day = (text: string): LocalDate => text as LocalDate;

/** Person and household of a file, as an award names them. */
export async function fileOf(h: Harness, personId: string) {
  const [row] = await h.deps.database.read.all<{ household: string; organisation: string }>(
    sql`select household_id as household, organisation_id as organisation from person where id = ${personId}`,
  );
  if (!row) throw new Error('no such person');
  return { personId, householdId: row.household, organisationId: row.organisation };
}

export interface WorkOf {
  readonly startedOn: string;
  readonly endedOn: string;
  /** The end became known later than it was. */
  readonly endRecordedOn: string;
  readonly monthlyIncomeRial: number | null;
  readonly iscoCode: string;
  readonly origin: 'referral' | 'at-intake';
  /** More of the person's file. */
  readonly person: Record<string, unknown>;
  readonly username: string;
}
export interface Check {
  readonly checkedOn: string;
  readonly monthlyIncomeRial?: number;
}

/** A work as it came to be on record: each line on the day it tells of. The person had asked at the beginning of 2025. */
export async function addWork(
  h: Harness,
  file: Awaited<ReturnType<typeof fileOf>>,
  of: Partial<WorkOf> & Pick<WorkOf, 'startedOn'>,
  checks: readonly Check[] = [],
): Promise<string> {
  const id = h.deps.newId('placement');
  const at = (date: string) => `${date}T08:00:00.000Z`;
  const { personId, householdId, organisationId } = file;
  const began = {
    startedOn: of.startedOn,
    weeklyHours: 40,
    monthlyIncomeRial: of.monthlyIncomeRial === undefined ? 100 : of.monthlyIncomeRial,
    evidence: 'employer' as const,
    iscoCode: of.iscoCode ?? null,
  };
  const ended = of.endedOn === undefined ? {} : { endedOn: of.endedOn, endReason: 'contract-over' as const };
  await plant(h, async (tx) => {
    // The person and their log, as they would be had they asked then.
    await tx.run(sql`update person set requested_at = ${at('2025-01-01')} where id = ${personId}`);
    await tx.insert(personState).values({
      personId,
      organisationId,
      householdId,
      recordedAt: at('2025-01-01'),
      requestedOn: '2025-01-01',
      status: 'seeking',
      statusSince: '2025-01-01',
      kind: 'family',
      sex: 'female',
      birthDate: '1990-05-01',
      province: '18',
      county: '1801',
      householdType: 'unknown',
    });
    await tx.insert(placement).values({
      id,
      organisationId,
      personId,
      origin: of.origin ?? 'referral',
      ...began,
      ...ended,
      createdAt: at(of.startedOn),
      updatedAt: at(of.startedOn),
    });
    const version = { placementId: id, personId, isWork: true, ...began };
    await tx
      .insert(placementVersion)
      .values([
        { ...version, recordedAt: at(of.startedOn) },
        ...(of.endedOn === undefined
          ? []
          : [{ ...version, ...ended, recordedAt: at(of.endRecordedOn ?? of.endedOn) }]),
      ]);
    if (checks.length > 0)
      await tx.insert(placementCheck).values(
        checks.map(({ checkedOn, monthlyIncomeRial }) => ({
          id: h.deps.newId('check'),
          organisationId,
          placementId: id,
          personId,
          checkedOn,
          result: 'working' as const,
          evidence: 'call' as const,
          monthlyIncomeRial: monthlyIncomeRial ?? null,
          recordedAt: at(checkedOn),
          recordedBy: 'acc_test',
        })),
      );
  });
  return id;
}
