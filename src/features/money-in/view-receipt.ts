import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import type { LedgerRequestRecord } from '../ledger/request.rules.ts';
import { openRequestFor } from '../ledger/requests.repo.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { findPledge } from '../pledges/pledges.repo.ts';
import { payerOf } from './payer.repo.ts';
import type { BankAccountRecord, ReceiptEntry, ReceiptRow } from './receipt-record.rules.ts';
import { bankAccountsOf, findPledgesFor, receiptsRepo } from './receipts.repo.ts';
import { refundableOf } from './refund.repo.ts';
import { type MoneyStanding, moneyStanding } from './standing.repo.ts';
import { candidatesOf } from './suggest.repo.ts';
import { type Suggestion, suggestPledges } from './suggest.rules.ts';

export interface ReceiptView {
  readonly receipt: ReceiptRow;
  /** What the payer wrote, or the bank says of them. */
  readonly payer: string | null;
  readonly entries: readonly ReceiptEntry[];
  /** Of the pledge it is matched to. */
  readonly standing: MoneyStanding | null;
  /** All that was promised came: of a monthly one without an end, never. */
  readonly isWhole: boolean;
  /** For which pledges it may be, while nobody has decided. */
  readonly suggestions: readonly Suggestion[];
  /** How much of it may go back to who gave it, and the request for that which waits. */
  readonly refund: {
    readonly freeRial: number;
    readonly waiting: LedgerRequestRecord | null;
    readonly banks: readonly BankAccountRecord[];
  };
}

/** One receipt of the organisation with what may be done about it; 404 for any other. */
export async function viewReceipt(deps: Deps, actor: Actor, id: string): Promise<Result<ReceiptView>> {
  const scope = scopeFor(actor, 'receipts:write');
  if (!scope.ok) return scope;
  const { read } = deps.database;
  const repo = receiptsRepo(read, scope.value);
  const receipt = await repo.find(id);
  if (!receipt) return fail(problem('not-found'));
  const payer = payerOf(deps, receipt);
  const pledge = receipt.pledgeId === null ? undefined : await findPledge(read, receipt.pledgeId);
  return ok({
    receipt,
    payer,
    entries: await repo.entriesOf(id),
    standing: receipt.pledgeId === null ? null : await moneyStanding(read, receipt.pledgeId),
    isWhole: pledge?.state === 'received' || pledge?.state === 'fulfilled',
    suggestions:
      receipt.state === 'unmatched'
        ? suggestPledges({ ...receipt, payer }, await candidatesOf(read, scope.value))
        : [],
    refund: {
      freeRial: await refundableOf(read, receipt),
      waiting: (await openRequestFor(read, scope.value.organisationId, 'refund', id)) ?? null,
      banks:
        receipt.state === 'matched'
          ? (await bankAccountsOf(read, scope.value)).filter(({ closed }) => !closed)
          : [],
    },
  });
}

export type PledgeFound = Awaited<ReturnType<typeof findPledgesFor>>[number];

/** Pledges of money of the organisation by a part of the benefactor's name or by payment reference. */
export async function searchPledges(
  deps: Deps,
  actor: Actor,
  by: { readonly name?: string; readonly references?: readonly string[] },
): Promise<Result<readonly PledgeFound[]>> {
  const scope = scopeFor(actor, 'receipts:write');
  if (!scope.ok) return scope;
  return ok(await findPledgesFor(deps.database.read, scope.value, by, 20));
}
