import type { Actor } from '../../kernel/actor.ts';
import { formatRial } from '../../kernel/persian.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { parse } from '../../platform/parse.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { change } from '../records/change.repo.ts';
import type { BankAccountRecord } from './bank-account.rules.ts';
import { findBankAccount, updateBankAccount } from './bank-accounts.repo.ts';
import { bankAccountPatch } from './ledger.input.ts';
import { ledgerText } from './ledger.text.ts';

type Changes = Parameters<typeof updateBankAccount>[2];

/** Changes the name of the bank or the card; the IBAN stays what it is. Needs the version that was seen. */
export async function editBankAccount(
  deps: Deps,
  actor: Actor,
  id: string,
  ifMatch: string | undefined,
  input: unknown,
): Promise<Result<BankAccountRecord>> {
  return await changed(deps, actor, id, ifMatch, (account) => {
    if (ifMatch === undefined)
      return fail(problem('precondition-required', { detail: ledgerText.versionNeeded }));
    const parsed = parse(bankAccountPatch, input);
    if (!parsed.ok) return parsed;
    if (account.closedAt !== null) return fail(problem('conflict', { detail: ledgerText.accountClosed }));
    const { bank = account.bank, card = account.card } = parsed.value;
    return ok({
      ...(bank === account.bank ? {} : { bank }),
      ...(card === account.card ? {} : { card }),
    });
  });
}

/** Closes a bank account for good. Refuses (409) while money lies in it. */
export async function closeBankAccount(
  deps: Deps,
  actor: Actor,
  id: string,
  ifMatch: string | undefined,
): Promise<Result<BankAccountRecord>> {
  return await changed(deps, actor, id, ifMatch, ({ balanceRial, closedAt }) => {
    if (closedAt !== null) return fail(problem('conflict', { detail: ledgerText.accountClosed }));
    if (balanceRial === 0) return ok({ closedAt: deps.now().toISOString() });
    const amount = { fa: formatRial(balanceRial, 'fa'), en: formatRial(balanceRial, 'en') };
    return fail(problem('conflict', { detail: ledgerText.accountNotEmpty(amount), extra: { balanceRial } }));
  });
}

async function changed(
  deps: Deps,
  actor: Actor,
  id: string,
  ifMatch: string | undefined,
  plan: (account: BankAccountRecord) => Result<Changes>,
): Promise<Result<BankAccountRecord>> {
  const scope = scopeFor(actor, 'ledger:write');
  if (!scope.ok) return scope;
  const { organisationId } = scope.value;
  return await change<BankAccountRecord>(deps, actor, async ({ tx, audit, nothingChanged }) => {
    const account = await findBankAccount(tx, organisationId, id);
    if (!account) return fail(problem('not-found'));
    const stale = fail(problem('stale', { detail: ledgerText.stale }));
    if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== String(account.revision)) return stale;
    const planned = plan(account);
    if (!planned.ok) return planned;
    if (Object.keys(planned.value).length === 0) {
      nothingChanged();
      return ok(account);
    }
    if (!(await updateBankAccount(tx, account, planned.value))) return stale;
    audit({
      action: 'bank-account.edit',
      entity: 'bank-account',
      entityId: id,
      fields: Object.keys(planned.value),
      values: planned.value,
    });
    const after = await findBankAccount(tx, organisationId, id);
    if (!after) throw new Error('a bank account that was just changed is not there');
    return ok(after);
  });
}
