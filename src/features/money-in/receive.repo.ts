import { sql } from 'drizzle-orm';
import { toJalali } from '../../kernel/calendar.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Tx } from '../../platform/database.ts';
import type { Deps } from '../../platform/deps.ts';
import { insertMany } from '../../platform/insert-many.ts';
import { receipt } from '../../schema/pledges.ts';
import type { NewEntry } from '../ledger/ledger.rules.ts';
import { postAllIn } from '../ledger/post-in.repo.ts';
import type { Change, ChangeActor } from '../records/change.repo.ts';
import { settlePledges, tellOfMoney } from './apply-to-pledge.repo.ts';
import { type Match, matchesFor } from './find-match.repo.ts';
import { type MoneyIn, type ReceiptRecord, receiptNumber } from './receipt-record.rules.ts';
import { knownMoney } from './same-money.repo.ts';

export type Received =
  /** `repeated`: the same money stood here before, nothing was written. */
  | { readonly receipt: ReceiptRecord; readonly repeated: boolean; readonly differs?: never }
  /** Nothing was written: this one has the same number of the bank and another amount, one of the two by hand. */
  | { readonly differs: ReceiptRecord };

type Making = Pick<Deps, 'crypto' | 'newId' | 'now'>;
type Money = MoneyIn & { readonly pledgeId?: string | null };

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
  deps: Making,
  actor: ChangeActor,
  money: Money,
): Promise<Result<Received>> {
  const received = await receiveAll(change, deps, actor, money, [money]);
  if (!received.ok) return received;
  const [one] = received.value;
  if (!one) throw new Error('money without an answer');
  return ok(one);
}

/** Several sums of one bank account in their order, by as many statements as one. @returns what became of each, in their order. */
export async function receiveAll(
  change: Change,
  deps: Making,
  actor: ChangeActor,
  { organisationId, bankAccountId }: Pick<MoneyIn, 'organisationId' | 'bankAccountId'>,
  all: readonly Money[],
): Promise<Result<readonly Received[]>> {
  const { tx, audit } = change;
  const known = await knownMoney(tx, bankAccountId, all);
  const matches = await matchesFor(tx, organisationId, all);
  const numbers = await numbersOf(tx, organisationId, all);
  const at = deps.now().toISOString();
  const rows: (typeof receipt.$inferInsert)[] = [];
  const came: { readonly receipt: ReceiptRecord; readonly match: Match | undefined }[] = [];
  const answers = all.map((money): Received => {
    const same = known.same(money);
    if (same) return { receipt: same, repeated: true };
    const differs = known.differing(money);
    if (differs) return { differs };
    const id = deps.newId('receipt');
    const match = money.pledgeId ? { pledgeId: money.pledgeId } : matches.find(money);
    const record: ReceiptRecord = {
      id,
      number: numbers.next(money),
      organisationId,
      bankAccountId,
      receivedOn: money.receivedOn,
      amountRial: money.amountRial,
      reference: money.reference,
      payerSealed: money.payer === null ? null : deps.crypto.seal(money.payer, payerSeal(id)),
      source: money.source,
      state: match ? 'matched' : 'unmatched',
      pledgeId: match?.pledgeId ?? null,
      bankFileId: money.bankFileId ?? null,
      recordedAt: at,
      recordedBy: actor.accountId,
      revision: 1,
    };
    const { revision: _, ...row } = record;
    rows.push(row);
    audit({
      action: 'receipt.add',
      entity: 'receipt',
      entityId: id,
      fields: [record.source, record.state],
      values: { ...row, payerSealed: undefined },
    });
    known.add(record);
    came.push({ receipt: record, match });
    if (match) matches.notices.answer(record, match.pledgeId, match.noticeId);
    return { receipt: record, repeated: false };
  });
  await insertMany(tx, receipt, rows);
  const posted = await postMoney(change, deps, actor, came);
  if (!posted.ok) return posted;
  await matches.notices.write(tx);
  return ok(answers);
}

/** Entries of receipts that were just written, in their order, and what those that are matched do to their pledges. */
async function postMoney(
  change: Change,
  deps: Making,
  actor: ChangeActor,
  came: readonly { readonly receipt: ReceiptRecord; readonly match: Match | undefined }[],
): Promise<Result<void>> {
  const cashOf = ({ bankAccountId, amountRial }: ReceiptRecord) =>
    ({ account: { kind: 'cash', ref: bankAccountId }, amountRial }) as const;
  const matched = came.flatMap(({ receipt: one, match }) =>
    match === undefined
      ? []
      : {
          receipt: one,
          pledgeId: match.pledgeId,
          kind: 'receipt' as const,
          postedOn: one.receivedOn,
          debit: cashOf(one),
        },
  );
  const settled = await settlePledges(change, deps, actor, matched);
  if (!settled.ok) return settled;
  const entries = came.map(
    ({ receipt: one }): NewEntry =>
      settled.value.get(one.id) ?? {
        organisationId: one.organisationId,
        kind: 'receipt-unmatched',
        postedOn: one.receivedOn,
        sourceKey: `receipt:${one.id}`,
        receiptId: one.id,
        lines: [
          cashOf(one),
          { account: { kind: 'unidentified', ref: one.bankAccountId }, amountRial: -one.amountRial },
        ],
      },
  );
  const posted = await postAllIn(change, deps, actor, entries);
  if (!posted.ok) return posted;
  await tellOfMoney(change, deps, matched);
  return ok(undefined);
}

/** Running numbers of an organisation's Jalali years. Without gaps: a receipt is never removed, and one transaction writes at a time. */
async function numbersOf(
  tx: Tx,
  organisationId: string,
  all: readonly MoneyIn[],
): Promise<{ next(money: MoneyIn): string }> {
  const years = [...new Set(all.map(({ receivedOn }) => toJalali(receivedOn).year))];
  // Not by `like`, which no index helps with.
  const rows = await tx.all<{ year: number; number: string | null }>(
    sql`select k.value as year, (select max(number) from receipt where organisation_id = ${organisationId}
      and number >= k.value || '-' and number < k.value || '.') as number from json_each(${JSON.stringify(years)}) k`,
  );
  const last = new Map(rows.map(({ year, number }) => [year, number ?? undefined]));
  return {
    next({ receivedOn }) {
      const { year } = toJalali(receivedOn);
      const number = receiptNumber(year, last.get(year));
      last.set(year, number);
      return number;
    },
  };
}
