import type { Actor } from '../../kernel/actor.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import type { BankAccountRecord } from './bank-account.rules.ts';
import { bankAccountsOf } from './bank-accounts.repo.ts';
import { oneOrganisation } from './ledger-scope.rules.ts';

/** Bank accounts of an organisation with what lies in them, those that are closed last. */
export async function listBankAccounts(
  deps: Deps,
  actor: Actor,
  organisationId?: string,
): Promise<Result<readonly BankAccountRecord[]>> {
  const scope = oneOrganisation(actor, organisationId);
  if (!scope.ok) return scope;
  const all = await bankAccountsOf(deps.database.read, scope.value);
  return ok([
    ...all.filter(({ closedAt }) => closedAt === null),
    ...all.filter(({ closedAt }) => closedAt !== null),
  ]);
}
