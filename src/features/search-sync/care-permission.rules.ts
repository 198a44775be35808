import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, type Result } from '../../kernel/result.ts';
import { permit } from '../organisations/scope.rules.ts';
import { searchCareText } from './search-care.text.ts';

/** Whoever looks after the search server: headquarters of the national organisation, for it serves the whole country. */
export function permitCare(actor: Actor): Result<Actor> {
  const permitted = permit(actor, 'search:care');
  return permitted.ok && actor.organisationKind !== 'national'
    ? fail(problem('forbidden', { detail: searchCareText.nationalOnly }))
    : permitted;
}
