import { maskNationalId } from '../../kernel/national-id.ts';
import type { Text } from '../../kernel/text.ts';
import type { Catalogue, Vocabulary } from '../reference/vocabulary.rules.ts';
import type { PersonRecord } from './person-record.rules.ts';
import { type PersonValues, valuesOf } from './person-values.rules.ts';

/** Names of the codes in a view, by catalogue. */
export type Labels = Readonly<Record<string, Readonly<Record<string, Text>>>>;

/**
 * A person as staff in scope are answered: the fields of `POST /people` flat, so that any of them can be sent back in a
 * change; places by their Persian names, the national id masked.
 */
export interface PersonView extends Omit<PersonValues, 'nationalId' | 'documents'> {
  readonly id: string;
  readonly revision: number;
  readonly organisationId: string;
  readonly maskedNationalId: string;
  readonly provinceCode: string;
  readonly countyCode: string;
  /** A code alone is held. */
  readonly documents: readonly (string | NonNullable<PersonValues['documents']>[number])[] | null;
  readonly statusSince: string;
  readonly requestedAt: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly labels: Labels;
}

/** What a `GET` answers beside the fields of the body: a `PATCH` that brings them back leaves them as they are. */
export const personReadOnlyFields = [
  'id',
  'revision',
  'organisationId',
  'maskedNationalId',
  'provinceCode',
  'countyCode',
  'statusSince',
  'requestedAt',
  'createdAt',
  'updatedAt',
  'labels',
] as const satisfies readonly (keyof PersonView)[];

export function viewOf(record: PersonRecord, vocabulary: Vocabulary): PersonView {
  const { nationalId, documents, household, province, county, ...values } = valuesOf(record);
  const prisonerProvince = household.prisonerProvince;
  return {
    ...values,
    id: record.id,
    revision: record.revision,
    organisationId: record.organisationId,
    maskedNationalId: maskNationalId(nationalId),
    province: vocabulary.label('provinces', province, 'fa'),
    county: vocabulary.label('counties', county, 'fa'),
    provinceCode: province,
    countyCode: county,
    household: {
      ...household,
      prisonerProvince: prisonerProvince && vocabulary.label('provinces', prisonerProvince, 'fa'),
    },
    documents: documents?.map((paper) => (paper.state === 'held' ? paper.code : paper)) ?? null,
    statusSince: record.statusSince,
    requestedAt: record.facts.requestedAt,
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
    labels: labelsOf(record, vocabulary),
  };
}

function labelsOf({ facts, prisonerProvince }: PersonRecord, vocabulary: Vocabulary): Labels {
  const codes = {
    provinces: [facts.province, prisonerProvince],
    counties: [facts.county],
    skills: (facts.skills ?? []).map(({ skillId }) => skillId),
    occupations: [...(facts.experience ?? []), ...facts.wishes, ...(facts.household.aid ?? [])].map(
      ({ iscoCode }) => iscoCode,
    ),
    education: [facts.education],
    documents: (facts.documents ?? []).map(({ code }) => code),
    licences: facts.licences ?? [],
    permits: facts.permits ?? [],
    restrictions: (facts.restrictions ?? []).map(({ code }) => code),
    'aid-kinds': (facts.household.aid ?? []).map(({ kind }) => kind),
  } satisfies Partial<Record<Catalogue, readonly (string | null | undefined)[]>>;
  return Object.fromEntries(
    Object.entries(codes).map(([catalogue, list]) => [
      catalogue,
      Object.fromEntries(
        list
          .filter((code) => typeof code === 'string')
          .map((code) => [code, labelOf(vocabulary, catalogue as Catalogue, code)]),
      ),
    ]),
  );
}

/** What a code is called in both languages. */
export function labelOf(vocabulary: Vocabulary, catalogue: Catalogue, code: string): Text {
  return { fa: vocabulary.label(catalogue, code, 'fa'), en: vocabulary.label(catalogue, code, 'en') };
}
