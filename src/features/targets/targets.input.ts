import * as z from 'zod';
import { parseDate, tehranDayEnd } from '../../kernel/calendar.ts';
import { day, page } from '../../platform/fields.ts';
import { outcomeStates } from '../outcomes/outcome.rules.ts';
import { evidenceGrades } from '../placements/placement.rules.ts';
import { groupings } from './figure.rules.ts';

/** An instant, or a day: then its end in Tehran. ISO text out. */
export const knownAt = z
  .string()
  .transform((text, ctx): string => {
    if (text.includes('T')) {
      const at = z.iso.datetime({ offset: true }).safeParse(text);
      if (at.success) return new Date(at.data).toISOString();
    }
    const on = parseDate(text);
    if (on !== undefined) return tehranDayEnd(on).toISOString();
    ctx.addIssue({ code: 'custom', message: 'date.unreadable' });
    return z.NEVER;
  })
  .describe(
    'What was known at this instant (ISO, with its zone), or at the end of this day in Tehran; now where not sent. Not in the future.',
  );

const moment = {
  asOf: day.optional().describe('How it was on this day; today where not sent. Not in the future.'),
  knownAt: knownAt.optional(),
};

export const targetsQuery = z.object({
  ...moment,
  organisationId: z
    .string()
    .max(60)
    .optional()
    .describe('One organisation: the own one, or one below for headquarters and auditors.'),
  province: z
    .string()
    .max(60)
    .optional()
    .describe('The associations of one province, for those who see the nation.'),
  months: z
    .string()
    .regex(/^\d{1,2}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(60))
    .optional()
    .describe('How many ends of months the trend has: 1 to 60, 13 where not sent.'),
});

export const peopleBehindQuery = z.object({
  ...moment,
  ...page,
  state: z.enum(outcomeStates).optional().describe('How they stand on the day; however where not sent.'),
  cause: z.string().max(60).optional().describe('Of those the ones for this cause or reason.'),
  atIntake: z.enum(['true']).optional().describe('Of those in work the ones who had it when they came.'),
  evidence: z
    .enum([...evidenceGrades, 'verified'])
    .optional()
    .describe('Of those in work the ones known from this; `verified`: from more than a call.'),
  returned: z.enum(['true']).optional().describe('Those who are in custody again since they asked.'),
  by: z.enum(groupings).optional(),
  key: z
    .string()
    .max(60)
    .optional()
    .describe('With `by`: of one group; empty = those of whom it is not known.'),
  quarter: z
    .string()
    .regex(/^\d{4}-[1-4]$/)
    .optional()
    .describe('Of those who asked in one Jalali quarter: `1405-3`.'),
});
