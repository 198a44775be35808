import * as z from 'zod';
import { day, optionalLine } from '../../platform/fields.ts';
import { cadences, earmarkKinds, fallbacks, intentions, pledgeKinds } from './pledge.rules.ts';
import { mostSlots, pledgeLimits } from './pledge-record.rules.ts';

const id = z.string().min(1, { error: 'required' }).max(60);

/** What a pledge says, whoever enters it. */
export const pledgeFields = {
  kind: z.enum(pledgeKinds),
  cadence: z.enum(cadences).default('once').describe('`monthly`: of money and standing orders'),
  amountRial: z
    .int()
    .min(pledgeLimits.minRial, { error: 'pledge.amount' })
    .max(pledgeLimits.maxRial, { error: 'pledge.amount' })
    .nullish()
    .describe('Money: of one time or one month; a kit: what it is worth. Whole rials'),
  quantity: z.int().min(1).max(1000).nullish().describe('Places, hours, or pieces a month'),
  description: optionalLine(300).describe('What is offered, or on whose behalf it is given'),
  opportunityId: id.nullish().describe('The kit that is given'),
  intention: z.enum(intentions).default('none'),
  earmark: z.enum(earmarkKinds).default('any'),
  earmarkRef: id.nullish().describe('`trade`: a unit group of ISCO-08; `province`: its code'),
  causeId: id.nullish(),
  slots: z
    .int()
    .min(1)
    .max(mostSlots)
    .nullish()
    .describe('How many families of the cause; as many as the amount covers where not sent'),
  campaignId: id.nullish(),
  fallback: z.enum(fallbacks).default('similar').describe('Where its earmark cannot be followed'),
  startsOn: day.nullish().describe('Today where not sent'),
  months: z.int().min(1).max(60).nullish().describe('Of a monthly one; until withdrawn where not sent'),
};

/** The body of `POST /pledges`. */
export const pledgeInput = z.strictObject(pledgeFields).meta({ id: 'NewPledge' });
export type PledgeInput = z.output<typeof pledgeInput>;
