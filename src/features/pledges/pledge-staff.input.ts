import * as z from 'zod';
import { maxRial } from '../../kernel/money.ts';
import { normaliseDisplay } from '../../kernel/persian.ts';
import { day, line, optionalLine, page, phone } from '../../platform/fields.ts';
import { benefactorKinds } from '../benefactors/benefactor.rules.ts';
import { pledgeFields } from './pledge.input.ts';
import { pledgeKinds, pledgeStates } from './pledge.rules.ts';

const id = z.string().min(1, { error: 'required' }).max(60);

export const pledgesQuery = z.object({
  kind: z.enum(pledgeKinds).optional(),
  state: z.enum(pledgeStates).optional(),
  causeId: id.optional(),
  campaignId: id.optional(),
  benefactorId: id.optional().describe('Of staff who ask'),
  q: z
    .string()
    .max(80)
    .transform(normaliseDisplay)
    .optional()
    .describe("Of staff who ask: a part of the benefactor's name, or a payment reference"),
  ...page,
});

/** The body of `POST /pledges/entered`: whose it is, by id or by phone, and what a pledge says. */
export const enteredPledgeInput = z
  .strictObject({
    benefactorId: id.nullish(),
    benefactor: z
      .strictObject({
        phone,
        name: line(120),
        kind: z.enum(benefactorKinds).default('individual'),
        anonymous: z.boolean().default(false),
      })
      .nullish()
      .describe('A known phone is whoever has it'),
    ...pledgeFields,
  })
  .refine(({ benefactorId, benefactor }) => (benefactorId ?? benefactor) != null, {
    path: ['benefactor.phone'],
    error: 'required',
  })
  .meta({ id: 'EnteredPledge' });

const note = optionalLine(300).describe('Names nobody');

/** The body of `POST /pledges/{id}/events`. */
export const pledgeEventInput = z
  .discriminatedUnion('event', [
    z.strictObject({
      event: z.literal('confirmed'),
      opportunityId: id.nullish().describe('The work or training a place is at'),
      note,
    }),
    z.strictObject({
      event: z.literal('given'),
      quantity: z.int().min(1).max(1000).describe('Places, hours or pieces'),
      happenedOn: day.optional().describe('Today where not sent'),
      note,
    }),
    z.strictObject({ event: z.literal('withdrawn'), reason: line(300).describe('Why; names nobody') }),
  ])
  .meta({ id: 'NewPledgeEvent' });

/** The body of `POST /pledges/{id}/in-kind`. */
export const inKindInput = z
  .strictObject({
    opportunityId: id.nullish().describe('Which kit it is; that of the pledge where not sent'),
    valueRial: z.int().min(1).max(maxRial).describe('What it is worth, as received; whole rials'),
    serials: z.array(line(60)).max(50).default([]),
    receivedOn: day.optional().describe('Today where not sent'),
    supplier: optionalLine(120),
  })
  .meta({ id: 'KitInKind' });
