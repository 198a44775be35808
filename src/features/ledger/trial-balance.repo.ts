import { type SQL, sql } from 'drizzle-orm';
import type { LocalDate } from '../../kernel/calendar.ts';
import type { Reader } from '../../platform/database.ts';
import { balanceOf } from './funds.repo.ts';
import type { AccountKind, FundPurpose, FundSource } from './ledger.rules.ts';
import { type BalanceGroup, groupTitle } from './trial-balance.rules.ts';

export interface BalanceAt {
  /** Of one organisation; of all where it is absent. */
  readonly organisationId?: string | undefined;
  /** At the end of this day; all that is posted where it is absent. */
  readonly asOf?: LocalDate | undefined;
  /** Of what was posted until this instant. */
  readonly knownAt?: string | undefined;
  /** Without the closing entry of that very day. */
  readonly beforeClosing?: boolean | undefined;
}

/** What came after the moment that is asked about; undefined where nothing can have. */
function later({ asOf, knownAt, beforeClosing }: BalanceAt): SQL | undefined {
  const parts = [
    asOf === undefined ? undefined : sql`e.posted_on > ${asOf}`,
    knownAt === undefined ? undefined : sql`e.recorded_at > ${knownAt}`,
    asOf === undefined || !beforeClosing ? undefined : sql`(e.kind = 'closing' and e.posted_on = ${asOf})`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : sql`(${sql.join(parts, sql` or `)})`;
}

/**
 * What each account held at a moment. Today's figure is the last line of each account; of a moment past the shorter way is
 * taken: what came since is taken off, or what came until then is summed up.
 */
async function balances(db: Reader, at: BalanceAt): Promise<SQL> {
  const own = (alias: string): SQL =>
    at.organisationId === undefined
      ? sql`true`
      : sql`${sql.raw(alias)}.organisation_id = ${at.organisationId}`;
  const now = sql`select a.id, a.organisation_id, a.kind, a.fund_id, a.ref, ${balanceOf(sql`a.id`)} as rial from ledger_account a where ${own('a')}`;
  const after = later(at);
  if (after === undefined) return now;
  const [counted] = await db.all<{ after: number; total: number }>(
    sql`select coalesce(sum(${after}), 0) as after, count(*) as total from ledger_entry e where ${own('e')}`,
  );
  if (counted?.after === 0) return now;
  const moved = (which: SQL): SQL =>
    sql`(select l.account_id, sum(l.amount_rial) as rial from ledger_entry e cross join ledger_line l on l.entry_id = e.id where ${own('e')} and ${which} group by l.account_id)`;
  if (counted && counted.after * 2 <= counted.total)
    return sql`select n.id, n.organisation_id, n.kind, n.fund_id, n.ref, n.rial - coalesce(m.rial, 0) as rial from (${now}) n left join ${moved(after)} m on m.account_id = n.id`;
  return sql`select a.id, a.organisation_id, a.kind, a.fund_id, a.ref, m.rial from ${moved(sql`not ${after}`)} m join ledger_account a on a.id = m.account_id`;
}

interface GroupRow {
  readonly kind: AccountKind;
  readonly id: string | null;
  readonly source: FundSource | null;
  readonly purpose: FundPurpose | null;
  readonly name: string | null;
  readonly bank: string | null;
  readonly iban: string | null;
  readonly accounts: number;
  readonly debitRial: number;
  readonly creditRial: number;
}

/**
 * Accounts taken together: each bank account, credit line and own fund by itself, benefactors' funds together, all else by
 * its kind. Of all organisations together banks, lines and funds are not told apart.
 */
export async function balanceGroups(db: Reader, at: BalanceAt): Promise<readonly BalanceGroup[]> {
  const whole = at.organisationId === undefined;
  const id = whole
    ? sql`null`
    : sql`case when b.kind in ('cash','unidentified') then b.ref when f.source in ('association','credit-line') then b.fund_id end`;
  const rows = await db.all<GroupRow>(sql`
    select b.kind, ${id} as id, f.source, max(f.purpose) as purpose, max(f.name) as name, max(k.bank) as bank, max(k.iban) as iban,
      count(*) as accounts, sum(max(b.rial, 0)) as "debitRial", -sum(min(b.rial, 0)) as "creditRial"
    from (${await balances(db, at)}) b left join fund f on f.id = b.fund_id left join bank_account k on b.kind in ('cash','unidentified') and k.id = b.ref
    group by b.kind, 2, f.source order by b.kind, f.source desc, purpose desc, name, bank, 2`);
  return rows.map((row) => ({
    kind: row.kind,
    id: row.id,
    title: groupTitle(row),
    accounts: row.accounts,
    debitRial: row.debitRial,
    creditRial: row.creditRial,
  }));
}

export interface AccountBalance {
  readonly organisationId: string;
  readonly kind: AccountKind;
  readonly fundId: string;
  readonly ref: string;
  readonly rial: number;
  readonly fundPurpose: FundPurpose | null;
  readonly fundName: string | null;
  readonly paymentReference: string | null;
  readonly bank: string | null;
  readonly iban: string | null;
}

/** Every account that held something, by itself. */
export async function accountBalances(
  db: Reader,
  at: BalanceAt,
  kinds?: readonly AccountKind[],
): Promise<readonly AccountBalance[]> {
  const only =
    kinds === undefined ? sql`` : sql`and b.kind in (select value from json_each(${JSON.stringify(kinds)}))`;
  return await db.all<AccountBalance>(sql`
    select b.organisation_id as "organisationId", b.kind, b.fund_id as "fundId", b.ref, b.rial, f.purpose as "fundPurpose", f.name as "fundName",
      coalesce(p.payment_reference, q.payment_reference) as "paymentReference", k.bank, k.iban
    from (${await balances(db, at)}) b left join fund f on f.id = b.fund_id left join pledge p on p.id = f.pledge_id
      left join pledge q on b.kind in ('pledges-receivable','promised','kit-stock') and q.id = b.ref
      left join bank_account k on b.kind in ('cash','unidentified') and k.id = b.ref
    where b.rial <> 0 ${only} order by b.organisation_id, b.kind, f.source desc, b.fund_id, b.ref`);
}
