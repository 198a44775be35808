import type { Actor } from '../../kernel/actor.ts';
import { fromJalali, type LocalDate } from '../../kernel/calendar.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { peopleRepo } from '../people/people.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { momentOf } from './moment.input.ts';
import { monthEnd } from './months.rules.ts';
import { type PersonBehind, peopleBehind } from './people-behind.repo.ts';
import { peopleBehindQuery } from './targets.input.ts';

export interface NamedPersonBehind extends PersonBehind {
  readonly name: string;
}
export interface PeopleBehindPage {
  readonly items: readonly NamedPersonBehind[];
  readonly total: number;
  readonly nextCursor?: string;
}

/**
 * The people behind a figure, for staff of the organisation alone: whoever stands so on the day, as known at the instant.
 * Refuses days in the future and a cursor that no page answered.
 */
export async function listPeopleBehind(
  deps: Deps,
  actor: Actor,
  input: unknown,
): Promise<Result<PeopleBehindPage>> {
  const scope = scopeFor(actor, 'people:read');
  if (!scope.ok) return scope;
  const query = parse(peopleBehindQuery, input);
  if (!query.ok) return query;
  const moment = momentOf(query.value, deps.now());
  if (!moment.ok) return moment;
  const { state, cause, atIntake, evidence, returned, by, key, quarter, cursor, limit } = query.value;
  const page = await peopleBehind(
    deps.database.read,
    scope.value,
    moment.value,
    {
      state,
      cause,
      atIntake: atIntake === 'true',
      evidence,
      returned: returned === 'true',
      group: by === undefined ? undefined : { by, key: key ?? '' },
      requested: quarter === undefined ? undefined : daysOf(quarter),
    },
    { limit, cursor },
  );
  if (page === undefined) return fail(invalidInput([fieldError('cursor', 'format.wrong')]));
  const tools = { crypto: deps.crypto, vocabulary: await vocabularyOf(deps.database) };
  const people = await peopleRepo(deps.database.read, scope.value, tools).findMany(
    page.items.map(({ personId }) => personId),
  );
  const names = new Map(people.map(({ id, givenName, familyName }) => [id, `${givenName} ${familyName}`]));
  return ok({
    ...page,
    items: page.items.map((item) => ({ ...item, name: names.get(item.personId) ?? '' })),
  });
}

function daysOf(quarter: string): { readonly from: LocalDate; readonly to: LocalDate } {
  const [year = 0, q = 1] = quarter.split('-').map(Number);
  const last = monthEnd(year * 12 + q * 3 - 1);
  return { from: fromJalali(year, q * 3 - 2, 1) ?? last, to: last };
}
