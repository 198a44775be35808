import * as z from 'zod';
import { normaliseDisplay } from '../../kernel/persian.ts';
import { page } from '../../platform/fields.ts';

export const giversQuery = z.object({
  q: z
    .string()
    .max(80)
    .transform(normaliseDisplay)
    .optional()
    .describe('A name, also misspelt or in part, or a whole mobile number'),
  open: z
    .enum(['true', 'false'])
    .optional()
    .describe('`true`: only who has pledges that are not kept in full'),
  ...page,
});
