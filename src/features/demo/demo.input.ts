import * as z from 'zod';
import {
  contracts,
  reservedGroups,
  workplaces,
  workspaceNeeds,
} from '../opportunities/opportunity-facts.rules.ts';
import { educations, personKinds, sexes } from '../people/person-facts.rules.ts';

/** Shapes of the files of `seed/demo/`; amounts in millions of rials there, so that people can read them. */
const organisations = z.enum(['assoc-bushehr', 'care-bushehr', 'assoc-gilan', 'care-gilan']);
const names = z.array(z.string().min(1)).min(2);
const codes = z.array(z.string()).default([]);
const place = z.tuple([z.number(), z.number()]);
/** Province codes and tags of provinces; `*` = everywhere. */
const where = z.array(z.string()).min(1);

const local = z.strictObject({ women: names, men: names, family: names });
export const namesShape = z.strictObject({
  women: names,
  men: names,
  family: names,
  /** By region, as `names` of a province tells it. */
  local: z.record(z.string(), local),
  /** What an employer's kind is followed by: two words make its name. */
  firms: names,
  and: z.string(),
  contacts: names,
  streets: names,
});
export type DemoNames = z.output<typeof namesShape>;

export const provinceShape = z.strictObject({
  province: z.string(),
  /** First digits of its people's national ids, none of them a prefix of `seed/examples`. */
  idPrefix: z.string().regex(/^\d{3}$/),
  mobiles: z.array(z.string().regex(/^09\d{2}$/)).min(1),
  areaCode: z.string().regex(/^0\d{2}$/),
  names: z.string(),
  /** Degrees from a county seat to where its people begin, away from the sea. */
  inland: place,
  /** Climate, crops and trades, which jobs and skills name. */
  tags: z.array(z.string()),
});
export type DemoProvince = z.output<typeof provinceShape>;

export const tradeShape = z.strictObject({
  key: z.string(),
  sex: z.enum(sexes),
  where,
  weight: z.number().positive(),
  iscoCode: z.string().nullable(),
  /** The first is what the person is best at. */
  skills: z.array(z.string()),
  licences: codes,
  documents: codes,
  education: z.array(z.enum(educations)).optional(),
});
export type DemoTrade = z.output<typeof tradeShape>;

const skill = z.string().regex(/^sk-\d{3}:[1-4]$/);
/** What a job asks and gives, whoever offers it. */
const terms = {
  key: z.string(),
  fa: z.string(),
  en: z.string(),
  isco: z.string(),
  /** `sat-wed 08:00-14:00`; null = flexible. */
  hours: z
    .string()
    .regex(/^sat-(wed|thu|fri) \d\d:\d\d-\d\d:\d\d$/)
    .nullable(),
  incomeMillion: z.tuple([z.number(), z.number()]),
  workplace: z.enum(workplaces),
  lodging: z.boolean().default(false),
  contract: z.enum(contracts),
  insured: z.boolean(),
  essential: z.array(skill).default([]),
  useful: z.array(skill).default([]),
  education: z.enum(educations).optional(),
  documents: codes,
  licences: codes,
  permits: codes,
  years: z.number().default(0),
  minAge: z.number().optional(),
  maxAge: z.number().optional(),
  workspaceM2: z.number().default(0),
  needs: z.array(z.enum(workspaceNeeds)).default([]),
  barredBy: codes,
  reservedFor: z.array(z.enum(reservedGroups)).default([]),
  vacancies: z.tuple([z.number(), z.number()]),
  seasonal: z.boolean().default(false),
};
const termsShape = z.strictObject(terms);
export type DemoTerms = z.output<typeof termsShape>;

export const jobShape = z.strictObject({
  ...terms,
  org: organisations,
  /** Counties without their province; none = nationwide, one job for each, with an employer of its own. */
  places: z.array(z.string()),
  employers: names.or(z.array(z.string()).length(1)),
  near: place.optional(),
  /** Jobs of a told story: open today, and nobody of the history is sent there. */
  story: z.string().optional(),
});
export type DemoJob = z.output<typeof jobShape>;

export const countryJobShape = z.strictObject({
  ...terms,
  where,
  /** How common it is where it is found. */
  weight: z.number().positive(),
  /** Who keeps it: the association of the capital, or the care centre. */
  keeper: z.enum(['assoc', 'care']),
  /** Kinds of employer. */
  firms: z.array(z.string()).min(1),
});
export type DemoCountryJob = z.output<typeof countryJobShape>;

export const storyShape = z.strictObject({
  key: z.enum(['zahra', 'driver-gilan', 'driver-bushehr']),
  organisation: organisations,
  kind: z.enum(personKinds),
  sex: z.enum(sexes),
  givenName: z.string(),
  familyName: z.string(),
  fatherName: z.string(),
  province: z.string(),
  county: z.string(),
  near: place,
});
export type DemoStory = z.output<typeof storyShape>;

/** Words that many searched for in vain, folded as they are counted. */
const missedShape = z.strictObject({ query: z.string().min(3), count: z.int().min(1) });

export interface DemoSeed {
  readonly names: DemoNames;
  readonly trades: readonly DemoTrade[];
  readonly jobs: readonly DemoJob[];
  readonly countryJobs: readonly DemoCountryJob[];
  readonly provinces: readonly DemoProvince[];
  readonly stories: readonly DemoStory[];
  readonly missed: readonly z.output<typeof missedShape>[];
}

/** @throws Error naming file and line: a broken seed is a bug of ours, not of whoever starts the service. */
export function readDemoSeed(files: ReadonlyMap<string, string>): DemoSeed {
  const lines = <S extends z.ZodType>(name: string, shape: S): z.output<S>[] =>
    (files.get(name) ?? '')
      .split('\n')
      .map((text, index) => ({ text, line: index + 1 }))
      .filter(({ text }) => text.trim() !== '')
      .map(({ text, line }) => read(`${name}, line ${line}`, shape, text));
  return {
    names: read('names.json', namesShape, files.get('names.json') ?? ''),
    trades: lines('trades.jsonl', tradeShape),
    jobs: lines('jobs.jsonl', jobShape),
    countryJobs: lines('country-jobs.jsonl', countryJobShape),
    provinces: lines('provinces.jsonl', provinceShape),
    stories: lines('stories.jsonl', storyShape),
    missed: lines('missed.jsonl', missedShape),
  };
}

function read<S extends z.ZodType>(where: string, shape: S, text: string): z.output<S> {
  const parsed = shape.safeParse(JSON.parse(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`seed/demo/${where}: ${issue?.path.join('.')} ${issue?.message}`);
}

/** Whether something of `seed/demo/` is found in a province. */
export function isFoundIn(
  { where: wanted }: { readonly where: readonly string[] },
  { province, tags }: Pick<DemoProvince, 'province' | 'tags'>,
): boolean {
  return wanted.some((one) => one === '*' || one === province || tags.includes(one));
}

export function provinceOf(seed: Pick<DemoSeed, 'provinces'>, code: string): DemoProvince {
  const found = seed.provinces.find(({ province }) => province === code);
  if (!found) throw new Error(`seed/demo/provinces.jsonl lacks ${code}`);
  return found;
}
