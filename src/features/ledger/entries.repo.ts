import { and, asc, count, desc, eq, gte, inArray, lt, lte, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { LocalDate } from '../../kernel/calendar.ts';
import type { Reader } from '../../platform/database.ts';
import { bankAccount, fund, ledgerAccount, ledgerEntry, ledgerLine } from '../../schema/ledger.ts';
import { account, organisation } from '../../schema/organisations.ts';
import { pledge } from '../../schema/pledges.ts';
import type { EntryRecord, EntryWithLines } from './entry-record.rules.ts';
import { fundTitle } from './fund.rules.ts';
import type { AccountKind, EntryKind, EntryLine } from './ledger.rules.ts';
import { bankTitle } from './trial-balance.rules.ts';

export interface EntriesQuery {
  readonly from?: LocalDate | undefined;
  readonly to?: LocalDate | undefined;
  readonly kind?: EntryKind | undefined;
  readonly fundId?: string | undefined;
  readonly bankAccountId?: string | undefined;
  readonly account?: AccountKind | undefined;
  readonly pledgeId?: string | undefined;
  readonly sponsorshipId?: string | undefined;
  readonly limit: number;
  /** Those with a smaller number: the page after it. */
  readonly before?: number | undefined;
}

const reversal = alias(ledgerEntry, 'reversal');
const columns = {
  id: ledgerEntry.id,
  seq: ledgerEntry.seq,
  organisationId: ledgerEntry.organisationId,
  kind: ledgerEntry.kind,
  postedOn: ledgerEntry.postedOn,
  amountRial: sql<number>`(select sum(amount_rial) from ledger_line where entry_id = ${ledgerEntry.id} and amount_rial > 0)`,
  pledgeId: ledgerEntry.pledgeId,
  receiptId: ledgerEntry.receiptId,
  sponsorshipId: ledgerEntry.sponsorshipId,
  reason: ledgerEntry.reason,
  reverses: ledgerEntry.reverses,
  reversedBy: reversal.id,
  recordedAt: ledgerEntry.recordedAt,
  recordedBy: ledgerEntry.recordedBy,
};
const select = (db: Reader) =>
  db.select(columns).from(ledgerEntry).leftJoin(reversal, eq(reversal.reverses, ledgerEntry.id));
const shown = (row: Awaited<ReturnType<typeof select>>[number]): EntryRecord => ({
  ...row,
  postedOn: row.postedOn as LocalDate,
});

/** The journal of an organisation, the last posted first. */
export async function listEntries(
  db: Reader,
  organisationId: string,
  query: EntriesQuery,
): Promise<{
  readonly items: readonly EntryRecord[];
  readonly total: number;
  readonly hasMore: boolean;
}> {
  const { from, to, kind, fundId, bankAccountId, account: accountKind, pledgeId, sponsorshipId } = query;
  const ofAccounts = (which: SQL) =>
    inArray(
      ledgerEntry.id,
      db
        .select({ id: ledgerLine.entryId })
        .from(ledgerLine)
        .innerJoin(ledgerAccount, eq(ledgerAccount.id, ledgerLine.accountId))
        .where(and(eq(ledgerAccount.organisationId, organisationId), which)),
    );
  const fits = and(
    eq(ledgerEntry.organisationId, organisationId),
    from === undefined ? undefined : gte(ledgerEntry.postedOn, from),
    to === undefined ? undefined : lte(ledgerEntry.postedOn, to),
    kind === undefined ? undefined : eq(ledgerEntry.kind, kind),
    pledgeId === undefined ? undefined : eq(ledgerEntry.pledgeId, pledgeId),
    sponsorshipId === undefined ? undefined : eq(ledgerEntry.sponsorshipId, sponsorshipId),
    fundId === undefined ? undefined : ofAccounts(eq(ledgerAccount.fundId, fundId)),
    bankAccountId === undefined ? undefined : ofAccounts(eq(ledgerAccount.ref, bankAccountId)),
    accountKind === undefined ? undefined : ofAccounts(eq(ledgerAccount.kind, accountKind)),
  );
  const [counted] = await db.select({ total: count() }).from(ledgerEntry).where(fits);
  const rows = await select(db)
    .where(and(fits, query.before === undefined ? undefined : lt(ledgerEntry.seq, query.before)))
    .orderBy(desc(ledgerEntry.seq))
    .limit(query.limit + 1);
  return {
    items: rows.slice(0, query.limit).map(shown),
    total: counted?.total ?? 0,
    hasMore: rows.length > query.limit,
  };
}

/** One entry of an organisation, or of any where none is named, with its lines. */
export async function findEntry(
  db: Reader,
  organisationId: string | undefined,
  id: string,
): Promise<EntryWithLines | undefined> {
  const [row] = await select(db).where(
    and(
      eq(ledgerEntry.id, id),
      organisationId === undefined ? undefined : eq(ledgerEntry.organisationId, organisationId),
    ),
  );
  if (!row) return undefined;
  const lines = await db
    .select({
      no: ledgerLine.no,
      kind: ledgerAccount.kind,
      fundId: ledgerAccount.fundId,
      ref: ledgerAccount.ref,
      amountRial: ledgerLine.amountRial,
      balanceRial: ledgerLine.balanceRial,
      bank: bankAccount.bank,
      iban: bankAccount.iban,
      purpose: fund.purpose,
      name: fund.name,
      paymentReference: pledge.paymentReference,
    })
    .from(ledgerLine)
    .innerJoin(ledgerAccount, eq(ledgerAccount.id, ledgerLine.accountId))
    .leftJoin(fund, eq(fund.id, ledgerAccount.fundId))
    .leftJoin(pledge, eq(pledge.id, fund.pledgeId))
    .leftJoin(bankAccount, eq(bankAccount.id, ledgerAccount.ref))
    .where(eq(ledgerLine.entryId, id))
    .orderBy(asc(ledgerLine.no));
  const [by] = await db
    .select({ username: account.username })
    .from(account)
    .where(eq(account.id, row.recordedBy));
  return {
    ...shown(row),
    recordedByName: by?.username ?? row.recordedBy,
    lines: lines.map(({ no, kind, fundId, ref, amountRial, balanceRial, bank, iban, purpose, ...of }) => ({
      no,
      account: { kind, fundId, ref },
      title:
        bank !== null && iban !== null
          ? bankTitle(bank, iban)
          : purpose !== null
            ? fundTitle({ purpose, ...of })
            : null,
      amountRial,
      balanceRial,
    })),
  };
}

/** The lines of an entry as they are posted. */
export async function linesOf(db: Reader, entryId: string): Promise<readonly EntryLine[]> {
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
  return rows.map(({ amountRial, ...key }) => ({ account: key, amountRial }));
}

/** How often an opening balance was entered under a key, and how many of those stand. */
export async function countOpenings(
  db: Reader,
  key: string,
): Promise<{ readonly ever: number; readonly standing: number }> {
  const rows = await db
    .select({ reversedBy: reversal.id })
    .from(ledgerEntry)
    .leftJoin(reversal, eq(reversal.reverses, ledgerEntry.id))
    .where(and(gte(ledgerEntry.sourceKey, `${key}:`), lt(ledgerEntry.sourceKey, `${key};`)));
  return { ever: rows.length, standing: rows.filter(({ reversedBy }) => reversedBy === null).length };
}

/** Organisations that have posted anything, by name. */
export async function organisationsWithBooks(
  db: Reader,
): Promise<readonly { readonly id: string; readonly name: { readonly fa: string; readonly en: string } }[]> {
  return await db
    .select({ id: organisation.id, name: { fa: organisation.fa, en: organisation.en } })
    .from(organisation)
    .where(sql`exists (select 1 from ledger_entry e where e.organisation_id = ${organisation.id})`)
    .orderBy(asc(organisation.fa));
}
