import { ageOn, type LocalDate } from '../../kernel/calendar.ts';
import type { Catalogue, Vocabulary } from '../reference/vocabulary.rules.ts';
import type { HouseholdAid, PersonDocument } from './person-facts.rules.ts';
import type { PersonPatch } from './person-merge.rules.ts';
import type { RestrictionValues } from './person-values.rules.ts';

/** What was sent, in the sender's words: as a patch, but a restriction may leave its kind to the catalogue. */
export type UnresolvedPerson = Omit<PersonPatch, 'restrictions'> & {
  readonly restrictions?:
    | readonly {
        readonly code: string;
        readonly kind?: RestrictionValues['kind'];
        readonly until?: LocalDate | null;
      }[]
    | null;
};

export interface ResolveFault {
  readonly path: string;
  readonly code:
    | 'place.unknown'
    | 'place.mismatch'
    | 'skill.unknown'
    | 'code.unknown'
    | 'occupation.unknown'
    | 'date.future'
    | 'age.range'
    | 'required'
    | 'restriction.family'
    | 'list.repeated';
}

/** Youngest and oldest whom the service takes, in completed years. */
export const ages = { youngest: 15, oldest: 100 } as const;

/** Turns names into codes and checks every date against today; the faults name every field that cannot stay. */
export function resolveCodes(
  vocabulary: Vocabulary,
  today: LocalDate,
  sent: UnresolvedPerson,
  current?: { readonly province: string; readonly county: string },
): { readonly faults: readonly ResolveFault[]; readonly patch: PersonPatch } {
  const faults: ResolveFault[] = [];
  const refuse = (path: string, code: ResolveFault['code']) => void faults.push({ path, code });
  const codeOf = (catalogue: Catalogue, text: string, path: string): string => {
    const item = vocabulary.item(catalogue, text) ?? vocabulary.find(catalogue, text);
    if (!item) refuse(path, 'code.unknown');
    return item?.code ?? text;
  };
  const codesOf = (catalogue: Catalogue, path: string, list: readonly string[] | null | undefined) =>
    list && [...new Set(list.map((text, i) => codeOf(catalogue, text, `${path}.${i}`)))];
  const occupation = (code: string | undefined, path: string) => {
    if (code !== undefined && !vocabulary.has('occupations', code)) refuse(path, 'occupation.unknown');
  };
  /** The path of the first that stands twice. */
  const once = (path: string, keys: readonly string[]) => {
    const again = keys.findIndex((key, i) => keys.indexOf(key) < i);
    if (again !== -1) refuse(`${path}.${again}`, 'list.repeated');
  };

  if (sent.birthDate !== undefined) {
    const age = ageOn(sent.birthDate, today);
    if (sent.birthDate > today) refuse('birthDate', 'date.future');
    else if (age < ages.youngest || age > ages.oldest) refuse('birthDate', 'age.range');
  }

  const skills = sent.skills?.map((skill, i) => {
    const found = vocabulary.skill(skill.skillId)?.id ?? vocabulary.find('skills', skill.skillId)?.code;
    if (found === undefined) refuse(`skills.${i}.skillId`, 'skill.unknown');
    return { ...skill, skillId: found ?? skill.skillId };
  });
  once(
    'skills',
    (skills ?? []).map(({ skillId }) => skillId),
  );
  for (const [i, { iscoCode }] of (sent.experience ?? []).entries())
    occupation(iscoCode, `experience.${i}.iscoCode`);
  for (const [i, { iscoCode }] of (sent.wishes ?? []).entries()) occupation(iscoCode, `wishes.${i}.iscoCode`);

  const documents = sent.documents?.map((paper, i): PersonDocument => {
    const code = codeOf('documents', paper.code, `documents.${i}`);
    if (paper.state !== 'not-before') return { code, state: paper.state };
    if (paper.from === undefined) refuse(`documents.${i}.from`, 'required');
    return { ...paper, code };
  });
  once(
    'documents',
    (documents ?? []).map(({ code }) => code),
  );

  const aid = sent.household?.aid?.map((one, i): HouseholdAid => {
    const path = `household.aid.${i}`;
    occupation(one.iscoCode, `${path}.iscoCode`);
    if (one.givenOn !== undefined && one.givenOn > today) refuse(`${path}.givenOn`, 'date.future');
    return { ...one, kind: codeOf('aid-kinds', one.kind, `${path}.kind`) };
  });
  const prisonerProvince = provinceOf(sent.household?.prisonerProvince);
  if (prisonerProvince === null && sent.household?.prisonerProvince)
    refuse('household.prisonerProvince', 'place.unknown');

  const restrictions = sent.restrictions?.map(({ code: text, kind, until }, i): RestrictionValues => {
    const code = codeOf('restrictions', text, `restrictions.${i}.code`);
    const usual = vocabulary.item('restrictions', code)?.data.kind;
    return {
      code,
      kind: kind ?? (usual === 'consequential' ? usual : 'court-ordered'),
      until: until ?? null,
    };
  });
  once(
    'restrictions',
    (restrictions ?? []).map(({ code }) => code),
  );
  if (sent.kind === 'family') {
    if ((sent.restrictions ?? []).length > 0) refuse('restrictions', 'restriction.family');
    if (sent.supervision) refuse('supervision', 'restriction.family');
    if (sent.custody) refuse('custody', 'restriction.family');
  }

  return {
    patch: {
      ...sent,
      ...place(),
      skills: skills ?? only(sent.skills),
      documents: documents ?? only(sent.documents),
      licences: codesOf('licences', 'licences', sent.licences),
      permits: codesOf('permits', 'permits', sent.permits),
      restrictions: restrictions ?? only(sent.restrictions),
      household: sent.household && {
        ...sent.household,
        prisonerProvince,
        aid: aid ?? only(sent.household.aid),
      },
    },
    faults,
  };

  /** Null and undefined pass as they are; null too for a name that is no province. */
  function provinceOf(text: string | null | undefined): string | null | undefined {
    if (text === null || text === undefined) return text;
    return (vocabulary.item('provinces', text) ?? vocabulary.find('provinces', text))?.code ?? null;
  }

  function place(): { province?: string; county?: string } {
    const named = provinceOf(sent.province);
    if (named === null) refuse('province', 'place.unknown');
    const province = named ?? current?.province;
    if (sent.county === undefined) {
      // A person cannot move to another province and stay in the county of the old one.
      const stays = current !== undefined && vocabulary.county(current.county)?.province === province;
      if (named && current && !stays) refuse('county', 'place.mismatch');
      return named ? { province: named } : {};
    }
    const text = sent.county;
    const county = named === null ? undefined : vocabulary.findCounty(text, province);
    if (county) return { province: county.province, county: county.code };
    const elsewhere = vocabulary.items('provinces').some(({ code }) => vocabulary.findCounty(text, code));
    if (!elsewhere) refuse('county', 'place.unknown');
    else if (named !== null) refuse('county', 'place.mismatch');
    return {};
  }
}

/** What is left where there is no list: null or undefined. */
function only<T>(value: T): Extract<T, null | undefined> {
  return value as Extract<T, null | undefined>;
}
