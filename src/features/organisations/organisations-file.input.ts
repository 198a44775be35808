import * as z from 'zod';
import { organisationKinds } from '../../kernel/actor.ts';
import type { Text } from '../../kernel/text.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { organisationsFile } from './organisation-files.rules.ts';
import { organisationsFileText as t } from './organisations-file.text.ts';

const count = z.int().positive().nullable();
const line = z.strictObject({
  id: z.string().regex(/^org-[a-z0-9-]+$/),
  kind: z.enum(organisationKinds),
  fa: z.string().trim().min(1),
  en: z.string().trim().min(1),
  province: z.string().nullable(),
  county: z.string().nullable(),
  covers: z.array(z.string()),
  capacity: count,
  covered: count,
  monthlyTarget: count,
  sample: z.boolean(),
});
export type OrganisationLine = z.output<typeof line>;

const mustBe: Readonly<Record<keyof OrganisationLine, Text>> = {
  ...t.must,
  fa: t.persianName,
  en: t.englishName,
  kind: t.mustKind(organisationKinds),
};

export interface OrganisationFault {
  readonly file: string;
  readonly line: number;
  readonly message: Text;
}

/** An organisation may cover more than it can take, but not so many times more: then a digit is too many. */
const mostOverCapacity = 3;
/** Nor more than this share of the people of its counties. */
const mostOfPopulation = 0.05;

/**
 * Checks every line and every code it names.
 * @returns the organisations, or all faults, each with file, line and how to mend it.
 */
export function readOrganisations(
  text: string,
  vocabulary: Vocabulary,
): { organisations: readonly OrganisationLine[] } | { faults: readonly OrganisationFault[] } {
  const faults: OrganisationFault[] = [];
  const organisations: OrganisationLine[] = [];
  const lineOf = new Map<string, number>();
  for (const [index, raw] of text.split('\n').entries()) {
    if (raw.trim() === '') continue;
    const number = index + 1;
    const fault = (message: Text) => faults.push({ file: organisationsFile, line: number, message });
    const parsed = parseLine(raw);
    if ('messages' in parsed) {
      for (const message of parsed.messages) fault(message);
      continue;
    }
    const { organisation } = parsed;
    const first = lineOf.get(organisation.id);
    if (first === undefined) lineOf.set(organisation.id, number);
    else fault(t.twice(organisation.id, first));
    for (const message of [
      ...placeFaults(organisation, vocabulary),
      ...countFaults(organisation, vocabulary),
    ])
      fault(message);
    organisations.push(organisation);
  }
  return faults.length > 0 ? { faults } : { organisations };
}

function parseLine(raw: string): { organisation: OrganisationLine } | { messages: readonly Text[] } {
  let fields: unknown;
  try {
    fields = JSON.parse(raw);
  } catch {
    return { messages: [t.notJson] };
  }
  const parsed = line.safeParse(fields);
  if (parsed.success) return { organisation: parsed.data };
  return { messages: parsed.error.issues.map(wrongField) };
}

function wrongField(issue: z.core.$ZodIssue): Text {
  if (issue.code === 'unrecognized_keys') return t.unknown(issue.keys);
  const [name] = issue.path;
  if (typeof name !== 'string' || !(name in mustBe)) return t.noObject;
  const { fa, en } = mustBe[name as keyof OrganisationLine];
  const place = issue.path.join('.');
  return { fa: `${place} ${fa}`, en: `${place} ${en}` };
}

function* placeFaults(
  { kind, province, county, covers }: OrganisationLine,
  vocabulary: Vocabulary,
): Generator<Text> {
  if (kind === 'national') {
    if (province !== null || county !== null || covers.length > 0) yield t.nationalHasNoPlace;
    return;
  }
  if (province === null) yield t.noProvince;
  else if (!vocabulary.has('provinces', province)) yield t.notIn('province', province, 'provinces.csv');
  if (county === null) yield t.noCounty;
  if (covers.length === 0) yield t.noCovers;
  for (const [name, code] of [
    ...(county === null ? [] : ([['county', county]] as const)),
    ...covers.map((one) => ['covers', one] as const),
  ]) {
    const known = vocabulary.county(code);
    if (!known) yield t.notIn(name, code, 'counties.csv');
    else if (province !== null && vocabulary.has('provinces', province) && known.province !== province)
      yield t.ofAnotherProvince(name, code, known.province, province);
  }
  const twice = covers.filter((one, index) => covers.indexOf(one) !== index);
  if (twice.length > 0) yield t.coversTwice([...new Set(twice)]);
}

function* countFaults(
  { capacity, covered, covers }: OrganisationLine,
  vocabulary: Vocabulary,
): Generator<Text> {
  if (covered === null) return;
  if (capacity !== null && covered > capacity * mostOverCapacity)
    yield t.overCapacity(covered, mostOverCapacity, capacity);
  const people = covers.reduce((sum, one) => sum + (vocabulary.county(one)?.population ?? 0), 0);
  if (people > 0 && covered > people * mostOfPopulation)
    yield t.overPeople(covered, mostOfPopulation * 100, people);
}
