import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { LocalDate } from '../../kernel/calendar.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Reader } from '../../platform/database.ts';
import type { Deps } from '../../platform/deps.ts';
import { ledgerAccount, ledgerLine } from '../../schema/ledger.ts';
import { receipt } from '../../schema/pledges.ts';
import { postIn } from '../ledger/post-in.repo.ts';
import type { Change, ChangeActor } from '../records/change.repo.ts';

/** What the ledger holds as still promised by a pledge, in rials. */
export async function promisedOf(db: Reader, organisationId: string, pledgeId: string): Promise<number> {
  const [last] = await db
    .select({ balance: ledgerLine.balanceRial })
    .from(ledgerLine)
    .innerJoin(ledgerAccount, eq(ledgerAccount.id, ledgerLine.accountId))
    .where(
      and(
        eq(ledgerAccount.organisationId, organisationId),
        eq(ledgerAccount.kind, 'pledges-receivable'),
        eq(ledgerAccount.ref, pledgeId),
      ),
    )
    .orderBy(desc(ledgerLine.accountSeq))
    .limit(1);
  return last?.balance ?? 0;
}

/** What went back of a receipt after it was matched, in rials; `id` is its id in the query around it. */
export const returnedOf = (id: SQL): SQL<number> =>
  sql<number>`(select coalesce(sum(l.amount_rial), 0) from ledger_entry e join ledger_line l on l.entry_id = e.id
    join ledger_account a on a.id = l.account_id where e.receipt_id = ${id} and e.kind = 'receipt-returned' and a.kind = 'fund')`;

/** What came for a pledge and is matched to it, and what of that went back, in rials. */
export async function cameAndWent(
  db: Reader,
  pledgeId: string,
): Promise<{ readonly receivedRial: number; readonly returnedRial: number }> {
  const [row] = await db
    .select({
      receivedRial: sql<number>`coalesce(sum(${receipt.amountRial}), 0)`,
      returnedRial: sql<number>`coalesce(sum(${returnedOf(sql`${receipt.id}`)}), 0)`,
    })
    .from(receipt)
    .where(and(eq(receipt.pledgeId, pledgeId), eq(receipt.state, 'matched')));
  return row ?? { receivedRial: 0, returnedRial: 0 };
}

/** What a pledge has received and kept, in rials. */
export async function receivedOf(db: Reader, pledgeId: string): Promise<number> {
  const { receivedRial, returnedRial } = await cameAndWent(db, pledgeId);
  return receivedRial - returnedRial;
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
