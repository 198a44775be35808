import type { Actor } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { postIn } from '../ledger/post-in.repo.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { change } from '../records/change.repo.ts';
import { moneyInText as t } from './money-in.text.ts';
import { unmatchedReceipt } from './open-receipt.repo.ts';
import { returnInput } from './receipt.input.ts';
import type { ReceiptRow } from './receipt-record.rules.ts';
import { decideReceipt, receiptsRepo } from './receipts.repo.ts';

/** Money that is for no pledge of the organisation was sent back, with the reason. Matched money is undone first (409). */
export async function returnReceipt(
  deps: Deps,
  actor: Actor,
  id: string,
  ifMatch: string | undefined,
  input: unknown,
): Promise<Result<ReceiptRow>> {
  const scope = scopeFor(actor, 'receipts:write');
  if (!scope.ok) return scope;
  const parsed = parse(returnInput, input);
  if (!parsed.ok) return parsed;
  const today = tehranToday(deps.now());
  const { reason, returnedOn = today } = parsed.value;
  if (returnedOn > today) return fail(invalidInput([fieldError('returnedOn', 'date.future')]));
  return await change(deps, actor, async (work) => {
    const found = await unmatchedReceipt(work.tx, scope.value, id, ifMatch);
    if (!found.ok) return found;
    const receipt = found.value;
    if (returnedOn < receipt.receivedOn) return fail(invalidInput([fieldError('returnedOn', 'date.order')]));
    if (!(await decideReceipt(work.tx, receipt, { state: 'returned', pledgeId: null })))
      return fail(problem('stale', { detail: t.stale }));
    work.audit({
      action: 'receipt.return',
      entity: 'receipt',
      entityId: id,
      fields: ['state'],
      values: { reason, returnedOn },
    });
    const posted = await postIn(work, deps, actor, {
      organisationId: receipt.organisationId,
      kind: 'receipt-returned',
      postedOn: returnedOn,
      sourceKey: `return:${receipt.id}`,
      receiptId: receipt.id,
      reason,
      lines: [
        { account: { kind: 'unidentified', ref: receipt.bankAccountId }, amountRial: receipt.amountRial },
        { account: { kind: 'cash', ref: receipt.bankAccountId }, amountRial: -receipt.amountRial },
      ],
    });
    if (!posted.ok) return posted;
    const after = await receiptsRepo(work.tx, scope.value).find(id);
    if (!after) throw new Error('a receipt that was just sent back is not there');
    return ok(after);
  });
}
