import * as z from 'zod';
import { normaliseDisplay } from '../../kernel/persian.ts';
import {
  amountRial,
  codeList,
  day,
  iscoCode,
  line,
  optionalLine,
  point,
  weekSlots,
} from '../../platform/fields.ts';
import { employerInput } from '../employers/employer.input.ts';
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

const name = z.string().min(1, { error: 'required' }).max(120);
const whole = (min: number, max: number) => z.int().min(min).max(max);
const level = whole(1, 4);
/** Null is nationwide. A text with nothing in it names no place, and must not pass for that. */
const place = z
  .string()
  .nullish()
  .transform((text, ctx): string | null => {
    const clean = text == null ? null : normaliseDisplay(text);
    if (clean === '') ctx.addIssue({ code: 'custom', message: 'place.unknown' });
    return clean;
  })
  .pipe(z.string().max(60).nullable());

const title = z.strictObject({ fa: line(200), en: optionalLine(200) });

const loan = z.strictObject({
  capRial: amountRial.min(1),
  termMonths: whole(1, 240),
  graceMonths: whole(0, 60).nullish(),
  feeMethod: z.enum(feeMethods).nullish(),
  collection: z.enum(feeCollections).nullish(),
  feePercent: z.number().min(0).max(4).nullish(),
  guarantors: whole(0, 10).nullish(),
  // A covered household is never asked for a cheque, a promissory note or collateral.
  security: z.array(z.string().max(60)).max(0, { error: 'security.barred' }).nullish(),
  administeredBy: z.enum(loanAdministrators).nullish(),
  fundCode: optionalLine(60),
  programme: optionalLine(60),
});

const kit = z.strictObject({
  code: optionalLine(60),
  priceRial: amountRial.min(1),
  purpose: z.enum(kitPurposes).nullish(),
  items: z
    .array(z.strictObject({ name: line(120), priceRial: amountRial }))
    .max(50)
    .nullish(),
  monthlyIncomeRial: amountRial.nullish(),
  buyers: z
    .array(z.strictObject({ name: line(120), firm: z.boolean() }))
    .max(20)
    .nullish(),
  market: z.enum(kitMarkets).nullish(),
});

const training = z.strictObject({
  code: optionalLine(60),
  teaches: z
    .array(z.strictObject({ skillId: name, level }))
    .max(20)
    .nullish(),
  weeks: whole(1, 260).nullish(),
});

const opportunityFields = z.strictObject({
  kind: z.enum(opportunityKinds),
  title,
  province: place,
  county: place,
  near: point.nullish(),
  employer: employerInput.nullish(),
  workplace: z.enum(workplaces).nullish(),
  lodging: z.boolean().nullish(),
  vacancies: whole(1, 10_000),
  opensOn: day,
  closesOn: day.nullish(),
  startOn: day.nullish(),
  iscoCode: iscoCode.nullish(),
  years: whole(0, 60).nullish(),
  education: z.enum(educations).nullish(),
  licences: codeList.nullish(),
  documents: codeList.nullish(),
  permits: codeList.nullish(),
  minAge: whole(0, 100).nullish(),
  maxAge: whole(0, 100).nullish(),
  workspaceM2: z.number().min(0).max(100_000).nullish(),
  workspaceNeeds: z.array(z.enum(workspaceNeeds)).max(3).nullish(),
  skills: z
    .array(
      z.strictObject({
        skillId: name,
        level: level.nullish(),
        importance: z.enum(['essential', 'useful']).nullish(),
      }),
    )
    .max(50)
    .nullish(),
  hours: weekSlots.nullish(),
  monthlyIncomeRial: amountRial.nullish(),
  contract: z.enum(contracts).nullish(),
  insured: z.boolean().nullish(),
  barredBy: codeList.nullish(),
  reservedFor: z.array(z.enum(reservedGroups)).max(3).nullish(),
  loan: loan.nullish(),
  kit: kit.nullish(),
  training: training.nullish(),
  sourceKey: optionalLine(200),
});

/**
 * Body of `POST /opportunities`; a `PATCH` is merged into the record and read through the same shape. There is no field
 * for sex and no other field than these: whatever else comes is refused by name.
 */
export const opportunityInput = opportunityFields
  .superRefine((value, ctx) => {
    const refuse = (path: string, code: string) =>
      ctx.addIssue({ code: 'custom', path: [path], message: code });
    if ((value.kind === 'loan-programme') !== (value.loan != null)) refuse('loan', 'kind.terms');
    if ((value.kind === 'kit') !== (value.kit != null)) refuse('kit', 'kind.terms');
    if (value.kind !== 'training' && value.training != null) refuse('training', 'kind.terms');
    if (value.closesOn != null && value.closesOn < value.opensOn) refuse('closesOn', 'date.order');
    if (value.minAge != null && value.maxAge != null && value.minAge > value.maxAge)
      refuse('maxAge', 'age.order');
    const items = value.kit?.items ?? [];
    // The list may be partial (training, transport and the like stand in the price alone), but never dearer than the whole.
    if (value.kit && items.reduce((sum, { priceRial }) => sum + priceRial, 0) > value.kit.priceRial)
      ctx.addIssue({ code: 'custom', path: ['kit', 'priceRial'], message: 'kit.sum' });
  })
  .meta({
    id: 'NewOpportunity',
    description:
      '`loan` belongs to a loan programme alone, `kit` to a kit, `training` to a training. An absent requirement = none.',
  });

/** Body of a `PATCH`, for its description: all may be left out, null removes, parts are merged into what is there. */
export const opportunityPatchInput = opportunityFields.partial().extend({
  title: title.partial().optional(),
  employer: employerInput.partial().nullish(),
  loan: loan.partial().nullish(),
  kit: kit.partial().nullish(),
  training: training.partial().nullish(),
});
export type OpportunityInput = z.output<typeof opportunityInput>;

/** Why an opportunity was closed; `other` where nobody says. */
export const closingReasons = ['filled', 'withdrawn', 'expired', 'mistake', 'other'] as const;
export type ClosingReason = (typeof closingReasons)[number];

export const closingInput = z.strictObject({
  reason: z
    .enum(closingReasons, { error: 'reason.unknown' })
    .nullish()
    .transform((reason): ClosingReason => reason ?? 'other'),
});
