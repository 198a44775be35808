import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database.ts';
import { insertMany } from '../../platform/insert-many.ts';
import { ledgerAccount, ledgerEntry, ledgerLine } from '../../schema/ledger.ts';
import { type AccountKey, entryFaults, keptSides, type NewEntry } from './ledger.rules.ts';
import type { PostRefusal } from './ledger-refusals.rules.ts';

export type Posted =
  | { readonly ok: true; readonly entryId: string; readonly repeated: boolean }
  | { readonly ok: false; readonly refusal: PostRefusal };

/**
 * The one way into the ledger: writes an entry with its lines, opens accounts that it is the first to move, and posts nothing
 * where the same thing (`sourceKey`) is posted already. Amounts in whole rials.
 * @throws Error where the entry is wrong by itself (`entryFaults`): that is a bug, nobody can cause it.
 */
export async function postEntry(
  tx: Tx,
  by: { readonly id: string; readonly at: string; readonly accountId: string },
  entry: NewEntry,
): Promise<Posted> {
  const [posted] = await postEntries(tx, by, [{ ...entry, id: by.id }]);
  if (!posted) throw new Error('an entry without an answer');
  return posted;
}

/**
 * Many entries in their order by as many statements as one: each is judged as it stands after those before it, by this and by
 * the database, and one that is refused leaves no line behind. @returns what became of each, in their order.
 */
export async function postEntries(
  tx: Tx,
  by: { readonly at: string; readonly accountId: string },
  entries: readonly (NewEntry & { readonly id: string })[],
): Promise<readonly Posted[]> {
  for (const entry of entries) {
    const faults = entryFaults(entry);
    if (faults.length > 0) throw new Error(`a wrong entry of ${entry.kind}: ${JSON.stringify(faults)}`);
  }
  const posted = await postedBefore(tx, entries);
  const fresh = entries.filter(({ sourceKey }) => !posted.has(sourceKey));
  const books = await booksOf(tx, [...new Set(fresh.map(({ organisationId }) => organisationId))]);
  const isClosed = ({ organisationId, postedOn }: NewEntry) =>
    (books.get(organisationId)?.closedThrough ?? '') >= postedOn;
  const ids = await accountIds(
    tx,
    fresh.filter((entry) => !isClosed(entry)),
  );
  const last = await lastLines(tx, [...new Set(ids.values())]);
  const lines: (typeof ledgerLine.$inferInsert)[] = [];
  const rows: (typeof ledgerEntry.$inferInsert)[] = [];
  const answers = entries.map((entry): Posted => {
    const before = posted.get(entry.sourceKey);
    if (before !== undefined) return { ok: true, entryId: before, repeated: true };
    if (isClosed(entry)) return { ok: false, refusal: { kind: 'closed-year' } };
    const own = linesAfter(last, ids, entry);
    if (!own.ok) return own;
    lines.push(...own.lines);
    for (const { accountId, accountSeq: seq, balanceRial: balance } of own.lines)
      last.set(accountId, { seq, balance });
    const book = books.get(entry.organisationId) ?? { seq: 0, closedThrough: '' };
    book.seq += 1;
    const { lines: _, ...row } = entry;
    rows.push({ ...row, seq: book.seq, recordedAt: by.at, recordedBy: by.accountId });
    posted.set(entry.sourceKey, entry.id);
    return { ok: true, entryId: entry.id, repeated: false };
  });
  await insertMany(tx, ledgerLine, lines);
  await insertMany(tx, ledgerEntry, rows);
  return answers;
}

/** Entries that are posted already, by the key of each. */
async function postedBefore(tx: Tx, entries: readonly NewEntry[]): Promise<Map<string, string>> {
  const keys = JSON.stringify(entries.map(({ sourceKey }) => sourceKey));
  const rows = await tx.all<{ key: string; id: string }>(
    sql`select e.source_key as key, e.id from json_each(${keys}) k cross join ledger_entry e on e.source_key = k.value`,
  );
  return new Map(rows.map(({ key, id }) => [key, id]));
}

/** Of each organisation the last day of its closed years, and the number of its last entry. */
async function booksOf(
  tx: Tx,
  organisationIds: readonly string[],
): Promise<Map<string, { seq: number; readonly closedThrough: string }>> {
  if (organisationIds.length === 0) return new Map();
  const rows = await tx.all<{ id: string; seq: number; closedThrough: string }>(
    sql`select k.value as id, coalesce((select max(seq) from ledger_entry where organisation_id = k.value), 0) as seq,
      coalesce((select max(closed_through) from ledger_year where organisation_id = k.value), '') as "closedThrough"
      from json_each(${JSON.stringify(organisationIds)}) k`,
  );
  return new Map(rows.map(({ id, ...book }) => [id, book]));
}

interface Last {
  readonly seq: number;
  readonly balance: number;
}

/** The lines of an entry after what its accounts hold; refused where one would be overdrawn. */
function linesAfter(
  last: ReadonlyMap<number, Last>,
  ids: ReadonlyMap<string, number>,
  entry: NewEntry & { readonly id: string },
):
  | { readonly ok: true; readonly lines: readonly (typeof ledgerLine.$inferInsert)[] }
  | Extract<Posted, { ok: false }> {
  const after = new Map<number, Last>();
  const accountOf = (account: AccountKey) =>
    ids.get(nameOf(wholeKey(entry.organisationId, account))) as number;
  const lines = entry.lines.map(({ account, amountRial }, i) => {
    const accountId = accountOf(account);
    const { seq, balance } = after.get(accountId) ?? last.get(accountId) ?? { seq: 0, balance: 0 };
    const now = { seq: seq + 1, balance: balance + amountRial };
    after.set(accountId, now);
    return {
      entryId: entry.id,
      no: i + 1,
      accountId,
      accountSeq: now.seq,
      amountRial,
      balanceRial: now.balance,
    };
  });
  for (const { account } of entry.lines) {
    const left = (keptSides[account.kind] ?? 0) * (after.get(accountOf(account))?.balance ?? 0);
    if (left < 0) return { ok: false, refusal: { kind: 'overdrawn', account, missingRial: -left } };
  }
  return { ok: true, lines };
}

type WholeKey = readonly [organisationId: string, kind: AccountKey['kind'], fundId: string, ref: string];
const wholeKey = (organisationId: string, { kind, fundId = '', ref = '' }: AccountKey): WholeKey => [
  organisationId,
  kind,
  fundId,
  ref,
];
const nameOf = (key: WholeKey): string => JSON.stringify(key);

/** Numbers of the accounts of all lines, by name; those that nothing moved before are opened. */
async function accountIds(tx: Tx, entries: readonly NewEntry[]): Promise<ReadonlyMap<string, number>> {
  const keys = new Map(
    entries.flatMap(({ organisationId, lines }) =>
      lines.map(({ account }) => {
        const key = wholeKey(organisationId, account);
        return [nameOf(key), key] as const;
      }),
    ),
  );
  if (keys.size === 0) return new Map();
  const known = await knownAccounts(tx, [...keys.values()]);
  const missing = [...keys].flatMap(([name, key]) => (known.has(name) ? [] : [key]));
  if (missing.length === 0) return known;
  await insertMany(
    tx,
    ledgerAccount,
    missing.map(([organisationId, kind, fundId, ref]) => ({ organisationId, kind, fundId, ref })),
  );
  return new Map([...known, ...(await knownAccounts(tx, missing))]);
}

async function knownAccounts(tx: Tx, keys: readonly WholeKey[]): Promise<Map<string, number>> {
  const rows = await tx.all<{ key: number; id: number }>(
    sql`select k.key, a.id from json_each(${JSON.stringify(keys)}) k
      cross join ledger_account a on a.organisation_id = k.value ->> 0 and a.kind = k.value ->> 1
        and a.fund_id = k.value ->> 2 and a.ref = k.value ->> 3`,
  );
  return new Map(
    rows.flatMap(({ key, id }) => {
      const asked = keys[key];
      return asked === undefined ? [] : [[nameOf(asked), id] as const];
    }),
  );
}

async function lastLines(tx: Tx, accounts: readonly number[]): Promise<Map<number, Last>> {
  if (accounts.length === 0) return new Map();
  const rows = await tx.all<{ accountId: number; seq: number; balance: number }>(
    sql`select l.account_id as "accountId", l.account_seq as seq, l.balance_rial as balance
      from json_each(${JSON.stringify(accounts)}) k cross join ledger_line l on l.account_id = k.value
        and l.account_seq = (select max(account_seq) from ledger_line where account_id = k.value)`,
  );
  return new Map(rows.map(({ accountId, ...last }) => [accountId, last]));
}
