import * as z from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import { readCursor } from '../../kernel/cursor.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { page } from '../../platform/fields.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { findOrganisation } from '../organisations/organisations.repo.ts';
import { permit } from '../organisations/scope.rules.ts';
import { type SharedPerson, sharedPeople } from './person-pairs.repo.ts';

export const sharedPeopleQuery = z.object(page);

export interface SharedPeople {
  readonly items: readonly SharedPerson[];
  readonly total: number;
  readonly nextCursor?: string;
}

/**
 * Who is registered with two organisations, for headquarters: ids and organisations, no names. A province's council sees
 * what touches its province, the national office all. Refuses a cursor that no page before answered.
 */
export async function listSharedPeople(
  deps: Deps,
  actor: Actor,
  input: unknown,
): Promise<Result<SharedPeople>> {
  const permitted = permit(actor, 'people:duplicates');
  if (!permitted.ok) return permitted;
  const query = parse(sharedPeopleQuery, input);
  if (!query.ok) return query;
  const { cursor, limit } = query.value;
  if (cursor !== undefined && readCursor(cursor) === undefined)
    return fail(invalidInput([fieldError('cursor', 'format.wrong')]));
  const { read } = deps.database;
  if (actor.organisationKind === 'national') return ok(await sharedPeople(read, { limit, cursor }));
  const own = await findOrganisation(read, actor.organisationId ?? '');
  // A council without a province on record sees nothing rather than everything.
  return ok(await sharedPeople(read, { limit, cursor, province: own?.province ?? '' }));
}
