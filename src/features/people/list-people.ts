import type { Actor } from '../../kernel/actor.ts';
import { readCursor } from '../../kernel/cursor.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Text } from '../../kernel/text.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { type PersonSummary, peopleRepo } from './people.repo.ts';
import { peopleQuery } from './person.input.ts';
import { labelOf } from './person-view.rules.ts';

/** A line of the list: places by their Persian names, as in `POST /people`, and what codes are called. */
export interface PersonLine extends PersonSummary {
  readonly provinceCode: string;
  readonly countyCode: string;
  readonly labels: { readonly province: Text; readonly county: Text; readonly skills: readonly Text[] };
}
export interface PeopleList {
  readonly items: readonly PersonLine[];
  /** Everyone of the organisation whom the search fits. */
  readonly total: number;
  readonly nextCursor?: string;
}

/**
 * People of the actor's organisation, latest request first. `q` is words of a name in any order, a national id or a
 * phone number, in any digits. Refuses a cursor that no page before answered.
 */
export async function listPeople(deps: Deps, actor: Actor, input: unknown): Promise<Result<PeopleList>> {
  const scope = scopeFor(actor, 'people:read');
  if (!scope.ok) return scope;
  const query = parse(peopleQuery, input);
  if (!query.ok) return query;
  if (query.value.cursor !== undefined && readCursor(query.value.cursor) === undefined)
    return fail(invalidInput([fieldError('cursor', 'format.wrong')]));
  const vocabulary = await vocabularyOf(deps.database);
  const people = peopleRepo(deps.database.read, scope.value, { crypto: deps.crypto, vocabulary });
  const { items, ...rest } = await people.list(query.value);
  return ok({
    ...rest,
    items: items.map((item): PersonLine => {
      const labels = {
        province: labelOf(vocabulary, 'provinces', item.province),
        county: labelOf(vocabulary, 'counties', item.county),
        skills: item.skills.map((id) => labelOf(vocabulary, 'skills', id)),
      };
      return {
        ...item,
        province: labels.province.fa,
        county: labels.county.fa,
        provinceCode: item.province,
        countyCode: item.county,
        labels,
      };
    }),
  });
}
