import { and, eq } from 'drizzle-orm';
import { tehranToday } from '../../kernel/calendar.ts';
import { formatRial } from '../../kernel/persian.ts';
import { type Problem, problem } from '../../kernel/problem.ts';
import { fail, type Result } from '../../kernel/result.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import type { Deps } from '../../platform/deps.ts';
import { pledgeDue } from '../../schema/pledges.ts';
import { findCause } from '../causes/causes.repo.ts';
import { keepOnlySlots } from '../causes/slots.repo.ts';
import { fundBalance, fundOfPledge, ownFund } from '../ledger/funds.repo.ts';
import type { EntryLine } from '../ledger/ledger.rules.ts';
import { postIn } from '../ledger/post-in.repo.ts';
import type { LedgerRequestRecord } from '../ledger/request.rules.ts';
import { queueMessage } from '../messages/messages.repo.ts';
import { addPledgeEvent } from '../pledges/pledge-events.repo.ts';
import type { PledgeRecord } from '../pledges/pledge-record.rules.ts';
import { changePledge, duesOf, findPledge } from '../pledges/pledges.repo.ts';
import { isAtWork } from '../pledges/release-pledge.repo.ts';
import type { Change, ChangeActor } from '../records/change.repo.ts';
import { alignPromise, receivedOf } from './promised.repo.ts';
import type { ReceiptRow } from './receipt-record.rules.ts';
import { receiptsRepo } from './receipts.repo.ts';
import { backMessage, overRefund } from './refused.rules.ts';
import { settleDues } from './settle-dues.repo.ts';

/** How much of a matched receipt may go back: what its fund has not set aside or spent, less what went back of it. */
export async function refundableOf(db: Reader, receipt: ReceiptRow): Promise<number> {
  const fundId = receipt.pledgeId === null ? undefined : await fundOfPledge(db, receipt.pledgeId);
  if (receipt.state !== 'matched' || fundId === undefined) return 0;
  return Math.max(0, Math.min(receipt.amountRial - receipt.returnedRial, await fundBalance(db, fundId)));
}

/** Why so much of a receipt cannot go back; undefined where it can. */
export async function refundFault(
  db: Reader,
  receipt: ReceiptRow,
  amountRial: number,
): Promise<Problem | undefined> {
  const leftRial = await refundableOf(db, receipt);
  if (amountRial <= leftRial) return undefined;
  return problem('conflict', {
    detail: overRefund({ fa: formatRial(leftRial, 'fa'), en: formatRial(leftRial, 'en') }),
    extra: { reason: 'refund-over', leftRial },
  });
}

/**
 * Posts a refund that a second person confirmed: out of the fund of the gift and the bank account, the bank's fee beside it.
 * What goes back is never asked for again, places of a cause that the rest does not cover are open, and a gift of which
 * nothing is left is withdrawn. Its benefactor is told.
 */
export async function refundIn(
  change: Change,
  deps: Pick<Deps, 'crypto' | 'newId' | 'now'>,
  actor: ChangeActor,
  request: LedgerRequestRecord,
): Promise<Result<string>> {
  const { tx, audit } = change;
  const { organisationId, refund: terms, reason } = request;
  const receipt = await receiptsRepo(tx, { organisationId }).find(request.subject);
  const pledge = receipt?.pledgeId == null ? undefined : await findPledge(tx, receipt.pledgeId);
  const fundId = pledge && (await fundOfPledge(tx, pledge.id));
  if (!terms || !receipt || !pledge || fundId === undefined || pledge.id !== terms.pledgeId)
    return fail(problem('conflict', { detail: overRefund() }));
  const { amountRial, feeRial, feeFrom, bankAccountId } = terms;
  const fault = await refundFault(tx, receipt, amountRial);
  if (fault) return fail(fault);
  const isOfGift = feeFrom === 'gift' && feeRial > 0;
  const toGiver = amountRial - (isOfGift ? feeRial : 0);
  const base = {
    organisationId,
    postedOn: tehranToday(deps.now()),
    pledgeId: pledge.id,
    receiptId: receipt.id,
    ...(reason === null ? {} : { reason }),
  };
  const cash = (rial: number): EntryLine => ({
    account: { kind: 'cash', ref: bankAccountId },
    amountRial: -rial,
  });
  const posted = await postIn(change, deps, actor, {
    ...base,
    kind: 'receipt-returned',
    sourceKey: `refund:${request.id}`,
    lines: [{ account: { kind: 'fund', fundId }, amountRial: toGiver }, cash(toGiver)],
  });
  if (!posted.ok) return posted;
  if (feeRial > 0) {
    const from = isOfGift ? fundId : await ownFund(tx, deps, organisationId, 'general');
    const fee = await postIn(change, deps, actor, {
      ...base,
      kind: 'bank-fee',
      sourceKey: `refund-fee:${request.id}`,
      lines: [
        { account: { kind: 'write-off', fundId: from }, amountRial: feeRial },
        { account: { kind: 'fund', fundId: from }, amountRial: feeRial },
        cash(feeRial),
        { account: { kind: 'released', fundId: from }, amountRial: -feeRial },
      ],
    });
    if (!fee.ok) return fee;
  }
  audit({
    action: 'receipt.refund',
    entity: 'receipt',
    entityId: receipt.id,
    fields: ['amountRial', 'feeRial'],
    values: terms,
  });
  const settled = await settleWithout(change, deps, actor, pledge, request.id);
  if (!settled.ok) return settled;
  const cause = pledge.causeId === null ? undefined : await findCause(tx, pledge.causeId);
  if (cause) {
    const kept = Math.floor((await fundBalance(tx, fundId)) / cause.slotRial);
    const count = await keepOnlySlots(tx, pledge.id, kept);
    if (count > 0)
      audit({
        action: 'cause.free-slots',
        entity: 'cause',
        entityId: cause.id,
        fields: ['slots'],
        values: { count },
      });
  }
  await queueMessage(tx, deps, {
    benefactorId: pledge.benefactorId,
    kind: 'receipt',
    text: backMessage(toGiver),
    onceKey: `refund:${request.id}`,
  });
  return posted;
}

/** Dues that the money which is left does not fill are dropped, the latest first; a gift without any is withdrawn. */
async function settleWithout(
  change: Change,
  deps: Pick<Deps, 'newId' | 'now'>,
  actor: ChangeActor,
  pledge: PledgeRecord,
  requestId: string,
): Promise<Result<string | undefined>> {
  const { tx, audit } = change;
  const keptRial = await receivedOf(tx, pledge.id);
  await dropUnfilled(tx, pledge.id, keptRial);
  let now = pledge;
  if (
    keptRial === 0 &&
    pledge.cadence === 'once' &&
    pledge.state !== 'withdrawn' &&
    !(await isAtWork(tx, pledge.id))
  ) {
    const at = deps.now();
    if (!(await changePledge(tx, pledge, { state: 'withdrawn', withdrawnAt: at.toISOString() })))
      throw new Error('a pledge moved within a transaction');
    await addPledgeEvent(tx, deps, actor, {
      pledgeId: pledge.id,
      event: 'withdrawn',
      happenedOn: tehranToday(at),
    });
    audit({ action: 'pledge.withdraw', entity: 'pledge', entityId: pledge.id, fields: ['state'] });
    now = { ...pledge, state: 'withdrawn', revision: pledge.revision + 1 };
  }
  const { openRial } = await settleDues(tx, now);
  return await alignPromise(change, deps, actor, pledge, {
    openRial,
    postedOn: tehranToday(deps.now()),
    key: `refund-promise:${requestId}`,
  });
}

async function dropUnfilled(tx: Tx, pledgeId: string, keptRial: number): Promise<void> {
  const dues = await duesOf(tx, pledgeId);
  let missing = dues.reduce((sum, { receivedRial }) => sum + receivedRial, 0) - keptRial;
  for (const due of [...dues].sort((a, b) => (a.month < b.month ? 1 : -1))) {
    const less = Math.min(missing, due.receivedRial);
    if (less <= 0) continue;
    missing -= less;
    await tx
      .update(pledgeDue)
      .set({ state: 'dropped', receivedRial: due.receivedRial - less })
      .where(and(eq(pledgeDue.pledgeId, pledgeId), eq(pledgeDue.month, due.month)));
  }
}
