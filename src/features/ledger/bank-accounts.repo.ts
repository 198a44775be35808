import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../platform/database.ts';
import { bankAccount } from '../../schema/ledger.ts';
import type { BankAccountRecord } from './bank-account.rules.ts';
import { balanceOf } from './funds.repo.ts';

const held = (kind: 'cash' | 'unidentified'): SQL<number> =>
  sql<number>`coalesce((select ${balanceOf(sql`a.id`)} from ledger_account a where a.organisation_id = bank_account.organisation_id
    and a.kind = ${kind} and a.fund_id = '' and a.ref = bank_account.id), 0)`;

const columns = {
  id: bankAccount.id,
  organisationId: bankAccount.organisationId,
  bank: bankAccount.bank,
  iban: bankAccount.iban,
  card: bankAccount.card,
  createdAt: bankAccount.createdAt,
  closedAt: bankAccount.closedAt,
  revision: bankAccount.revision,
  balanceRial: held('cash'),
  unidentifiedRial: sql<number>`-${held('unidentified')}`,
};

/** Bank accounts of an organisation with what lies in them, the oldest first; with `open` without those that are closed. */
export async function bankAccountsOf(
  db: Reader,
  organisationId: string,
  { open = false }: { readonly open?: boolean } = {},
): Promise<readonly BankAccountRecord[]> {
  return await db
    .select(columns)
    .from(bankAccount)
    .where(
      and(eq(bankAccount.organisationId, organisationId), open ? isNull(bankAccount.closedAt) : undefined),
    )
    .orderBy(asc(bankAccount.createdAt), asc(bankAccount.id));
}

/** One of an organisation's own; of anybody else's there is none. */
export async function findBankAccount(
  db: Reader,
  organisationId: string,
  id: string,
): Promise<BankAccountRecord | undefined> {
  const [row] = await db
    .select(columns)
    .from(bankAccount)
    .where(and(eq(bankAccount.organisationId, organisationId), eq(bankAccount.id, id)));
  return row;
}

export async function isIbanKnown(db: Reader, iban: string): Promise<boolean> {
  const rows = await db.select({ id: bankAccount.id }).from(bankAccount).where(eq(bankAccount.iban, iban));
  return rows.length > 0;
}

export async function insertBankAccount(tx: Tx, row: typeof bankAccount.$inferInsert): Promise<void> {
  await tx.insert(bankAccount).values(row);
}

/** Writes what changed where the revision is still the one that was seen. @returns whether it was. */
export async function updateBankAccount(
  tx: Tx,
  { id, revision }: Pick<BankAccountRecord, 'id' | 'revision'>,
  changes: Partial<Pick<BankAccountRecord, 'bank' | 'card' | 'closedAt'>>,
): Promise<boolean> {
  const rows = await tx
    .update(bankAccount)
    .set({ ...changes, revision: revision + 1 })
    .where(and(eq(bankAccount.id, id), eq(bankAccount.revision, revision)))
    .returning({ id: bankAccount.id });
  return rows.length === 1;
}
