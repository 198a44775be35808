import * as z from 'zod';
import { line, mobile } from '../../platform/fields.ts';
import { benefactorKinds } from './benefactor.rules.ts';

/** What a benefactor may change of themselves; what is left out stays. */
export const profilePatch = z.strictObject({
  name: line(120).optional(),
  kind: z.enum(benefactorKinds).optional(),
  province: z
    .string()
    .max(80)
    .nullable()
    .optional()
    .meta({ description: 'Code or name of a province; null: none told' }),
  anonymous: z.boolean().optional().meta({ description: 'Named to nobody but the staff who keep accounts' }),
  wantsMessages: z.boolean().optional().meta({ description: 'Codes are sent all the same' }),
});

/** Somebody whom the staff enter: who gave over the telephone or at the counter. */
export const enteredBenefactor = z.strictObject({
  phone: mobile,
  name: line(120),
  kind: z.enum(benefactorKinds).optional(),
  anonymous: z.boolean().optional(),
});
