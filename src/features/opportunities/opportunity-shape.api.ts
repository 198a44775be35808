import * as z from 'zod';
import { name, title } from '../../platform/shapes.ts';
import { educations } from '../people/person-facts.rules.ts';
import {
  contracts,
  opportunityKinds,
  reservedGroups,
  workplaces,
  workspaceNeeds,
} from './opportunity-facts.rules.ts';
import {
  feeCollections,
  feeMethods,
  kitMarkets,
  kitPurposes,
  loanAdministrators,
} from './opportunity-terms.rules.ts';

/** Descriptions of what the opportunity routes answer. */

const label = name;
const codes = z.array(z.string());
const amount = z.int().min(0);

const publicFields = {
  id: z.string(),
  kind: z.enum(opportunityKinds),
  title,
  status: z.enum(['open', 'announced', 'closed']),
  province: z.string().nullable(),
  provinceCode: z.string().nullable(),
  county: z.string().nullable(),
  countyCode: z.string().nullable(),
  near: z.object({ lat: z.number(), lng: z.number() }).nullable(),
  workplace: z.enum(workplaces).nullable(),
  lodging: z.boolean(),
  vacancies: z.int(),
  opensOn: z.iso.date(),
  closesOn: z.iso.date().nullable(),
  startOn: z.iso.date().nullable(),
  iscoCode: z.string().nullable(),
  years: z.int(),
  education: z.enum(educations).nullable(),
  licences: codes,
  documents: codes,
  permits: codes,
  minAge: z.int().nullable(),
  maxAge: z.int().nullable(),
  workspaceM2: z.number(),
  workspaceNeeds: z.array(z.enum(workspaceNeeds)),
  skills: z.array(
    z.object({ skillId: z.string(), level: z.int(), importance: z.enum(['essential', 'useful']) }),
  ),
  hours: z.array(z.object({ days: codes, from: z.string(), to: z.string() })),
  monthlyIncomeRial: amount.nullable(),
  contract: z.enum(contracts).nullable(),
  insured: z.boolean().nullable(),
  loan: z
    .object({
      capRial: amount,
      termMonths: z.int(),
      graceMonths: z.int(),
      feeMethod: z.enum(feeMethods),
      collection: z.enum(feeCollections),
      feePercent: z.number(),
      guarantors: z.int(),
      security: codes,
      administeredBy: z.enum(loanAdministrators),
      fundCode: z.string().nullish(),
      programme: z.string().nullish(),
    })
    .nullable(),
  kit: z
    .object({
      code: z.string().nullish(),
      priceRial: amount,
      purpose: z.enum(kitPurposes),
      items: z.array(z.object({ name: z.string(), priceRial: amount })),
      monthlyIncomeRial: amount.nullish(),
      buyers: z.array(z.object({ name: z.string(), firm: z.boolean() })).nullish(),
      market: z.enum(kitMarkets).nullish(),
    })
    .nullable(),
  training: z
    .object({
      code: z.string().nullable(),
      weeks: z.int().nullable(),
      teaches: z.array(z.object({ skillId: z.string(), level: z.int() })),
    })
    .nullable(),
  labels: z
    .record(z.string(), z.record(z.string(), label))
    .describe('Names of the codes above, by catalogue'),
};

const staffFields = {
  barredBy: codes,
  reservedFor: z.array(z.enum(reservedGroups)),
  organisationId: z.string(),
  organisation: label.nullable(),
  own: z.boolean(),
  employer: z
    .object({
      name: z.string(),
      contact: z.string().nullish(),
      phone: z.string().nullish(),
      address: z.string().nullish(),
    })
    .nullable(),
  employerId: z.string().nullable(),
  held: z.int(),
  sourceKey: z.string().nullable(),
  closedAt: z.iso.datetime().nullable(),
  closedReason: z.string().nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  revision: z.int(),
};

export const staffOpportunityShape = z
  .object({ ...publicFields, ...staffFields })
  .meta({ id: 'StaffOpportunity', description: 'An opportunity as staff see it.' });
/** What only staff see is marked optional. */
export const opportunityShape = z.object({ ...publicFields, ...z.object(staffFields).partial().shape }).meta({
  id: 'Opportunity',
  description: 'Fields without a star are there only for staff; days ISO, amounts rials.',
});

const entry = z.object({ row: z.int(), field: z.string(), code: z.string(), message: z.string() });
export const importReportShape = z
  .object({
    created: z.int(),
    updated: z.int(),
    unchanged: z.int(),
    rejected: z.array(entry),
    warnings: z.array(entry.extend({ value: z.string().optional() })),
    unknownHeaders: z.array(z.string()),
    dryRun: z.boolean(),
  })
  .meta({ id: 'OpportunityImportReport' });
