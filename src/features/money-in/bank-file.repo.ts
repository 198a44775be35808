import { and, eq, max, sql } from 'drizzle-orm';
import type { LocalDate } from '../../kernel/calendar.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import { ledgerYear } from '../../schema/ledger.ts';
import { bankFile } from '../../schema/pledges.ts';

/** The last day of an organisation's closed years; undefined where none is closed. */
export async function closedThrough(db: Reader, organisationId: string): Promise<LocalDate | undefined> {
  const [row] = await db
    .select({ through: max(ledgerYear.closedThrough) })
    .from(ledgerYear)
    .where(eq(ledgerYear.organisationId, organisationId));
  return (row?.through ?? undefined) as LocalDate | undefined;
}

export interface NewBankFile {
  readonly id: string;
  readonly organisationId: string;
  readonly bankAccountId: string;
  readonly name: string;
  /** Keyed digest of its text. */
  readonly digest: string;
  readonly rows: number;
  readonly importedAt: string;
  readonly importedBy: string;
}

/** The same file of the same bank account is one, however often it is read. @returns its id, and whether it is new. */
export async function openBankFile(
  tx: Tx,
  file: NewBankFile,
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  const [known] = await tx
    .select({ id: bankFile.id })
    .from(bankFile)
    .where(
      and(
        eq(bankFile.organisationId, file.organisationId),
        eq(bankFile.bankAccountId, file.bankAccountId),
        eq(bankFile.digest, file.digest),
      ),
    );
  if (known) return { id: known.id, isNew: false };
  await tx.insert(bankFile).values({ ...file, matched: 0, unmatched: 0, repeated: 0, refused: 0 });
  return { id: file.id, isNew: true };
}

export async function countInBankFile(
  tx: Tx,
  id: string,
  landed: {
    readonly matched: number;
    readonly unmatched: number;
    readonly repeated: number;
    readonly refused: number;
  },
): Promise<void> {
  await tx
    .update(bankFile)
    .set({
      matched: sql`${bankFile.matched} + ${landed.matched}`,
      unmatched: sql`${bankFile.unmatched} + ${landed.unmatched}`,
      repeated: sql`${bankFile.repeated} + ${landed.repeated}`,
      refused: sql`${bankFile.refused} + ${landed.refused}`,
    })
    .where(eq(bankFile.id, id));
}
