import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { parse } from '../../platform/parse.ts';
import type { LedgerRequestRecord } from '../ledger/request.rules.ts';
import { addRequest, findRequest, openRequestFor } from '../ledger/requests.repo.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { intentionLimits } from '../pledges/pledge-limits.rules.ts';
import { findPledge } from '../pledges/pledges.repo.ts';
import { change } from '../records/change.repo.ts';
import { moneyInText as t } from './money-in.text.ts';
import { bankAccountFor, seenReceipt } from './open-receipt.repo.ts';
import { refundInput } from './receipt.input.ts';
import { refundFault } from './refund.repo.ts';

/**
 * A manager asks for money that came for a pledge to go back to who gave it, in part or whole; another one confirms (as a
 * request of the ledger). Refuses (409) more than the fund has left (`leftRial`), and a fee that the gift may not bear.
 */
export async function askRefund(
  deps: Deps,
  actor: Actor,
  id: string,
  ifMatch: string | undefined,
  input: unknown,
): Promise<Result<LedgerRequestRecord>> {
  const scope = scopeFor(actor, 'receipts:write');
  if (!scope.ok) return scope;
  const parsed = parse(refundInput, input);
  if (!parsed.ok) return parsed;
  const { amountRial, feeRial = 0, feeFrom = 'association', reason } = parsed.value;
  const { organisationId } = scope.value;
  const requestId = deps.newId('ledgerRequest');
  return await change<LedgerRequestRecord>(deps, actor, async ({ tx, audit }) => {
    const found = await seenReceipt(tx, scope.value, id, ifMatch);
    if (!found.ok) return found;
    const receipt = found.value;
    const pledge = receipt.pledgeId === null ? undefined : await findPledge(tx, receipt.pledgeId);
    if (receipt.state !== 'matched' || !pledge) return fail(problem('conflict', { detail: t.notMatched }));
    const bank = await bankAccountFor(tx, scope.value, parsed.value.bankAccountId ?? receipt.bankAccountId);
    if (!bank.ok) return bank;
    if (await openRequestFor(tx, organisationId, 'refund', id))
      return fail(problem('conflict', { detail: t.refundAsked }));
    const fault = await refundFault(tx, receipt, amountRial);
    if (fault) return fail(fault);
    if (feeFrom === 'gift' && feeRial > 0 && !intentionLimits[pledge.intention].ownCosts)
      return fail(problem('conflict', { detail: t.feeNotOfGift }));
    if (feeFrom === 'gift' && feeRial >= amountRial)
      return fail(problem('conflict', { detail: t.feeTooMuch }));
    const refund = { pledgeId: pledge.id, bankAccountId: bank.value.id, amountRial, feeRial, feeFrom };
    await addRequest(tx, {
      id: requestId,
      organisationId,
      kind: 'refund',
      subject: id,
      reason,
      refund,
      askedAt: deps.now().toISOString(),
      askedBy: actor.accountId,
    });
    audit({
      action: 'receipt.refund-ask',
      entity: 'receipt',
      entityId: id,
      fields: ['amountRial', 'feeRial', 'reason'],
      values: { ...refund, reason },
    });
    const made = await findRequest(tx, organisationId, requestId);
    if (!made) throw new Error('a request that was just made is not there');
    return ok(made);
  });
}
