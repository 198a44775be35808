import { and, asc, count, desc, eq, gt, lt, or, type SQL, sql } from 'drizzle-orm';
import type { Cursor } from '../../kernel/cursor.ts';
import type { Reader } from '../../platform/database.ts';
import { benefactor } from '../../schema/benefactors.ts';
import { fund } from '../../schema/ledger.ts';
import { campaign, pledge } from '../../schema/pledges.ts';
import type { FundRecord } from './fund.rules.ts';
import { balanceOf } from './funds.repo.ts';
import type { FundSource } from './ledger.rules.ts';

const sumOf = (kind: string): SQL<number> =>
  sql<number>`coalesce((select sum(${balanceOf(sql`a.id`)}) from ledger_account a
    where a.fund_id = fund.id and a.organisation_id = fund.organisation_id and a.kind = ${kind}), 0)`;
/** All that ever moved an account of a kind by some kinds of entries, reversals of them taken off. */
const movedBy = (kind: string, entries: SQL): SQL<number> =>
  sql<number>`coalesce((select sum(l.amount_rial) from ledger_account a join ledger_line l on l.account_id = a.id
    join ledger_entry e on e.id = l.entry_id left join ledger_entry r on r.id = e.reverses
    where a.fund_id = fund.id and a.organisation_id = fund.organisation_id and a.kind = ${kind}
      and coalesce(r.kind, e.kind) in ${entries}), 0)`;

const columns = {
  id: fund.id,
  organisationId: fund.organisationId,
  source: fund.source,
  purpose: fund.purpose,
  name: fund.name,
  benefactorId: fund.benefactorId,
  benefactorName: benefactor.name,
  anonymous: benefactor.anonymous,
  pledgeId: fund.pledgeId,
  paymentReference: pledge.paymentReference,
  campaignId: fund.campaignId,
  campaignTitle: campaign.titleFa,
  intention: fund.intention,
  createdAt: fund.createdAt,
  leftRial: sql<number>`-${sumOf('fund')}`,
  allocatedRial: sql<number>`-${sumOf('allocated')}`,
  spentRial: sql<number>`-${movedBy('released', sql`('deliver','hand-back','upkeep','lost')`)}`,
  allottedRial: movedBy('credit-line', sql`('credit-allotted','credit-withdrawn')`),
  undrawnRial: sumOf('credit-line'),
};

const select = (db: Reader) =>
  db
    .select(columns)
    .from(fund)
    .leftJoin(benefactor, eq(benefactor.id, fund.benefactorId))
    .leftJoin(pledge, eq(pledge.id, fund.pledgeId))
    .leftJoin(campaign, eq(campaign.id, fund.campaignId));
type Row = Awaited<ReturnType<typeof select>>[number];

const shown = ({ benefactorName, anonymous, ...row }: Row): FundRecord => ({
  ...row,
  benefactor: benefactorName === null ? null : { name: benefactorName, anonymous: anonymous === true },
});

/** Funds of a source, the latest first; of the association's own and of credit lines the oldest first. */
export async function listFunds(
  db: Reader,
  organisationId: string,
  { source, limit, after }: { readonly source: FundSource; readonly limit: number; readonly after?: Cursor },
): Promise<{ readonly items: readonly FundRecord[]; readonly total: number; readonly next?: Cursor }> {
  const latestFirst = source === 'benefactor';
  const [order, beyond] = latestFirst ? ([desc, lt] as const) : ([asc, gt] as const);
  const own = and(eq(fund.organisationId, organisationId), eq(fund.source, source));
  const [counted] = await db.select({ total: count() }).from(fund).where(own);
  const rows = await select(db)
    .where(
      and(
        own,
        after &&
          or(beyond(fund.createdAt, after.key), and(eq(fund.createdAt, after.key), gt(fund.id, after.id))),
      ),
    )
    .orderBy(order(fund.createdAt), asc(fund.id))
    .limit(limit + 1);
  const items = rows.slice(0, limit).map(shown);
  const last = items.at(-1);
  return {
    items,
    total: counted?.total ?? 0,
    ...(rows.length > limit && last ? { next: { key: last.createdAt, id: last.id } } : {}),
  };
}

/** One fund of an organisation, or of any where none is named. */
export async function findFund(
  db: Reader,
  organisationId: string | undefined,
  id: string,
): Promise<FundRecord | undefined> {
  const [row] = await select(db).where(
    and(eq(fund.id, id), organisationId === undefined ? undefined : eq(fund.organisationId, organisationId)),
  );
  return row && shown(row);
}
