import { and, asc, desc, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { Reader } from '../../platform/database.ts';
import { benefactor } from '../../schema/benefactors.ts';
import { bankAccount, fund, ledgerAccount, ledgerLine } from '../../schema/ledger.ts';
import { organisation } from '../../schema/organisations.ts';
import { person } from '../../schema/people.ts';
import { cause, causeSlot, pledge } from '../../schema/pledges.ts';
import { sponsorship, sponsorshipShare } from '../../schema/sponsorships.ts';
import { fundsWithMoney } from '../ledger/funds.repo.ts';
import type { EntryLine } from '../ledger/ledger.rules.ts';
import { intentionLimits } from '../pledges/pledge-limits.rules.ts';
import type { Portion } from './entries.rules.ts';
import type { PaidFor, PayingFund } from './payers.rules.ts';

/**
 * Funds with money left that might pay a kit, what other proposals plan to take already left out. Kits in kind are no
 * money; the contingency and the loan fund are for something else. `except`: the proposal whose payers are asked for.
 */
export async function payingFunds(
  db: Reader,
  organisationId: string,
  of: { readonly causeId: string | null; readonly except?: string },
): Promise<readonly PayingFund[]> {
  const funds = await fundsWithMoney(db, organisationId);
  const pledgeIds = funds.flatMap(({ pledgeId }) => pledgeId ?? []);
  const pledges = new Map(
    (pledgeIds.length === 0 ? [] : await db.select().from(pledge).where(inArray(pledge.id, pledgeIds))).map(
      (row) => [row.id, row],
    ),
  );
  const planned = new Map(
    (
      await db
        .select({
          fundId: sponsorshipShare.fundId,
          rial: sql<number>`sum(${sponsorshipShare.amountRial} + ${sponsorshipShare.contingencyRial})`,
        })
        .from(sponsorshipShare)
        .innerJoin(sponsorship, eq(sponsorship.id, sponsorshipShare.sponsorshipId))
        .where(
          and(
            eq(sponsorship.organisationId, organisationId),
            eq(sponsorship.state, 'proposed'),
            of.except === undefined ? undefined : ne(sponsorship.id, of.except),
          ),
        )
        .groupBy(sponsorshipShare.fundId)
    ).map(({ fundId, rial }) => [fundId, rial]),
  );
  const holding = new Set(
    of.causeId === null
      ? []
      : (
          await db
            .select({ pledgeId: causeSlot.pledgeId })
            .from(causeSlot)
            .where(and(eq(causeSlot.causeId, of.causeId), eq(causeSlot.state, 'reserved')))
        ).map(({ pledgeId }) => pledgeId),
  );
  return funds.flatMap((one): PayingFund[] => {
    const made = one.pledgeId === null ? undefined : pledges.get(one.pledgeId);
    const leftRial = one.leftRial - (planned.get(one.id) ?? 0);
    if (one.purpose === 'contingency' || one.purpose === 'loan' || made?.kind === 'kit' || leftRial <= 0)
      return [];
    return [
      {
        ...one,
        leftRial,
        since: made?.createdAt ?? one.createdAt,
        earmark: {
          kind: made?.earmark ?? 'any',
          ref: made?.earmarkRef ?? null,
          causeId: made?.causeId ?? null,
          campaignId: made?.campaignId ?? null,
        },
        fallback: made?.fallback ?? null,
        holdsSlot: one.pledgeId !== null && holding.has(one.pledgeId),
      },
    ];
  });
}

/** Percent of a kit's price that an organisation pools for repair, restocking and theft. */
export async function contingencyPercentOf(db: Reader, organisationId: string): Promise<number> {
  const [row] = await db
    .select({ percent: organisation.contingencyPercent })
    .from(organisation)
    .where(eq(organisation.id, organisationId));
  return row?.percent ?? 5;
}

/** What earmarks ask of a household and a kit. */
export async function paidFor(
  db: Reader,
  of: { readonly personId: string; readonly causeId: string | null; readonly iscoCode: string | null },
): Promise<PaidFor> {
  const [who] = await db
    .select({ householdId: person.householdId, province: person.province, kind: person.kind })
    .from(person)
    .where(eq(person.id, of.personId));
  const [head] =
    who === undefined
      ? []
      : await db
          .select({ sex: person.sex })
          .from(person)
          .where(and(eq(person.householdId, who.householdId), eq(person.head, true)));
  const [its] =
    of.causeId === null
      ? []
      : await db.select({ campaignId: cause.campaignId }).from(cause).where(eq(cause.id, of.causeId));
  return {
    causeId: of.causeId,
    campaignId: its?.campaignId ?? null,
    iscoCode: of.iscoCode,
    province: who?.province ?? null,
    womanHead: head?.sex === 'female',
    kind: who?.kind ?? 'family',
  };
}

/** The open cause of a kit; one with a place that somebody holds first. `id` asks whether that one is. */
export async function causeOfKit(
  db: Reader,
  of: { readonly organisationId: string; readonly opportunityId: string; readonly id?: string },
): Promise<string | undefined> {
  const held = sql<number>`(select count(*) from cause_slot s where s.cause_id = ${cause.id} and s.state = 'reserved')`;
  const free = sql<number>`(select count(*) from cause_slot s where s.cause_id = ${cause.id} and s.state <> 'allocated')`;
  const [row] = await db
    .select({ id: cause.id })
    .from(cause)
    .where(
      and(
        eq(cause.organisationId, of.organisationId),
        eq(cause.opportunityId, of.opportunityId),
        isNull(cause.closedAt),
        of.id === undefined ? sql`${free} > 0` : eq(cause.id, of.id),
      ),
    )
    .orderBy(desc(held), asc(cause.createdAt), asc(cause.id))
    .limit(1);
  return row?.id;
}

/** What is held aside for a sponsorship now, by fund: the ledger's own word. */
export async function portionsOf(db: Reader, ref: string): Promise<readonly Portion[]> {
  const rows = await db
    .select({ fundId: ledgerAccount.fundId, amountRial: sql<number>`-sum(${ledgerLine.amountRial})` })
    .from(ledgerAccount)
    .innerJoin(ledgerLine, eq(ledgerLine.accountId, ledgerAccount.id))
    .where(and(eq(ledgerAccount.kind, 'allocated'), eq(ledgerAccount.ref, ref)))
    .groupBy(ledgerAccount.fundId)
    .orderBy(asc(ledgerAccount.fundId));
  return rows.filter(({ amountRial }) => amountRial > 0);
}

export interface OpenBankAccount {
  readonly id: string;
  readonly bank: string;
  readonly iban: string;
}

export async function openBankAccounts(
  db: Reader,
  organisationId: string,
): Promise<readonly OpenBankAccount[]> {
  return await db
    .select({ id: bankAccount.id, bank: bankAccount.bank, iban: bankAccount.iban })
    .from(bankAccount)
    .where(and(eq(bankAccount.organisationId, organisationId), isNull(bankAccount.closedAt)))
    .orderBy(asc(bankAccount.createdAt), asc(bankAccount.id));
}

/** The lines of an entry turned round, as its reversal has them. */
export async function reversedLines(db: Reader, entryId: string): Promise<readonly EntryLine[]> {
  const rows = await db
    .select({
      kind: ledgerAccount.kind,
      fundId: ledgerAccount.fundId,
      ref: ledgerAccount.ref,
      amountRial: ledgerLine.amountRial,
    })
    .from(ledgerLine)
    .innerJoin(ledgerAccount, eq(ledgerAccount.id, ledgerLine.accountId))
    .where(eq(ledgerLine.entryId, entryId))
    .orderBy(asc(ledgerLine.no));
  return rows.map(({ amountRial, ...account }) => ({ account, amountRial: -amountRial }));
}

/** Whether a fund may pay upkeep: no loan money, and nothing that is used up where its intention forbids that. */
export async function mayPayUpkeep(
  db: Reader,
  organisationId: string,
  fundId: string,
  isUsedUp: boolean,
): Promise<boolean> {
  const [row] = await db
    .select({ purpose: fund.purpose, intention: fund.intention })
    .from(fund)
    .where(and(eq(fund.id, fundId), eq(fund.organisationId, organisationId)));
  if (!row || row.purpose === 'loan') return false;
  return !isUsedUp || intentionLimits[row.intention].consumables;
}

/** Names of benefactors, for managers: who pays is theirs to know. */
export async function benefactorNames(
  db: Reader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly name: string; readonly anonymous: boolean }>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: benefactor.id, name: benefactor.name, anonymous: benefactor.anonymous })
    .from(benefactor)
    .where(inArray(benefactor.id, [...new Set(ids)]));
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}
