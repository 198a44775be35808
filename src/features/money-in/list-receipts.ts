import type { Actor } from '../../kernel/actor.ts';
import { readCursor, writeCursor } from '../../kernel/cursor.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { receiptsQuery } from './receipt.input.ts';
import type { BankAccountRecord, ReceiptRow } from './receipt-record.rules.ts';
import { bankAccountsOf, receiptsRepo } from './receipts.repo.ts';

export interface ReceiptPage {
  readonly items: readonly ReceiptRow[];
  readonly nextCursor?: string;
  readonly total: number;
}

/** Receipts of the organisation, the latest first. */
export async function listReceipts(deps: Deps, actor: Actor, input: unknown): Promise<Result<ReceiptPage>> {
  const scope = scopeFor(actor, 'receipts:write');
  if (!scope.ok) return scope;
  const parsed = parse(receiptsQuery, input);
  if (!parsed.ok) return parsed;
  const { cursor, ...filter } = parsed.value;
  const after = cursor === undefined ? undefined : readCursor(cursor);
  if (cursor !== undefined && after === undefined)
    return fail(invalidInput([fieldError('cursor', 'format.wrong')]));
  const { items, next, total } = await receiptsRepo(deps.database.read, scope.value).list({
    ...filter,
    after,
  });
  return ok({ items, total, ...(next ? { nextCursor: writeCursor(next) } : {}) });
}

/** What pages of money that came need beside the list. */
export async function receiptChoices(
  deps: Deps,
  actor: Actor,
): Promise<Result<{ readonly accounts: readonly BankAccountRecord[]; readonly unmatched: number }>> {
  const scope = scopeFor(actor, 'receipts:write');
  if (!scope.ok) return scope;
  const { read } = deps.database;
  return ok({
    accounts: await bankAccountsOf(read, scope.value),
    unmatched: await receiptsRepo(read, scope.value).countUnmatched(),
  });
}
