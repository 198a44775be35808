import { type SQL, sql } from 'drizzle-orm';
import type { LocalDate } from '../../kernel/calendar.ts';
import type { Reader } from '../../platform/database.ts';
import { readPacked } from '../../platform/read-packed.ts';
import { balanceOf } from './funds.repo.ts';
import { type AccountKind, accountKinds, type FundPurpose, type FundSource } from './ledger.rules.ts';
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

const ownBooks = (alias: string, organisationId: string | undefined): SQL =>
  organisationId === undefined ? sql`true` : sql`${sql.raw(alias)}.organisation_id = ${organisationId}`;

/** Who an account is told apart by, as `ledger_day` tells it. */
const ownerOf = sql`case when a.kind in ('cash','unidentified') then a.ref when f.source = 'benefactor' then '' else a.fund_id end`;

interface GroupRow {
  readonly kind: AccountKind;
  readonly id: string | null;
  readonly source: FundSource | null;
  readonly purpose: FundPurpose | null;
  readonly name: string | null;
  readonly bank: string | null;
  readonly iban: string | null;
}

/**
 * Accounts taken together: each bank account, credit line and own fund by itself, benefactors' funds together, all else by
 * its kind; read from the sums of days. Of all organisations together banks, lines and funds are not told apart.
 */
export async function balanceGroups(db: Reader, at: BalanceAt): Promise<readonly BalanceGroup[]> {
  const { organisationId, asOf, knownAt, beforeClosing } = at;
  const day = asOf === undefined ? sql`true` : sql`d.posted_on <= ${asOf}`;
  const takenOff = [
    knownAt === undefined ? undefined : sql`e.recorded_at > ${knownAt}`,
    asOf === undefined || !beforeClosing ? undefined : sql`(e.kind = 'closing' and e.posted_on = ${asOf})`,
  ].filter((part) => part !== undefined);
  const without =
    takenOff.length === 0
      ? sql``
      : sql`union all select a.kind, ${ownerOf} as owner, -sum(l.amount_rial) as rial
          from ledger_entry e cross join ledger_line l on l.entry_id = e.id join ledger_account a on a.id = l.account_id left join fund f on f.id = a.fund_id
          where ${ownBooks('e', organisationId)} and ${asOf === undefined ? sql`true` : sql`e.posted_on <= ${asOf}`} and (${sql.join(takenOff, sql` or `)})
          group by a.kind, 2`;
  const told = organisationId === undefined ? sql`null` : sql`nullif(b.owner, '')`;
  const rows = await db.all<GroupRow & { rial: number }>(sql`
    select b.kind, ${told} as id, coalesce(f.source, case when b.kind in ('fund','allocated','released','aid-granted','write-off') and b.owner = '' then 'benefactor' end) as source,
      max(f.purpose) as purpose, max(f.name) as name, max(k.bank) as bank, max(k.iban) as iban, sum(b.rial) as rial
    from (select d.kind, d.owner, sum(d.rial) as rial from ledger_day d where ${ownBooks('d', organisationId)} and ${day} group by d.kind, d.owner ${without}) b
      left join fund f on f.id = b.owner left join bank_account k on b.kind in ('cash','unidentified') and k.id = b.owner
    group by b.kind, 2, 3 order by b.kind, 3 desc, purpose desc, name, bank, 2`);
  return rows.map((row) => ({
    kind: row.kind,
    id: row.id,
    title: groupTitle(row),
    debitRial: Math.max(row.rial, 0),
    creditRial: Math.max(-row.rial, 0),
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

/** Every account that held something at a moment, by itself. */
export async function accountBalances(
  db: Reader,
  at: BalanceAt,
  kinds: readonly AccountKind[] = accountKinds,
): Promise<readonly AccountBalance[]> {
  const { organisationId, asOf, knownAt, beforeClosing } = at;
  const until = [
    asOf === undefined ? undefined : sql`e.posted_on <= ${asOf}`,
    knownAt === undefined ? undefined : sql`e.recorded_at <= ${knownAt}`,
    asOf === undefined || !beforeClosing
      ? undefined
      : sql`not (e.kind = 'closing' and e.posted_on = ${asOf})`,
  ].filter((part) => part !== undefined);
  const own = sql`${ownBooks('a', organisationId)} and a.kind in (select value from json_each(${JSON.stringify(kinds)}))`;
  // Today's figure is the last line of each account; one of a past moment is summed up.
  const balances =
    until.length === 0
      ? sql`select a.id, ${balanceOf(sql`a.id`)} as rial from ledger_account a where ${own}`
      : sql`select a.id, sum(l.amount_rial) as rial from ledger_account a join ledger_line l on l.account_id = a.id
          join ledger_entry e on e.id = l.entry_id where ${own} and ${sql.join(until, sql` and `)} group by a.id`;
  const rows = await readPacked<AccountBalance & { fundSource: string | null }>(
    db,
    accountColumns,
    sql`
    select a.organisation_id as "organisationId", a.kind, a.fund_id as "fundId", a.ref, b.rial, f.purpose as "fundPurpose", f.name as "fundName",
      f.source as "fundSource", coalesce(p.payment_reference, q.payment_reference) as "paymentReference", k.bank, k.iban
    from (${balances}) b join ledger_account a on a.id = b.id left join fund f on f.id = a.fund_id left join pledge p on p.id = f.pledge_id
      left join pledge q on a.kind in ('pledges-receivable','promised','kit-stock') and q.id = a.ref
      left join bank_account k on a.kind in ('cash','unidentified') and k.id = a.ref
    where b.rial <> 0`,
  );
  const order = (one: string, two: string): number => (one < two ? -1 : one > two ? 1 : 0);
  return rows
    .sort(
      (one, two) =>
        order(one.organisationId, two.organisationId) ||
        order(one.kind, two.kind) ||
        order(two.fundSource ?? '', one.fundSource ?? '') ||
        order(one.fundId, two.fundId) ||
        order(one.ref, two.ref),
    )
    .map(({ fundSource: _, ...row }) => row);
}

const accountColumns = [
  'organisationId',
  'kind',
  'fundId',
  'ref',
  'rial',
  'fundPurpose',
  'fundName',
  'fundSource',
  'paymentReference',
  'bank',
  'iban',
] as const;
