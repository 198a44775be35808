import * as z from 'zod';
import { weekSlot } from '../../platform/fields.ts';
import {
  custodyStatuses,
  educations,
  personKinds,
  personStatuses,
  sexes,
  supervisionPermissions,
} from './person-facts.rules.ts';

/** The answers about people, for the description of the API; `people.test.ts` holds real answers against them. */

const text = z.string();
const maybe = <S extends z.ZodType>(inner: S) => inner.nullable();
const named = z.object({ fa: text, en: text }).meta({ id: 'Name' });
const slots = z.array(weekSlot);

const aid = z.strictObject({
  kind: text,
  givenOn: text.optional(),
  fundCode: text.optional(),
  remainingRial: z.int().optional(),
  monthlyRial: z.int().optional(),
  iscoCode: text.optional(),
  waived: z.boolean().optional(),
  awardId: text.optional(),
});

const paper = z.strictObject({
  code: text,
  state: z.enum(['obtainable', 'not-before', 'unknown']),
  from: text.optional(),
});

export const personShape = z
  .strictObject({
    id: text,
    revision: z.int(),
    organisationId: text,
    kind: z.enum(personKinds),
    maskedNationalId: text,
    givenName: text,
    familyName: text,
    fatherName: maybe(text),
    sex: z.enum(sexes),
    birthDate: text,
    phone: maybe(text),
    province: text.describe('Persian name; the code is in provinceCode'),
    county: text,
    provinceCode: text,
    countyCode: text,
    near: maybe(z.strictObject({ lat: z.number(), lng: z.number() })),
    household: z.strictObject({
      id: text,
      head: maybe(z.boolean()),
      dependants: maybe(z.int()),
      monthlyIncomeRial: maybe(z.int()),
      prisonerProvince: maybe(text),
      aid: maybe(z.array(aid)),
      aidPartly: z.literal(true).optional(),
    }),
    education: maybe(z.enum(educations)),
    skills: maybe(z.array(z.strictObject({ skillId: text, level: z.int(), years: z.number().optional() }))),
    experience: maybe(z.array(z.strictObject({ iscoCode: text, years: z.number() }))),
    availability: z.strictObject({
      hours: maybe(slots),
      homeOnly: maybe(z.boolean()),
      maxCommuteKm: maybe(z.number()),
      from: maybe(text),
    }),
    caring: maybe(z.strictObject({ atHomeFrom: text, atHomeTo: text, until: maybe(text), covered: slots })),
    wishes: z.array(z.union([z.strictObject({ iscoCode: text }), z.strictObject({ kind: text })])),
    documents: maybe(z.array(z.union([text, paper]))),
    licences: maybe(z.array(text)),
    permits: maybe(z.array(text)),
    workspace: maybe(
      z.strictObject({
        areaM2: maybe(z.number()),
        power: maybe(z.boolean()),
        water: maybe(z.boolean()),
        ventilation: maybe(z.boolean()),
      }),
    ),
    guarantors: maybe(z.int()),
    bankStanding: maybe(z.enum(['clear', 'returned-cheque', 'blocked'])),
    needScore: maybe(z.int()),
    restrictions: maybe(
      z.array(
        z.strictObject({ code: text, kind: z.enum(['court-ordered', 'consequential']), until: maybe(text) }),
      ),
    ).describe('Null: a released person of whom it is not known; a family member has none'),
    supervision: maybe(
      z.strictObject({
        lat: z.number(),
        lng: z.number(),
        radiusKm: z.number(),
        permittedFrom: maybe(text),
        permittedTo: maybe(text),
        until: maybe(text),
        permissions: z.array(z.enum(supervisionPermissions)),
      }),
    ),
    custody: maybe(
      z.strictObject({
        status: z.enum(custodyStatuses),
        since: maybe(text),
        until: maybe(text),
        workPermitted: z.boolean(),
      }),
    ),
    status: z.enum(personStatuses),
    statusSince: text,
    statusReason: maybe(text),
    requestedAt: text,
    createdAt: text,
    updatedAt: text,
    labels: z.record(text, z.record(text, named)).describe('Names of the codes above, by catalogue'),
  })
  .meta({
    id: 'Person',
    description: 'National id masked. Null = unknown, [] = none; days ISO, amounts rials, distances km.',
  });

export const personLineShape = z
  .strictObject({
    id: text,
    kind: z.enum(personKinds),
    givenName: text,
    familyName: text,
    maskedNationalId: text,
    sex: z.enum(sexes),
    birthDate: text,
    province: text,
    county: text,
    provinceCode: text,
    countyCode: text,
    status: z.enum(personStatuses),
    needScore: maybe(z.int()),
    requestedAt: text,
    householdHead: maybe(z.boolean()),
    skills: z.array(text),
    labels: z.object({ province: named, county: named, skills: z.array(named) }),
    because: z
      .array(z.object({ id: text, label: named }))
      .describe('What of the search they can do or have done; empty where it was the name'),
  })
  .meta({ id: 'PersonLine' });
