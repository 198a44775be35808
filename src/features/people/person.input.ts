import * as z from 'zod';
import type { LocalDate } from '../../kernel/calendar.ts';
import { checkNationalId } from '../../kernel/national-id.ts';
import { normaliseDisplay } from '../../kernel/persian.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import {
  amountRial,
  clock,
  codeList,
  day,
  iscoCode,
  line,
  page,
  phone,
  point,
  weekSlots,
} from '../../platform/fields.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import {
  custodyStatuses,
  educations,
  personKinds,
  personStatuses,
  sexes,
  supervisionPermissions,
  type Wish,
} from './person-facts.rules.ts';
import type { PersonPatch, ResolvedPerson } from './person-merge.rules.ts';
import { resolveCodes } from './person-resolve.rules.ts';

/** The body of `POST /people` (design §11). Absent or null = unknown, `[]` = none; `caring` absent or null = none. */

const nationalId = z
  .string()
  .max(60)
  .transform((text, ctx): string => {
    const checked = checkNationalId(text);
    if (checked.ok) return checked.value;
    ctx.addIssue({ code: 'custom', message: checked.code });
    return z.NEVER;
  })
  .meta({
    description: 'Ten digits with a right checksum, Persian or Latin, spaces and dashes allowed.',
    examples: ['0012345679'],
  });

/** Keeps absent apart from null, which a change needs; an empty text is null. */
const note = (max: number) =>
  z
    .string()
    .nullish()
    .transform((text) => (typeof text === 'string' ? normaliseDisplay(text) || null : text))
    .pipe(z.string().max(max).nullish());

/** Null and absent are the same within an item of a list. */
const maybe = <S extends z.ZodType>(inner: S) => inner.nullish().transform((value) => value ?? undefined);
const listOrNull = <S extends z.ZodType>(inner: S) =>
  inner.nullish().transform((value) => (value === null ? [] : value));

const heldDocument = z
  .preprocess(
    (value) => (typeof value === 'string' ? { code: value, state: 'held' } : value),
    z.strictObject({
      code: z.string().min(1).max(60),
      state: z.enum(['held', 'obtainable', 'not-before', 'unknown']),
      from: maybe(day),
    }),
  )
  .meta({
    // A code alone is read as an object; the shape that is made of what follows knows of objects only.
    type: ['string', 'object'],
    description: 'A document code that is held, or {code, state, from}; `from` with `not-before`',
  });

const wish = z
  .strictObject({
    iscoCode: maybe(iscoCode),
    kind: maybe(z.enum(['job', 'loan-programme', 'kit', 'training'])),
  })
  .refine(({ iscoCode: isco, kind }) => (isco === undefined) !== (kind === undefined), { error: 'wish.one' })
  .transform(({ iscoCode: isco = '', kind }): Wish => (kind === undefined ? { iscoCode: isco } : { kind }));

const aid = z.strictObject({
  kind: z.string().min(1).max(60),
  givenOn: maybe(day),
  fundCode: maybe(z.string().min(1).max(60)),
  remainingRial: maybe(amountRial),
  monthlyRial: maybe(amountRial),
  iscoCode: maybe(iscoCode),
  waived: maybe(z.boolean()),
  awardId: maybe(z.string().min(1).max(60)).describe(
    'Answered where an award gave it; the row stays as long',
  ),
});

const restriction = z.strictObject({
  code: z.string().min(1).max(60),
  kind: maybe(z.enum(['court-ordered', 'consequential'])),
  until: day.nullish(),
});

const household = z.strictObject({
  id: z.string().max(60).nullish(),
  head: z.boolean().nullish(),
  dependants: z.int().min(0).max(30).nullish(),
  monthlyIncomeRial: amountRial.nullish(),
  prisonerProvince: z.string().max(100).nullish(),
  aid: z.array(aid).max(50).nullish(),
  aidPartly: z
    .boolean()
    .nullish()
    .describe('Of what is listed: there may be more. Answered where only what awards gave is known'),
});

const caring = z.strictObject({
  atHomeFrom: clock,
  atHomeTo: clock,
  until: day.nullish(),
  covered: listOrNull(weekSlots),
});

const supervision = z.strictObject({
  lat: z.number().min(-90).max(90),
  lng: z.number().min(-180).max(180),
  radiusKm: z.number().positive().max(2000),
  permittedFrom: clock.nullish(),
  permittedTo: clock.nullish(),
  until: day.nullish(),
  permissions: listOrNull(z.array(z.enum(supervisionPermissions)).max(supervisionPermissions.length)),
});

const custody = z.strictObject({
  status: z.enum(custodyStatuses),
  since: day.nullish(),
  until: day.nullish(),
  workPermitted: z
    .boolean()
    .nullish()
    .transform((value) => (value === null ? false : value)),
});

const required = z.strictObject({
  kind: z.enum(personKinds),
  nationalId,
  givenName: line(100),
  familyName: line(100),
  sex: z.enum(sexes),
  birthDate: day,
  province: line(100),
  county: line(100),
});

const known = {
  fatherName: note(100),
  phone: phone.nullish(),
  near: point.nullish(),
  household: household.nullish(),
  education: z.enum(educations).nullish(),
  skills: z
    .array(
      z.strictObject({
        skillId: z.string().min(1).max(100),
        level: z.int().min(1).max(4),
        years: maybe(z.number().min(0).max(80)),
      }),
    )
    .max(60)
    .nullish(),
  experience: z
    .array(z.strictObject({ iscoCode, years: z.number().min(0).max(80) }))
    .max(60)
    .nullish(),
  availability: z
    .strictObject({
      hours: weekSlots.nullish(),
      homeOnly: z.boolean().nullish(),
      maxCommuteKm: z.number().min(0).max(2000).nullish(),
      from: day.nullish(),
    })
    .nullish(),
  wishes: z.array(wish).max(30).nullish(),
  documents: z.array(heldDocument).max(50).nullish(),
  licences: codeList.nullish(),
  permits: codeList.nullish(),
  workspace: z
    .strictObject({
      areaM2: z.number().min(0).max(100_000).nullish(),
      power: z.boolean().nullish(),
      water: z.boolean().nullish(),
      ventilation: z.boolean().nullish(),
    })
    .nullish(),
  guarantors: z.int().min(0).max(20).nullish(),
  bankStanding: z.enum(['clear', 'returned-cheque', 'blocked']).nullish(),
  needScore: z.int().min(0).max(100).nullish(),
  restrictions: z.array(restriction).max(30).nullish(),
  status: z.enum(personStatuses).nullish(),
  statusReason: z.string().max(60).nullish(),
};

export const personInput = required
  .extend({
    ...known,
    caring: caring.nullish(),
    supervision: supervision.nullish(),
    custody: custody.nullish(),
  })
  .meta({
    id: 'NewPerson',
    description:
      'Restrictions, supervision and custody only for `released`; a relative never inherits them. Absent or null = unknown, [] = none.',
  });
export type ParsedPerson = z.output<typeof personInput>;

/** The body of `PATCH /people/{id}`: absent = unchanged, null = unknown; parts merged, lists replaced. */
export const personPatchInput = required.partial().extend({
  ...known,
  caring: caring.partial().nullish(),
  supervision: supervision.partial().nullish(),
  custody: custody.partial().nullish(),
});
export type ParsedPersonPatch = z.output<typeof personPatchInput>;

/** An empty field of a search form is no filter. */
const blankIsAbsent = (value: unknown) => (value === '' ? undefined : value);
const place = z.preprocess(blankIsAbsent, z.string().trim().max(120).optional());
export const peopleQuery = z.object({
  q: z
    .string()
    .max(200)
    .optional()
    .describe(
      'Words of a name in any order, however written; a skill or occupation; a province or county, alone or beside one of these; a national id or a phone number, in any digits.',
    ),
  skillId: z
    .preprocess(blankIsAbsent, z.string().max(40).optional())
    .describe('Only people with this skill.'),
  province: place.describe('Only people who live in this province, by code or name.'),
  county: place.describe(
    'Only people who live in this county, by code or name; several counties that bear one name need the province.',
  ),
  status: z.preprocess(blankIsAbsent, z.enum(personStatuses).optional()),
  ...page,
});

/** Codes that exist for everything that was named; 422 with every field that names nothing, or a date that cannot be. */
export function resolvePerson(
  vocabulary: Vocabulary,
  today: LocalDate,
  parsed: ParsedPerson,
): Result<ResolvedPerson> {
  const { faults, patch } = resolveCodes(vocabulary, today, parsed);
  if (faults.length > 0) return fail(invalidInput(faults.map(({ path, code }) => fieldError(path, code))));
  return ok({ ...parsed, ...patch } as ResolvedPerson);
}

/**
 * A body with the codes of everything it names. Refuses with every fault at once: of shape, and of what names nothing, so
 * that nobody mends a form in two rounds.
 */
export function readPerson(vocabulary: Vocabulary, today: LocalDate, input: unknown): Result<ResolvedPerson> {
  const parsed = parse(personInput, input);
  if (parsed.ok) return resolvePerson(vocabulary, today, parsed.value);
  const faults = parsed.problem.errors ?? [];
  const rest = parse(
    personPatchInput,
    withoutFaulty(
      input,
      faults.map(({ path }) => path),
    ),
  );
  if (!rest.ok) return parsed;
  const known = new Set(faults.map(({ path }) => path));
  const more = resolveCodes(vocabulary, today, rest.value).faults.filter(
    // Without its province nobody can say that a county lies elsewhere.
    ({ path, code }) => !known.has(path) && !(code === 'place.mismatch' && known.has('province')),
  );
  return fail(invalidInput([...faults, ...more.map(({ path, code }) => fieldError(path, code))]));
}

/** The same for a change; a county alone is looked for in the province the person is in. */
export function resolvePatch(
  vocabulary: Vocabulary,
  today: LocalDate,
  parsed: ParsedPersonPatch,
  current: { readonly province: string; readonly county: string },
): Result<PersonPatch> {
  const { faults, patch } = resolveCodes(vocabulary, today, parsed, current);
  return faults.length > 0
    ? fail(invalidInput(faults.map(({ path, code }) => fieldError(path, code))))
    : ok(patch);
}

/** A copy without what stands at the faulty paths; items of lists keep their places. */
function withoutFaulty(input: unknown, paths: readonly string[]): unknown {
  if (typeof input !== 'object' || input === null) return input;
  const copy: unknown = structuredClone(input);
  for (const path of paths) {
    const steps = path.split('.');
    const last = steps.pop() ?? '';
    const parent = steps.reduce<unknown>((at, step) => (isObject(at) ? at[step] : undefined), copy);
    // An item of a list or a needed part of one cannot be missing: the whole list is left out then.
    if (isObject(parent) && !Array.isArray(parent) && steps.length < 2) delete parent[last];
    else if (isObject(copy)) delete copy[steps[0] ?? last];
  }
  return copy;
}
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
