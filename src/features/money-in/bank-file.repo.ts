import { and, asc, desc, eq, isNotNull, isNull, lt, max, sql } from 'drizzle-orm';
import type { Scope } from '../../kernel/actor.ts';
import type { LocalDate } from '../../kernel/calendar.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import { insertMany } from '../../platform/insert-many.ts';
import { ledgerYear } from '../../schema/ledger.ts';
import { bankFile, bankFilePart } from '../../schema/pledges.ts';
import type { BankFileRecord, PartOutcome, RowCounts } from './bank-file-record.rules.ts';

/** The last day of an organisation's closed years; undefined where none is closed. */
export async function closedThrough(db: Reader, organisationId: string): Promise<LocalDate | undefined> {
  const [row] = await db
    .select({ through: max(ledgerYear.closedThrough) })
    .from(ledgerYear)
    .where(eq(ledgerYear.organisationId, organisationId));
  return (row?.through ?? undefined) as LocalDate | undefined;
}

/** Open with the place of the part. */
export const partPlace = (fileId: string, no: number) => `bank-file:${fileId}:part:${no}`;

export interface NewBankFile {
  readonly id: string;
  readonly organisationId: string;
  readonly bankAccountId: string;
  readonly name: string;
  /** Keyed digest of its text. */
  readonly digest: string;
  readonly rows: number;
  readonly unknownHeaders: readonly string[];
  readonly importedAt: string;
  readonly importedBy: string;
  readonly begunAt: string | null;
}

/** The file of the same text of the same bank account. */
export async function sameBankFile(
  db: Reader,
  { bankAccountId, digest }: Pick<NewBankFile, 'bankAccountId' | 'digest'>,
): Promise<BankFileRecord | undefined> {
  const [row] = await db
    .select()
    .from(bankFile)
    .where(and(eq(bankFile.bankAccountId, bankAccountId), eq(bankFile.digest, digest)));
  return row;
}

/** Writes a file down with its sealed parts; one that stands already under this id is read anew from its first row. */
export async function putBankFile(tx: Tx, file: NewBankFile, sealedParts: readonly string[]): Promise<void> {
  const nothing = { matched: 0, unmatched: 0, repeated: 0, refused: 0, passedOver: 0, receivedRial: 0 };
  const row = { ...file, ...nothing, landedAt: null };
  await tx.delete(bankFilePart).where(eq(bankFilePart.fileId, file.id));
  await tx.insert(bankFile).values(row).onConflictDoUpdate({ target: bankFile.id, set: row });
  await insertMany(
    tx,
    bankFilePart,
    sealedParts.map((rowsSealed, no) => ({ fileId: file.id, no, rowsSealed })),
  );
}

/** Lets a file that was only checked begin to land. @returns false where it has begun already. */
export async function beginBankFile(
  tx: Tx,
  { id, at, by }: { readonly id: string; readonly at: string; readonly by: string },
): Promise<boolean> {
  const rows = await tx
    .update(bankFile)
    .set({ begunAt: at, importedAt: at, importedBy: by })
    .where(and(eq(bankFile.id, id), isNull(bankFile.begunAt)))
    .returning({ id: bankFile.id });
  return rows.length > 0;
}

export async function findBankFile(
  db: Reader,
  scope: Scope,
  id: string,
): Promise<BankFileRecord | undefined> {
  const [row] = await db
    .select()
    .from(bankFile)
    .where(and(eq(bankFile.id, id), eq(bankFile.organisationId, scope.organisationId)));
  return row;
}

/** The files of an organisation that were given last and have begun to land. */
export async function lastBankFiles(
  db: Reader,
  scope: Scope,
  limit: number,
): Promise<readonly BankFileRecord[]> {
  return await db
    .select()
    .from(bankFile)
    .where(and(eq(bankFile.organisationId, scope.organisationId), isNotNull(bankFile.begunAt)))
    .orderBy(desc(bankFile.importedAt), asc(bankFile.id))
    .limit(limit);
}

/** Files on their way in, the oldest first. */
export async function landingBankFiles(db: Reader): Promise<readonly BankFileRecord[]> {
  return await db
    .select()
    .from(bankFile)
    .where(and(isNotNull(bankFile.begunAt), isNull(bankFile.landedAt)))
    .orderBy(asc(bankFile.begunAt), asc(bankFile.id));
}

/** The first part of a file that has not landed; undefined where none is left or the file has not begun. */
export async function nextPart(
  tx: Tx,
  fileId: string,
): Promise<{ readonly no: number; readonly rowsSealed: string } | undefined> {
  const [part] = await tx
    .select({ no: bankFilePart.no, rowsSealed: bankFilePart.rowsSealed })
    .from(bankFilePart)
    .innerJoin(bankFile, eq(bankFile.id, bankFilePart.fileId))
    .where(and(eq(bankFilePart.fileId, fileId), isNull(bankFilePart.landedAt), isNotNull(bankFile.begunAt)))
    .orderBy(asc(bankFilePart.no))
    .limit(1);
  return part && part.rowsSealed !== null ? { no: part.no, rowsSealed: part.rowsSealed } : undefined;
}

/** Puts down what became of a part, in the transaction in which its rows land; what was sealed of it is gone. */
export async function partLanded(
  tx: Tx,
  part: { readonly fileId: string; readonly no: number; readonly at: string },
  counts: RowCounts,
  outcome: PartOutcome,
): Promise<void> {
  const { fileId, no, at } = part;
  await tx
    .update(bankFilePart)
    .set({ rowsSealed: null, landedAt: at, outcome })
    .where(and(eq(bankFilePart.fileId, fileId), eq(bankFilePart.no, no)));
  const isOpen = sql`exists (select 1 from bank_file_part p where p.file_id = ${fileId} and p.landed_at is null)`;
  await tx
    .update(bankFile)
    .set({
      matched: sql`${bankFile.matched} + ${counts.matched}`,
      unmatched: sql`${bankFile.unmatched} + ${counts.unmatched}`,
      repeated: sql`${bankFile.repeated} + ${counts.repeated}`,
      refused: sql`${bankFile.refused} + ${counts.refused}`,
      passedOver: sql`${bankFile.passedOver} + ${counts.passedOver}`,
      receivedRial: sql`${bankFile.receivedRial} + ${counts.receivedRial}`,
      landedAt: sql`case when ${isOpen} then null else ${at} end`,
    })
    .where(eq(bankFile.id, fileId));
}

/** What became of the parts of a file that have landed, in their order. */
export async function outcomesOfParts(db: Reader, fileId: string): Promise<readonly PartOutcome[]> {
  const rows = await db
    .select({ outcome: bankFilePart.outcome })
    .from(bankFilePart)
    .where(and(eq(bankFilePart.fileId, fileId), isNotNull(bankFilePart.landedAt)))
    .orderBy(asc(bankFilePart.no));
  return rows.flatMap(({ outcome }) => outcome ?? []);
}

/** Files that were checked before an instant and never begun: gone with their rows. @returns how many. */
export async function dropChecked(tx: Tx, before: string): Promise<number> {
  const old = and(isNull(bankFile.begunAt), lt(bankFile.importedAt, before));
  const ids = tx.select({ id: bankFile.id }).from(bankFile).where(old);
  await tx.delete(bankFilePart).where(sql`${bankFilePart.fileId} in ${ids}`);
  return (await tx.delete(bankFile).where(old).returning({ id: bankFile.id })).length;
}
