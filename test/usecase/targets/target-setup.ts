import { sql } from 'drizzle-orm';
import { change } from '../../../src/features/records/change.repo.ts';
import type { LocalDate } from '../../../src/kernel/calendar.ts';
import { ok } from '../../../src/kernel/result.ts';
import type { Tx } from '../../../src/platform/database.ts';
import { award } from '../../../src/schema/outcomes.ts';
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
