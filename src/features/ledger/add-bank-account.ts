import type { Actor } from '../../kernel/actor.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { change } from '../records/change.repo.ts';
import type { BankAccountRecord } from './bank-account.rules.ts';
import { findBankAccount, insertBankAccount, isIbanKnown } from './bank-accounts.repo.ts';
import { bankAccountInput } from './ledger.input.ts';

/** Records where the association's money lies. Refuses an IBAN that is on record anywhere (422). */
export async function addBankAccount(
  deps: Deps,
  actor: Actor,
  input: unknown,
): Promise<Result<BankAccountRecord>> {
  const scope = scopeFor(actor, 'ledger:write');
  if (!scope.ok) return scope;
  const parsed = parse(bankAccountInput, input);
  if (!parsed.ok) return parsed;
  const { bank, iban, card } = parsed.value;
  const { organisationId } = scope.value;
  const id = deps.newId('bankAccount');
  return await change<BankAccountRecord>(deps, actor, async ({ tx, audit }) => {
    if (await isIbanKnown(tx, iban)) return fail(invalidInput([fieldError('iban', 'iban.known')]));
    await insertBankAccount(tx, {
      id,
      organisationId,
      bank,
      iban,
      card,
      createdAt: deps.now().toISOString(),
    });
    audit({
      action: 'bank-account.add',
      entity: 'bank-account',
      entityId: id,
      fields: ['bank', 'iban', 'card'],
      values: { bank, iban, card },
    });
    const made = await findBankAccount(tx, organisationId, id);
    if (!made) throw new Error('a bank account that was just added is not there');
    return ok(made);
  });
}
