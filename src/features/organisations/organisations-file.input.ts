import * as z from 'zod';
import { organisationKinds } from '../../kernel/actor.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { organisationsFile } from './organisation-files.rules.ts';

const line = z.strictObject(
  {
    id: z.string().regex(/^org-[a-z0-9-]+$/, {
      error: 'must be "org-" and small Latin letters, digits and hyphens',
    }),
    kind: z.enum(organisationKinds, { error: `must be one of ${organisationKinds.join(', ')}` }),
    fa: z.string({ error: 'must be the Persian name' }).trim().min(1, { error: 'must be the Persian name' }),
    en: z.string({ error: 'must be the English name' }).trim().min(1, { error: 'must be the English name' }),
    province: code('a code of provinces.csv, or null'),
    county: code('a code of counties.csv, or null'),
    covers: z.array(z.string(), {
      error: 'must be a list of codes of counties.csv; [] for the whole country',
    }),
    capacity: count('how many it can take, or null where unknown'),
    covered: count('how many it covers now, or null where unknown'),
    monthlyTarget: count('families a month, or null where its board set none'),
    sample: z.boolean({ error: 'must be true (made up) or false (the real one)' }),
  },
  {
    error: (issue) => (issue.code === 'unrecognized_keys' ? `knows no ${issue.keys.join(', ')}` : undefined),
  },
);
export type OrganisationLine = z.output<typeof line>;

function code(what: string) {
  return z.string({ error: `must be ${what}` }).nullable();
}
function count(what: string) {
  return z
    .int({ error: `must be ${what}` })
    .positive({ error: `must be ${what}` })
    .nullable();
}

export interface OrganisationFault {
  readonly file: string;
  readonly line: number;
  readonly message: string;
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
    const fault = (message: string) => faults.push({ file: organisationsFile, line: number, message });
    const parsed = parseLine(raw);
    if ('messages' in parsed) {
      for (const message of parsed.messages) fault(message);
      continue;
    }
    const { organisation } = parsed;
    const first = lineOf.get(organisation.id);
    if (first === undefined) lineOf.set(organisation.id, number);
    else fault(`id "${organisation.id}" stands on line ${first} too; give one another id`);
    for (const message of [
      ...placeFaults(organisation, vocabulary),
      ...countFaults(organisation, vocabulary),
    ])
      fault(message);
    organisations.push(organisation);
  }
  return faults.length > 0 ? { faults } : { organisations };
}

function parseLine(raw: string): { organisation: OrganisationLine } | { messages: readonly string[] } {
  let fields: unknown;
  try {
    fields = JSON.parse(raw);
  } catch {
    return { messages: ['is not JSON; write one object a line'] };
  }
  const parsed = line.safeParse(fields);
  if (parsed.success) return { organisation: parsed.data };
  return {
    messages: parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the line'} ${message}`),
  };
}

function* placeFaults(
  { kind, province, county, covers }: OrganisationLine,
  vocabulary: Vocabulary,
): Generator<string> {
  if (kind === 'national') {
    if (province !== null || county !== null || covers.length > 0)
      yield 'is national: province and county must be null and covers []';
    return;
  }
  if (province === null) yield 'province is missing; write a code of provinces.csv';
  else if (!vocabulary.has('provinces', province))
    yield `province "${province}" is not in provinces.csv; correct the code or add it there`;
  if (county === null) yield 'county is missing; write the code of counties.csv it sits in';
  if (covers.length === 0) yield 'covers is empty; name the counties it covers';
  for (const [name, code] of [
    ...(county === null ? [] : ([['county', county]] as const)),
    ...covers.map((one) => ['covers', one] as const),
  ]) {
    const known = vocabulary.county(code);
    if (!known) yield `${name} "${code}" is not in counties.csv; correct the code or add it there`;
    else if (province !== null && vocabulary.has('provinces', province) && known.province !== province)
      yield `${name} "${code}" is a county of ${known.province}, not of ${province}; correct one of them`;
  }
  const twice = covers.filter((one, index) => covers.indexOf(one) !== index);
  if (twice.length > 0) yield `covers names ${[...new Set(twice)].join(', ')} twice; leave one out`;
}

function* countFaults(
  { capacity, covered, covers }: OrganisationLine,
  vocabulary: Vocabulary,
): Generator<string> {
  if (covered === null) return;
  if (capacity !== null && covered > capacity * mostOverCapacity)
    yield `covered ${covered} is more than ${mostOverCapacity} times its capacity ${capacity}; correct one of them`;
  const people = covers.reduce((sum, one) => sum + (vocabulary.county(one)?.population ?? 0), 0);
  if (people > 0 && covered > people * mostOfPopulation)
    yield `covered ${covered} is more than ${mostOfPopulation * 100} % of the ${people} people of its counties; correct it`;
}
