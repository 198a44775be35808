import { and, desc, eq, sql } from 'drizzle-orm';
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

/** What came for a pledge and is matched to it, in rials. */
export async function receivedOf(db: Reader, pledgeId: string): Promise<number> {
  const [row] = await db
    .select({ rial: sql<number>`coalesce(sum(${receipt.amountRial}), 0)` })
    .from(receipt)
    .where(and(eq(receipt.pledgeId, pledgeId), eq(receipt.state, 'matched')));
  return row?.rial ?? 0;
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
