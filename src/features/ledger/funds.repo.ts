import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { among } from '../../platform/among.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import type { Deps } from '../../platform/deps.ts';
import { fund } from '../../schema/ledger.ts';
import type { Intention } from '../pledges/pledge.rules.ts';
import type { FundPurpose, FundSource } from './ledger.rules.ts';

type Making = Pick<Deps, 'newId' | 'now'>;

export interface NewFund {
  readonly organisationId: string;
  readonly source: FundSource;
  readonly purpose: FundPurpose;
  /** Of a credit line or an own fund. */
  readonly name?: string;
  /** Both, of a benefactor's fund and of no other. */
  readonly benefactorId?: string;
  readonly pledgeId?: string;
  readonly campaignId?: string;
  readonly intention?: Intention;
}

/** Opens a fund and answers its id. A pledge has one at most (the database refuses a second). */
export async function openFund(tx: Tx, { newId, now }: Making, given: NewFund): Promise<string> {
  const id = newId('fund');
  await tx.insert(fund).values({ ...given, id, createdAt: now().toISOString() });
  return id;
}

export async function fundOfPledge(db: Reader, pledgeId: string): Promise<string | undefined> {
  return (await fundsOfPledges(db, [pledgeId])).get(pledgeId);
}

/** By pledge. */
export async function fundsOfPledges(
  db: Reader,
  pledgeIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .select({ id: fund.id, pledgeId: fund.pledgeId })
    .from(fund)
    .where(inArray(fund.pledgeId, among(pledgeIds)));
  return new Map(rows.flatMap(({ id, pledgeId }) => (pledgeId === null ? [] : [[pledgeId, id] as const])));
}

/** An association's own fund of a purpose; opened where it is asked for first. */
export async function ownFund(
  tx: Tx,
  making: Making,
  organisationId: string,
  purpose: 'general' | 'contingency' | 'loan',
): Promise<string> {
  const [known] = await tx
    .select({ id: fund.id })
    .from(fund)
    .where(and(eq(fund.organisationId, organisationId), eq(fund.purpose, purpose)));
  return known?.id ?? (await openFund(tx, making, { organisationId, source: 'association', purpose }));
}

/** What an account holds after its last line: debit > 0. `account` is its id in the query around it. */
export const balanceOf = (account: SQL): SQL<number> =>
  sql<number>`coalesce((select balance_rial from ledger_line where account_id = ${account} order by account_seq desc limit 1), 0)`;

/** What a fund has left to allocate, in SQL; `id` is the fund in the query around it. */
const leftOf = (organisationId: SQL, id: SQL): SQL<number> =>
  sql<number>`coalesce((select -${balanceOf(sql`a.id`)} from ledger_account a
    where a.organisation_id = ${organisationId} and a.kind = 'fund' and a.fund_id = ${id} and a.ref = ''), 0)`;

/** Rials that a fund has left to allocate: received, and not set aside for a kit. Never negative. */
export async function fundBalance(db: Reader, fundId: string): Promise<number> {
  const [row] = await db
    .select({ left: leftOf(sql`fund.organisation_id`, sql`fund.id`) })
    .from(fund)
    .where(eq(fund.id, fundId));
  return row?.left ?? 0;
}

export interface FundWithMoney {
  readonly id: string;
  readonly source: FundSource;
  readonly purpose: FundPurpose;
  readonly name: string | null;
  readonly benefactorId: string | null;
  readonly pledgeId: string | null;
  readonly campaignId: string | null;
  readonly intention: Intention;
  readonly createdAt: string;
  /** Left to allocate; > 0. */
  readonly leftRial: number;
}

/** Funds of an organisation that have something left to allocate, the oldest first. */
export async function fundsWithMoney(
  db: Reader,
  organisationId: string,
  {
    sources,
    benefactorId,
    campaignId,
    limit = 500,
  }: {
    readonly sources?: readonly FundSource[];
    readonly benefactorId?: string;
    readonly campaignId?: string;
    readonly limit?: number;
  } = {},
): Promise<readonly FundWithMoney[]> {
  const left = leftOf(sql`fund.organisation_id`, sql`fund.id`);
  return await db
    .select({
      id: fund.id,
      source: fund.source,
      purpose: fund.purpose,
      name: fund.name,
      benefactorId: fund.benefactorId,
      pledgeId: fund.pledgeId,
      campaignId: fund.campaignId,
      intention: fund.intention,
      createdAt: fund.createdAt,
      leftRial: left,
    })
    .from(fund)
    .where(
      and(
        eq(fund.organisationId, organisationId),
        sources === undefined ? undefined : inArray(fund.source, [...sources]),
        benefactorId === undefined ? undefined : eq(fund.benefactorId, benefactorId),
        campaignId === undefined ? undefined : eq(fund.campaignId, campaignId),
        sql`${left} > 0`,
      ),
    )
    .orderBy(asc(fund.createdAt), asc(fund.id))
    .limit(limit);
}
