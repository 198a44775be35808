import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, type Result } from '../../kernel/result.ts';
import { permit } from '../organisations/scope.rules.ts';
import { referenceText } from './reference.text.ts';

/** Whoever edits the reference: headquarters of the national organisation, for it is the whole country's. */
export function permitEdits(actor: Actor): Result<Actor> {
  const permitted = permit(actor, 'reference:write');
  return permitted.ok && actor.organisationKind !== 'national'
    ? fail(problem('forbidden', { detail: referenceText.nationalOnly }))
    : permitted;
}
