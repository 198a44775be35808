import { and, eq, isNull } from 'drizzle-orm';
import { addDays, type LocalDate, tehranToday } from '../../kernel/calendar.ts';
import { monthOf } from '../../kernel/jalali-month.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { paymentNotice } from '../../schema/pledges.ts';
import { giftNews } from '../../schema/sponsorships.ts';
import { findCause } from '../causes/causes.repo.ts';
import { keepSlots, reserveSlots } from '../causes/slots.repo.ts';
import { fundOfPledge } from '../ledger/funds.repo.ts';
import type { EntryLine } from '../ledger/ledger.rules.ts';
import { postIn } from '../ledger/post-in.repo.ts';
import { queueMessage } from '../messages/messages.repo.ts';
import { addPledgeEvent } from '../pledges/pledge-events.repo.ts';
import { mostSlots, type PledgeRecord, slotHoldDays } from '../pledges/pledge-record.rules.ts';
import { duesOf, findPledge } from '../pledges/pledges.repo.ts';
import type { Change, ChangeActor } from '../records/change.repo.ts';
import { alignPromise, promisedOf } from './promised.repo.ts';
import type { ReceiptRecord } from './receipt-record.rules.ts';
import { cameMessage } from './refused.rules.ts';
import { reopenDues, settleDues } from './settle-dues.repo.ts';

interface Applied {
  /** Stands as matched to the pledge already. */
  readonly receipt: ReceiptRecord;
  readonly pledgeId: string;
  readonly noticeId?: string | undefined;
  readonly kind: 'receipt' | 'receipt-matched';
  readonly postedOn: LocalDate;
  readonly debit: EntryLine;
}

/**
 * What a matched receipt does to its pledge: entry, dues, state, the notice it answers, what the benefactor is told. Money for
 * a lapsed pledge revives it.
 */
export async function applyToPledge(
  change: Change,
  deps: Pick<Deps, 'crypto' | 'newId' | 'now'>,
  actor: ChangeActor,
  { receipt, pledgeId, noticeId, kind, postedOn, debit }: Applied,
): Promise<Result<void>> {
  const { tx } = change;
  const found = await findPledge(tx, pledgeId);
  const fundId = await fundOfPledge(tx, pledgeId);
  if (!found || fundId === undefined) throw new Error('a receipt for a pledge without a fund');
  const revived = await revive(change, deps, actor, found, { receipt, postedOn });
  if (!revived.ok) return revived;
  const before = await promisedOf(tx, found.organisationId, found.id);
  const { openRial } = await settleDues(tx, found);
  const keptPromise = before - openRial;
  const ofPledge = (account: 'promised' | 'pledges-receivable', amountRial: number): EntryLine => ({
    account: { kind: account, ref: found.id },
    amountRial,
  });
  const posted = await postIn(change, deps, actor, {
    organisationId: found.organisationId,
    kind,
    postedOn,
    sourceKey: kind === 'receipt' ? `receipt:${receipt.id}` : `match:${receipt.id}:${receipt.revision}`,
    pledgeId: found.id,
    receiptId: receipt.id,
    lines: [
      debit,
      ...(keptPromise > 0 ? [ofPledge('promised', keptPromise)] : []),
      { account: { kind: 'fund', fundId }, amountRial: -receipt.amountRial },
      ...(keptPromise > 0 ? [ofPledge('pledges-receivable', -keptPromise)] : []),
    ],
  });
  if (!posted.ok) return posted;
  await keepSlots(tx, found.id);
  await answerNotice(change, receipt, found.id, noticeId);
  await tell(change, deps, receipt, found);
  return ok(undefined);
}

/** A lapsed pledge for which money came stands again: what was dropped is promised once more, and its slots are held where they are open. */
async function revive(
  change: Change,
  deps: Pick<Deps, 'newId' | 'now'>,
  actor: ChangeActor,
  pledge: PledgeRecord,
  { receipt, postedOn }: Pick<Applied, 'receipt' | 'postedOn'>,
): Promise<Result<string | undefined>> {
  if (pledge.state !== 'lapsed') return ok(undefined);
  const { tx } = change;
  await reopenDues(tx, pledge.id);
  await addPledgeEvent(tx, deps, actor, { pledgeId: pledge.id, event: 'revived', happenedOn: postedOn });
  if (pledge.causeId !== null && pledge.amountRial !== null) {
    const cause = await findCause(tx, pledge.causeId);
    const count = cause?.closedAt === null ? Math.floor(pledge.amountRial / cause.slotRial) : 0;
    if (count > 0)
      await reserveSlots(tx, {
        causeId: pledge.causeId,
        pledgeId: pledge.id,
        count: Math.min(count, mostSlots),
        until: addDays(tehranToday(deps.now()), slotHoldDays),
      });
  }
  const openRial = (await duesOf(tx, pledge.id)).reduce(
    (sum, { amountRial, receivedRial, state }) => sum + (state === 'due' ? amountRial - receivedRial : 0),
    0,
  );
  return await alignPromise(change, deps, actor, pledge, {
    openRial,
    postedOn,
    key: `revive:${pledge.id}:${receipt.id}:${receipt.revision}`,
  });
}

/** The notice of the benefactor that this receipt answers: the one found, or their only open one of the same amount. */
async function answerNotice(
  { tx }: Change,
  receipt: ReceiptRecord,
  pledgeId: string,
  noticeId: string | undefined,
): Promise<void> {
  const open = await tx
    .select({
      id: paymentNotice.id,
      reference: paymentNotice.reference,
      amountRial: paymentNotice.amountRial,
    })
    .from(paymentNotice)
    .where(
      and(
        eq(paymentNotice.pledgeId, pledgeId),
        isNull(paymentNotice.receiptId),
        isNull(paymentNotice.dismissedAt),
      ),
    );
  const same = open.filter(({ amountRial }) => amountRial === receipt.amountRial);
  const answered =
    open.find(({ id }) => id === noticeId) ??
    open.find(({ reference }) => reference === receipt.reference) ??
    (same.length === 1 ? same[0] : undefined);
  if (answered)
    await tx.update(paymentNotice).set({ receiptId: receipt.id }).where(eq(paymentNotice.id, answered.id));
}

async function tell(
  { tx }: Change,
  deps: Pick<Deps, 'crypto' | 'newId' | 'now'>,
  receipt: ReceiptRecord,
  pledge: PledgeRecord,
): Promise<void> {
  await tx.insert(giftNews).values({
    id: deps.newId('news'),
    benefactorId: pledge.benefactorId,
    pledgeId: pledge.id,
    kind: 'received',
    month: monthOf(receipt.receivedOn),
    details: { receiptId: receipt.id, amountRial: receipt.amountRial },
    createdAt: deps.now().toISOString(),
  });
  await queueMessage(tx, deps, {
    benefactorId: pledge.benefactorId,
    kind: 'receipt',
    text: cameMessage(receipt.amountRial),
    onceKey: `receipt:${receipt.id}:${receipt.revision}`,
  });
}
