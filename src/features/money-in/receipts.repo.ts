import { and, asc, count, desc, eq, gt, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import type { Scope } from '../../kernel/actor.ts';
import type { LocalDate } from '../../kernel/calendar.ts';
import type { Cursor } from '../../kernel/cursor.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import { benefactor } from '../../schema/benefactors.ts';
import { bankAccount, ledgerEntry } from '../../schema/ledger.ts';
import { paymentNotice, pledge, receipt } from '../../schema/pledges.ts';
import type { ReceiptState } from '../pledges/pledge.rules.ts';
import { returnedOf } from './promised.repo.ts';
import type { BankAccountRecord, ReceiptEntry, ReceiptRecord, ReceiptRow } from './receipt-record.rules.ts';
import { receiptOf } from './same-money.repo.ts';

export interface ReceiptsQuery {
  readonly state?: ReceiptState | undefined;
  readonly pledgeId?: string | undefined;
  readonly bankAccountId?: string | undefined;
  readonly limit: number;
  readonly after?: Cursor | undefined;
}

/** Receipts of an organisation; of anybody else's there is none. */
export function receiptsRepo(db: Reader, scope: Scope) {
  const own = eq(receipt.organisationId, scope.organisationId);
  const select = () =>
    db
      .select({
        receipt,
        returnedRial: returnedOf(sql`${receipt.id}`),
        bank: bankAccount.bank,
        iban: bankAccount.iban,
        benefactorId: benefactor.id,
        benefactorName: benefactor.name,
        anonymous: benefactor.anonymous,
        paymentReference: pledge.paymentReference,
      })
      .from(receipt)
      .innerJoin(bankAccount, eq(bankAccount.id, receipt.bankAccountId))
      .leftJoin(pledge, eq(pledge.id, receipt.pledgeId))
      .leftJoin(benefactor, eq(benefactor.id, pledge.benefactorId));
  const shown = (row: Awaited<ReturnType<typeof select>>[number]): ReceiptRow => ({
    ...receiptOf(row.receipt),
    returnedRial: row.returnedRial,
    bank: row.bank,
    iban: row.iban,
    pledge:
      row.benefactorId === null || row.benefactorName === null
        ? null
        : {
            benefactorId: row.benefactorId,
            benefactorName: row.benefactorName,
            anonymous: row.anonymous ?? false,
            paymentReference: row.paymentReference ?? '',
          },
  });
  return {
    async find(id: string): Promise<ReceiptRow | undefined> {
      const [row] = await select().where(and(own, eq(receipt.id, id)));
      return row && shown(row);
    },

    /** The latest first, by the day on which they came. */
    async list({ state, pledgeId, bankAccountId, limit, after }: ReceiptsQuery): Promise<{
      readonly items: readonly ReceiptRow[];
      readonly total: number;
      readonly next?: Cursor;
    }> {
      const fits = and(
        own,
        state === undefined ? undefined : eq(receipt.state, state),
        pledgeId === undefined ? undefined : eq(receipt.pledgeId, pledgeId),
        bankAccountId === undefined ? undefined : eq(receipt.bankAccountId, bankAccountId),
      );
      const behind =
        after &&
        or(
          lt(receipt.receivedOn, after.key),
          and(eq(receipt.receivedOn, after.key), gt(receipt.id, after.id)),
        );
      const [counted] = await db.select({ total: count() }).from(receipt).where(fits);
      const rows = await select()
        .where(and(fits, behind))
        .orderBy(desc(receipt.receivedOn), asc(receipt.id))
        .limit(limit + 1);
      const items = rows.slice(0, limit).map(shown);
      const last = items.at(-1);
      return {
        items,
        total: counted?.total ?? 0,
        ...(rows.length > limit && last ? { next: { key: last.receivedOn, id: last.id } } : {}),
      };
    },

    /** How many wait for somebody to decide whose they are. */
    async countUnmatched(): Promise<number> {
      const [row] = await db
        .select({ n: count() })
        .from(receipt)
        .where(and(own, eq(receipt.state, 'unmatched')));
      return row?.n ?? 0;
    },

    /** What was posted for a receipt, in order. */
    async entriesOf(receiptId: string): Promise<readonly ReceiptEntry[]> {
      const rows = await db
        .select({
          id: ledgerEntry.id,
          kind: ledgerEntry.kind,
          postedOn: ledgerEntry.postedOn,
          reverses: ledgerEntry.reverses,
          reason: ledgerEntry.reason,
          recordedAt: ledgerEntry.recordedAt,
        })
        .from(ledgerEntry)
        .where(
          and(eq(ledgerEntry.organisationId, scope.organisationId), eq(ledgerEntry.receiptId, receiptId)),
        )
        .orderBy(asc(ledgerEntry.seq));
      return rows.map((row) => ({ ...row, postedOn: row.postedOn as LocalDate }));
    },
  };
}

/** Writes what was decided at the revision that was read. @returns false where it has moved since. */
export async function decideReceipt(
  tx: Tx,
  key: Pick<ReceiptRecord, 'id' | 'organisationId' | 'revision'>,
  to: { readonly state: ReceiptState; readonly pledgeId: string | null },
): Promise<boolean> {
  const rows = await tx
    .update(receipt)
    .set({ ...to, revision: key.revision + 1 })
    .where(
      and(
        eq(receipt.id, key.id),
        eq(receipt.organisationId, key.organisationId),
        eq(receipt.revision, key.revision),
      ),
    )
    .returning({ id: receipt.id });
  return rows.length > 0;
}

/** Bank accounts of an organisation, the open ones first. */
export async function bankAccountsOf(db: Reader, scope: Scope): Promise<readonly BankAccountRecord[]> {
  const rows = await db
    .select()
    .from(bankAccount)
    .where(eq(bankAccount.organisationId, scope.organisationId))
    .orderBy(sql`${bankAccount.closedAt} is not null`, asc(bankAccount.createdAt), asc(bankAccount.id));
  return rows.map(({ id, bank, iban, closedAt }) => ({ id, bank, iban, closed: closedAt !== null }));
}

/** Takes the answer of a notice back: it waits for its money again. */
export async function reopenNotices(tx: Tx, receiptId: string): Promise<void> {
  await tx.update(paymentNotice).set({ receiptId: null }).where(eq(paymentNotice.receiptId, receiptId));
}

/** Pledges of money of the organisation by a part of their benefactor's name or by a payment reference, the latest first. */
export async function findPledgesFor(
  db: Reader,
  scope: Scope,
  by: { readonly name?: string; readonly references?: readonly string[] },
  limit: number,
): Promise<
  readonly {
    readonly id: string;
    readonly benefactorName: string;
    readonly amountRial: number;
    readonly cadence: 'once' | 'monthly';
    readonly paymentReference: string;
    readonly startsOn: LocalDate;
  }[]
> {
  const fits: SQL[] = [];
  if (by.name) fits.push(sql`instr(${benefactor.name}, ${by.name}) > 0`);
  if (by.references?.length) fits.push(inArray(pledge.paymentReference, [...by.references]));
  if (fits.length === 0) return [];
  const rows = await db
    .select({
      id: pledge.id,
      benefactorName: benefactor.name,
      amountRial: pledge.amountRial,
      cadence: pledge.cadence,
      paymentReference: pledge.paymentReference,
      startsOn: pledge.startsOn,
    })
    .from(pledge)
    .innerJoin(benefactor, eq(benefactor.id, pledge.benefactorId))
    .where(and(eq(pledge.organisationId, scope.organisationId), eq(pledge.kind, 'money'), or(...fits)))
    .orderBy(desc(pledge.createdAt), asc(pledge.id))
    .limit(limit);
  return rows.map((row) => ({
    ...row,
    amountRial: row.amountRial ?? 0,
    startsOn: row.startsOn as LocalDate,
  }));
}

/** What came for a pledge, in the order in which it came. */
export async function receiptsOfPledge(db: Reader, pledgeId: string): Promise<readonly ReceiptRecord[]> {
  const rows = await db
    .select()
    .from(receipt)
    .where(and(eq(receipt.pledgeId, pledgeId), eq(receipt.state, 'matched')))
    .orderBy(asc(receipt.receivedOn), asc(receipt.id));
  return rows.map(receiptOf);
}
