import { addDays, type LocalDate, tehranToday } from '../../kernel/calendar.ts';
import { monthOf } from '../../kernel/jalali-month.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { insertMany } from '../../platform/insert-many.ts';
import { giftNews } from '../../schema/sponsorships.ts';
import { findCause } from '../causes/causes.repo.ts';
import { keepSlots, reserveSlots } from '../causes/slots.repo.ts';
import { fundsOfPledges } from '../ledger/funds.repo.ts';
import type { EntryLine, NewEntry } from '../ledger/ledger.rules.ts';
import { postAllIn } from '../ledger/post-in.repo.ts';
import { queueMessages } from '../messages/messages.repo.ts';
import { addPledgeEvent } from '../pledges/pledge-events.repo.ts';
import { mostSlots, type PledgeRecord, slotHoldDays } from '../pledges/pledge-record.rules.ts';
import { duesOf, findPledge, findPledges } from '../pledges/pledges.repo.ts';
import type { Change, ChangeActor } from '../records/change.repo.ts';
import { alignPromise, promisedOfAll, receivedOfAll } from './promised.repo.ts';
import type { ReceiptRecord } from './receipt-record.rules.ts';
import { cameMessage } from './refused.rules.ts';
import { reopenDues, settleAllDues } from './settle-dues.repo.ts';
import { waitingNotices } from './waiting-notices.repo.ts';

interface Applied {
  /** Stands as matched to the pledge already. */
  readonly receipt: ReceiptRecord;
  readonly pledgeId: string;
  readonly noticeId?: string | undefined;
  readonly kind: 'receipt' | 'receipt-matched';
  readonly postedOn: LocalDate;
  readonly debit: EntryLine;
}

type Making = Pick<Deps, 'crypto' | 'newId' | 'now'>;

/**
 * What a matched receipt does to its pledge: entry, dues, state, the notice it answers, what the benefactor is told. Money for
 * a lapsed pledge revives it.
 */
export async function applyToPledge(
  change: Change,
  deps: Making,
  actor: ChangeActor,
  applied: Applied,
): Promise<Result<void>> {
  const settled = await settlePledges(change, deps, actor, [applied]);
  if (!settled.ok) return settled;
  const posted = await postAllIn(change, deps, actor, [...settled.value.values()]);
  if (!posted.ok) return posted;
  const found = await findPledge(change.tx, applied.pledgeId);
  const notices = await waitingNotices(change.tx, found?.organisationId ?? '', {
    references: [],
    pledgeIds: [applied.pledgeId],
  });
  notices.answer(applied.receipt, applied.pledgeId, applied.noticeId);
  await notices.write(change.tx);
  await tellOfMoney(change, deps, [applied]);
  return ok(undefined);
}

/**
 * Brings pledges to what came for them, receipt by receipt in their order: those that lapsed are revived, their dues and state
 * follow, their slots are kept. @returns the entry of each receipt by its id, which the caller has to post.
 */
export async function settlePledges(
  change: Change,
  deps: Making,
  actor: ChangeActor,
  all: readonly Applied[],
): Promise<Result<ReadonlyMap<string, NewEntry>>> {
  if (all.length === 0) return ok(new Map());
  const { tx } = change;
  const ids = [...new Set(all.map(({ pledgeId }) => pledgeId))];
  const pledges = await findPledges(tx, ids);
  const revived = new Set<string>();
  for (const { receipt, pledgeId, postedOn } of all) {
    const pledge = pledges.get(pledgeId);
    if (pledge?.state !== 'lapsed' || revived.has(pledgeId)) continue;
    revived.add(pledgeId);
    const done = await revive(change, deps, actor, pledge, { receipt, postedOn });
    if (!done.ok) return done;
  }
  const funds = await fundsOfPledges(tx, ids);
  const [organisationId = ''] = [...pledges.values()].map((pledge) => pledge.organisationId);
  const promised = await promisedOfAll(tx, organisationId, ids);
  const received = await receivedOfAll(tx, ids);
  const byPledge = new Map<string, Applied[]>(ids.map((id) => [id, []]));
  for (const one of all) byPledge.get(one.pledgeId)?.push(one);
  const works = [...byPledge].map(([id, own]) => {
    const pledge = pledges.get(id);
    const fundId = funds.get(id);
    if (!pledge || fundId === undefined) throw new Error('a receipt for a pledge without a fund');
    // All of them stand as received already: what was there before the first of them is taken from the end.
    let rial = own.reduce((sum, { receipt }) => sum - receipt.amountRial, received.get(id) ?? 0);
    const receivedRial = own.map(({ receipt }) => {
      rial += receipt.amountRial;
      return rial;
    });
    return { pledge, fundId, own, receivedRial };
  });
  const spreads = await settleAllDues(tx, works);
  const entries = new Map<string, NewEntry>();
  for (const [i, { pledge, fundId, own }] of works.entries()) {
    let open = promised.get(pledge.id) ?? 0;
    for (const [n, one] of own.entries()) {
      const { openRial = 0 } = spreads[i]?.[n] ?? {};
      entries.set(one.receipt.id, entryOf(pledge, fundId, one, open - openRial));
      open = openRial;
    }
  }
  await keepSlots(tx, ids);
  return ok(entries);
}

/** Money to the fund whole; the promise is kept as far as it goes. */
function entryOf(
  { id, organisationId }: PledgeRecord,
  fundId: string,
  { receipt, kind, postedOn, debit }: Applied,
  keptPromise: number,
): NewEntry {
  const ofPledge = (account: 'promised' | 'pledges-receivable', amountRial: number): EntryLine => ({
    account: { kind: account, ref: id },
    amountRial,
  });
  return {
    organisationId,
    kind,
    postedOn,
    sourceKey: kind === 'receipt' ? `receipt:${receipt.id}` : `match:${receipt.id}:${receipt.revision}`,
    pledgeId: id,
    receiptId: receipt.id,
    lines: [
      debit,
      ...(keptPromise > 0 ? [ofPledge('promised', keptPromise)] : []),
      { account: { kind: 'fund', fundId }, amountRial: -receipt.amountRial },
      ...(keptPromise > 0 ? [ofPledge('pledges-receivable', -keptPromise)] : []),
    ],
  };
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

/** What benefactors are told of their money: on their pages, and by message where they want any. */
export async function tellOfMoney(
  { tx }: Change,
  deps: Making,
  all: readonly Pick<Applied, 'receipt' | 'pledgeId'>[],
): Promise<void> {
  const pledges = await findPledges(
    tx,
    all.map(({ pledgeId }) => pledgeId),
  );
  const told = all.flatMap(({ receipt, pledgeId }) => {
    const benefactorId = pledges.get(pledgeId)?.benefactorId;
    return benefactorId === undefined ? [] : [{ receipt, pledgeId, benefactorId }];
  });
  await insertMany(
    tx,
    giftNews,
    told.map(({ receipt, pledgeId, benefactorId }) => ({
      id: deps.newId('news'),
      benefactorId,
      pledgeId,
      kind: 'received' as const,
      month: monthOf(receipt.receivedOn),
      details: { receiptId: receipt.id, amountRial: receipt.amountRial },
      createdAt: deps.now().toISOString(),
    })),
  );
  await queueMessages(
    tx,
    deps,
    told.map(({ receipt, benefactorId }) => ({
      benefactorId,
      kind: 'receipt',
      text: cameMessage(receipt.amountRial),
      onceKey: `receipt:${receipt.id}:${receipt.revision}`,
    })),
  );
}
