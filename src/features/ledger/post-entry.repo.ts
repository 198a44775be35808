import { eq, max, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database.ts';
import { insertMany } from '../../platform/insert-many.ts';
import { ledgerAccount, ledgerEntry, ledgerLine, ledgerYear } from '../../schema/ledger.ts';
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
  const faults = entryFaults(entry);
  if (faults.length > 0) throw new Error(`a wrong entry of ${entry.kind}: ${JSON.stringify(faults)}`);
  const [before] = await tx
    .select({ id: ledgerEntry.id })
    .from(ledgerEntry)
    .where(eq(ledgerEntry.sourceKey, entry.sourceKey));
  if (before) return { ok: true, entryId: before.id, repeated: true };
  const [closed] = await tx
    .select({ through: max(ledgerYear.closedThrough) })
    .from(ledgerYear)
    .where(eq(ledgerYear.organisationId, entry.organisationId));
  if ((closed?.through ?? '') >= entry.postedOn) return { ok: false, refusal: { kind: 'closed-year' } };

  const ids = await accountIds(tx, entry);
  const last = await lastLines(tx, [...new Set(ids)]);
  const lines = entry.lines.map(({ amountRial }, i) => {
    const accountId = ids[i] as number;
    const { seq, balance } = last.get(accountId) ?? { seq: 0, balance: 0 };
    const line = {
      entryId: by.id,
      no: i + 1,
      accountId,
      accountSeq: seq + 1,
      amountRial,
      balanceRial: balance + amountRial,
    };
    last.set(accountId, { seq: line.accountSeq, balance: line.balanceRial });
    return line;
  });
  for (const [i, { account }] of entry.lines.entries()) {
    const left = (keptSides[account.kind] ?? 0) * (last.get(ids[i] as number)?.balance ?? 0);
    if (left < 0) return { ok: false, refusal: { kind: 'overdrawn', account, missingRial: -left } };
  }
  const [head] = await tx
    .select({ seq: max(ledgerEntry.seq) })
    .from(ledgerEntry)
    .where(eq(ledgerEntry.organisationId, entry.organisationId));
  await insertMany(tx, ledgerLine, lines);
  const { lines: _, ...row } = entry;
  await tx
    .insert(ledgerEntry)
    .values({ ...row, id: by.id, seq: (head?.seq ?? 0) + 1, recordedAt: by.at, recordedBy: by.accountId });
  return { ok: true, entryId: by.id, repeated: false };
}

/** Number of each line's account, in the order of the lines; those that nothing moved before are opened. */
async function accountIds(tx: Tx, { organisationId, lines }: NewEntry): Promise<readonly number[]> {
  const keys = lines.map(({ account: { kind, fundId = '', ref = '' } }) => ({ kind, fundId, ref }));
  const known = await knownAccounts(tx, organisationId, keys);
  const ids: number[] = [];
  for (const key of keys) {
    const name = nameOf(key);
    const id = known.get(name) ?? (await openAccount(tx, { organisationId, ...key }));
    known.set(name, id);
    ids.push(id);
  }
  return ids;
}

type WholeKey = Required<AccountKey>;
const nameOf = ({ kind, fundId, ref }: WholeKey): string => JSON.stringify([kind, fundId, ref]);

async function knownAccounts(
  tx: Tx,
  organisationId: string,
  keys: readonly WholeKey[],
): Promise<Map<string, number>> {
  const asked = JSON.stringify(keys.map(({ kind, fundId, ref }) => [kind, fundId, ref]));
  const rows = await tx.all<WholeKey & { id: number }>(
    sql`select a.id, a.kind, a.fund_id as "fundId", a.ref from json_each(${asked}) k
      cross join ledger_account a on a.organisation_id = ${organisationId} and a.kind = k.value ->> 0
        and a.fund_id = k.value ->> 1 and a.ref = k.value ->> 2`,
  );
  return new Map(rows.map((row) => [nameOf(row), row.id]));
}

async function openAccount(tx: Tx, key: WholeKey & { readonly organisationId: string }): Promise<number> {
  const [opened] = await tx.insert(ledgerAccount).values(key).returning({ id: ledgerAccount.id });
  if (!opened) throw new Error('an account that was just opened is not there');
  return opened.id;
}

async function lastLines(
  tx: Tx,
  accounts: readonly number[],
): Promise<Map<number, { seq: number; balance: number }>> {
  const rows = await tx.all<{ accountId: number; seq: number; balance: number }>(
    sql`select l.account_id as "accountId", l.account_seq as seq, l.balance_rial as balance
      from json_each(${JSON.stringify(accounts)}) k cross join ledger_line l on l.account_id = k.value
        and l.account_seq = (select max(account_seq) from ledger_line where account_id = k.value)`,
  );
  return new Map(rows.map(({ accountId, ...last }) => [accountId, last]));
}
