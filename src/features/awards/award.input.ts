import * as z from 'zod';
import { readJalaliMonth } from '../../kernel/jalali-month.ts';
import { maxRial } from '../../kernel/money.ts';
import { toLatinDigits } from '../../kernel/persian.ts';
import { amountRial, day, line, page } from '../../platform/fields.ts';
import { awardKinds } from '../placements/placement.rules.ts';
import { awardStates, voidReasons } from './award.rules.ts';

const id = z.string().min(1, { error: 'required' }).max(60);
const amount = z.int().min(1).max(maxRial).describe('The whole of it, in rials');
const benefactors = amountRial.describe('How much of it benefactors paid or promised to pay, in rials');

/** A Jalali month, `1405-09`, in any digits. */
export const jalaliMonthField = z
  .string()
  .transform((text, ctx) => {
    const month = readJalaliMonth(toLatinDigits(text.trim()));
    if (month !== undefined) return month;
    ctx.addIssue({ code: 'custom', message: 'month.unreadable' });
    return z.NEVER;
  })
  .meta({ description: 'A Jalali month, in any digits.', examples: ['1405-09'] });

/** The body of `POST /awards`. */
export const awardInput = z
  .strictObject({
    personId: id,
    kind: z.enum(awardKinds).describe('`kit`: handed over; `loan`: paid out'),
    opportunityId: id.nullish().describe('The kit or loan programme it comes from'),
    amountRial: amount,
    benefactorRial: benefactors,
    approvedOn: day,
    fundedOn: day.nullish().describe('The day on which the money was there'),
    deliveredOn: day.nullish().describe('The day of the hand-over or the payment'),
    placementId: id.nullish().describe("The work it led to: one of the person's own"),
  })
  .meta({ id: 'NewAward' });

/** The body of `PATCH /awards/{id}`: what is left out stays, null removes. */
export const awardPatch = z
  .strictObject({
    opportunityId: id.nullish(),
    amountRial: amount.optional(),
    benefactorRial: benefactors.optional(),
    approvedOn: day.optional(),
    fundedOn: day.nullish(),
    placementId: id.nullish(),
    bunchingReason: line(300).nullish().describe('Of a delivery: why so many came at the end of the month'),
  })
  .meta({
    id: 'AwardPatch',
    description:
      'Before the delivery everything but whose it is and its kind; after it the work it led to and the reason for bunching alone.',
  });

export const deliveryInput = z
  .strictObject({
    deliveredOn: day,
    placementId: id.nullish().describe("The work it led to: one of the person's own"),
  })
  .meta({ id: 'AwardDelivery' });

export const voidInput = z.strictObject({ reason: z.enum(voidReasons) }).meta({ id: 'AwardVoid' });

export const bunchingInput = z
  .strictObject({
    month: jalaliMonthField,
    reason: line(300).describe('Shown in the report of the month; no names'),
  })
  .meta({ id: 'AwardBunching' });

export const awardsQuery = z.object({
  month: jalaliMonthField
    .optional()
    .describe('Those delivered in this Jalali month or, where not delivered, approved in it'),
  state: z.enum(awardStates).optional(),
  personId: id.optional(),
  ...page,
});
