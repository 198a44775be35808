import { and, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { Scope } from '../../kernel/actor.ts';
import { person } from '../../schema/people.ts';
import type { AskedServer } from '../search/asking.repo.ts';
import { oneOf } from '../search/engine.rules.ts';
import { tokenOf } from '../search/search-document.rules.ts';
import type { Abilities } from './people.repo.ts';
import { foundBy } from './person-search.repo.ts';
import { occupationToken, skillExpression, skillToken } from './person-search.rules.ts';
import type { Whereabouts } from './place-in-search.rules.ts';

/**
 * The condition for those of an organisation who can do, or have done, one of these and live where all of `living` lets
 * them; undefined where these are none. Whose people are looked at is no option: there is no asking without it.
 */
export type AbleFinder = (
  scope: Scope,
  some: Abilities,
  living: readonly Whereabouts[],
) => Promise<SQL | undefined>;

/** The condition for whoever lives in one of these places, by the record itself. */
export function livingIn({ provinces, counties }: Whereabouts): SQL | undefined {
  return or(
    provinces.length === 0 ? undefined : inArray(person.province, [...provinces]),
    counties.length === 0 ? undefined : inArray(person.county, [...counties]),
  );
}

export const ableEmbedded: AbleFinder = async ({ organisationId }, { skills, occupations }, living) => {
  const tokens = [...skills.map(skillToken), ...occupations.map(occupationToken)];
  return tokens.length === 0
    ? undefined
    : and(
        sql`${person.id} in (${foundBy(skillExpression(organisationId, tokens))})`,
        ...living.map(livingIn),
      );
};

/** More than an organisation has people; where it should have, the database answers. */
const mostAble = 10_000;

/**
 * Asks the search server by codes alone, never by what was typed: a name may be in it. Whom it names is held against what
 * they can do, and where they live, by now.
 */
export function ableOnServer(server: AskedServer): AbleFinder {
  return async (scope, some, living) => {
    const { skills, occupations } = some;
    if (skills.length + occupations.length === 0) return undefined;
    const able = [
      within(
        'skills',
        skills.map((id) => tokenOf('skill', id)),
      ),
      within(
        'occupations',
        occupations.map((code) => tokenOf('occupation', code)),
      ),
    ];
    const places = living.map(({ provinces, counties }) =>
      either([within('province', provinces), within('county', counties)]),
    );
    const filter = [oneOf('organisationId', [scope.organisationId]), either(able), ...places].join(' AND ');
    const [found] = await server.search([{ index: 'people', q: '', filter, limit: mostAble }]);
    if (found === undefined || found.ids.length >= mostAble) return await ableEmbedded(scope, some, living);
    const among = (list: readonly string[]) => sql`(select value from json_each(${JSON.stringify(list)}))`;
    return and(
      sql`${person.id} in ${among(found.ids)} and (
        exists (select 1 from json_each(${person.skills}) s where s.value ->> 'skillId' in ${among(skills)})
        or exists (select 1 from json_each(${person.experience}) e where e.value ->> 'iscoCode' in ${among(occupations)}))`,
      ...living.map(livingIn),
    );
  };
}

/** No part of a filter where there is nothing to be one of. */
const within = (attribute: string, values: readonly string[]): readonly string[] =>
  values.length === 0 ? [] : [oneOf(attribute, values)];
const either = (parts: readonly (readonly string[])[]): string => `(${parts.flat().join(' OR ')})`;
