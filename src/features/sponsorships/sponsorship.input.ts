import * as z from 'zod';
import { maxRial } from '../../kernel/money.ts';
import { amountRial, day, line, optionalLine, page } from '../../platform/fields.ts';
import { proofs, sponsorshipStates, upkeepEvents, visitFindings } from './sponsorship.rules.ts';
import { waits } from './waiting.rules.ts';

const id = z.string().min(1, { error: 'required' }).max(60);
const price = z.int().min(1).max(maxRial);
const reason = line(300).describe('No names');

export const quoteInput = z
  .strictObject({
    supplier: line(120),
    priceRial: price,
    quotedOn: day,
    expiresOn: day.describe('The last day on which the seller keeps to it'),
    note: optionalLine(300),
  })
  .meta({ id: 'NewQuote' });

const payers = z
  .array(z.strictObject({ fundId: id, amountRial: price.describe('Of the price of the kit') }))
  .min(1)
  .max(30)
  .describe('Shares that sum to the price; the reserve for repairs comes from the same funds beside it');

export const sponsorshipInput = z
  .strictObject({
    personId: id,
    opportunityId: id.describe('The kit'),
    causeId: id.nullish().describe('The cause it is of; found by itself where left out, null = none'),
    quote: quoteInput.optional().describe('What a seller asks; else the price of the kit'),
    unitId: id.nullish().describe('A kit of the stock: given in kind or handed back; nobody pays anew'),
    trustMonths: z.int().min(12).max(24).optional().describe('Held on trust for so long; 18'),
  })
  .meta({ id: 'NewSponsorship' });

export const payersInput = z.strictObject({ payers }).meta({ id: 'SponsorshipPayers' });
export const refusalInput = z.strictObject({ reason }).meta({ id: 'SponsorshipRefusal' });

/** Somebody above confirms what waits, or refuses it. */
export const secondDecisionInput = z
  .strictObject({ confirm: z.boolean(), reason: reason.optional().describe('Where a proposal is refused') })
  .refine(({ confirm, reason: why }) => confirm || why !== undefined, { path: ['reason'], error: 'required' })
  .meta({ id: 'SecondDecision' });

const happenedOn = day.optional().describe('Today where left out');
const of = <E extends string>(event: E) => ({ event: z.literal(event), happenedOn });

/** One thing that happened; what it must come with goes by `event`. */
export const eventInput = z
  .discriminatedUnion('event', [
    z.strictObject({
      ...of('purchased'),
      quoteId: id.describe('One that has not expired'),
      priceRial: price.describe('What was paid: cheaper gives the rest back to the funds, dearer is refused'),
      invoice: line(60),
      serials: z.array(line(60)).max(20),
      bankAccountId: id,
    }),
    z.strictObject({ ...of('topped-up'), payers }),
    z.strictObject({
      ...of('purchase-returned'),
      bankAccountId: id,
      lostRial: z
        .int()
        .min(0)
        .max(maxRial)
        .optional()
        .describe('What the seller keeps, out of the pooled contingency first; 0 where left out'),
      asksCancel: z
        .boolean()
        .optional()
        .describe('The family does not get a kit: asks to withdraw the approval with the same reason'),
      reason,
    }),
    z.strictObject({
      ...of('delivered'),
      proof: z.enum(proofs).describe('How the person took it over; no photo'),
      serials: z.array(line(60)).max(20).optional().describe('Where they were not known before'),
    }),
    z.strictObject({
      ...of('visited'),
      visitId: id.optional().describe('The planned visit; the one due first where left out'),
      finding: z.enum(visitFindings),
      monthlyIncomeRial: amountRial.nullish(),
      note: optionalLine(300),
    }),
    z.strictObject({
      ...of('earning'),
      monthlyIncomeRial: amountRial.nullish(),
      weeklyHours: z.number().min(0).max(112).nullish(),
      placementId: id.optional().describe('Work that is on record already, to be linked'),
    }),
    ...upkeepEvents.map((event) =>
      z.strictObject({
        ...of(event),
        costRial: price,
        bankAccountId: id,
        fundId: id.nullish().describe('Who pays; the pooled contingency where left out'),
        reason,
      }),
    ),
    z.strictObject({
      ...of('ended'),
      end: z.enum(['handed-back', 'lost']),
      reason,
    }),
    z.strictObject({ ...of('title-transferred'), reason: reason.nullish().describe('Where it is early') }),
    z.strictObject({ ...of('cancel-asked'), reason }),
    z.strictObject({ ...of('cancel-refused'), reason: reason.nullish() }),
    z.strictObject({
      ...of('cancelled'),
      reason: reason.nullish().describe('Beside the one it was asked with'),
    }),
    z.strictObject({ ...of('undone'), reason }),
  ])
  .meta({ id: 'SponsorshipEvent' });
export type EventInput = z.output<typeof eventInput>;

export const sponsorshipsQuery = z.object({
  state: z.enum(sponsorshipStates).optional(),
  waiting: z.enum(waits).optional().describe('What is to be done next'),
  personId: id.optional(),
  ...page,
});
