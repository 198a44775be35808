import type { Actor } from '../../kernel/actor.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Text } from '../../kernel/text.ts';
import type { Deps } from '../../platform/deps.ts';
import { organisationsWithBooks } from './entries.repo.ts';
import { ledgerScope } from './ledger-scope.rules.ts';

/** Organisations that have posted anything, among those the caller reads. */
export async function listLedgerOrganisations(
  deps: Deps,
  actor: Actor,
): Promise<Result<readonly { readonly id: string; readonly name: Text }[]>> {
  const scope = ledgerScope(actor, undefined);
  if (!scope.ok) return scope;
  const all = await organisationsWithBooks(deps.database.read);
  const { organisationId } = scope.value;
  return ok(organisationId === undefined ? all : all.filter(({ id }) => id === organisationId));
}
