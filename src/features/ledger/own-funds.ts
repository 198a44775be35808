import type { Actor } from '../../kernel/actor.ts';
import { type LocalDate, tehranToday } from '../../kernel/calendar.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { change } from '../records/change.repo.ts';
import { findBankAccount } from './bank-accounts.repo.ts';
import { countOpenings } from './entries.repo.ts';
import { ownFund } from './funds.repo.ts';
import { openingInput, transferInput } from './ledger.input.ts';
import { ledgerText } from './ledger.text.ts';
import { postIn } from './post-in.repo.ts';

const notToCome = (day: LocalDate, now: Date) =>
  day > tehranToday(now) ? [fieldError('postedOn', 'date.future')] : [];

/** What lay in a bank account for an own fund when the books began: once for the two (409 otherwise). */
export async function enterOpening(
  deps: Deps,
  actor: Actor,
  input: unknown,
): Promise<Result<{ readonly entryId: string }>> {
  const scope = scopeFor(actor, 'ledger:write');
  if (!scope.ok) return scope;
  const parsed = parse(openingInput, input);
  if (!parsed.ok) return parsed;
  const { bankAccountId, fund, amountRial, postedOn } = parsed.value;
  const errors = notToCome(postedOn, deps.now());
  if (errors.length > 0) return fail(invalidInput(errors));
  const { organisationId } = scope.value;
  return await change<{ entryId: string }>(deps, actor, async (c) => {
    const bank = await findBankAccount(c.tx, organisationId, bankAccountId);
    if (!bank) return fail(invalidInput([fieldError('bankAccountId', 'choice.unknown')]));
    if (bank.closedAt !== null) return fail(problem('conflict', { detail: ledgerText.accountClosed }));
    const fundId = await ownFund(c.tx, deps, organisationId, fund);
    const key = `opening:${bankAccountId}:${fundId}`;
    const before = await countOpenings(c.tx, key);
    if (before.standing > 0) return fail(problem('conflict', { detail: ledgerText.openingThere }));
    const posted = await postIn(c, deps, actor, {
      organisationId,
      kind: 'opening',
      postedOn,
      sourceKey: `${key}:${before.ever + 1}`,
      lines: [
        { account: { kind: 'cash', ref: bankAccountId }, amountRial },
        { account: { kind: 'fund', fundId }, amountRial: -amountRial },
      ],
    });
    return posted.ok ? ok({ entryId: posted.value }) : posted;
  });
}

/** Moves money between the association's own funds, with a reason. Refuses more than the first has (409). */
export async function transferBetweenFunds(
  deps: Deps,
  actor: Actor,
  input: unknown,
): Promise<Result<{ readonly entryId: string }>> {
  const scope = scopeFor(actor, 'ledger:write');
  if (!scope.ok) return scope;
  const parsed = parse(transferInput, input);
  if (!parsed.ok) return parsed;
  const { from, to, amountRial, postedOn, reason } = parsed.value;
  const errors = notToCome(postedOn, deps.now());
  if (errors.length > 0) return fail(invalidInput(errors));
  if (from === to) return fail(problem('conflict', { detail: ledgerText.sameFund }));
  const { organisationId } = scope.value;
  const entryId = deps.newId('entry');
  return await change<{ entryId: string }>(deps, actor, async (c) => {
    const source = await ownFund(c.tx, deps, organisationId, from);
    const target = await ownFund(c.tx, deps, organisationId, to);
    const posted = await postIn(c, deps, actor, {
      organisationId,
      kind: 'transfer',
      postedOn,
      sourceKey: `transfer:${entryId}`,
      reason,
      lines: [
        { account: { kind: 'fund', fundId: source }, amountRial },
        { account: { kind: 'fund', fundId: target }, amountRial: -amountRial },
      ],
    });
    return posted.ok ? ok({ entryId: posted.value }) : posted;
  });
}
