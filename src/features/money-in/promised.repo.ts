import { and, eq, inArray, sql } from 'drizzle-orm';
import type { LocalDate } from '../../kernel/calendar.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { among } from '../../platform/among.ts';
import type { Reader } from '../../platform/database.ts';
import type { Deps } from '../../platform/deps.ts';
import { receipt } from '../../schema/pledges.ts';
import { balanceOf } from '../ledger/funds.repo.ts';
import { postIn } from '../ledger/post-in.repo.ts';
import type { Change, ChangeActor } from '../records/change.repo.ts';

/** What the ledger holds as still promised by a pledge, in rials. */
export async function promisedOf(db: Reader, organisationId: string, pledgeId: string): Promise<number> {
  return (await promisedOfAll(db, organisationId, [pledgeId])).get(pledgeId) ?? 0;
}

/** The same by pledge; those that promise nothing are left out. */
export async function promisedOfAll(
  db: Reader,
  organisationId: string,
  pledgeIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await db.all<{ id: string; rial: number }>(
    sql`select a.ref as id, ${balanceOf(sql`a.id`)} as rial from json_each(${JSON.stringify(pledgeIds)}) k cross join ledger_account a
      on a.organisation_id = ${organisationId} and a.kind = 'pledges-receivable' and a.fund_id = '' and a.ref = k.value`,
  );
  return new Map(rows.map(({ id, rial }) => [id, rial]));
}

/** What came for a pledge and is matched to it, in rials. */
export async function receivedOf(db: Reader, pledgeId: string): Promise<number> {
  return (await receivedOfAll(db, [pledgeId])).get(pledgeId) ?? 0;
}

/** The same by pledge; those that nothing came for are left out. */
export async function receivedOfAll(
  db: Reader,
  pledgeIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .select({ id: receipt.pledgeId, rial: sql<number>`coalesce(sum(${receipt.amountRial}), 0)` })
    .from(receipt)
    .where(and(inArray(receipt.pledgeId, among(pledgeIds)), eq(receipt.state, 'matched')))
    .groupBy(receipt.pledgeId);
  return new Map(rows.flatMap(({ id, rial }) => (id === null ? [] : [[id, rial] as const])));
}

/**
 * Brings what the ledger holds as promised to what is open of a pledge's dues, by a promise or a dropped one; nothing where
 * it stands. @returns the entry's id; 409 where the year is closed.
 */
export async function alignPromise(
  change: Change,
  deps: Pick<Deps, 'newId' | 'now'>,
  actor: ChangeActor,
  pledge: { readonly id: string; readonly organisationId: string },
  to: { readonly openRial: number; readonly postedOn: LocalDate; readonly key: string },
): Promise<Result<string | undefined>> {
  const by = to.openRial - (await promisedOf(change.tx, pledge.organisationId, pledge.id));
  if (by === 0) return ok(undefined);
  return await postIn(change, deps, actor, {
    organisationId: pledge.organisationId,
    kind: by > 0 ? 'promise' : 'promise-dropped',
    postedOn: to.postedOn,
    sourceKey: to.key,
    pledgeId: pledge.id,
    lines: [
      { account: { kind: 'pledges-receivable', ref: pledge.id }, amountRial: by },
      { account: { kind: 'promised', ref: pledge.id }, amountRial: -by },
    ],
  });
}
