import type { Scope } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import { fieldError, invalidInput } from '../../platform/parse.ts';
import type { PledgeRecord } from '../pledges/pledge-record.rules.ts';
import { findPledge, findPledgeByReference } from '../pledges/pledges.repo.ts';
import type { BankAccountRecord, ReceiptRow } from './receipt-record.rules.ts';
import { bankAccountsOf, receiptsRepo } from './receipts.repo.ts';
import { decidedBefore, staleReceipt } from './refused.rules.ts';

/** A receipt of the organisation as it was seen (404, 412), and still waiting for a decision (409). */
export async function unmatchedReceipt(
  tx: Tx,
  scope: Scope,
  id: string,
  ifMatch: string | undefined,
): Promise<Result<ReceiptRow>> {
  const found = await seenReceipt(tx, scope, id, ifMatch);
  if (!found.ok || found.value.state === 'unmatched') return found;
  const { state, pledgeId } = found.value;
  return fail(decidedBefore({ state, pledgeId }));
}

/** A receipt of the organisation (404) at the revision that was seen (412). */
export async function seenReceipt(
  tx: Tx,
  scope: Scope,
  id: string,
  ifMatch: string | undefined,
): Promise<Result<ReceiptRow>> {
  const found = await receiptsRepo(tx, scope).find(id);
  if (!found) return fail(problem('not-found'));
  if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== String(found.revision))
    return fail(staleReceipt);
  return ok(found);
}

/** The pledge of money of the organisation that is meant; 422 where there is none. */
export async function pledgeFor(
  db: Reader,
  scope: Scope,
  by: { readonly pledgeId?: string | undefined; readonly paymentReference?: string | undefined },
): Promise<Result<PledgeRecord>> {
  const found =
    by.pledgeId === undefined
      ? await findPledgeByReference(db, by.paymentReference ?? '')
      : await findPledge(db, by.pledgeId);
  return found?.organisationId === scope.organisationId && found.kind === 'money'
    ? ok(found)
    : fail(
        invalidInput([
          fieldError(by.pledgeId === undefined ? 'paymentReference' : 'pledgeId', 'pledge.unknown'),
        ]),
      );
}

/** The open bank account of the organisation that is meant: the one alone where none is named; 422 otherwise. */
export async function bankAccountFor(
  db: Reader,
  scope: Scope,
  id: string | undefined,
): Promise<Result<BankAccountRecord>> {
  const open = (await bankAccountsOf(db, scope)).filter(({ closed }) => !closed);
  const meant = id === undefined && open.length === 1 ? open[0] : open.find((one) => one.id === id);
  if (meant) return ok(meant);
  return fail(
    invalidInput([
      fieldError(
        'bankAccountId',
        open.length === 0
          ? 'bank-account.none'
          : id === undefined
            ? 'bank-account.choose'
            : 'bank-account.unknown',
      ),
    ]),
  );
}
