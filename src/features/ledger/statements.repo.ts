import { and, asc, eq, gte, inArray, lt, lte, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { LocalDate } from '../../kernel/calendar.ts';
import type { Reader } from '../../platform/database.ts';
import { fund, ledgerAccount, ledgerEntry, ledgerLine } from '../../schema/ledger.ts';
import { effectOf, type Statement, statementFrom } from './statement.rules.ts';

/** Whose money: of a fund, a pledge, or all funds of a benefactor or a campaign; of one organisation where it is named. */
export interface StatementOf {
  readonly fundId?: string;
  readonly pledgeId?: string;
  readonly benefactorId?: string;
  readonly campaignId?: string;
  readonly organisationId?: string;
  /** First and last day; without them from the beginning, up to now. */
  readonly from?: LocalDate;
  readonly to?: LocalDate;
}

const moved = (kind: 'fund' | 'allocated'): SQL<number> =>
  sql<number>`coalesce(sum(case when ${ledgerAccount.kind} = ${kind} then -${ledgerLine.amountRial} end), 0)`;
const moves = { fundRial: moved('fund'), allocatedRial: moved('allocated') };

/**
 * A statement of received money, read from the ledger's lines: it reconciles with the trial balance to the rial. Promises
 * are no part of it. @throws RangeError where it is asked of nothing: that is a bug.
 */
export async function statementOf(db: Reader, of: StatementOf): Promise<Statement> {
  const { fundId, pledgeId, benefactorId, campaignId, organisationId, from, to } = of;
  if ([fundId, pledgeId, benefactorId, campaignId].every((one) => one === undefined))
    throw new RangeError('a statement of nothing');
  const reversed = alias(ledgerEntry, 'reversed');
  const funds = db
    .select({ id: fund.id })
    .from(fund)
    .where(
      and(
        fundId === undefined ? undefined : eq(fund.id, fundId),
        pledgeId === undefined ? undefined : eq(fund.pledgeId, pledgeId),
        benefactorId === undefined ? undefined : eq(fund.benefactorId, benefactorId),
        campaignId === undefined ? undefined : eq(fund.campaignId, campaignId),
        organisationId === undefined ? undefined : eq(fund.organisationId, organisationId),
      ),
    );
  const theirs = and(
    inArray(ledgerAccount.fundId, funds),
    inArray(ledgerAccount.kind, ['fund', 'allocated']),
  );
  const [before] =
    from === undefined
      ? []
      : await db
          .select(moves)
          .from(ledgerAccount)
          .innerJoin(ledgerLine, eq(ledgerLine.accountId, ledgerAccount.id))
          .innerJoin(ledgerEntry, eq(ledgerEntry.id, ledgerLine.entryId))
          .where(and(theirs, lt(ledgerEntry.postedOn, from)));
  const rows = await db
    .select({
      entryId: ledgerEntry.id,
      day: ledgerEntry.postedOn,
      kind: ledgerEntry.kind,
      reversedKind: reversed.kind,
      fundId: ledgerAccount.fundId,
      pledgeId: ledgerEntry.pledgeId,
      sponsorshipId: ledgerEntry.sponsorshipId,
      receiptId: ledgerEntry.receiptId,
      ...moves,
    })
    .from(ledgerAccount)
    .innerJoin(ledgerLine, eq(ledgerLine.accountId, ledgerAccount.id))
    .innerJoin(ledgerEntry, eq(ledgerEntry.id, ledgerLine.entryId))
    .leftJoin(reversed, eq(reversed.id, ledgerEntry.reverses))
    .where(
      and(
        theirs,
        from === undefined ? undefined : gte(ledgerEntry.postedOn, from),
        to === undefined ? undefined : lte(ledgerEntry.postedOn, to),
      ),
    )
    .groupBy(ledgerEntry.id, ledgerAccount.fundId)
    .orderBy(asc(ledgerEntry.postedOn), asc(ledgerEntry.seq), asc(ledgerAccount.fundId));
  return statementFrom(
    before ?? { fundRial: 0, allocatedRial: 0 },
    rows.map((row) => ({
      ...row,
      day: row.day as LocalDate,
      ...effectOf({ of: row.reversedKind ?? row.kind, ...row }),
    })),
  );
}
