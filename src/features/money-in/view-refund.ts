import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import type { LedgerRequestRecord } from '../ledger/request.rules.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import type { BankAccountRecord, ReceiptRow } from './receipt-record.rules.ts';
import { bankAccountsOf, receiptsRepo } from './receipts.repo.ts';

export interface RefundView {
  /** What came, from whom. */
  readonly receipt: ReceiptRow;
  /** From which account it goes back. */
  readonly bank: BankAccountRecord | undefined;
}

/** What a second manager has to know of a refund before confirming it; it names who gave, so it is for managers alone. */
export async function viewRefund(
  deps: Deps,
  actor: Actor,
  { subject, refund }: Pick<LedgerRequestRecord, 'subject' | 'refund'>,
): Promise<Result<RefundView>> {
  const scope = scopeFor(actor, 'receipts:write');
  if (!scope.ok) return scope;
  const { read } = deps.database;
  const receipt = await receiptsRepo(read, scope.value).find(subject);
  if (!receipt) return fail(problem('not-found'));
  const banks = await bankAccountsOf(read, scope.value);
  return ok({ receipt, bank: banks.find(({ id }) => id === refund?.bankAccountId) });
}
