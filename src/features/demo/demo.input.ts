import * as z from 'zod';
import {
  contracts,
  reservedGroups,
  workplaces,
  workspaceNeeds,
} from '../opportunities/opportunity-facts.rules.ts';
import { educations, personKinds, sexes } from '../people/person-facts.rules.ts';

/** Shapes of the files of `seed/demo/`; amounts in millions of rials there, so that people can read them. */
const provinces = z.enum(['bushehr', 'gilan']);
const organisations = z.enum(['assoc-bushehr', 'care-bushehr', 'assoc-gilan', 'care-gilan']);
const names = z.array(z.string().min(1)).min(2);
const codes = z.array(z.string()).default([]);
const place = z.tuple([z.number(), z.number()]);

const local = z.strictObject({ women: names, men: names, family: names });
export const namesShape = z.strictObject({
  women: names,
  men: names,
  local: z.strictObject({ bushehr: local, gilan: local }),
  contacts: names,
  streets: names,
});
export type DemoNames = z.output<typeof namesShape>;

export const tradeShape = z.strictObject({
  key: z.string(),
  sex: z.enum(sexes),
  province: z.union([provinces, z.literal('*')]),
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
export const jobShape = z.strictObject({
  key: z.string(),
  org: organisations,
  fa: z.string(),
  en: z.string(),
  isco: z.string(),
  /** Counties without their province; none = nationwide, one job for each, with an employer of its own. */
  places: z.array(z.string()),
  employers: names.or(z.array(z.string()).length(1)),
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
  near: place.optional(),
  /** Jobs of a told story: open today, and nobody of the history is sent there. */
  story: z.string().optional(),
});
export type DemoJob = z.output<typeof jobShape>;

export const storyShape = z.strictObject({
  key: z.enum(['zahra', 'driver-gilan', 'driver-bushehr']),
  organisation: organisations,
  kind: z.enum(personKinds),
  sex: z.enum(sexes),
  givenName: z.string(),
  familyName: z.string(),
  fatherName: z.string(),
  province: provinces,
  county: z.string(),
  near: place,
});
export type DemoStory = z.output<typeof storyShape>;

export interface DemoSeed {
  readonly names: DemoNames;
  readonly trades: readonly DemoTrade[];
  readonly jobs: readonly DemoJob[];
  readonly stories: readonly DemoStory[];
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
    stories: lines('stories.jsonl', storyShape),
  };
}

function read<S extends z.ZodType>(where: string, shape: S, text: string): z.output<S> {
  const parsed = shape.safeParse(JSON.parse(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`seed/demo/${where}: ${issue?.path.join('.')} ${issue?.message}`);
}
