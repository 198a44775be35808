import * as z from 'zod';
import { line, page, phone } from '../../platform/fields.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { askOutcomes, askStatuses } from './ask.rules.ts';
import { countyIn } from './county-in.rules.ts';

/** The body of `POST /opportunities/{id}/asks`. */
export const askBody = z
  .strictObject({
    name: line(80).describe('Who to ask for on the phone; any name they go by'),
    phone,
    county: line(80).describe(
      'Where they live: code of `GET /reference/counties`, or its name, alone or with the province after a comma',
    ),
  })
  .meta({ id: 'NewAsk' });

/** The same, the county resolved to its entry of the reference. */
export const askInput = (vocabulary: Vocabulary) =>
  askBody.extend({
    county: askBody.shape.county.transform((text, ctx) => {
      const county = countyIn(vocabulary, text);
      if (county) return county;
      ctx.addIssue({ code: 'custom', message: 'place.unknown' });
      return z.NEVER;
    }),
  });

export const asksQuery = z.strictObject({
  status: z.enum(askStatuses).optional().describe('`new`: waiting for a call, the longest first'),
  opportunityId: z.string().max(60).optional(),
  q: z
    .string()
    .max(60)
    .optional()
    .describe(
      'A reference, in any digits. A phone finds its asks too, but what stands in an address is kept in histories and logs: prefer the reference.',
    ),
  ...page,
});

/** The body of `POST /asks/{id}/answer`. */
export const answerInput = z
  .strictObject({
    outcome: z.enum(askOutcomes),
    personId: z
      .string()
      .max(60)
      .nullish()
      .describe('Whose file it led to; only where somebody was registered or already known'),
  })
  .meta({ id: 'AskAnswer' });
