import * as z from 'zod';
import { day, line, optionalLine, page } from '../../platform/fields.ts';
import { causeCloseReasons, mostCauseSlots } from './cause.rules.ts';
import { budgetStates } from './cause-record.rules.ts';
import { wordFaults } from './public-words.rules.ts';

const id = z.string().min(1, { error: 'required' }).max(60);

/** Words that everybody may read: no numbers of people, no links, nothing that shames. */
export const publicLine = (max: number) =>
  line(max).superRefine((text, ctx) => {
    for (const message of wordFaults(text)) ctx.addIssue({ code: 'custom', message });
  });
const optionalPublicLine = (max: number) =>
  optionalLine(max).superRefine((text, ctx) => {
    for (const message of wordFaults(text ?? '')) ctx.addIssue({ code: 'custom', message });
  });
export const publicText = (max: number) =>
  z.strictObject({ fa: publicLine(max), en: optionalPublicLine(max).default(null) });

const fields = {
  title: publicText(80).describe('Without anybody’s name'),
  need: publicText(400).describe('Two sentences'),
  slots: z.int().min(1).max(mostCauseSlots).describe('For how many families'),
  campaignId: id.nullish(),
  closesOn: day.nullish(),
  verifiedOn: day.nullish().describe('When the association last saw for itself; today where not sent'),
  namesChecked: z
    .boolean()
    .optional()
    .describe('Send true after a refusal `words.name`, once you have looked'),
};

/** The body of `POST /causes`. */
export const causeInput = z
  .strictObject({
    opportunityId: id.describe('The kit'),
    ...fields,
    title: fields.title.optional().describe('That of the kit where not sent'),
    opensOn: day.nullish(),
  })
  .meta({ id: 'NewCause' });

/** The body of `PATCH /causes/{id}`: what is left out stays. */
export const causePatch = z
  .strictObject({
    title: fields.title.optional(),
    need: fields.need.optional(),
    addSlots: z.int().min(1).max(mostCauseSlots).optional().describe('More families'),
    campaignId: fields.campaignId,
    closesOn: fields.closesOn,
    verifiedOn: day.optional(),
    budget: z
      .array(z.strictObject({ line: z.int().min(0), state: z.enum(budgetStates) }))
      .max(50)
      .optional()
      .describe('How lines of the budget stand, by their place in it'),
    namesChecked: fields.namesChecked,
  })
  .meta({ id: 'CausePatch' });

export const causeClose = z.strictObject({ reason: z.enum(causeCloseReasons) }).meta({ id: 'CauseClose' });

export const causesQuery = z.object({
  province: z.string().max(60).optional(),
  trade: z
    .string()
    .regex(/^\d{1,4}$/, { error: 'occupation.unknown' })
    .optional()
    .describe('A unit group of ISCO-08, or its first digits'),
  campaign: z.string().max(60).optional().describe('Its slug'),
  ...page,
});
