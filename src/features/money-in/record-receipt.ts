import type { Actor } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { change } from '../records/change.repo.ts';
import { moneyInText as t } from './money-in.text.ts';
import { bankAccountFor, pledgeFor } from './open-receipt.repo.ts';
import { receiptInput } from './receipt.input.ts';
import type { ReceiptRow } from './receipt-record.rules.ts';
import { receiptsRepo } from './receipts.repo.ts';
import { receiveMoney } from './receive.repo.ts';

export interface RecordedReceipt extends ReceiptRow {
  /** The same money stood here before: nothing was written. */
  readonly repeated: boolean;
}

/**
 * Enters money that came, for a pledge where one is named or known by its payment reference, else for a person to decide.
 * Refuses (409) the same bank number with another amount, which is a slip of the pen more often than not.
 */
export async function recordReceipt(
  deps: Deps,
  actor: Actor,
  input: unknown,
): Promise<Result<RecordedReceipt>> {
  const scope = scopeFor(actor, 'receipts:write');
  if (!scope.ok) return scope;
  const parsed = parse(receiptInput, input);
  if (!parsed.ok) return parsed;
  const { pledgeId, paymentReference, bankAccountId, ...money } = parsed.value;
  if (money.receivedOn > tehranToday(deps.now()))
    return fail(invalidInput([fieldError('receivedOn', 'date.future')]));
  return await change(deps, actor, async (work) => {
    const { tx, nothingChanged } = work;
    const bank = await bankAccountFor(tx, scope.value, bankAccountId);
    if (!bank.ok) return bank;
    const pledge =
      pledgeId === undefined && paymentReference === undefined
        ? undefined
        : await pledgeFor(tx, scope.value, { pledgeId, paymentReference });
    if (pledge && !pledge.ok) return pledge;
    const came = {
      ...money,
      organisationId: scope.value.organisationId,
      bankAccountId: bank.value.id,
      source: 'manual' as const,
    };
    const received = await receiveMoney(work, deps, actor, { ...came, pledgeId: pledge?.value.id ?? null });
    if (!received.ok) return received;
    const { differs } = received.value;
    if (differs)
      return fail(
        problem('conflict', {
          detail: t.sameNumber(differs.amountRial),
          extra: { receiptId: differs.id, number: differs.number },
        }),
      );
    const { receipt, repeated } = received.value;
    if (repeated) nothingChanged();
    const row = await receiptsRepo(tx, scope.value).find(receipt.id);
    if (!row) throw new Error('a receipt that was just written is not there');
    return ok({ ...row, repeated });
  });
}
