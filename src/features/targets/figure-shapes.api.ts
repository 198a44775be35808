import * as z from 'zod';
import { fairGroupings } from './fair-share.rules.ts';
import { gapSteps } from './gap.rules.ts';

export const localised = z.object({ fa: z.string(), en: z.string() });
export const date = z.string().describe('ISO day');
export const share = z
  .object({
    numerator: z.number(),
    denominator: z.number(),
    value: z.number().nullable().describe('Null where the denominator is 0'),
  })
  .meta({ id: 'Share' });

const quotaRow = z
  .object({
    month: z.string().describe('Jalali: `1405-09`'),
    counted: z.int().describe('Households that count for the month'),
    target: z.int().nullable().describe('Sum of the targets that boards have set; null = none is set'),
    share,
    earning: z
      .object({ earning: z.int(), notEarning: z.int(), unknown: z.int(), notYet: z.int() })
      .describe('Of those counted, how their work stood 90 days after the delivery'),
    approved: z.int(),
  })
  .meta({ id: 'QuotaRow' });
export const quotaShape = z
  .object({
    definition: localised,
    month: quotaRow,
    organisationsUnset: z.int().describe('Organisations without a target of their own'),
    organisations: z.int(),
    funded: z.int(),
    needed: z.int().nullable().describe('Null for a past day'),
    weeks: z.array(z.object({ from: date, to: date, delivered: z.int() })),
    bunching: z.object({ inLastDays: z.int(), asked: z.boolean(), reasons: z.array(z.string()) }),
    series: z.array(quotaRow).describe('Oldest first'),
  })
  .meta({ id: 'Quota' });

export const gapShape = z
  .object({
    population: z.int(),
    inWork: z.int(),
    target: z.int().describe('People in work at which the promise is kept'),
    needed: z.int(),
    horizonWeeks: z.int(),
    verified: z.object({
      unknown: z.int(),
      share: share.optional().describe('Of checks answered so many found work; absent where too few were'),
      of: z.enum(['own', 'nation']).optional(),
      expected: z.int(),
      atLeast: z.int(),
      atMost: z.int(),
    }),
    endings: z.object({ hazard: share, known: z.int(), others: z.int(), expected: z.int() }),
    someWork: z.int(),
    placements: z.object({
      needed: z.int(),
      atLeast: z.int(),
      atMost: z.int(),
      weeks: z.array(z.int()),
    }),
    stairs: z.array(z.object({ step: z.enum(gapSteps), people: z.int(), from: z.int(), to: z.int() })),
    end: z.int(),
    worth: share.describe('How much one more person in work moves the rate'),
  })
  .meta({ id: 'Gap' });

const curvePoint = {
  day: z.int(),
  atRisk: z.int(),
  survival: z.number(),
  standardError: z.number().nullable(),
  lower: z.number().nullable().describe('95 % band'),
  upper: z.number().nullable(),
};
const curve = z
  .object({
    kind: z.enum(['same-work', 'any-work']),
    trade: z.string().nullable(),
    label: localised,
    subjects: z.int(),
    events: z.int(),
    steps: z.array(z.object({ ...curvePoint, events: z.int() })),
    points: z
      .array(z.object({ day: z.int(), at: z.object(curvePoint).optional() }))
      .describe('At 30, 90, 180 and 365 days; absent where too few were at risk'),
    drawnTo: z.int(),
  })
  .meta({ id: 'RetentionCurve' });
export const retentionShape = z
  .object({
    definition: localised,
    sameWork: curve,
    anyWork: curve,
    byTrade: z.array(curve),
    tradesTooSmall: z.int(),
  })
  .meta({ id: 'Retention' });

export const incomeShape = z
  .object({
    definition: localised,
    households: z.int(),
    tier2: z.int(),
    tier1Only: z.int(),
    below: z.int(),
    notStated: z.int(),
    atLeastTier1: share,
    atLeastTier2: share,
    notOnRecord: z.array(localised),
    months: z.array(z.string()),
  })
  .meta({ id: 'SustainableIncome' });

export const fairShareShape = z
  .object({
    definition: localised,
    awarded: share,
    by: z.array(
      z.object({
        by: z.enum(fairGroupings),
        groups: z.array(
          z.object({
            key: z.string(),
            label: localised,
            awarded: share,
            expected: z.number(),
            judged: z.boolean(),
          }),
        ),
        gini: z.number().nullable(),
        theil: z.number().nullable(),
      }),
    ),
  })
  .meta({ id: 'FairShare' });

export const recallShape = z
  .object({
    definition: localised,
    quarter: z.string(),
    drawn: z.int().nullable(),
    confirmed: z.int().nullable(),
    denied: z.int().nullable(),
    notReached: z.int().nullable(),
    waiting: z.int().nullable(),
    error: share.nullable(),
    errorAtMost: z
      .number()
      .nullable()
      .optional()
      .describe('In tenths, where few denied and `error` is not told'),
  })
  .meta({ id: 'RecallError', description: 'Null for readers of counts where few people would be told of' });
