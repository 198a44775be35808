import type { Actor } from '../../kernel/actor.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Text } from '../../kernel/text.ts';
import type { Deps } from '../../platform/deps.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { listPeople, type PeopleList } from './list-people.ts';
import { countiesLivedIn } from './people.repo.ts';
import { labelOf } from './person-view.rules.ts';

export interface Home {
  readonly code: string;
  readonly label: Text;
}

/** Where people of the organisation live, to be chosen from; a place that is asked for is among them though nobody lives there. */
export interface Homes {
  readonly provinces: readonly Home[];
  /** Those of the province that is asked for; of all provinces where none is. */
  readonly counties: readonly (Home & { readonly province: string })[];
  /** Codes of what is asked for, empty where nothing is. */
  readonly province: string;
  readonly county: string;
}

export interface BrowsedPeople {
  readonly homes: Homes;
  readonly page: PeopleList;
}

/**
 * The list as its page shows it. Unlike `listPeople` it refuses no place: one that is unknown is not asked for, nor is a county
 * beside another province than its own, which is what is left in a form when another province is chosen.
 */
export async function browsePeople(
  deps: Deps,
  actor: Actor,
  query: Readonly<Record<string, string | number | undefined>>,
): Promise<Result<BrowsedPeople>> {
  const scope = scopeFor(actor, 'people:read');
  if (!scope.ok) return scope;
  const vocabulary = await vocabularyOf(deps.database);
  const asked = (name: 'province' | 'county') => String(query[name] ?? '').slice(0, 120);
  const province = vocabulary.find('provinces', asked('province'))?.code ?? '';
  const county = vocabulary.findCounty(asked('county'), province === '' ? undefined : province)?.code ?? '';
  const page = await listPeople(deps, actor, { ...query, province, county });
  if (!page.ok) return page;
  const lived = await countiesLivedIn(deps.database.read, scope.value);
  const counties = [...new Set([...lived, county])].flatMap((code) => vocabulary.county(code) ?? []);
  const provinces = new Set([...counties.map((one) => one.province), province]);
  return ok({
    page: page.value,
    homes: {
      province,
      county,
      // In the order of the reference, which is that of every other list of places.
      provinces: vocabulary
        .items('provinces')
        .filter(({ code }) => provinces.has(code))
        .map(({ code }) => ({ code, label: labelOf(vocabulary, 'provinces', code) })),
      counties: vocabulary.counties
        .filter((one) => counties.includes(one) && (province === '' || one.province === province))
        .map((one) => ({
          code: one.code,
          province: one.province,
          label: labelOf(vocabulary, 'counties', one.code),
        })),
    },
  });
}
