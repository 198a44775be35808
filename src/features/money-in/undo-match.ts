import type { Actor } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { parse } from '../../platform/parse.ts';
import { postIn } from '../ledger/post-in.repo.ts';
import { queueMessage } from '../messages/messages.repo.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { findPledge } from '../pledges/pledges.repo.ts';
import { change } from '../records/change.repo.ts';
import { notYoursMessage, moneyInText as t } from './money-in.text.ts';
import { seenReceipt } from './open-receipt.repo.ts';
import { alignPromise } from './promised.repo.ts';
import { undoInput } from './receipt.input.ts';
import type { ReceiptRow } from './receipt-record.rules.ts';
import { decideReceipt, receiptsRepo, reopenNotices } from './receipts.repo.ts';
import { settleDues } from './settle-dues.repo.ts';
import { entryOfMatch, withdrawNews } from './undo-match.repo.ts';

/**
 * Takes a wrong match back: its entry is reversed, the money waits among the unmatched to be matched anew, dues and state of
 * the pledge stand as before, and who was told is told again. Refuses (409) once a part of that money is allocated.
 */
export async function undoMatch(
  deps: Deps,
  actor: Actor,
  id: string,
  ifMatch: string | undefined,
  input: unknown,
): Promise<Result<ReceiptRow>> {
  const scope = scopeFor(actor, 'receipts:write');
  if (!scope.ok) return scope;
  const parsed = parse(undoInput, input);
  if (!parsed.ok) return parsed;
  const { reason } = parsed.value;
  const today = tehranToday(deps.now());
  return await change(deps, actor, async (work) => {
    const { tx, audit } = work;
    const found = await seenReceipt(tx, scope.value, id, ifMatch);
    if (!found.ok) return found;
    const receipt = found.value;
    const pledge = receipt.pledgeId === null ? undefined : await findPledge(tx, receipt.pledgeId);
    if (receipt.state !== 'matched' || !pledge) return fail(problem('conflict', { detail: t.notMatched }));
    if (receipt.returnedRial > 0) return fail(problem('conflict', { detail: t.partlyReturned }));
    const entry = await entryOfMatch(tx, receipt);
    if (!(await decideReceipt(tx, receipt, { state: 'unmatched', pledgeId: null })))
      return fail(problem('stale', { detail: t.stale }));
    audit({
      action: 'receipt.match',
      entity: 'receipt',
      entityId: id,
      fields: ['pledgeId', 'state'],
      values: { pledgeId: null, reason },
    });
    const base = {
      organisationId: receipt.organisationId,
      postedOn: today,
      receiptId: receipt.id,
      reason,
    } as const;
    // Money that went straight to its pledge comes to the unidentified first, so that the bank account never lacks it.
    if (entry.kind === 'receipt') {
      const unmatched = await postIn(work, deps, actor, {
        ...base,
        kind: 'receipt-unmatched',
        sourceKey: `unmatch:${receipt.id}:${receipt.revision}`,
        lines: [
          { account: { kind: 'cash', ref: receipt.bankAccountId }, amountRial: receipt.amountRial },
          { account: { kind: 'unidentified', ref: receipt.bankAccountId }, amountRial: -receipt.amountRial },
        ],
      });
      if (!unmatched.ok) return unmatched;
    }
    const reversed = await postIn(work, deps, actor, {
      ...base,
      kind: 'reversal',
      sourceKey: `reversal:${entry.id}`,
      reverses: entry.id,
      pledgeId: pledge.id,
      lines: entry.lines.map(({ account, amountRial }) => ({ account, amountRial: -amountRial })),
    });
    if (!reversed.ok)
      return reversed.problem.extra?.account === 'fund'
        ? fail(problem('conflict', { detail: t.allocated }))
        : reversed;
    const { openRial } = await settleDues(tx, pledge);
    const aligned = await alignPromise(work, deps, actor, pledge, {
      openRial,
      postedOn: today,
      key: `unmatch-promise:${receipt.id}:${receipt.revision}`,
    });
    if (!aligned.ok) return aligned;
    await reopenNotices(tx, receipt.id);
    await withdrawNews(tx, { receiptId: receipt.id, pledgeId: pledge.id, at: deps.now().toISOString() });
    await queueMessage(tx, deps, {
      benefactorId: pledge.benefactorId,
      kind: 'receipt',
      text: notYoursMessage(receipt.amountRial),
      onceKey: `unmatch:${receipt.id}:${receipt.revision}`,
    });
    const after = await receiptsRepo(tx, scope.value).find(id);
    if (!after) throw new Error('a receipt that was just taken back is not there');
    return ok(after);
  });
}
