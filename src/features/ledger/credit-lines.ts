import type { Actor } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { change } from '../records/change.repo.ts';
import { findBankAccount } from './bank-accounts.repo.ts';
import type { FundRecord } from './fund.rules.ts';
import { findFund } from './fund-list.repo.ts';
import { openFund } from './funds.repo.ts';
import { creditLineInput, creditMoveInput } from './ledger.input.ts';
import type { EntryKind, EntryLine } from './ledger.rules.ts';
import { ledgerText } from './ledger.text.ts';
import { postIn } from './post-in.repo.ts';

/** Opens a credit line and posts what is allotted. */
export async function addCreditLine(deps: Deps, actor: Actor, input: unknown): Promise<Result<FundRecord>> {
  const scope = scopeFor(actor, 'ledger:write');
  if (!scope.ok) return scope;
  const parsed = parse(creditLineInput, input);
  if (!parsed.ok) return parsed;
  const { name, amountRial, allottedOn } = parsed.value;
  if (allottedOn > tehranToday(deps.now()))
    return fail(invalidInput([fieldError('allottedOn', 'date.future')]));
  const { organisationId } = scope.value;
  return await change<FundRecord>(deps, actor, async (c) => {
    const fund = { organisationId, source: 'credit-line', purpose: 'credit-line', name } as const;
    const id = await openFund(c.tx, deps, fund);
    c.audit({ action: 'fund.open', entity: 'fund', entityId: id, fields: ['name'], values: fund });
    const posted = await postIn(c, deps, actor, {
      organisationId,
      kind: 'credit-allotted',
      postedOn: allottedOn,
      sourceKey: `credit:${id}`,
      lines: [
        { account: { kind: 'credit-line', fundId: id }, amountRial },
        { account: { kind: 'fund', fundId: id }, amountRial: -amountRial },
      ],
    });
    if (!posted.ok) return posted;
    const made = await findFund(c.tx, organisationId, id);
    if (!made) throw new Error('a credit line that was just opened is not there');
    return ok(made);
  });
}

const kindOf = { allot: 'credit-allotted', withdraw: 'credit-withdrawn', draw: 'credit-drawn' } as const;

/**
 * Adds to a credit line, takes back what is neither drawn nor set aside, or draws to a bank account. Refuses (409) more
 * than there is left, a fund that is no credit line, a closed bank account.
 */
export async function moveCredit(
  deps: Deps,
  actor: Actor,
  fundId: string,
  input: unknown,
): Promise<Result<FundRecord>> {
  const scope = scopeFor(actor, 'ledger:write');
  if (!scope.ok) return scope;
  const parsed = parse(creditMoveInput, input);
  if (!parsed.ok) return parsed;
  const { act, amountRial, postedOn, bankAccountId = '' } = parsed.value;
  const errors = [
    ...(postedOn > tehranToday(deps.now()) ? [fieldError('postedOn', 'date.future')] : []),
    ...(act === 'draw' && bankAccountId === '' ? [fieldError('bankAccountId', 'required')] : []),
  ];
  if (errors.length > 0) return fail(invalidInput(errors));
  const { organisationId } = scope.value;
  const entryId = deps.newId('entry');
  return await change<FundRecord>(deps, actor, async (c) => {
    const line = await findFund(c.tx, organisationId, fundId);
    if (!line) return fail(problem('not-found'));
    if (line.source !== 'credit-line')
      return fail(problem('conflict', { detail: ledgerText.notACreditLine }));
    if (act === 'draw') {
      const bank = await findBankAccount(c.tx, organisationId, bankAccountId);
      if (!bank) return fail(invalidInput([fieldError('bankAccountId', 'choice.unknown')]));
      if (bank.closedAt !== null) return fail(problem('conflict', { detail: ledgerText.accountClosed }));
    }
    const posted = await postIn(c, deps, actor, {
      organisationId,
      kind: kindOf[act] satisfies EntryKind,
      postedOn,
      sourceKey: `credit-move:${entryId}`,
      lines: linesOf(act, { fundId, bankAccountId, amountRial }),
    });
    if (!posted.ok) return posted;
    const after = await findFund(c.tx, organisationId, fundId);
    if (!after) throw new Error('a credit line that was just moved is not there');
    return ok(after);
  });
}

function linesOf(
  act: keyof typeof kindOf,
  { fundId, bankAccountId, amountRial }: { fundId: string; bankAccountId: string; amountRial: number },
): readonly EntryLine[] {
  const credit = { kind: 'credit-line', fundId } as const;
  if (act === 'draw')
    return [
      { account: { kind: 'cash', ref: bankAccountId }, amountRial },
      { account: credit, amountRial: -amountRial },
    ];
  const sign = act === 'allot' ? 1 : -1;
  return [
    { account: credit, amountRial: sign * amountRial },
    { account: { kind: 'fund', fundId }, amountRial: -sign * amountRial },
  ];
}
