import * as z from 'zod';
import { readJalaliQuarter } from '../../kernel/jalali-month.ts';
import { toLatinDigits } from '../../kernel/persian.ts';
import { amountRial, day, page } from '../../platform/fields.ts';
import { endReasons, recallResults } from '../placements/placement.rules.ts';

const quarter = z
  .string()
  .transform((text, ctx) => {
    const read = readJalaliQuarter(toLatinDigits(text.trim()));
    if (read !== undefined) return read;
    ctx.addIssue({ code: 'custom', message: 'quarter.unreadable' });
    return z.NEVER;
  })
  .meta({
    description: 'A Jalali quarter, in any digits: 1 is Farvardin to Khordad.',
    examples: ['1405-3'],
  });

export const recallsQuery = z.object({
  quarter: quarter.optional().describe('A Jalali quarter, such as `1405-3`; the one of today where not sent'),
  show: z.enum(['waiting', 'answered']).optional().describe('Waiting: without an answer, or not reached'),
  ...page,
});

const hours = z.number().min(0).max(112).nullish().describe('Hours a week, where they were said');

/** The body of `POST /recalls/{id}/answer`. */
export const recallAnswerInput = z
  .strictObject({
    result: z.enum(recallResults),
    answeredOn: day.optional().describe('The day of the call; today where not sent'),
    endedOn: day.nullish().describe('Of a denied work: its last day, needed'),
    endReason: z.enum(endReasons).nullish().describe('Of a denied work, needed'),
    weeklyHours: hours,
    monthlyIncomeRial: amountRial.nullish(),
  })
  .superRefine(({ result, endedOn, endReason }, ctx) => {
    if (result !== 'denied') return;
    if (endedOn == null) ctx.addIssue({ code: 'custom', path: ['endedOn'], message: 'required' });
    if (endReason == null) ctx.addIssue({ code: 'custom', path: ['endReason'], message: 'required' });
  })
  .meta({ id: 'RecallAnswer' });
export type RecallAnswer = z.output<typeof recallAnswerInput>;
