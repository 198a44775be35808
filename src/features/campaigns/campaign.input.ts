import * as z from 'zod';
import { day, line, optionalLine } from '../../platform/fields.ts';
import { pledgeLimits } from '../pledges/pledge-record.rules.ts';
import { isYearlyDay } from './campaign-record.rules.ts';

const text = (max: number) => z.strictObject({ fa: line(max), en: optionalLine(max).default(null) });

const fields = {
  title: text(80),
  story: text(1500),
  startsOn: day,
  endsOn: day,
  yearlyOn: z
    .string()
    .refine(isYearlyDay, { error: 'yearly.form' })
    .nullish()
    .describe('Jalali month and day on which it comes back each year')
    .meta({ examples: ['03-05'] }),
  goalRial: z.int().min(pledgeLimits.minRial).max(pledgeLimits.maxRial).nullish(),
  goalFamilies: z.int().min(1).max(100_000).nullish(),
};

/** The body of `POST /campaigns`. */
export const campaignInput = z
  .strictObject({
    slug: z
      .string()
      .regex(/^[a-z0-9](?:-?[a-z0-9]){2,39}$/, { error: 'slug.form' })
      .describe('Its address; it stays'),
    ...fields,
  })
  .meta({ id: 'NewCampaign' });

/** The body of `PATCH /campaigns/{id}`: what is left out stays. */
export const campaignPatch = z.strictObject(fields).partial().meta({ id: 'CampaignPatch' });
