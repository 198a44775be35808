import { type SQL, sql } from 'drizzle-orm';
import type { Scope } from '../../kernel/actor.ts';
import { person } from '../../schema/people.ts';
import type { AskedServer } from '../search/asking.repo.ts';
import { oneOf } from '../search/engine.rules.ts';
import { tokenOf } from '../search/search-document.rules.ts';
import type { Abilities } from './people.repo.ts';
import { foundBy } from './person-search.repo.ts';
import { occupationToken, skillExpression, skillToken } from './person-search.rules.ts';

/**
 * The condition for those of an organisation who can do, or have done, one of these; undefined where these are none. Whose
 * people are looked at is no option: there is no asking without it.
 */
export type AbleFinder = (scope: Scope, some: Abilities) => Promise<SQL | undefined>;

export const ableEmbedded: AbleFinder = async ({ organisationId }, { skills, occupations }) => {
  const tokens = [...skills.map(skillToken), ...occupations.map(occupationToken)];
  return tokens.length === 0
    ? undefined
    : sql`${person.id} in (${foundBy(skillExpression(organisationId, tokens))})`;
};

/** More than an organisation has people; where it should have, the database answers. */
const mostAble = 10_000;

/**
 * Asks the search server by codes alone, never by what was typed: a name may be in it. Whom it names is held against what
 * they can do by now.
 */
export function ableOnServer(server: AskedServer): AbleFinder {
  return async (scope, some) => {
    const { skills, occupations } = some;
    if (skills.length + occupations.length === 0) return undefined;
    const either = [
      ...(skills.length === 0
        ? []
        : [
            oneOf(
              'skills',
              skills.map((id) => tokenOf('skill', id)),
            ),
          ]),
      ...(occupations.length === 0
        ? []
        : [
            oneOf(
              'occupations',
              occupations.map((code) => tokenOf('occupation', code)),
            ),
          ]),
    ];
    const filter = `${oneOf('organisationId', [scope.organisationId])} AND (${either.join(' OR ')})`;
    const [found] = await server.search([{ index: 'people', q: '', filter, limit: mostAble }]);
    if (found === undefined || found.ids.length >= mostAble) return await ableEmbedded(scope, some);
    const among = (list: readonly string[]) => sql`(select value from json_each(${JSON.stringify(list)}))`;
    return sql`${person.id} in ${among(found.ids)} and (
      exists (select 1 from json_each(${person.skills}) s where s.value ->> 'skillId' in ${among(skills)})
      or exists (select 1 from json_each(${person.experience}) e where e.value ->> 'iscoCode' in ${among(occupations)}))`;
  };
}
