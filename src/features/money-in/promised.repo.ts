import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
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

/** What went back of a receipt after it was matched, in rials; `id` is its id in the query around it. */
export const returnedOf = (id: SQL): SQL<number> =>
  sql<number>`(select coalesce(sum(l.amount_rial), 0) from ledger_entry e join ledger_line l on l.entry_id = e.id
    join ledger_account a on a.id = l.account_id where e.receipt_id = ${id} and e.kind = 'receipt-returned' and a.kind = 'fund')`;

/** What came for some pledges and is matched to them, and what of that went back, in rials; those that nothing came for are left out. */
async function cameAndWentOfAll(
  db: Reader,
  pledgeIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly receivedRial: number; readonly returnedRial: number }>> {
  const rows = await db
    .select({
      id: receipt.pledgeId,
      receivedRial: sql<number>`coalesce(sum(${receipt.amountRial}), 0)`,
      returnedRial: sql<number>`coalesce(sum(${returnedOf(sql`${receipt.id}`)}), 0)`,
    })
    .from(receipt)
    .where(and(inArray(receipt.pledgeId, among(pledgeIds)), eq(receipt.state, 'matched')))
    .groupBy(receipt.pledgeId);
  return new Map(rows.flatMap(({ id, ...sums }) => (id === null ? [] : [[id, sums] as const])));
}

/** What came for a pledge and is matched to it, and what of that went back, in rials. */
export async function cameAndWent(
  db: Reader,
  pledgeId: string,
): Promise<{ readonly receivedRial: number; readonly returnedRial: number }> {
  return (await cameAndWentOfAll(db, [pledgeId])).get(pledgeId) ?? { receivedRial: 0, returnedRial: 0 };
}

/** What a pledge has received and kept, in rials. */
export async function receivedOf(db: Reader, pledgeId: string): Promise<number> {
  return (await receivedOfAll(db, [pledgeId])).get(pledgeId) ?? 0;
}

/** The same by pledge; those that nothing came for are left out. */
export async function receivedOfAll(
  db: Reader,
  pledgeIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const sums = await cameAndWentOfAll(db, pledgeIds);
  return new Map([...sums].map(([id, { receivedRial, returnedRial }]) => [id, receivedRial - returnedRial]));
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
