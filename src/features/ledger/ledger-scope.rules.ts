import { type Actor, isPermitted } from '../../kernel/actor.ts';
import { invalid, problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import { ledgerText } from './ledger.text.ts';

/** Whose books are read: of one organisation, or (by an auditor of the whole) of all. */
export interface LedgerScope {
  readonly organisationId: string | undefined;
}

/** A manager reads the own books alone, an auditor of the whole any; those of others are not there (404). */
export function ledgerScope(actor: Actor, asked: string | undefined): Result<LedgerScope> {
  if (!isPermitted(actor, 'ledger:read')) return fail(problem('forbidden'));
  const own = actor.organisationId;
  if (own === null) {
    return isPermitted(actor, 'audit:whole') ? ok({ organisationId: asked }) : fail(problem('forbidden'));
  }
  return asked === undefined || asked === own ? ok({ organisationId: own }) : fail(problem('not-found'));
}

/** The same where it must be one organisation: who may read all has to say which (422). */
export function oneOrganisation(actor: Actor, asked: string | undefined): Result<string> {
  const scope = ledgerScope(actor, asked);
  if (!scope.ok) return scope;
  const { organisationId } = scope.value;
  return organisationId === undefined
    ? fail(invalid('organisationId', 'required', ledgerText.organisationNeeded))
    : ok(organisationId);
}
