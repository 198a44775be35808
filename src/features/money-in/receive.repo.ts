import { and, between, desc, eq, like } from 'drizzle-orm';
import { addDays, type LocalDate, toJalali } from '../../kernel/calendar.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import type { Deps } from '../../platform/deps.ts';
import { receipt } from '../../schema/pledges.ts';
import { postIn } from '../ledger/post-in.repo.ts';
import type { Change, ChangeActor } from '../records/change.repo.ts';
import { applyToPledge } from './apply-to-pledge.repo.ts';
import { findMatch } from './find-match.repo.ts';
import { type MoneyIn, type ReceiptRecord, receiptNumber, sameMoneyDays } from './receipt-record.rules.ts';

export interface Received {
  readonly receipt: ReceiptRecord;
  /** The same money stood here before: nothing was written. */
  readonly repeated: boolean;
}

/** Open with the id of its receipt. */
export const payerSeal = (receiptId: string) => `receipt:${receiptId}:payer_sealed`;

/**
 * Money that reached a bank account: its receipt, its entry, and, where it is known for which pledge it is (`pledgeId`, the
 * payment reference in what the payer wrote, or a notice of the benefactor), the dues and state of that pledge and what its
 * benefactor is told. The same money again answers the receipt that stands. The caller has checked that the bank account is the organisation's.
 * @returns 409 where the year is closed.
 */
export async function receiveMoney(
  change: Change,
  deps: Pick<Deps, 'crypto' | 'newId' | 'now'>,
  actor: ChangeActor,
  money: MoneyIn & { readonly pledgeId?: string | null },
): Promise<Result<Received>> {
  const { tx, audit } = change;
  const known = await findSameMoney(tx, money);
  if (known) return ok({ receipt: known, repeated: true });
  const id = deps.newId('receipt');
  const match = money.pledgeId ? { pledgeId: money.pledgeId } : await findMatch(tx, money);
  const row: typeof receipt.$inferInsert = {
    id,
    number: await nextNumber(tx, money),
    organisationId: money.organisationId,
    bankAccountId: money.bankAccountId,
    receivedOn: money.receivedOn,
    amountRial: money.amountRial,
    reference: money.reference,
    payerSealed: money.payer === null ? null : deps.crypto.seal(money.payer, payerSeal(id)),
    source: money.source,
    state: match ? 'matched' : 'unmatched',
    pledgeId: match?.pledgeId ?? null,
    bankFileId: money.bankFileId ?? null,
    recordedAt: deps.now().toISOString(),
    recordedBy: actor.accountId,
  };
  const [written] = await tx.insert(receipt).values(row).returning();
  if (!written) throw new Error('a receipt that was just written is not there');
  const record = receiptOf(written);
  audit({
    action: 'receipt.add',
    entity: 'receipt',
    entityId: id,
    fields: [record.source, record.state],
    values: { ...row, payerSealed: undefined },
  });
  const cash = { account: { kind: 'cash', ref: money.bankAccountId }, amountRial: money.amountRial } as const;
  if (match) {
    const applied = await applyToPledge(change, deps, actor, {
      receipt: record,
      pledgeId: match.pledgeId,
      noticeId: match.noticeId,
      kind: 'receipt',
      postedOn: money.receivedOn,
      debit: cash,
    });
    return applied.ok ? ok({ receipt: record, repeated: false }) : applied;
  }
  const posted = await postIn(change, deps, actor, {
    organisationId: money.organisationId,
    kind: 'receipt-unmatched',
    postedOn: money.receivedOn,
    sourceKey: `receipt:${id}`,
    receiptId: id,
    lines: [
      cash,
      { account: { kind: 'unidentified', ref: money.bankAccountId }, amountRial: -money.amountRial },
    ],
  });
  return posted.ok ? ok({ receipt: record, repeated: false }) : posted;
}

export function receiptOf(row: typeof receipt.$inferSelect): ReceiptRecord {
  return { ...row, receivedOn: row.receivedOn as LocalDate };
}

/**
 * The receipt of the same money: bank account, the bank's number, amount and day; between what a person wrote and what the
 * bank says the day may differ a little.
 */
export async function findSameMoney(db: Reader, money: MoneyIn): Promise<ReceiptRecord | undefined> {
  const rows = await db
    .select()
    .from(receipt)
    .where(
      and(
        eq(receipt.bankAccountId, money.bankAccountId),
        eq(receipt.reference, money.reference),
        eq(receipt.amountRial, money.amountRial),
        between(
          receipt.receivedOn,
          addDays(money.receivedOn, -sameMoneyDays),
          addDays(money.receivedOn, sameMoneyDays),
        ),
      ),
    );
  const same =
    rows.find(({ receivedOn }) => receivedOn === money.receivedOn) ??
    rows.find(({ source }) => source === 'manual' || money.source === 'manual');
  return same && receiptOf(same);
}

/** A receipt with the same number of the bank from about the same day but of another amount, one of the two entered by hand. */
export async function findDiffering(db: Reader, money: MoneyIn): Promise<ReceiptRecord | undefined> {
  const rows = await db
    .select()
    .from(receipt)
    .where(
      and(
        eq(receipt.bankAccountId, money.bankAccountId),
        eq(receipt.reference, money.reference),
        between(
          receipt.receivedOn,
          addDays(money.receivedOn, -sameMoneyDays),
          addDays(money.receivedOn, sameMoneyDays),
        ),
      ),
    );
  if (rows.some(({ amountRial }) => amountRial === money.amountRial)) return undefined;
  const other = rows.find(({ source }) => source === 'manual' || money.source === 'manual');
  return other && receiptOf(other);
}

/** Without gaps: a receipt is never removed, and one transaction writes at a time. */
async function nextNumber(tx: Tx, { organisationId, receivedOn }: MoneyIn): Promise<string> {
  const { year } = toJalali(receivedOn);
  const [last] = await tx
    .select({ number: receipt.number })
    .from(receipt)
    .where(and(eq(receipt.organisationId, organisationId), like(receipt.number, `${year}-%`)))
    .orderBy(desc(receipt.number))
    .limit(1);
  return receiptNumber(year, last?.number);
}
