import type { Actor } from '../../kernel/actor.ts';
import { readCursor } from '../../kernel/cursor.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Text } from '../../kernel/text.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { askingOf, byEitherEngine } from '../search/asking.repo.ts';
import { embeddedWords } from '../search/word-engine.repo.ts';
import { skillNamesOf } from '../skills/skill-names.rules.ts';
import { rankedSkills } from '../skills/skill-search.repo.ts';
import { type Abilities, type FoundPerson, type PersonSummary, peopleRepo } from './people.repo.ts';
import { type AbleFinder, ableEmbedded, ableOnServer } from './people-able.repo.ts';
import { peopleQuery } from './person.input.ts';
import { labelOf } from './person-view.rules.ts';
import type { Whereabouts } from './place-in-search.rules.ts';

/** A line of the list: places by their Persian names, as in `POST /people`, and what codes are called. */
export interface PersonLine extends PersonSummary {
  readonly provinceCode: string;
  readonly countyCode: string;
  readonly labels: { readonly province: Text; readonly county: Text; readonly skills: readonly Text[] };
  /** Why they are on the list, where that is something they can do or have done; empty where it is their name. */
  readonly because: readonly { readonly id: string; readonly label: Text }[];
}
export interface PeopleList {
  readonly items: readonly PersonLine[];
  /** Everyone of the organisation whom the search fits, and no more than the pages come to. */
  readonly total: number;
  readonly nextCursor?: string;
}

/** Names of skills less like what was typed are not what was meant. */
const leastMeant = 0.88;

/**
 * People of the actor's organisation, latest request first. `q` is words of a name however written, a skill or occupation,
 * a place or several of these (best first), a national id or a phone number, in any digits. Refuses a cursor that no page
 * before answered, and a province or county that the reference does not know.
 */
export async function listPeople(deps: Deps, actor: Actor, input: unknown): Promise<Result<PeopleList>> {
  const scope = scopeFor(actor, 'people:read');
  if (!scope.ok) return scope;
  const query = parse(peopleQuery, input);
  if (!query.ok) return query;
  if (query.value.cursor !== undefined && readCursor(query.value.cursor) === undefined)
    return fail(invalidInput([fieldError('cursor', 'format.wrong')]));
  const vocabulary = await vocabularyOf(deps.database);
  const living = livingOf(vocabulary, query.value);
  if (!living.ok) return living;
  const people = peopleRepo(deps.database.read, scope.value, { crypto: deps.crypto, vocabulary });
  const meaning = async (text: string) => await meantBy(deps, vocabulary, text);
  const means = await meaning(query.value.q ?? '');
  const by = (able: AbleFinder) =>
    people.list({ ...query.value, living: living.value, means, meaning, able });
  const embedded = () => by(ableEmbedded);
  const { answer } = isEmpty(query.value.q)
    ? { answer: await embedded() }
    : await byEitherEngine(askingOf(deps), ['people'], (server) => by(ableOnServer(server)), embedded);
  const { items, ...rest } = answer;
  return ok({
    ...rest,
    items: items.map(({ foundBy, ...item }): PersonLine => {
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
        because: becauseOf(foundBy, vocabulary),
      };
    }),
  });
}

/** Where the filters say that people live; a county is looked for in the province beside it. */
function livingOf(
  vocabulary: Vocabulary,
  { province, county }: { readonly province?: string | undefined; readonly county?: string | undefined },
): Result<readonly Whereabouts[]> {
  const inProvince = province ? vocabulary.find('provinces', province) : undefined;
  const inCounty = county ? vocabulary.findCounty(county, inProvince?.code) : undefined;
  const errors = [
    ...(province && !inProvince ? [fieldError('province', 'place.unknown')] : []),
    ...(county && !inCounty ? [fieldError('county', 'place.unknown')] : []),
  ];
  if (errors.length > 0) return fail(invalidInput(errors));
  return ok([
    ...(inProvince ? [{ provinces: [inProvince.code], counties: [] }] : []),
    ...(inCounty ? [{ provinces: [], counties: [inCounty.code] }] : []),
  ]);
}

const isEmpty = (q: string | undefined) => (q ?? '').trim() === '';

/** The skills and occupations that what was typed names; none for numbers. Read in the database: it may be a name. */
async function meantBy(deps: Deps, vocabulary: Vocabulary, q: string): Promise<Abilities> {
  if (!/\p{L}/u.test(q)) return { skills: [], occupations: [] };
  const hits = await rankedSkills(embeddedWords(deps.database.read), skillNamesOf(vocabulary), q, {
    kind: undefined,
    limit: 8,
  });
  const good = hits.filter(({ score }) => score >= leastMeant);
  const idsOf = (of: 'skill' | 'occupation') => good.flatMap(({ kind, id }) => (kind === of ? [id] : []));
  return { skills: idsOf('skill'), occupations: idsOf('occupation') };
}

function becauseOf(
  { skills, occupations }: FoundPerson['foundBy'],
  vocabulary: Vocabulary,
): PersonLine['because'] {
  return [
    ...skills.map((id) => ({ id, label: labelOf(vocabulary, 'skills', id) })),
    ...occupations.map((id) => ({ id, label: labelOf(vocabulary, 'occupations', id) })),
  ];
}
